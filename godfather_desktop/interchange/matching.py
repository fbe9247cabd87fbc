"""Who is already in the Rolodex: exact matches by identity, e-mail, telephone and name."""

from collections.abc import Iterable

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.duplicates import contradict
from godfather_desktop.insight.names import Names, words_in
from godfather_desktop.interchange.account import KnownBy
from godfather_desktop.interchange.found import FoundPerson
from godfather_desktop.interchange.links import linkedin_identity, phone_identity
from godfather_desktop.interchange.node_identity import reference_and_name, reference_of
from godfather_desktop.interchange.sheet_names import numbered_name, own_identity

_LOCAL_DIGITS = 9
"""The last digits by which a number without its country is known again."""


class Matching:
    """Finds the person that a found record speaks of; follows what the import adds."""

    def __init__(self, rolodex: Rolodex) -> None:
        self._rolodex = rolodex
        self.names = Names(rolodex)
        self._identities: dict[str, PersonId] = {}
        self._local_numbers: dict[str, set[PersonId]] = {}
        for person in rolodex.people.values():
            self._learn(person)

    def learn(self, before: Person | None, after: Person) -> None:
        """A card was added or altered."""
        if before is not None:
            self.names.drop(before)
        self.names.add(after)
        self._learn(after)

    def person_of(self, found: FoundPerson) -> tuple[PersonId, KnownBy] | None:
        """The person of a found card, and by what they are known: an identity, an e-mail address, a telephone
        number with a like name, or the name.
        """
        if found.me:
            return ME, "me"
        for identity in found.identities:
            if identity in self._identities:
                return self._identities[identity], "identity"
        for email in found.emails:
            owners = [
                one
                for one in self.names.of_email(email)
                if (self._may_be(one, found) or self._same(one, found)) and not self._contradicts(one, found)
            ]
            if owners:
                return owners[0], "email"
        for phone in found.phones:
            owner = self._identities.get(phone_identity(phone))
            if owner is not None and self._alike(owner, found.name) and self._may_be(owner, found):
                return owner, "phone"
        alike = [one for one in self.names.named(found.name) if self._may_be(one, found) and self._agrees(one, found)]
        return (alike[0], "name") if len(alike) == 1 else None

    def who(self, said: str) -> PersonId | None:
        """The person named by an identity, a node, an e-mail address, a number or a full name; None for a stranger.

        Raises RuleBroken when several people have that name.
        """
        reference, said = reference_and_name(said)
        if (node := self._identities.get(reference)) is not None or not said:
            return node
        if folded(said) == "me":
            return ME
        known = self._identities.get(said) or self._identities.get(phone_identity(said))
        if known is not None:
            return known
        numbered = numbered_name(said)
        if numbered is not None and numbered[1] in self._identities:
            return self._identities[numbered[1]]
        owners = self._local_numbers.get(_local_number(said), set())
        if len(owners) == 1:
            return next(iter(owners))
        found = self.names.of_email(said) or self.names.named(numbered[0] if numbered is not None else said)
        if len(found) > 1:
            raise RuleBroken("several are meant", who=said, candidates=self.names.shown(found))
        return found[0] if found else None

    def _may_be(self, person: PersonId, found: FoundPerson) -> bool:
        """Not when a program that knows both tells them apart: identities of one kind that differ."""
        mine = _by_scheme(self._rolodex.people[person].identities)
        theirs = _by_scheme(found.identities)
        return all(mine[scheme] & theirs[scheme] for scheme in mine.keys() & theirs.keys())

    def _contradicts(self, person: PersonId, found: FoundPerson) -> bool:
        """Another name altogether behind one address, such as that of an office or a family."""
        theirs = Person(person, found.name, found.emails, found.phones)
        return contradict(self._rolodex.people[person], theirs, "email")

    def _same(self, person: PersonId, found: FoundPerson) -> bool:
        """The very name: every program gives the card of one person a UID of its own."""
        mine, theirs = _by_scheme(self._rolodex.people[person].identities), _by_scheme(found.identities)
        apart = {scheme for scheme in mine.keys() & theirs.keys() if not mine[scheme] & theirs[scheme]}
        return apart <= {"uid"} and folded(self._rolodex.people[person].name) == folded(found.name)

    def _agrees(self, person: PersonId, found: FoundPerson) -> bool:
        """Two cards of one name are one person unless both have e-mail addresses and share none."""
        mine = {folded(email) for email in self._rolodex.people[person].emails}
        theirs = {folded(email) for email in found.emails}
        return not mine or not theirs or bool(mine & theirs)

    def _alike(self, person: PersonId, name: str) -> bool:
        mine = {word for word, _, _ in words_in(self._rolodex.people[person].name)}
        return bool(mine & {word for word, _, _ in words_in(name)})

    def _learn(self, person: Person) -> None:
        keys = [
            *person.identities,
            *map(reference_of, person.identities),
            *map(linkedin_identity, person.links),
            *map(phone_identity, person.phones),
            own_identity(person),
        ]
        for key in keys:
            if key:
                self._identities.setdefault(key, person.id)
        for phone in person.phones:
            if local := _local_number(phone):
                self._local_numbers.setdefault(local, set()).add(person.id)


def _local_number(said: str) -> str:
    """The end of a telephone number, empty for what is none or too short to tell anybody."""
    if any(char.isalpha() or char == "@" for char in said.removeprefix("tel:")):
        return ""
    digits = "".join(char for char in said if char.isdecimal())
    return digits[-_LOCAL_DIGITS:] if len(digits) >= _LOCAL_DIGITS else ""


def _by_scheme(identities: Iterable[str]) -> dict[str, set[str]]:
    schemes: dict[str, set[str]] = {}
    for identity in identities:
        schemes.setdefault(identity.partition(":")[0], set()).add(identity)
    return schemes
