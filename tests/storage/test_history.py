"""Touches on disk: the full-text index, timelines, contact sums."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.finding import TextIndex
from godfather_desktop.storage.store import Store
from tests.books import TODAY, added, imported, person, rolled_back, written

ANN, BEN = PersonId(10), PersonId(11)
NOTES = (
    "talked about o'brien and the multi-agent plan",
    "AND OR NOT NEAR: name:bob (see below)",
    "naïve café in Zürich, 東京, Привет",
    '50% off under_score back\\slash "quoted" *star*',
)
ODD = (
    "o'brien",
    "multi-agent",
    "a AND",
    "name:bob",
    "(",
    ")",
    '"',
    '""',
    "*",
    "^a",
    "NEAR(a b",
    "a OR",
    "NOT",
    "-",
    "+",
    "{a}:b",
    ";--",
    "' OR 1=1 --",
    "%",
    "_",
    "\\",
    "\0",
    "a\0b",
    "\ud800",
    "",
    " ",
    "👨‍👩‍👧‍👦",
    "é",
    "e\u0301",
    "²",
    "ⅷ",
    "\u202e",
    "東京",
    "x" * 60_000,
    "word " * 12_000,
    '"' * 60_000,
)


def _touch(number: int, of: PersonId, day: int, text: str) -> Touch:
    return Touch(TouchId(number), of, day, "call", "out", note=text)


@pytest.fixture
def filled(store: Store) -> Store:
    touches = [_touch(20 + place, ANN, TODAY - place, text) for place, text in enumerate(NOTES)]
    store.save(added(person(ANN, "Ann Lee"), person(BEN, "Ben Roy"), *touches), TODAY)
    return store


def _found(store: Store, text: str) -> list[int]:
    index = TextIndex(store.load(TODAY))
    index.know_note_words(store.words_of_notes())
    expression = index.note_expression(text)
    return [touch for _, touch, _ in store.find_notes(expression)] if expression else []


@pytest.mark.parametrize("text", ODD, ids=[f"odd{place}" for place in range(len(ODD))])
def test_B25_fact_12_odd_search_text_gives_results_or_none_and_never_an_error(filled: Store, text: str) -> None:
    assert set(_found(filled, text)) <= {20, 21, 22, 23}


@pytest.mark.parametrize(
    ("text", "touch"),
    [
        ("o'brien", 20),
        ("multi-agent", 20),
        ("name:bob", 21),
        ("AND OR NOT", 21),
        ("naive cafe", 22),
        ("zurich", 22),
        ("東京", 22),
        ("привет", 22),
        ("50%", 23),
        ("under_score", 23),
        ('"quoted"', 23),
        ("back\\slash", 23),
        ("quotd", 23),
        ("quot", 23),
    ],
)
def test_B25_fact_12_odd_search_text_finds_what_is_there(filled: Store, text: str, touch: int) -> None:
    assert _found(filled, text) == [touch]


@given(st.text(max_size=60) | st.text(alphabet="\"'*()^:-+{}ANDORTE ab", max_size=30))
@with_settings(max_examples=150)
def test_B25_any_search_text(store: Store, text: str) -> None:
    if ANN not in store.load(TODAY).people:
        store.save(added(person(ANN), *(_touch(20 + n, ANN, TODAY, note) for n, note in enumerate(NOTES))), TODAY)
    assert set(_found(store, text)) <= {20, 21, 22, 23}


def test_the_index_follows_changed_and_removed_notes(filled: Store) -> None:
    old = filled.touches_of(ANN)[-1]
    assert old.note == NOTES[0]
    new = _touch(old.id, ANN, old.day, "golf instead")
    filled.save(ChangeSet("", "", (Change(old, new),)), TODAY)
    assert (_found(filled, "brien"), _found(filled, "golf")) == ([], [old.id])
    filled.save(ChangeSet("", "", (Change(new, None),)), TODAY)
    assert _found(filled, "golf") == []
    assert "golf" not in filled.words_of_notes()


def test_a_timeline_has_pages_newest_first(filled: Store) -> None:
    assert [touch.id for touch in filled.timeline(ANN, 0, 3)] == [20, 21, 22]
    assert [touch.id for touch in filled.timeline(ANN, 3, 3)] == [23]
    assert filled.timeline(BEN) == []


def test_contact_sums_are_those_of_the_day_asked_for(filled: Store) -> None:
    ahead = _touch(40, BEN, TODAY + 5, "")
    filled.save(added(_touch(39, BEN, TODAY - 5, ""), ahead), TODAY)
    now, later, before = (
        {sums.person: sums for sums in filled.derived_on(day)[0]} for day in (TODAY, TODAY + 5, TODAY - 6)
    )
    assert (now[BEN].days, now[BEN].last, now[BEN].next) == (1, TODAY - 5, TODAY + 5)
    assert (later[BEN].days, later[BEN].last, later[BEN].next) == (2, TODAY + 5, None)
    assert BEN not in before or before[BEN].days == 0


def test_sums_from_an_import_equal_those_made_anew(store: Store, tmp_path: Path) -> None:
    rows = "".join(
        f"20{20 + n % 6}-0{1 + n % 9}-1{n % 10},{'Ann Lee' if n % 3 else 'Ben Roy'},{'call' if n % 2 else 'email'},"
        f"{('in', 'out', 'mutual')[n % 3]},{'yes' if n % 7 == 0 else 'no'}\n"
        for n in range(300)
    )
    imported(store, written(tmp_path, "log.csv", "date,person,channel,direction,personal\n" + rows))
    stored = _by_person(store.derived_on(TODAY)[0])
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM contact_sums")
    for someone in stored:
        touch = store.touches_of(someone)[0]
        store.save(ChangeSet("", "", (Change(touch, touch),)), TODAY)
    assert _by_person(store.derived_on(TODAY)[0]) == stored
    assert len(stored) == 2


def _by_person(sums: list[ContactSums]) -> dict[PersonId, ContactSums]:
    return {one.person: one for one in sums}


def test_touches_of_a_rolled_back_import_do_not_exist(filled: Store, tmp_path: Path) -> None:
    before = (filled.touch_count(), filled.load(TODAY).sums, filled.timeline(ANN))
    log = written(tmp_path, "log.csv", "date,person,channel,direction,note\n2026-01-02,Ann Lee,call,in,xylophone\n")
    plan = imported(filled, log)
    assert (filled.touch_count(plan.batch), _found(filled, "xylophone")) == (1, [25])
    rolled_back(filled, plan.batch)
    assert (filled.touch_count(), filled.load(TODAY).sums, filled.timeline(ANN)) == before
    assert (filled.touch_count(plan.batch), _found(filled, "xylophone")) == (0, [])
    assert all(touch.day != day_of("2026-01-02") for touch in filled.every_touch())
