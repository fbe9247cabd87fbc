"""The open book on a real file: decided, saved, only then shown; refused, never shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from godfather_desktop.actions.people import add_person, rate, remove_people
from godfather_desktop.book.open_book import Failed, OpenBook
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import ME, NoteId, PersonId, TouchId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.storage.store import Store
from tests.books import TODAY, added, dump_of, opened, person, written

_Result = TypeVar("_Result")


class Later:
    """A lane that works when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], _Result], then: Callable[[_Result], None], failed: Failed, /) -> None:
        def job() -> None:
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001  # a lane hands every error to its caller
                failed(error)
            else:
                then(result)

        self.waiting.append(job)

    def step(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def book(store: Store) -> OpenBook:
    return opened(store)


def test_what_is_shown_is_what_is_on_the_disk(book: OpenBook, store: Store) -> None:
    ann = Person(PersonId(book.new_id()), "Ann Lee")
    book.perform(lambda rolodex: add_person(rolodex, book.new_id, ann, title="CEO", organization="Meridian"))
    book.perform(lambda rolodex: rate(rolodex, ann.id, 7))
    on_disk = store.load(TODAY)
    assert (book.rolodex.people, book.rolodex.roles, book.rolodex.organizations) == (
        on_disk.people,
        on_disk.roles,
        on_disk.organizations,
    )
    assert book.rolodex.people[ann.id].rating == 7


def test_an_intent_that_breaks_a_rule_changes_nothing_and_the_next_is_done(book: OpenBook, store: Store) -> None:
    before = dump_of(store)
    with pytest.raises(RuleBroken):
        book.perform(lambda rolodex: rate(rolodex, PersonId(99), 7))
    failed: list[BaseException] = []
    busy: list[bool] = []
    book.state_listeners.append(lambda: busy.append(book.busy))
    book.perform(lambda rolodex: rate(rolodex, ME, 7), failed=failed.append)
    # Whoever shows that the book is busy hears that it is not any more.
    assert busy == [True, False]
    assert [str(error) for error in failed] == ["about myself()"]
    assert (dump_of(store), book.busy, book.steps.to_undo) == (before, False, None)
    book.perform(lambda _: added(person(10)))
    assert PersonId(10) in book.rolodex.people


def test_what_the_disk_refuses_is_never_shown(book: OpenBook, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[Change, ...]] = []
    book.perform(lambda _: added(person(10)))
    book.listeners.append(lambda changes, _touched: told.append(changes))
    people, step, before = dict(book.rolodex.people), book.steps.to_undo, dump_of(store)
    nobody = added(Note(NoteId(20), PersonId(99), TODAY, "about nobody"))
    with pytest.raises(DiskTrouble):
        book.perform(lambda _: nobody)

    def refuse(*_given: object, **_named: object) -> None:
        raise DiskTrouble("disk full", store.path, free=0)

    monkeypatch.setattr(store, "save", refuse)
    failed: list[BaseException] = []
    for intent in (book.undo, book.redo, lambda failed: book.perform(lambda _: added(person(11)), failed=failed)):
        intent(failed=failed.append)
    assert len(failed) == 2
    assert (book.rolodex.people, book.steps.to_undo, book.steps.to_redo) == (people, step, None)
    assert (told, book.busy) == ([], False)
    monkeypatch.undo()
    assert dump_of(store) == before
    book.undo()
    assert PersonId(10) not in book.rolodex.people


def test_intents_wait_for_the_one_before_and_are_decided_on_what_it_left(store: Store) -> None:
    lane = Later()
    book = OpenBook(store, store.load(TODAY), store.next_id(), TODAY, lane)
    busy: list[bool] = []
    book.state_listeners.append(lambda: busy.append(book.busy))
    done: list[str] = []
    book.perform(lambda _: added(person(10)), lambda step: done.append("add"))
    book.perform(lambda rolodex: rate(rolodex, PersonId(10), 7), lambda step: done.append("rate"))
    book.undo(lambda step: done.append("undo"))
    assert (done, PersonId(10) in book.rolodex.people, len(lane.waiting)) == ([], False, 1)
    lane.step()
    assert (done, book.rolodex.people[PersonId(10)].rating) == (["add"], None)
    lane.step()
    assert book.rolodex.people[PersonId(10)].rating == 7
    lane.step()
    assert (done, book.rolodex.people[PersonId(10)].rating) == (["add", "rate", "undo"], None)
    assert (busy[0], busy[-1], book.busy) == (True, False, False)


def test_a_refused_intent_lets_the_waiting_ones_through(store: Store) -> None:
    lane = Later()
    book = OpenBook(store, store.load(TODAY), store.next_id(), TODAY, lane)
    failed: list[BaseException] = []
    book.perform(lambda _: added(Note(NoteId(20), PersonId(99), TODAY, "x")), failed=failed.append)
    book.perform(lambda rolodex: rate(rolodex, PersonId(98), 7), failed=failed.append)
    book.perform(lambda _: added(person(10)))
    while lane.waiting:
        lane.step()
    assert [type(error) for error in failed] == [DiskTrouble, RuleBroken]
    assert PersonId(10) in book.rolodex.people
    assert not book.busy


def test_removal_with_touches_is_taken_back_whole(book: OpenBook, store: Store) -> None:
    touch = Touch(TouchId(20), PersonId(10), TODAY, "call", "in", note="words")
    book.perform(lambda _: added(person(10), touch, Note(NoteId(21), PersonId(10), TODAY, "a note")))
    before, sums = dump_of(store), dict(book.rolodex.sums)
    book.perform(lambda rolodex: remove_people(rolodex, [PersonId(10)]))
    assert (book.rolodex.sums, store.touch_count()) == ({}, 0)
    book.undo()
    assert (dump_of(store), book.rolodex.sums) == (before, sums)
    book.redo()
    assert PersonId(10) not in book.rolodex.people


def test_an_import_is_one_step_and_listeners_hear_of_it(book: OpenBook, store: Store, tmp_path: Path) -> None:
    touched: list[frozenset[PersonId]] = []
    book.listeners.append(lambda _changes, people: touched.append(people))
    before = dump_of(store)
    text = "date,person,channel,direction\n2026-01-02,Ann Lee,call,in\n2026-01-03,Ben Roy,call,in\n"
    plan = plan_import(book.rolodex, book.new_id, TODAY, [written(tmp_path, "log.csv", text)])
    book.bring_in(plan.changes, plan.touches, lambda _seen: None, lambda saved: plan.settle(saved.touches))
    people = frozenset(one.id for one in book.rolodex.others())
    assert touched == [people]
    assert {one.person for one in book.rolodex.sums.values()} == people
    assert book.rolodex.batches[plan.batch].added == 2
    after = dump_of(store)
    book.undo()
    assert (dump_of(store), book.rolodex.sums) == (before, {})
    book.redo()
    assert dump_of(store) == after
    assert store.touch_count() == 2


def test_a_cancelled_import_leaves_the_book_as_it_was(book: OpenBook, store: Store, tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(_seen: int) -> None:
        raise Cancelled

    before = dump_of(store)
    text = "date,person,channel,direction\n2026-01-02,Ann Lee,call,in\n"
    plan = plan_import(book.rolodex, book.new_id, TODAY, [written(tmp_path, "log.csv", text)])
    with pytest.raises(Cancelled):
        book.bring_in(plan.changes, plan.touches, cancel, lambda saved: plan.settle(saved.touches))
    assert (dump_of(store), list(book.rolodex.others()), book.steps.to_undo, book.busy) == (before, [], None, False)


def test_a_new_day_makes_the_sums_anew(book: OpenBook) -> None:
    ahead = Touch(TouchId(20), PersonId(10), TODAY + 1, "call", "in")
    book.perform(lambda _: added(person(10), Touch(TouchId(21), PersonId(10), TODAY, "call", "in"), ahead))
    assert book.rolodex.sums[PersonId(10)].days == 1
    book.begin_day(TODAY + 1)
    assert (book.today, book.rolodex.sums[PersonId(10)].days) == (TODAY + 1, 2)


def test_an_intent_that_changes_nothing_is_no_step(book: OpenBook) -> None:
    book.perform(lambda _: added(person(10)))
    step, done = book.steps.to_undo, list[ChangeSet]()
    book.perform(lambda rolodex: rate(rolodex, PersonId(10), None), done.append)
    assert (book.steps.to_undo, len(done), book.busy) == (step, 1, False)


def test_undo_and_redo_with_nothing_to_do_do_nothing(book: OpenBook, store: Store) -> None:
    before = dump_of(store)
    book.undo()
    book.redo()
    assert (dump_of(store), book.busy) == (before, False)


def test_a_new_step_clears_what_could_be_redone(book: OpenBook) -> None:
    book.perform(lambda _: added(person(10)))
    book.undo()
    assert book.steps.to_redo is not None
    book.perform(lambda _: added(person(11)))
    book.redo()
    assert PersonId(10) not in book.rolodex.people


def test_the_book_itself_is_no_file_to_read_or_write(book: OpenBook, store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(store.path)
    for path in (store.path, link, Path(f"{store.path}-wal"), store.path.parent / "." / store.path.name):
        with pytest.raises(RuleBroken, match="the book itself"):
            book.apart(path)
    for path in (tmp_path / "other", tmp_path / "none" / "out"):
        assert book.apart(path) == path


def test_records_given_out_are_frozen(book: OpenBook) -> None:
    book.perform(lambda _: added(person(10)))
    card = book.rolodex.people[PersonId(10)]
    with pytest.raises(AttributeError):
        card.name = "other"  # type: ignore[misc]
    assert replace(card, name="other") != card
