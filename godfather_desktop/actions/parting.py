"""A card comes out of another again: what each record that it brought becomes, with the edits made since."""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, get_args, get_type_hints

from godfather_desktop.actions.merge_trial import Key, Trial, key_of
from godfather_desktop.actions.united import place_of
from godfather_desktop.domain.change import DISK_KINDS, Change, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import from_plain
from godfather_desktop.domain.references import moved_entry, read, referring
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.tie import Tie


def parted(trial: Trial, merge: Merge) -> list[Change]:
    """The changes that take a merge back, the latest of those that touched its records.

    What the merge moved goes back if it still belongs to the card that stayed; what it filled or lengthened,
    if nobody altered it since; what it took away comes back if what it refers to is there.
    """
    return _Part(trial, merge).changes()


def three_way(base: Record | None, now: Record | None, new: Record | None) -> Record | None:
    """A record that was `base` and is `now`, brought from `base` to `new` with the edits since kept.

    Fields that were edited stay so; of lists of texts, what is new comes and what is gone goes.
    """
    if now == base:
        return new
    if base is None or now is None or new is None or new == base:
        return now
    values: dict[str, Any] = {}
    for field in fields(now):
        was, here, wanted = (getattr(one, field.name) for one in (base, now, new))
        if was in (wanted, here):
            values[field.name] = here if was == wanted else wanted
        elif isinstance(here, tuple) and all(isinstance(one, str) for one in (*was, *here, *wanted)):
            kept = [one for one in here if one in wanted or one not in was]
            values[field.name] = (*kept, *(one for one in wanted if one not in was and one not in kept))
        else:
            values[field.name] = here
    return ordered(replace(now, **values))


def ordered(record: Record) -> Record:
    """A pair of people in order."""
    if isinstance(record, Tie | Distinct) and record.a > record.b:
        return replace(record, a=record.b, b=record.a)
    return record


class _Part:
    """One merge being taken back."""

    def __init__(self, trial: Trial, merge: Merge) -> None:
        self._trial = trial
        self._merge = merge
        self._after: dict[Key, Record | None] = {key_of(merge): None}
        card, *lost = [read(text) for text in merge.lost]
        self._put(card)
        coming = {key_of(one) for one in lost}
        for record in lost:
            if self._now(key_of(record)) is None:
                self._put(record)
        for was, became in reversed(json.loads(merge.before) if merge.before else []):
            self._alter(from_plain(became), from_plain(was))
        for entry in merge.moved:
            self._return(*moved_entry(entry))
        self._settle(card, coming)

    def changes(self) -> list[Change]:
        """What it all comes to."""
        found = (Change(self._trial.find(*key), after) for key, after in self._after.items())
        return [change for change in found if change.before != change.after]

    def _now(self, key: Key) -> Record | None:
        return self._after[key] if key in self._after else self._trial.find(*key)

    def _put(self, record: Record) -> None:
        self._after[key_of(record)] = record

    def _alter(self, base: Record, new: Record) -> None:
        now = self._now(key_of(base))
        if now is not None:
            after = three_way(base, now, new)
            self._after[key_of(base)] = after

    def _return(self, kind: type[Record], id_: int, names: tuple[str, ...]) -> None:
        """What was moved goes back to the card that comes out."""
        keep, gone = self._merge.person, self._merge.other
        if kind is Photo:
            shown, own = self._trial.photo_of(keep), self._trial.photo_of(gone)
            if shown is not None and own is not None and shown.data == own.data:
                self._after[key_of(shown)] = None
            return
        now = self._now((kind, id_))
        if now is None:
            return
        values: dict[str, Any] = {}
        for name in names or ("person",):
            # The two ends of a pair may have changed places.
            for field in ("a", "b") if name in ("a", "b") else (name,):
                value = getattr(now, field)
                if value == keep:
                    values[field] = gone
                elif isinstance(value, tuple) and keep in value:
                    values[field] = tuple(gone if one == keep else one for one in value)
        if values:
            self._put(ordered(replace(now, **values)))

    def _settle(self, card: Record, coming: Iterable[Key]) -> None:
        """What comes back must refer to what is there, and must not say again what was said anew since."""
        coming = set(coming)
        taken = {
            place_of(record)
            for record in (
                *(self._now(key_of(one)) for one in self._trial.rolodex.records_of(self._merge.person)),
                *self._after.values(),
            )
            if record is not None and key_of(record) not in coming
        }
        for key in (key_of(card), *coming):
            record = self._after.get(key)
            if record is None:
                continue
            place = place_of(record)
            if place is not None and place in taken:
                del self._after[key]
            else:
                self._after[key] = self._bearable(record)

    def _bearable(self, record: Record) -> Record | None:
        """The record without what it refers to and is not there any more; None when it cannot be without it."""
        values: dict[str, Any] = {}
        hints = get_type_hints(type(record))
        for one in () if isinstance(record, Snooze) else referring(record):
            if one.kind in DISK_KINDS or one.field in values or self._now((one.kind, one.id)) is not None:
                continue
            value = getattr(record, one.field)
            if isinstance(value, tuple):
                values[one.field] = tuple(each for each in value if self._now((one.kind, each)) is not None)
            elif type(None) in get_args(hints[one.field]):
                values[one.field] = None
            else:
                return None
        after: Record = replace(record, **values) if values else record
        empty = (
            (isinstance(after, Introduction) and not after.chain)
            or (isinstance(after, Role) and "organization" in values and not after.title)
            or (isinstance(after, Correction) and "period" in values)
        )
        return None if empty else after
