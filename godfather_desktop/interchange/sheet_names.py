"""How a spreadsheet names people: so that people can read it, and everybody comes back as who they were.

A person is named by an e-mail address, else by name. Where that is not theirs alone, a number follows
the name, as in `Ann Lee #12`; people.csv has it in its column `id`. Together, name and number are the
UID that our vCards give to a card that came without one: a number alone would name others in another
Rolodex.
"""

import hashlib
import re
from collections.abc import Callable
from uuid import UUID

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.insight.names import Names
from godfather_desktop.interchange.links import address_in, phone_identity

_NUMBER = re.compile(r"#([1-9][0-9]{0,18})")
_NUMBERED = re.compile(r"(.*\S) #([1-9][0-9]{0,18})", re.DOTALL)


def own_uid(name: str, number: int) -> str:
    """The UID of a card that came without one."""
    mark = hashlib.blake2b(f"{number}\n{name}".encode(), digest_size=16, person=b"godfather-card")
    return str(UUID(bytes=mark.digest(), version=5))


def own_identity(person: Person) -> str:
    """What a card of ours is known by once it was written into a file and read again."""
    return f"uid:{own_uid(person.name, person.id)}"


def numbered_identity(name: str, cell: str) -> str:
    """The identity that the column `id` gives to a name; empty for a cell that is none of ours."""
    match = _NUMBER.fullmatch(cell.strip())
    return f"uid:{own_uid(name, int(match[1]))}" if match else ""


def numbered_name(said: str) -> tuple[str, str] | None:
    """Name and identity of `Ann Lee #12`; None for any other way to name somebody."""
    match = _NUMBERED.fullmatch(said)
    return (match[1], f"uid:{own_uid(match[1], int(match[2]))}") if match else None


class SheetNames:
    """What everybody of a Rolodex is called in spreadsheets."""

    def __init__(self, rolodex: Rolodex) -> None:
        self._rolodex = rolodex
        self._names = Names(rolodex)
        self._alone = _owners_alone(rolodex)
        self._said: dict[PersonId | None, str] = {None: "", ME: "me"}

    def __call__(self, person: PersonId | None) -> str:
        """The person in a cell; nobody is an empty one."""
        said = self._said.get(person)
        if said is None:
            said = self._said[person] = self._say(self._rolodex.people[PersonId(person or 0)])
        return said

    def number(self, person: Person) -> str:
        """The number for the column `id`; empty when name and addresses tell the person apart from all others."""
        apart = self._is_alone_by_name(person) and all(
            self._names.of_email(email) == [person.id] for email in person.emails
        )
        return "" if apart and all(map(self._alone, person.phones)) else f"#{person.id}"

    def _say(self, person: Person) -> str:
        for email in person.emails:
            if self._names.of_email(email) == [person.id] and address_in(email) == email:
                return email
        return person.name if self._is_alone_by_name(person) else f"{person.name} #{person.id}"

    def _is_alone_by_name(self, person: Person) -> bool:
        name = person.name
        return (
            self._names.named(name) == [person.id]
            and not self._names.of_email(name)
            and folded(name) != "me"
            # What looks like an identity, or like a name with its number, would be read as one.
            and ":" not in name
            and numbered_name(name) is None
            and clean_line(name) == name
        )


def _owners_alone(rolodex: Rolodex) -> Callable[[str], bool]:
    """Tells whether a telephone number is of one person alone."""
    owners: dict[str, int] = {}
    for person in rolodex.people.values():
        for identity in {phone_identity(phone) for phone in person.phones}:
            owners[identity] = owners.get(identity, 0) + 1
    return lambda phone: not (identity := phone_identity(phone)) or owners[identity] == 1
