"""A person in the Rolodex."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.ids import PersonId

HowKnown = Literal["", "personally", "referral", "cold"]
Relation = Literal["", "vendor", "candidate", "report", "peer", "former-colleague", "friend", "family"]
Seniority = Literal["", "peer", "manager", "director", "vp", "c-level"]
Authority = Literal["", "decision-maker", "influencer", "gatekeeper"]

HOW_KNOWN: tuple[HowKnown, ...] = ("", "personally", "referral", "cold")
RELATIONS: tuple[Relation, ...] = (
    "",
    "vendor",
    "candidate",
    "report",
    "peer",
    "former-colleague",
    "friend",
    "family",
)
SENIORITIES: tuple[Seniority, ...] = ("", "peer", "manager", "director", "vp", "c-level")
AUTHORITIES: tuple[Authority, ...] = ("", "decision-maker", "influencer", "gatekeeper")


@dataclass(frozen=True, slots=True)
class Person:
    """One card. Roles, ties, favors and notes are records of their own that name the person.

    rating: the owner's own closeness rating, 0..10. two_am: 'I would call at 2 a.m.', None while
    unsaid. birthday: a partial date. identities: by what other programs know the person, such as
    `vcard:UID` or `linkedin:slug`; a second import finds the person by them. extra: properties of
    an imported card that have no field here, one `name: value` each, so that nothing is dropped.
    """

    id: PersonId
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    city: str = ""
    tags: tuple[str, ...] = ()
    how_known: HowKnown = ""
    referred_by: PersonId | None = None
    rating: int | None = None
    two_am: bool | None = None
    relation: Relation = ""
    seniority: Seniority = ""
    authority: Authority = ""
    birthday: str = ""
    identities: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
