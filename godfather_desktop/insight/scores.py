"""Strengths, chances and friends of a whole Rolodex, computed when asked for and kept until they change."""

from collections.abc import Iterable

from godfather_desktop.domain.ask import Ask, AskModel
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.asking import Asking, asking_in
from godfather_desktop.insight.calibration import Calibration, calibration_of
from godfather_desktop.insight.fading import sigmoid
from godfather_desktop.insight.friends import Friends, base_of, contacts_counted, friends_from
from godfather_desktop.insight.introducing import first_hop
from godfather_desktop.insight.proof import Circumstances, Evidence, circumstances_of, evidence_in
from godfather_desktop.insight.strength import Strength, is_own_tie, strength_in


class Scores:
    """Remembers each person's strength, chance of a yes and evidence of friendship on one day.

    A class because it holds what was computed; `forget` drops what a ChangeSet made stale.
    """

    def __init__(self, rolodex: Rolodex, as_of: Day) -> None:
        self._rolodex = rolodex
        self.as_of = as_of
        self._strengths: dict[PersonId, Strength] = {}
        self._first_hops: dict[PersonId, float] = {}
        self._evidence: dict[PersonId, Evidence] = {}
        self._circumstances: Circumstances | None = None
        self._friends: Friends | None = None
        self._calibrations: dict[AskModel, Calibration] = {}

    def strength(self, person: PersonId) -> Strength:
        """The strength of my tie to a person."""
        known = self._strengths.get(person)
        if known is None:
            known = self._strengths[person] = strength_in(self._rolodex, person, self.as_of)
        return known

    def asking(self, person: PersonId, *, size: float = 1.0, in_person: bool = False) -> Asking:
        """The inputs of a person's chance of a yes."""
        return asking_in(
            self._rolodex,
            person,
            self.as_of,
            strength=self.strength(person),
            size=size,
            in_person=in_person,
            shift=self.shift("yes"),
        )

    def first_hop(self, person: PersonId) -> float:
        """The chance that the person says yes to me and follows through; 0 for people I do not know."""
        known = self._first_hops.get(person)
        if known is None:
            known = 0.0
            if person != ME and is_own_tie(self._rolodex, self._rolodex.people[person]):
                known = first_hop(self.asking(person))
            self._first_hops[person] = known
        return known

    def evidence(self, person: PersonId) -> Evidence:
        """The evidence that a person would show up without my title."""
        known = self._evidence.get(person)
        if known is None:
            if self._circumstances is None:
                self._circumstances = circumstances_of(self._rolodex, self.as_of)
            known = self._evidence[person] = evidence_in(self._rolodex, person, self._circumstances)
        return known

    def friends(self) -> Friends:
        """The five seats and everybody's chance to show up."""
        if self._friends is None:
            others = [person.id for person in self._rolodex.others()]
            self._friends = friends_from(
                self._rolodex,
                self.as_of,
                {person: self.evidence(person) for person in others},
                {person: self.strength(person).value for person in others},
            )
        return self._friends

    def show_up(self, person: PersonId) -> float:
        """The chance that a person shows up without my title, without looking at everybody else's."""
        counted = len(contacts_counted(self._rolodex, self.as_of)) if self._friends is None else 0
        if self._friends is not None and person in self._friends.proofs:
            return self._friends.proofs[person].chance
        return sigmoid(base_of(counted) + self.evidence(person).points)

    def calibration(self, model: AskModel) -> Calibration:
        """How the chances of a model have done so far."""
        known = self._calibrations.get(model)
        if known is None:
            known = self._calibrations[model] = calibration_of(self._rolodex.asks.values(), model, self.as_of)
        return known

    def shift(self, model: AskModel) -> float:
        """What my own outcomes add to every logit of a model."""
        return self.calibration(model).shift

    def trusted(self, model: AskModel) -> bool:
        """Whether figures of a model may be shown; otherwise my own outcomes speak against them."""
        return self.calibration(model).better is not False

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
        everybody = False
        for change in changes:
            for record in (change.before, change.after):
                if isinstance(record, Person):
                    stale.add(record.id)
                elif isinstance(record, Favor | Touch | Correction | Role):
                    stale.add(record.person)
                elif isinstance(record, DownPeriod):
                    everybody = True
            if isinstance(change.record, Ask):
                stale.update(one.person for one in (change.before, change.after) if isinstance(one, Ask))
                shifts = [self.shift(model) for model in list(self._calibrations)]
                self._calibrations.clear()
                if shifts != [self.shift("yes"), self.shift("answer")]:
                    self._first_hops.clear()
        if everybody or ME in stale:
            # My own roles and down periods are part of everybody's evidence.
            self._circumstances = None
            self._evidence.clear()
        if stale or everybody:
            self._friends = None
        for person in stale:
            self._strengths.pop(person, None)
            self._first_hops.pop(person, None)
            self._evidence.pop(person, None)
        return stale

    def move_to(self, as_of: Day) -> None:
        """Start a new day: everything is computed again when asked for."""
        self.as_of = as_of
        self._strengths.clear()
        self._first_hops.clear()
        self._evidence.clear()
        self._circumstances = self._friends = None
        self._calibrations.clear()
