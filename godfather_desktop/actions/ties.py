"""'A knows B': record and remove ties between two other people."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, known, partial_date, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.warmth import STATED_STRENGTH, Warmth


def say_knows(
    rolodex: Rolodex,
    new_id: NewId,
    a: PersonId,
    b: PersonId,
    strength: int,
    *,
    since: str = "",
    says: PersonId | None = None,
) -> ChangeSet:
    """Record that two people know each other, BARELY or 1..5; a second statement replaces the first.

    says: who told me, None when I saw it.
    """
    first, second = known(rolodex, a), known(rolodex, b)
    if a == b:
        raise RuleBroken("knows itself", field="b", name=first.name)
    if ME in (a, b):
        raise RuleBroken("tie with me", field="b", name=(second if a == ME else first).name)
    within(strength, BARELY, 5, "strength")
    if says is not None:
        known(rolodex, says)
    low, high = min(a, b), max(a, b)
    if before := _told(rolodex, low, high):
        after = replace(
            before,
            source="stated",
            strength=strength,
            certainty=None,
            says=says,
            since=partial_date(since, "since") or before.since,
        )
        changes = [Change(before, after)]
    else:
        added = Tie(TieId(new_id()), low, high, "stated", strength, says=says, since=partial_date(since, "since"))
        changes = [Change(None, added)]
    return change_set("tie.say", f"{first.name} – {second.name}", changes)


def deny_tie(rolodex: Rolodex, new_id: NewId, a: PersonId, b: PersonId) -> ChangeSet:
    """Record that two people do not know each other, whatever speaks for it."""
    first, second = known(rolodex, a), known(rolodex, b)
    if a == b:
        raise RuleBroken("knows itself", field="b", name=first.name)
    if ME in (a, b):
        raise RuleBroken("tie with me", field="b", name=(second if a == ME else first).name)
    low, high = min(a, b), max(a, b)
    before = _told(rolodex, low, high)
    after = Tie(before.id if before else TieId(new_id()), low, high, "denied")
    return change_set("tie.deny", f"{first.name} – {second.name}", [Change(before, after)])


def confirm_tie(rolodex: Rolodex, new_id: NewId, a: PersonId, b: PersonId, warmth: Warmth) -> ChangeSet:
    """Record that an inferred tie is real, as strong as it was inferred to be."""
    nearest = min(STATED_STRENGTH, key=lambda one: (abs(STATED_STRENGTH[one] - warmth.strength), one))
    return say_knows(rolodex, new_id, a, b, nearest)


def _told(rolodex: Rolodex, low: PersonId, high: PersonId) -> Tie | None:
    """What was said outright of two people, the latest of it."""
    said = [tie for tie in rolodex.ties_of(low) if tie.b == high and tie.source in ("stated", "denied")]
    return said[-1] if said else None


def remove_tie(rolodex: Rolodex, tie: TieId) -> ChangeSet:
    """Take back a statement about a tie."""
    before = rolodex.ties.get(tie)
    if before is None:
        raise RuleBroken("no such record", field="tie")
    names = f"{rolodex.people[before.a].name} – {rolodex.people[before.b].name}"
    return change_set("tie.remove", names, [Change(before, None)])
