"""Strengths and chances of a whole Rolodex, computed when asked for and kept until they change."""

from collections.abc import Iterable

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.asking import asking_in
from godfather_desktop.insight.introducing import first_hop
from godfather_desktop.insight.strength import Strength, is_own_tie, strength_in


class Scores:
    """Remembers each person's strength and first-hop chance on one day.

    A class because it holds what was computed; `forget` drops what a ChangeSet made stale.
    """

    def __init__(self, rolodex: Rolodex, as_of: Day) -> None:
        self._rolodex = rolodex
        self.as_of = as_of
        self._strengths: dict[PersonId, Strength] = {}
        self._first_hops: dict[PersonId, float] = {}

    def strength(self, person: PersonId) -> Strength:
        """The strength of my tie to a person."""
        known = self._strengths.get(person)
        if known is None:
            known = self._strengths[person] = strength_in(self._rolodex, person, self.as_of)
        return known

    def first_hop(self, person: PersonId) -> float:
        """The chance that the person says yes to me and follows through; 0 for people I do not know."""
        known = self._first_hops.get(person)
        if known is None:
            known = 0.0
            if person != ME and is_own_tie(self._rolodex, self._rolodex.people[person]):
                known = first_hop(asking_in(self._rolodex, person, self.as_of, strength=self.strength(person)))
            self._first_hops[person] = known
        return known

    def ranked(self) -> list[tuple[PersonId, float]]:
        """My own ties with their strengths, the strongest first; ties in strength go by id."""
        mine = [
            (person.id, self.strength(person.id).value)
            for person in self._rolodex.others()
            if is_own_tie(self._rolodex, person)
        ]
        return sorted(mine, key=lambda item: (-item[1], item[0]))

    def forget(self, changes: Iterable[Change], touched: Iterable[PersonId] = ()) -> set[PersonId]:
        """Drop what these changes made stale; returns the people concerned."""
        stale = set(touched)
        for change in changes:
            for record in (change.before, change.after):
                if isinstance(record, Person):
                    stale.add(record.id)
                elif isinstance(record, Favor | Touch):
                    stale.add(record.person)
        for person in stale:
            self._strengths.pop(person, None)
            self._first_hops.pop(person, None)
        return stale

    def move_to(self, as_of: Day) -> None:
        """Start a new day: everything is computed again when asked for."""
        self.as_of = as_of
        self._strengths.clear()
        self._first_hops.clear()
