"""The order in which people are written, where a card names by whom its person came."""

from collections.abc import Iterator

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex


def referrers_first(rolodex: Rolodex) -> Iterator[Person]:
    """Everybody but me, after whoever referred them: one who is named before their own card comes is a stranger."""
    seen: set[PersonId] = {ME}
    for person in rolodex.others():
        chain: list[Person] = []
        next_one: PersonId | None = person.id
        while next_one is not None and next_one not in seen:
            seen.add(next_one)
            chain.append(rolodex.people[next_one])
            next_one = chain[-1].referred_by
        yield from reversed(chain)
