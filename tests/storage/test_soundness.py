"""`check` finds what somebody else wrote into the file, and mends what can be made anew."""

import pytest
from sqlalchemy import text

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import (
    AskId,
    AttachmentId,
    AttemptId,
    CadenceId,
    CorrectionId,
    DownPeriodId,
    DrillId,
    EtiquetteId,
    IntroductionId,
    OccasionId,
    PauseId,
    PersonId,
    RefusalId,
    SilenceId,
    SnoozeId,
    TargetId,
    TaskId,
    TouchId,
)
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage.store import Store

TODAY = 739_941
ANN, BEN = PersonId(2), PersonId(30)
VOICE = content_of(b"abc")


@pytest.fixture
def filled(store: Store) -> Store:
    records: tuple[Record, ...] = (
        Person(ANN, "Ann Lee"),
        Person(BEN, "Ben Roy"),
        Touch(TouchId(3), ANN, TODAY - 5, "call", "mutual", note="about the merger"),
        DownPeriod(DownPeriodId(4), TODAY + 9),
        Correction(CorrectionId(5), ANN, "down", DownPeriodId(4), ("helped",)),
        Drill(DrillId(6), TODAY, (ANN,), ("Ann Lee",), (0.5,), "0"),
        Target(TargetId(7), ANN, None, TODAY),
        Task(TaskId(8), ANN, TODAY, "note", target=TargetId(7)),
        Ask(AskId(9), ANN, TODAY, 0.5, 0.5),
        Attempt(AttemptId(10), ANN, TODAY, "call", "the audit", outcome="voicemail", ask=AskId(9)),
        Pause(PauseId(11), ANN, "deal", TODAY, TODAY + 9),
        Etiquette(EtiquetteId(12), ANN, "Asia/Tokyo", opens=1_200, closes=240, gatekeeper=BEN, decides_says=BEN),
        Cadence(CadenceId(13), ANN, "weekly", TODAY),
        Cadence(CadenceId(14), None, "weekly", TODAY, "golf"),
        Occasion(OccasionId(15), ANN, "--03-22", "birthday"),
        Snooze(SnoozeId(16), ANN, "call:1", TODAY),
        Refusal(RefusalId(17), ANN, TODAY, TODAY + 180, attempt=AttemptId(10)),
        Silence(SilenceId(18), ANN, TODAY, 5, True),
        Introduction(IntroductionId(19), ANN, (BEN,), ("draft", "asked"), (TODAY - 1, TODAY)),
        Attachment(AttachmentId(20), ANN, TODAY, "call.ogg", 3, VOICE.id, AttemptId(10)),
        VOICE,
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
        "UPDATE attempt SET offer = 3",
        "UPDATE attempt SET offer = -2",
        "UPDATE attempt SET number = 0",
        "UPDATE attempt SET outcome = 'perhaps'",
        "UPDATE attempt SET channel = 'pigeon'",
        'UPDATE pause SET "end" = start - 1',
        "UPDATE pause SET cause = 'boredom'",
        "UPDATE etiquette SET opens = -1",
        "UPDATE etiquette SET opens = 1440",
        "UPDATE etiquette SET closes = 1441",
        "UPDATE etiquette SET opens = 600, closes = 600",
        "UPDATE etiquette SET workdays = '[7]'",
        "UPDATE etiquette SET workdays = '[0, -1]'",
        "UPDATE etiquette SET decides = 'perhaps'",
        "UPDATE cadence SET rhythm = 'daily'",
        "UPDATE cadence SET persistence = 'stalking'",
        "UPDATE cadence SET tag = 'golf' WHERE id = 13",
        "UPDATE cadence SET tag = '' WHERE id = 14",
        "UPDATE occasion SET sort = 'divorce'",
        "UPDATE refusal SET revisit = day",
        "UPDATE silence SET row = 0",
        "UPDATE silence SET row = 25",
        "UPDATE introduction SET chain = '[]'",
        "UPDATE introduction SET chain = '[30, 99]'",
        "UPDATE introduction SET states = '[]', days = '[]'",
        "UPDATE introduction SET days = '[5]'",
        """UPDATE introduction SET states = '["draft", "done"]'""",
        "UPDATE attachment SET content = 5",
        "UPDATE attachment SET size = 4",
        "DELETE FROM content",
    ],
)
def test_values_that_no_field_knows_are_found(filled: Store, statement: str) -> None:
    _written(filled, statement)
    assert filled.findings() == ["value out of range"]


_OWNED = ("correction", "task", "ask", "target", "attempt", "pause", "etiquette", "occasion", "snooze", "refusal")


@pytest.mark.parametrize(
    "change",
    [
        *(f"{table} SET person = 99" for table in (*_OWNED, "silence", "attachment")),
        "cadence SET person = 99 WHERE id = 13",
        "etiquette SET gatekeeper = 99",
        "etiquette SET decides_says = 99",
        "introduction SET target = 99",
        "attempt SET ask = 99",
        "refusal SET attempt = 99",
        "attachment SET attempt = 99",
    ],
)
def test_record_that_names_what_is_not_there_is_found(filled: Store, change: str) -> None:
    driver = filled._engine.raw_connection().driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"UPDATE {change}")
    assert filled.findings() == ["broken reference"]


def test_an_attempt_outlives_its_touch(filled: Store) -> None:
    """A touch may have been removed: what was tried is still known."""
    _written(filled, "UPDATE attempt SET touch = 99, reply = 98")
    assert filled.findings() == []
