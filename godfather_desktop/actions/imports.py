"""Roll an import back: take out what it brought, restore what it altered, keep what was edited since."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from godfather_desktop.actions.parting import three_way
from godfather_desktop.domain.change import DISK_KINDS, Change, ChangeSet, Record, change_set
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import BatchId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken

_Keys = Container[tuple[type[Record], int]]


@dataclass(frozen=True, slots=True)
class Rollback:
    """What taking an import back comes to. kept: records that stay because they were edited or used since."""

    changes: ChangeSet
    removed: int
    restored: int
    kept: tuple[Record, ...]


def roll_back(rolodex: Rolodex, batch: BatchId, journal: tuple[Change, ...], touched: Container[PersonId]) -> Rollback:
    """Undo an import, even after a restart and after edits.

    journal: what the import changed, in order. touched: people with touches from elsewhere.
    """
    record = rolodex.batches.get(batch)
    if record is None or not record.active:
        raise RuleBroken("no such import", field="batch", said=batch)
    staying = _staying(rolodex, journal, touched)
    changes = [Change(record, replace(record, active=False))]
    kept: list[Record] = []
    restored = 0
    for change in reversed(journal):
        if change.after is None:
            continue
        now = (
            change.after if isinstance(change.after, DISK_KINDS) else rolodex.find(type(change.after), change.after.id)
        )
        if now is None:
            continue
        if change.before is not None:
            # What the import set goes back, what was edited since stays.
            before = three_way(change.after, now, change.before)
            changes.append(Change(now, before))
            restored += before != now
        elif (type(now), now.id) in staying:
            kept.append(now)
        else:
            changes.append(Change(now, None))
    removed = sum(change.after is None for change in changes)
    return Rollback(change_set("import.rollback", ", ".join(record.files), changes), removed, restored, tuple(kept))


def _staying(
    rolodex: Rolodex, journal: tuple[Change, ...], touched: Container[PersonId]
) -> set[tuple[type[Record], int]]:
    """What the import brought and the user has edited or built upon since, with all that it needs."""
    brought = {
        (type(change.after), change.after.id): change.after
        for change in journal
        if change.before is None and change.after is not None
    }
    named = _named_from_outside(rolodex, brought, journal)
    waiting: list[Record] = []
    for key, after in brought.items():
        now = rolodex.find(*key)
        if now is not None and (now != after or _used_since(rolodex, now, brought, touched, named)):
            waiting.append(now)
    staying: set[tuple[type[Record], int]] = set()
    while waiting:
        record = waiting.pop()
        if (type(record), record.id) in staying:
            continue
        staying.add((type(record), record.id))
        waiting += [one for one in _needed_by(rolodex, record) if (type(one), one.id) in brought]
    return staying


def _named_from_outside(rolodex: Rolodex, brought: _Keys, journal: tuple[Change, ...]) -> set[PersonId | None]:
    """Who is named, by cards and ties that the import did not bring, as a referrer or as who told me.

    A referrer that the import itself wrote on a card goes with it and does not count.
    """
    written = {
        change.after.id: change.after.referred_by
        for change in journal
        if isinstance(change.before, Person)
        and isinstance(change.after, Person)
        and change.before.referred_by != change.after.referred_by
    }
    referrers = {
        card.referred_by
        for card in rolodex.people.values()
        if (Person, card.id) not in brought and (card.id, card.referred_by) not in written.items()
    }
    tellers = {tie.says for tie in rolodex.ties.values() if (Tie, tie.id) not in brought}
    doors = {one for etiquette in rolodex.etiquettes.values() for one in (etiquette.gatekeeper, etiquette.decides_says)}
    return referrers | tellers | doors


def _used_since(
    rolodex: Rolodex, record: Record, brought: _Keys, touched: Container[PersonId], named: Container[PersonId | None]
) -> bool:
    """Whether records made after the import refer to this one."""

    def outside(others: Iterable[Record]) -> bool:
        return any((type(one), one.id) not in brought for one in others)

    if isinstance(record, Organization):
        sought = [target for target in rolodex.targets.values() if target.organization == record.id]
        return outside((*rolodex.staff_of(record.id), *sought))
    if isinstance(record, DownPeriod):
        return outside(one for one in rolodex.corrections.values() if one.period == record.id)
    if isinstance(record, Target):
        return outside(task for task in rolodex.tasks.values() if task.target == record.id)
    if not isinstance(record, Person):
        return False
    sought = [target for target in rolodex.targets.values() if target.person == record.id]
    return record.id in touched or record.id in named or outside((*rolodex.records_of(record.id), *sought))


def _needed_by(rolodex: Rolodex, record: Record) -> list[Record]:
    """The records that this one refers to."""
    people: list[PersonId | None] = []
    needed: list[Record] = []
    if isinstance(record, Tie):
        people = [record.a, record.b, record.says]
    elif isinstance(record, Person):
        people = [record.referred_by]
    elif isinstance(record, Introduction):
        people = [record.target, *(PersonId(one) for one in record.chain)]
    else:
        people = [getattr(record, "person", None)]
    if isinstance(record, Role | Target) and record.organization is not None:
        needed.append(rolodex.organizations[record.organization])
    if isinstance(record, Task) and record.target is not None:
        needed.append(rolodex.targets[record.target])
    if isinstance(record, Correction) and record.period is not None:
        needed.append(rolodex.downs[record.period])
    return needed + [rolodex.people[person] for person in people if person is not None]
