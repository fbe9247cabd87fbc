"""Two cards of one person become one; taken apart again at any time; two people who look alike, told apart."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from godfather_desktop.actions.checks import NewId, known
from godfather_desktop.actions.joining import joined
from godfather_desktop.actions.merge_trial import Key, Trial
from godfather_desktop.actions.parting import parted, three_way
from godfather_desktop.domain.change import DISK_KINDS, Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.ids import ME, DistinctId, MergeId, PersonId
from godfather_desktop.domain.merge import Merge, MergeReason
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import PLAIN_KINDS
from godfather_desktop.domain.references import moved_entry, referring
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.duplicates import Pair, contradict, kept_first


def merge(
    rolodex: Rolodex,
    new_id: NewId,
    today: Day,
    keep: PersonId,
    gone: PersonId,
    touches: Iterable[Touch],
    reason: MergeReason = "own",
    said: str = "",
    *,
    photos: Iterable[Photo] = (),
) -> ChangeSet:
    """Make one card of two.

    touches: of the card that goes; photos: those of the two. Raises RuleBroken for one card twice, for my own
    card as the one that goes, and when an introduction under way would lead to the one who is asked for it.
    """
    card = known(rolodex, keep)
    known(rolodex, gone)
    if keep == gone:
        raise RuleBroken("merge with itself", field="person", name=card.name)
    if gone == ME:
        raise RuleBroken("merge of me", field="person", name=card.name)
    trial = Trial(rolodex, touches, photos)
    changes = joined(trial, MergeId(new_id()), today, keep, gone, reason, said)
    return change_set("merge.join", card.name, changes)


def merge_all(
    rolodex: Rolodex,
    new_id: NewId,
    today: Day,
    pairs: Iterable[Pair],
    touches: Iterable[Touch],
    photos: Iterable[Photo] = (),
) -> ChangeSet:
    """Merge many pairs in one step, also where one card is in several of them.

    touches, photos: of everybody in the pairs. What contradicts a card with which it would come together only
    through a third one, and what `merge` refuses, stays as it is.
    """
    trial = Trial(rolodex, touches, photos)
    parts: dict[PersonId, list[Person]] = {}
    now: dict[PersonId, PersonId] = {}
    merged: list[str] = []
    for pair in pairs:
        one, other = _now(now, pair.a), _now(now, pair.b)
        if one == other or not {one, other} <= trial.rolodex.people_ids():
            continue
        mine, theirs = (parts.get(who) or [rolodex.people[who]] for who in (one, other))
        if any(contradict(a, b, pair.reason) for a in mine for b in theirs):
            continue
        if any(one in (told.a, told.b) for told in trial.rolodex.distincts_of(other)):
            continue
        keep, gone = kept_first(rolodex, one, other)
        try:
            trial.apply(joined(trial, MergeId(new_id()), today, keep, gone, pair.reason, pair.said))
        except RuleBroken:
            continue
        now[gone] = keep
        parts[keep] = [*mine, *theirs]
        merged.append(rolodex.people[keep].name)
    if len(merged) == 1:
        return change_set("merge.join", merged[0], trial.net())
    return change_set("merge.all", str(len(merged)), trial.net())


def unmerge(
    rolodex: Rolodex,
    new_id: NewId,
    today: Day,
    merge_id: MergeId,
    touches_now: Iterable[Touch],
    *,
    photos: Iterable[Photo] = (),
    apart: bool = True,
) -> ChangeSet:
    """Take a card out of another one again, whatever has happened since.

    touches_now: of the card that stayed; photos: of `shown_in`. apart: also write down that the two are two
    people, so that they are not found again. Merges that came later and had to do with it are taken back and
    made again, as if this one had never been. Raises RuleBroken when the merge is not there any more.
    """
    before = rolodex.merges.get(merge_id)
    if before is None:
        raise RuleBroken("no such merge", field="merge", said=merge_id)
    name = rolodex.people[before.person].name
    later = _later(rolodex, before)
    touches, photos = tuple(touches_now), tuple(photos)
    without = Trial(rolodex, touches, photos)
    if not later:
        changes = parted(without, before)
        if apart:
            changes += _told(changes, new_id, before, today)
        return change_set("merge.part", name, changes)
    taken = [_take_back(without, one.id) for one in reversed(later)]
    home = without.rolodex.merges[merge_id]
    changes = parted(without, home)
    without.apply([*changes, *(_told(changes, new_id, home, today) if apart else ())])
    _make_again(without, taken)
    unchanged = Trial(rolodex, touches, photos)
    _make_again(unchanged, [_take_back(unchanged, one.id) for one in reversed(later)])
    return change_set(
        "merge.part", name, _differing(Trial(rolodex, touches, photos), unchanged, without, (before, *later))
    )


def shown_in(rolodex: Rolodex, merge_id: MergeId) -> list[PersonId]:
    """Whose photos `unmerge` wants to see: the cards that come apart, and those that wait inside them."""
    merge = rolodex.merges.get(merge_id)
    if merge is None:
        return []
    both = ((one.person, one.other) for one in (merge, *_later(rolodex, merge)))
    return list(dict.fromkeys(who for pair in both for who in pair))


def tell_apart(rolodex: Rolodex, new_id: NewId, today: Day, a: PersonId, b: PersonId) -> ChangeSet:
    """Write down that two who look alike are two people. Saying it twice changes nothing."""
    first, second = known(rolodex, a), known(rolodex, b)
    if a == b:
        raise RuleBroken("apart from itself", field="person", name=first.name)
    told = any(b in (one.a, one.b) for one in rolodex.distincts_of(a))
    changes = [] if told else [Change(None, Distinct(DistinctId(new_id()), min(a, b), max(a, b), today))]
    return change_set("merge.apart", f"{first.name} – {second.name}", changes)


def _now(now: dict[PersonId, PersonId], person: PersonId) -> PersonId:
    """Of which card a person has become a part."""
    while person in now:
        person = now[person]
    return person


def _told(changes: Iterable[Change], new_id: NewId, merge: Merge, today: Day) -> list[Change]:
    """That two are two people, if it was not said before they were one."""
    low, high = sorted((merge.person, merge.other))
    if any(isinstance(one.after, Distinct) and (one.after.a, one.after.b) == (low, high) for one in changes):
        return []
    return [Change(None, Distinct(DistinctId(new_id()), low, high, today))]


def _take_back(trial: Trial, id_: MergeId) -> Merge:
    merge = trial.rolodex.merges[id_]
    trial.apply(parted(trial, merge))
    return merge


def _make_again(trial: Trial, taken: Iterable[Merge]) -> None:
    """Merges that were taken back, made again: the one that was taken back last comes first."""
    for one in reversed(tuple(taken)):
        *changes, last = joined(trial, one.id, one.day, one.person, one.other, one.reason, one.said, again=True)
        merge = last.after
        if isinstance(merge, Merge):
            # What lies on the disk was read for the cards that come apart alone.
            unread = [
                entry for entry in one.moved if trial.find(*moved_entry(entry)[:2]) is None and _is_on_disk(entry)
            ]
            merge = replace(merge, moved=(*merge.moved, *unread))
        trial.apply([*changes, Change(None, merge)])


def _is_on_disk(entry: str) -> bool:
    return moved_entry(entry)[0] in DISK_KINDS


def _differing(now: Trial, unchanged: Trial, without: Trial, merges: Iterable[Merge]) -> Iterator[Change]:
    """What makes the records as they would be without a merge, with the edits that were made since.

    unchanged: where later merges were taken back and made again, the merge itself among what stayed.
    merges: it and the later ones: what they took away was not removed by anybody.
    """
    lost = {key for merge in merges for key in _touched_by(merge)[1]}
    for key in dict.fromkeys((*unchanged.became(), *without.became())):
        here, new = now.find(*key), without.find(*key)
        follows = key[0] is Merge or (here is None and key in lost)
        yield Change(here, new if follows else three_way(unchanged.find(*key), here, new))


def _later(rolodex: Rolodex, merge: Merge) -> list[Merge]:
    """The merges since that had to do with what a merge touched, or with what these touched, in order."""
    found: list[Merge] = []
    touched, _ = _touched_by(merge)
    named = _named_by(merge)
    for one in sorted(rolodex.merges.values(), key=lambda one: one.id):
        if one.id <= merge.id:
            continue
        keys, lost = _touched_by(one)
        if touched & keys or named & lost:
            found.append(one)
            touched |= keys
            named |= _named_by(one)
    return found


def _touched_by(merge: Merge) -> tuple[set[Key], set[Key]]:
    """The records that a merge altered or took away, the two cards among them; and those it took away."""
    lost = {_key_in(json.loads(text)) for text in merge.lost}
    altered = {_key_in(was) for was, _ in (json.loads(merge.before) if merge.before else ())}
    moved = {moved_entry(entry)[:2] for entry in merge.moved}
    return {(Person, merge.person), *lost, *altered, *moved}, lost


def _key_in(plain: dict[str, Any]) -> Key:
    return PLAIN_KINDS[plain["kind"]], plain["id"]


def _named_by(merge: Merge) -> set[Key]:
    """What is named in what a merge wrote down."""
    return {(one.kind, one.id) for one in referring(merge)}
