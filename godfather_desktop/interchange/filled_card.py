"""A card with what a file adds to it."""

from dataclasses import replace

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.text import folded
from godfather_desktop.interchange.found import FoundPerson
from godfather_desktop.interchange.sheet_names import own_identity


def filled(person: Person, found: FoundPerson, through: PersonId | None) -> Person:
    """The card: empty fields are filled, lists grow, nothing typed is overwritten."""

    def both(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
        seen = {folded(one) for one in mine}
        return mine + tuple(one for one in theirs if folded(one) not in seen)

    # Somebody whom another record named by address alone gets a name when their own card comes.
    nameless = person.name in (*person.emails, *person.phones) and found.name not in (*found.emails, *found.phones)
    how_known = person.how_known or found.how_known or ("referral" if through is not None else "")
    return replace(
        person,
        name=found.name if nameless else person.name,
        emails=both(person.emails, found.emails),
        phones=both(person.phones, found.phones),
        links=both(person.links, found.links),
        city=person.city or found.city,
        tags=both(person.tags, found.tags),
        how_known=how_known,
        referred_by=person.referred_by if person.referred_by is not None or through == person.id else through,
        rating=person.rating if person.rating is not None else found.rating,
        two_am=person.two_am if person.two_am is not None else found.two_am,
        relation=person.relation or found.relation,
        seniority=person.seniority or found.seniority,
        authority=person.authority or found.authority,
        birthday=person.birthday or found.birthday,
        identities=both(person.identities, tuple(one for one in found.identities if one != own_identity(person))),
        extra=both(person.extra, found.extra),
    )
