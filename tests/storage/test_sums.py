"""Contact sums on disk: one more touch reads no history, and down periods make anew what they concern."""

from collections.abc import Callable, Iterator
from dataclasses import astuple, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from godfather_desktop.actions.down_periods import edit_down_period, mark_down_period, remove_down_period
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import DownPeriodId, FavorId, PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.storage import history
from godfather_desktop.storage.store import Store
from tests import strategies
from tests.books import TODAY, added, opened, person
from tests.records import TODAY as RECORDS_TODAY

ANN, BEN = PersonId(10), PersonId(11)


def _touch(number: int, ago: int, direction: str = "in", *, of: PersonId = ANN, people: int = 2) -> Touch:
    return Touch(TouchId(number), of, TODAY - ago, "email", direction, people)  # type: ignore[arg-type]  # in or out


def by_person(sums: list[ContactSums]) -> dict[PersonId, ContactSums]:
    return {one.person: one for one in sums}


def approximately(one: ContactSums | None, other: ContactSums | None) -> bool:
    if one is None or other is None:
        return one is other
    return list(astuple(one)) == [
        pytest.approx(value) if isinstance(value, float) else value for value in astuple(other)
    ]


@pytest.fixture
def statements(store: Store) -> Iterator[list[str]]:
    """What is said to the database."""
    seen: list[str] = []

    def listen(*said: object) -> None:
        seen.append(str(said[2]))

    event.listen(store._engine, "before_cursor_execute", listen)
    yield seen
    event.remove(store._engine, "before_cursor_execute", listen)


def reads_touches(statements: list[str]) -> list[str]:
    return [one for one in statements if "SELECT" in one and "touch" in one]


def test_one_touch_reads_no_history(store: Store, statements: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(added(person(10), *(_touch(20 + one, 500 - one) for one in range(200))), TODAY)
    store.save(added(DownPeriod(DownPeriodId(400), TODAY - 90)), TODAY)
    store.load(TODAY)
    monkeypatch.setattr(history, "refresh_sums", lambda *_: pytest.fail("the history was read"))
    statements.clear()
    saved = store.save(added(_touch(500, 3, "out")), TODAY)
    assert reads_touches(statements) == []
    (made,) = saved.sums
    assert made == store.load(TODAY).sums[ANN]
    monkeypatch.undo()
    assert isinstance(made, ContactSums)
    period = DownPeriod(DownPeriodId(400), TODAY - 90)
    assert approximately(made, sums_of(ANN, store.touches_of(ANN), TODAY, [period]))
    assert store.findings() == []


def test_one_touch_of_a_meeting_reads_only_its_meeting(store: Store, statements: list[str]) -> None:
    store.save(added(person(10), person(11), _touch(20, 9), _touch(21, 5, of=BEN, people=4)), TODAY)
    statements.clear()
    store.save(added(_touch(500, 5, people=4)), TODAY)
    assert all("day = ? AND channel = ? AND people = ?" in one for one in reads_touches(statements))


@pytest.mark.parametrize("ago", [9, 10, -4])
def test_touch_that_is_not_the_latest_makes_the_sums_anew(ago: int, store: Store) -> None:
    store.save(added(person(10), _touch(20, 30), _touch(21, 9)), TODAY)
    saved = store.save(added(_touch(22, ago, "out")), TODAY)
    (made,) = saved.sums
    assert made == sums_of(ANN, store.touches_of(ANN), TODAY)
    assert made == store.load(TODAY).sums[ANN]


def test_two_touches_a_day_and_one_dated_ahead(store: Store) -> None:
    store.save(added(person(10)), TODAY)
    for number, ago in enumerate((0, 0, -3, 0, -3)):
        saved = store.save(added(_touch(20 + number, ago, "in" if number % 2 else "out")), TODAY)
        (made,) = saved.sums
        assert made == sums_of(ANN, store.touches_of(ANN), TODAY)
    sums = store.load(TODAY).sums[ANN]
    assert (sums.days, sums.exchanges, sums.next) == (1, 1, TODAY + 3)
    assert by_person(store.derived_on(TODAY + 3)[0])[ANN].days == 2
    assert store.findings() == []


def test_touch_after_one_dated_ahead_goes_in_between(store: Store) -> None:
    store.save(added(person(10), _touch(20, -9)), TODAY)
    store.save(added(_touch(21, 0)), TODAY)
    assert store.load(TODAY).sums[ANN].next == TODAY + 9
    assert by_person(store.derived_on(TODAY + 9)[0])[ANN] == sums_of(ANN, store.touches_of(ANN), TODAY + 9)


@pytest.fixture
def new_id() -> Callable[[], int]:
    return iter(range(600, 900)).__next__


@pytest.fixture
def book(store: Store) -> OpenBook:
    made = opened(store)
    made.perform(
        lambda _: added(
            person(10),
            person(11),
            _touch(20, 50, "out"),
            _touch(21, 45, "in"),
            _touch(22, 300, "in", of=BEN),
        )
    )
    return made


def assert_as_on_disk(book: OpenBook, store: Store) -> None:
    downs = list(book.rolodex.downs.values())
    for who in (ANN, BEN):
        assert book.rolodex.sums[who] == sums_of(who, store.touches_of(who), TODAY, downs)
    assert store.load(TODAY).sums == book.rolodex.sums
    assert store.findings() == []


def test_marking_editing_and_removing_a_down_period_makes_the_sums_anew(
    book: OpenBook, store: Store, new_id: Callable[[], int]
) -> None:
    told: list[frozenset[PersonId]] = []
    book.listeners.append(lambda _changes, touched: told.append(touched))
    before = dict(book.rolodex.sums)
    assert before[ANN].down == ()
    book.perform(lambda rolodex: mark_down_period(rolodex, new_id, TODAY - 60))
    marked = dict(book.rolodex.sums)
    assert marked[ANN].down != ()
    assert (marked[ANN].initiated_down, marked[BEN]) == (1.0, before[BEN])
    assert told[-1] == {ANN}
    assert_as_on_disk(book, store)
    (period,) = book.rolodex.downs.values()
    # Further back, it holds Ben's letter and Ann's; then it ends before either.
    book.perform(lambda rolodex: edit_down_period(rolodex, replace(period, start=TODAY - 400)))
    assert told[-1] == {ANN, BEN}
    assert book.rolodex.sums[BEN].initiated_down == 1.0
    assert_as_on_disk(book, store)
    earlier = book.rolodex.downs[period.id]
    book.perform(lambda rolodex: edit_down_period(rolodex, replace(earlier, end=TODAY - 390)))
    assert {who: sums.down for who, sums in book.rolodex.sums.items()} == {ANN: (), BEN: ()}
    assert_as_on_disk(book, store)
    book.perform(lambda rolodex: remove_down_period(rolodex, period.id))
    assert book.rolodex.sums == before
    for _ in range(4):
        book.undo()
        assert_as_on_disk(book, store)
    assert book.rolodex.sums == before
    for _ in range(4):
        book.redo()
    assert book.rolodex.sums == before
    assert_as_on_disk(book, store)


def test_touch_inside_of_a_down_period_is_marked_as_such_at_once(
    book: OpenBook, store: Store, new_id: Callable[[], int]
) -> None:
    book.perform(lambda rolodex: mark_down_period(rolodex, new_id, TODAY - 60))
    book.perform(lambda _: added(_touch(30, 1, "in", of=BEN)))
    assert book.rolodex.sums[BEN].initiated_down == 1.0
    assert_as_on_disk(book, store)
    book.undo()
    assert_as_on_disk(book, store)


def test_touch_and_down_period_in_one_step(store: Store) -> None:
    store.save(added(person(10), _touch(20, 30)), TODAY)
    period = DownPeriod(DownPeriodId(21), TODAY - 40)
    saved = store.save(added(period, _touch(22, 2)), TODAY)
    assert saved.sums == (sums_of(ANN, store.touches_of(ANN), TODAY, [period]),)


def test_sums_follow_a_touch_that_changes_hands(store: Store) -> None:
    first = _touch(20, 30)
    store.save(added(person(10), person(11), first, _touch(21, 20)), TODAY)
    saved = store.save(ChangeSet("", "", (Change(first, replace(first, person=BEN)),)), TODAY)
    assert {one if isinstance(one, int) else one.person for one in saved.sums} == {ANN, BEN}
    sums = store.load(TODAY).sums
    assert (sums[ANN].days, sums[BEN].days) == (1, 1)


def test_favor_alters_no_sums(store: Store, statements: list[str]) -> None:
    store.save(added(person(10), _touch(20, 3)), TODAY)
    statements.clear()
    saved = store.save(added(Favor(FavorId(21), ANN, TODAY, "given", "a desk")), TODAY)
    assert saved.sums == ()
    assert reads_touches(statements) == []


@settings(max_examples=25)
@given(
    strategies.touches(ANN, max_size=8, ages=st.integers(-3, 60)),
    strategies.downs(max_size=2),
    st.permutations(range(8)),
)
def test_sums_are_those_made_from_scratch_in_any_order(
    store: Store, touches: list[Touch], downs: list[DownPeriod], order: list[int]
) -> None:
    with store._engine.begin() as connection:
        for table in ("touch", "contact_sums", "down_period", "person"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE 1{' AND id > 1' if table == 'person' else ''}")
    store.save(added(person(10), *downs), RECORDS_TODAY)
    made: list[Touch] = []
    for place in order:
        if place >= len(touches):
            continue
        store.save(added(touches[place]), RECORDS_TODAY)
        made.append(touches[place])
        made.sort(key=lambda one: (one.day, one.id))
        wanted = sums_of(ANN, made, RECORDS_TODAY, downs)
        assert approximately(store.load(RECORDS_TODAY).sums.get(ANN), wanted)
    assert store.findings() == []
