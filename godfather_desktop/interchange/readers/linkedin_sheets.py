"""The sheets of a LinkedIn export: how each is known by its header, and what reads it."""

from godfather_desktop.interchange.readers import (
    linkedin,
    linkedin_endorsements,
    linkedin_invitations,
    linkedin_message_rows,
    linkedin_messages,
    linkedin_owner,
    linkedin_recommendations,
)
from godfather_desktop.interchange.readers.linkedin_cells import Reader

SHEETS: tuple[tuple[str, frozenset[str], Reader], ...] = (
    ("linkedin", linkedin.COLUMNS, linkedin.read_connections),
    ("linkedin-messages", linkedin_message_rows.MESSAGE_COLUMNS, linkedin_messages.read_messages),
    ("linkedin-invitations", linkedin_invitations.INVITATION_COLUMNS, linkedin_invitations.read_invitations),
    (
        "linkedin-endorsements-received",
        linkedin_endorsements.ENDORSEMENT_RECEIVED_COLUMNS,
        linkedin_endorsements.read_endorsements_received,
    ),
    (
        "linkedin-endorsements-given",
        linkedin_endorsements.ENDORSEMENT_GIVEN_COLUMNS,
        linkedin_endorsements.read_endorsements_given,
    ),
    (
        "linkedin-recommendations",
        linkedin_recommendations.RECOMMENDATION_COLUMNS,
        linkedin_recommendations.read_recommendations,
    ),
    ("linkedin-positions", linkedin_owner.POSITION_COLUMNS, linkedin_owner.read_positions),
    ("linkedin-education", linkedin_owner.EDUCATION_COLUMNS, linkedin_owner.read_education),
    ("linkedin-imported-contacts", linkedin.IMPORTED_CONTACT_COLUMNS, linkedin.read_imported_contacts),
    ("linkedin-imported-contacts", linkedin.RUN_TOGETHER_CONTACT_COLUMNS, linkedin.read_imported_contacts),
    ("linkedin-notes", linkedin.NOTE_COLUMNS, linkedin.read_notes),
    ("linkedin-profile", linkedin_owner.PROFILE_COLUMNS, linkedin_owner.read_profile),
    ("linkedin-email-addresses", linkedin_owner.EMAIL_COLUMNS, linkedin_owner.read_own_addresses),
)
"""Format name, the folded headers that the sheet has, its reader. The first that fits is meant."""
