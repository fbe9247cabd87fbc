"""The queue of pairs: where it stands, what it remembers, and that a new comparison moves nothing under one's hand."""

from itertools import combinations

from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.ids import DistinctId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.duplicates.queue import MOST, Queue, key_of
from godfather_desktop.insight.duplicates import Pair
from tests.records import TODAY, numbered, rolodex_of

STEP = ChangeSet("merge.join", "x", ())


def _pair(a: int, b: int) -> Pair:
    return Pair(PersonId(a), PersonId(b), "name", "x", 0.9)


def _queue(*pairs: Pair) -> tuple[Rolodex, Queue]:
    rolodex = rolodex_of(*numbered(range(10, 30)))
    queue = Queue(rolodex)
    queue.take(pairs)
    return rolodex, queue


def _current(queue: Queue) -> Pair | None:
    return queue.current


def _merge(rolodex: Rolodex, queue: Queue, gone: int) -> list[Change]:
    queue.begin()
    changes = [Change(rolodex.people[PersonId(gone)], None)]
    rolodex.apply(changes)
    queue.follow()
    return changes


def _tell_apart(rolodex: Rolodex, queue: Queue, pair: Pair) -> None:
    queue.begin()
    rolodex.apply([Change(None, Distinct(DistinctId(900 + pair.a), pair.a, pair.b, TODAY))])
    queue.follow()


def test_pairs_with_a_card_that_went_vanish_and_come_back_with_it() -> None:
    first, second, third = _pair(10, 11), _pair(11, 12), _pair(13, 14)
    rolodex, queue = _queue(first, second, third)
    assert (queue.current, queue.place, queue.upcoming()) == (first, (1, 3), second)
    changes = _merge(rolodex, queue, 11)
    assert (queue.current, queue.place, queue.waiting) == (third, (2, 2), 1)
    rolodex.apply([change.inverse() for change in changes])
    queue.follow()
    assert (queue.current, queue.place, queue.waiting) == (first, (1, 3), 3)


def test_what_comes_from_elsewhere_is_no_decision() -> None:
    first, second = _pair(10, 11), _pair(12, 13)
    rolodex, queue = _queue(first, second)
    rolodex.apply([Change(rolodex.people[PersonId(10)], None)])
    queue.follow()
    assert (queue.current, queue.place, queue.decided) == (second, (1, 1), False)


def test_a_refused_decision_leaves_everything() -> None:
    first, second = _pair(10, 11), _pair(12, 13)
    rolodex, queue = _queue(first, second)
    queue.begin()
    queue.follow()
    queue.give_up()
    assert (queue.current, queue.place) == (first, (1, 2))
    # Later the same pair closes by another hand.
    rolodex.apply([Change(rolodex.people[PersonId(11)], None)])
    queue.follow()
    assert not queue.decided


def test_put_off_pairs_wait_at_the_end_and_come_back_in_turn() -> None:
    pairs = [_pair(10, 11), _pair(12, 13), _pair(14, 15)]
    rolodex, queue = _queue(*pairs)
    queue.later(None)
    queue.later(None)
    assert queue.current == pairs[2]
    _tell_apart(rolodex, queue, pairs[2])
    assert _current(queue) is None
    assert (queue.put_off, queue.waiting) == (2, 2)
    assert not queue.back(STEP), "something was saved since: that comes first"
    assert queue.back(None)
    assert (queue.current, queue.put_off) == (pairs[1], 1)
    queue.again()
    assert (queue.current, queue.put_off) == (pairs[0], 0)


def test_a_pair_put_off_and_gone_is_not_shown_again() -> None:
    pairs = [_pair(10, 11), _pair(12, 13)]
    rolodex, queue = _queue(*pairs)
    queue.later(None)
    rolodex.apply([Change(rolodex.people[PersonId(10)], None)])
    queue.follow()
    assert not queue.back(None)
    assert queue.current == pairs[1]
    assert queue.put_off == 0


def test_a_new_comparison_changes_neither_the_pair_nor_the_place() -> None:
    pairs = [_pair(10, 11), _pair(12, 13), _pair(14, 15)]
    rolodex, queue = _queue(*pairs)
    _merge(rolodex, queue, 11)
    likelier = _pair(16, 17)
    queue.take([likelier, pairs[2], pairs[1]])
    assert (queue.current, queue.place) == (pairs[1], (2, 4))
    queue.take([likelier, pairs[1]])
    assert (queue.current, queue.place) == (pairs[1], (2, 3)), "what is alike no longer is gone"
    queue.later(None)
    assert queue.current == likelier
    queue.take([])
    assert _current(queue) is None
    assert (queue.waiting, queue.place) == (0, (1, 1))
    queue.take(pairs[2:])
    assert queue.current == pairs[2]


def test_before_the_first_decision_only_the_pair_that_is_seen_stays() -> None:
    pairs = [_pair(10, 11), _pair(12, 13)]
    _, queue = _queue(*pairs)
    queue.take([_pair(14, 15), *pairs])
    assert (queue.current, queue.place) == (pairs[0], (2, 3))
    queue.take([pairs[1]])
    assert (queue.current, queue.place) == (pairs[1], (1, 1))


def test_more_than_fit_are_counted() -> None:
    rolodex = rolodex_of(*numbered(range(10, 40)))
    pairs = [_pair(a, b) for a, b in combinations(range(10, 40), 2)]
    queue = Queue(rolodex)
    queue.take(pairs)
    assert len({key_of(pair) for pair in pairs}) == 435
    assert (queue.place, queue.more, queue.waiting) == ((1, MOST), 435 - MOST, 435)
    queue.later(None)
    queue.take(pairs)
    assert (queue.place, queue.more) == ((2, MOST), 435 - MOST)
