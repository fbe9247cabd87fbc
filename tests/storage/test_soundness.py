"""`check` finds what somebody else wrote into the file, and mends what can be made anew."""

import pytest
from sqlalchemy import text

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import AskId, CorrectionId, DownPeriodId, DrillId, PersonId, TargetId, TaskId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage.store import Store

TODAY = 739_941
ANN = PersonId(2)


@pytest.fixture
def filled(store: Store) -> Store:
    records: tuple[Record, ...] = (
        Person(ANN, "Ann Lee"),
        Touch(TouchId(3), ANN, TODAY - 5, "call", "mutual", note="about the merger"),
        DownPeriod(DownPeriodId(4), TODAY + 9),
        Correction(CorrectionId(5), ANN, "down", DownPeriodId(4), ("helped",)),
        Drill(DrillId(6), TODAY, (ANN,), ("Ann Lee",), (0.5,), "0"),
        Target(TargetId(7), ANN, None, TODAY),
        Task(TaskId(8), ANN, TODAY, "note", target=TargetId(7)),
        Ask(AskId(9), ANN, TODAY, 0.5, 0.5),
    )
    changes = tuple(Change(None, record) for record in records)
    store.save(ChangeSet("person.add", "Ann Lee", changes), TODAY)
    return store


def _written(store: Store, statement: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(statement))


def test_a_sound_file_has_no_findings(filled: Store) -> None:
    assert filled.findings() == []


def test_sums_that_do_not_fit_their_touches_are_made_anew(filled: Store) -> None:
    before = filled.load(TODAY).sums
    _written(filled, "UPDATE contact_sums SET weight = 50, days = 9")
    assert filled.findings() == ["sums mended"]
    assert filled.load(TODAY).sums == before
    assert filled.findings() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET rating = 77 WHERE id = 2",
        "UPDATE person SET how_known = 'zzz' WHERE id = 2",
        "UPDATE ask SET shown = 1.5",
        "UPDATE ask SET predicted = -0.5",
        "UPDATE ask SET outcome = 'perhaps'",
        "UPDATE target SET weight = 2",
        "UPDATE target SET value = 3",
        'UPDATE down_period SET "end" = start - 1',
        "UPDATE down_period SET cause = 'boredom'",
        "UPDATE correction SET part = 'charm'",
        "UPDATE task SET work = 'dance'",
    ],
)
def test_values_that_no_field_knows_are_found(filled: Store, statement: str) -> None:
    _written(filled, statement)
    assert filled.findings() == ["value out of range"]


@pytest.mark.parametrize("table", ["correction", "task", "ask", "target"])
def test_record_of_somebody_who_is_not_there_is_found(filled: Store, table: str) -> None:
    driver = filled._engine.raw_connection().driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"UPDATE {table} SET person = 99")
    assert filled.findings() == ["broken reference"]
