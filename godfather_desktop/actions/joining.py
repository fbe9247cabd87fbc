"""One card becomes part of another: what each record that named it becomes."""

import json
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from godfather_desktop.actions.merge_trial import Trial
from godfather_desktop.actions.united import is_better, place_of, united_card, united_etiquette
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, MergeId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge, MergeReason
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import to_plain
from godfather_desktop.domain.references import referring, rewritten, written
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.opt_in import TRANSITIONS


def joined(
    trial: Trial,
    id_: MergeId,
    today: Day,
    keep: PersonId,
    gone: PersonId,
    reason: MergeReason,
    said: str,
    *,
    again: bool = False,
) -> list[Change]:
    """The changes that make one card of two, the merge record last.

    again: the two were one before, so that nothing stands in the way. Raises RuleBroken when an
    introduction under way would lead to the one who is asked for it.
    """
    join = _Join(trial, keep, gone, again=again)
    join.card()
    # What is put off may name a role or a cadence that stands for one of the other card by then.
    for record in sorted(trial.naming(gone), key=lambda one: isinstance(one, Snooze)):
        if record.id != keep or not isinstance(record, Person):
            join.take(record)
    join.disk()
    merge = Merge(
        id_,
        keep,
        gone,
        today,
        reason,
        said,
        json.dumps(join.altered, ensure_ascii=False) if join.altered else "",
        tuple(join.lost),
        tuple(join.moved),
    )
    return [*join.changes, Change(None, merge)]


class _Join:
    """One merge in the making."""

    def __init__(self, trial: Trial, keep: PersonId, gone: PersonId, *, again: bool) -> None:
        self._trial = trial
        self._keep = keep
        self._gone = gone
        self._again = again
        self._ids: dict[type[Record], dict[int, int]] = {Person: {gone: keep}, Role: {}, Cadence: {}}
        self._places: dict[Hashable, Record] = {
            place: record for record in trial.rolodex.records_of(keep) if (place := place_of(record)) is not None
        }
        self.changes: list[Change] = []
        self.altered: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self.lost: list[str] = []
        self.moved: list[str] = []

    def card(self) -> None:
        """The one card goes into the other."""
        before, other = self._trial.rolodex.people[self._keep], self._trial.rolodex.people[self._gone]
        after = united_card(before, other)
        self._alter(before, after)
        self._lose(other)

    def take(self, before: Record) -> None:
        """A record that names the card that goes."""
        after = self._renamed(before)
        if after is None:
            self._lose(before)
            return
        place = place_of(after)
        there = self._places.get(place) if place is not None else None
        if there is None or there.id == before.id:
            if place is not None:
                self._places[place] = after
            self._move(before, after)
        elif isinstance(there, Tie) and isinstance(after, Tie) and is_better(after, there):
            self._places[place] = after
            self._lose(there)
            self._move(before, after)
        else:
            if isinstance(there, Etiquette) and isinstance(after, Etiquette):
                united = self._places[place] = _sensible(united_etiquette(there, after))
                self._alter(there, united)
            # Written down although it stays as it is: what becomes of it concerns this merge.
            self.altered.append((to_plain(self._places[place]), to_plain(self._places[place])))
            if type(before) in self._ids:
                self._ids[type(before)][before.id] = there.id
            self._lose(before)

    def disk(self) -> None:
        """Touches change hands. A photo is copied where there is none: its own waits on the disk for its card."""
        for touch in self._trial.touches_of(self._gone):
            self.moved.append(f"touch {touch.id}")
            self.changes.append(Change(touch, replace(touch, person=self._keep)))
        photo = self._trial.photo_of(self._gone)
        if photo is not None and self._trial.photo_of(self._keep) is None:
            self.moved.append(f"photo {photo.id}")
            self.changes.append(Change(None, Photo(self._keep, photo.data)))

    def _renamed(self, before: Record) -> Record | None:
        """The record with one card in the place of the other; None when it says nothing any more."""
        if isinstance(before, Merge):
            return replace(before, person=self._keep)
        after = rewritten(before, self._ids)
        if isinstance(after, Introduction):
            return self._way(after)
        if isinstance(after, Tie):
            if after.a == after.b or ME in (after.a, after.b):
                return None
            # What I say, I saw.
            return replace(after, says=None) if after.says == ME else after
        if isinstance(after, Distinct):
            return after if after.a != after.b else None
        if isinstance(after, Etiquette):
            return _sensible(after)
        if isinstance(after, Target):
            return after if after.person != ME else None
        if isinstance(after, Person) and after.referred_by in (after.id, ME):
            return replace(after, referred_by=None)
        return after

    def _way(self, introduction: Introduction) -> Introduction | None:
        """An introduction without a detour; one that leads back to whom it began with is over, or must be first."""
        chain, thanked = tuple(dict.fromkeys(introduction.chain)), tuple(dict.fromkeys(introduction.thanked))
        if introduction.target in chain or ME in (introduction.target, *chain):
            if TRANSITIONS.get(introduction.state) and not self._again:
                people = self._trial.rolodex.people
                raise RuleBroken(
                    "merge across an introduction",
                    field="person",
                    name=people[self._keep].name,
                    other=people[self._gone].name,
                )
            return None
        return replace(introduction, chain=chain, thanked=thanked)

    def _move(self, before: Record, after: Record) -> None:
        plain = isinstance(before, Merge) or rewritten(before, {Person: self._ids[Person]}) == after
        if not plain:
            self._alter(before, after)
            return
        names = (
            dict.fromkeys(one.field for one in referring(before) if one.kind is Person and one.id == self._gone)
            if not isinstance(before, Merge)
            else {"person": None}
        )
        said = "" if list(names) == ["person"] else " " + " ".join(names)
        self.moved.append(f"{type(before).__name__.lower()} {before.id}{said}")
        self.changes.append(Change(before, after))

    def _alter(self, before: Record, after: Record) -> None:
        if before == after:
            return
        self.altered.append((to_plain(before), to_plain(after)))
        self.changes.append(Change(before, after))

    def _lose(self, record: Record) -> None:
        self.lost.append(written(record))
        self.changes.append(Change(record, None))


def _sensible(etiquette: Etiquette) -> Etiquette:
    """Nobody stands before themselves, and I stand before nobody."""
    return replace(
        etiquette,
        gatekeeper=None if etiquette.gatekeeper in (etiquette.person, ME) else etiquette.gatekeeper,
        decides_says=None if etiquette.decides_says == ME else etiquette.decides_says,
    )
