"""A card with what a file adds to it."""

from dataclasses import replace

from godfather_desktop.actions.united import united_card
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.interchange.found import FoundPerson
from godfather_desktop.interchange.sheet_names import own_identity


def filled(person: Person, found: FoundPerson, through: PersonId | None) -> Person:
    """The card: empty fields are filled, lists grow, nothing typed is overwritten.

    through: by whom they were introduced, as the file says.
    """
    through = through if through != person.id else None
    theirs = Person(
        PersonId(0),
        found.name,
        found.emails,
        found.phones,
        found.links,
        found.city,
        found.tags,
        found.how_known or ("referral" if through is not None else ""),
        None,
        found.rating,
        found.two_am,
        found.relation,
        found.seniority,
        found.authority,
        found.birthday,
        tuple(one for one in found.identities if one != own_identity(person)),
        found.extra,
    )
    card = united_card(person, theirs)
    return card if card.referred_by is not None or through is None else replace(card, referred_by=through)
