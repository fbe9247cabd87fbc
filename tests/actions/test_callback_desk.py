"""Pauses, etiquette, cadences, occasions, snoozes, refusals, silences and attachments."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from godfather_desktop.actions.attachments import LARGEST, attach, file_name_of, remove_attachment
from godfather_desktop.actions.cadences import remove_cadence, rest_cadence, set_cadence
from godfather_desktop.actions.etiquettes import set_etiquette
from godfather_desktop.actions.occasions import add_occasion, congratulate, remove_occasion
from godfather_desktop.actions.pauses import end_pause, mark_pause, remove_pause
from godfather_desktop.actions.people import remove_people
from godfather_desktop.actions.refusals import file_no, move_revisit, remove_refusal
from godfather_desktop.actions.silences import say_silence
from godfather_desktop.actions.snoozes import snooze
from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, AttachmentId, AttemptId, ContentId, EtiquetteId, OccasionId, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from tests.actions.desk import Desk
from tests.records import ANN, BOB, TODAY

GONE = PersonId(99)


def manner(**fields: Any) -> Etiquette:
    return Etiquette(EtiquetteId(0), fields.pop("person", ANN), **fields)


Steps = list[tuple[str, Callable[[Desk], ChangeSet]]]
STEPS: Steps = [
    ("mark", lambda desk: desk.make(mark_pause, ANN, "illness", TODAY, None, " flu\n")),
    ("end", lambda desk: desk.do(end_pause, next(iter(desk.rolodex.pauses)), TODAY + 3)),
    ("etiquette", lambda desk: desk.make(set_etiquette, manner(zone="Asia/Tokyo", country="jp", gatekeeper=BOB))),
    ("etiquette again", lambda desk: desk.make(set_etiquette, manner(opens=20 * 60, closes=4 * 60))),
    ("my own hours", lambda desk: desk.make(set_etiquette, manner(person=ME, zone="Europe/Berlin"))),
    ("cadence", lambda desk: desk.make(set_cadence, "weekly", TODAY, person=ANN)),
    ("cadence of a tag", lambda desk: desk.make(set_cadence, "monthly", TODAY, tag=" golf ", persistence="relentless")),
    ("rest", lambda desk: desk.do(rest_cadence, next(iter(desk.rolodex.cadences)))),
    ("occasion", lambda desk: desk.make(add_occasion, ANN, "--02-29", "award", "the prize")),
    ("congratulate", lambda desk: desk.make(congratulate, ANN, "occasion:award", TODAY, "letter", "Well done, Ann!")),
    ("snooze", lambda desk: desk.make(snooze, ANN, "call:7", TODAY + 2, TODAY)),
    ("snooze longer", lambda desk: desk.make(snooze, ANN, "call:7", TODAY + 9, TODAY)),
    ("no", lambda desk: desk.make(file_no, ANN, TODAY, "not now")),
    ("come back later", lambda desk: desk.do(move_revisit, next(iter(desk.rolodex.refusals)), TODAY + 400)),
    ("silence", lambda desk: desk.make(say_silence, ANN, 20, TODAY, holds=True)),
    ("no silence", lambda desk: desk.make(say_silence, ANN, 20, TODAY, holds=False)),
    ("take it back", lambda desk: desk.make(say_silence, ANN, 20, TODAY, holds=None)),
    ("attach", lambda desk: desk.make(attach, ANN, TODAY, "../../x", b"hello")),
    ("detach", lambda desk: desk.do(remove_attachment, next(iter(desk.rolodex.attachments)))),
    ("end the cadence", lambda desk: desk.do(remove_cadence, next(iter(desk.rolodex.cadences)))),
    ("no occasion", lambda desk: desk.do(remove_occasion, next(iter(desk.rolodex.occasions)))),
    ("no pause", lambda desk: desk.do(remove_pause, next(iter(desk.rolodex.pauses)))),
    ("no refusal", lambda desk: desk.do(remove_refusal, next(iter(desk.rolodex.refusals)))),
]


def test_each_step_can_be_taken_back() -> None:
    desk = Desk()
    states = [desk.all()]
    for _, step in STEPS:
        assert step(desk)
        states.append(desk.all())
    for before in reversed(states[:-1]):
        desk.undo()
        # The bytes of a file stay on the disk; memory holds none.
        assert desk.all() == before


def test_one_etiquette_for_a_person() -> None:
    desk = Desk()
    desk.make(set_etiquette, manner(zone="Asia/Tokyo"))
    desk.make(set_etiquette, manner(country="DE"))
    (only,) = desk.rolodex.etiquettes.values()
    assert (only.zone, only.country) == ("", "DE")
    desk.make(set_etiquette, manner())
    assert not desk.rolodex.etiquettes
    assert not set_etiquette(desk.rolodex, desk.new_id, manner())


def test_one_cadence_for_a_person_or_tag() -> None:
    desk = Desk()
    for rhythm in ("weekly", "quarterly"):
        desk.make(set_cadence, rhythm, TODAY, person=ANN)
        desk.make(set_cadence, rhythm, TODAY, tag="golf")
    assert [(one.person, one.tag, one.rhythm) for one in desk.rolodex.cadences.values()] == [
        (ANN, "", "quarterly"),
        (None, "golf", "quarterly"),
    ]
    first = next(iter(desk.rolodex.cadences))
    desk.do(rest_cadence, first)
    assert not desk.rolodex.cadences[first].active
    desk.make(set_cadence, "weekly", TODAY, person=ANN)
    assert desk.rolodex.cadences[first].active


def test_a_snooze_stands_once_for_a_thing() -> None:
    desk = Desk()
    desk.make(snooze, ANN, "call:7", TODAY + 2, TODAY)
    desk.make(snooze, ANN, "call:7", TODAY + 5, TODAY + 2)
    desk.make(snooze, ANN, "thanks:3", TODAY + 5, TODAY)
    assert [(one.item, one.until) for one in desk.rolodex.snoozes.values()] == [
        ("call:7", TODAY + 5),
        ("thanks:3", TODAY + 5),
    ]


def test_a_file_is_kept_under_the_digest_of_what_it_holds() -> None:
    desk = Desk()
    changes = desk.make(attach, ANN, TODAY, " ../../x\x00 ", b"hello")
    content, kept = (change.after for change in changes.changes)
    assert content == content_of(b"hello")
    assert isinstance(kept, Attachment)
    assert (kept.name, kept.size, kept.content) == ("../../x", 5, content_of(b"hello").id)


@pytest.mark.parametrize(
    ("name", "laid"),
    [
        ("../../x", "x"),
        ("/etc/passwd", "passwd"),
        ("C:\\temp\\note.txt", "note.txt"),
        ("..", "file"),
        ("a:b?.ogg", "a_b_.ogg"),
        ("Ünï 🙂.pdf", "Ünï 🙂.pdf"),
        ("", "file"),
    ],
)
def test_B26_a_file_is_laid_out_under_its_last_name(name: str, laid: str) -> None:
    assert file_name_of(Attachment(AttachmentId(1), ANN, TODAY, name, 1, ContentId(2))) == laid


REFUSED: list[tuple[Callable[[Desk], object], str]] = [
    (lambda desk: desk.make(mark_pause, GONE, "illness", TODAY), "no such person"),
    (lambda desk: desk.make(mark_pause, ANN, "sloth", TODAY), "not one of"),
    (lambda desk: desk.make(mark_pause, ANN, "illness", TODAY, TODAY - 1), "ends before it starts"),
    (lambda desk: desk.make(mark_pause, ANN, "illness", 0), "no such date"),
    (lambda desk: desk.make(set_etiquette, manner(person=GONE)), "no such person"),
    (lambda desk: desk.make(set_etiquette, manner(zone="Mars/Olympus")), "no such zone"),
    (lambda desk: desk.make(set_etiquette, manner(zone="../../etc/passwd")), "no such zone"),
    (lambda desk: desk.make(set_etiquette, manner(zone="America")), "no such zone"),
    (lambda desk: desk.make(set_etiquette, manner(country="Utopia")), "no such country"),
    (lambda desk: desk.make(set_etiquette, manner(opens=-1)), "out of range"),
    (lambda desk: desk.make(set_etiquette, manner(closes=1_441)), "out of range"),
    (lambda desk: desk.make(set_etiquette, manner(opens=600, closes=600)), "no office hours"),
    (lambda desk: desk.make(set_etiquette, manner(workdays=())), "empty"),
    (lambda desk: desk.make(set_etiquette, manner(workdays=(7,))), "out of range"),
    (lambda desk: desk.make(set_etiquette, manner(channel="fax")), "not one of"),
    (lambda desk: desk.make(set_etiquette, manner(gatekeeper=ANN)), "no such person"),
    (lambda desk: desk.make(set_etiquette, manner(decides_says=GONE)), "no such person"),
    (lambda desk: desk.make(set_etiquette, manner(incumbent_since="2021-02-29")), "no such date"),
    (lambda desk: desk.make(set_cadence, "hourly", TODAY, person=ANN), "not one of"),
    (lambda desk: desk.make(set_cadence, "weekly", TODAY, person=ME), "about myself"),
    (lambda desk: desk.make(set_cadence, "weekly", TODAY, tag=" "), "empty"),
    (lambda desk: desk.make(set_cadence, "weekly", LAST_DAY + 1, person=ANN), "no such date"),
    (lambda desk: desk.make(set_cadence, "weekly", TODAY, person=ANN, persistence="rude"), "not one of"),
    (lambda desk: desk.make(add_occasion, ANN, "2026", "award"), "no such date"),
    (lambda desk: desk.make(add_occasion, ANN, "2026-02-30", "award"), "no such date"),
    (lambda desk: desk.make(add_occasion, ANN, "--02-29", "lunch"), "not one of"),
    (lambda desk: desk.make(congratulate, ANN, "x", TODAY, "email", "Bravo! Could you call?"), "with an ask"),
    (lambda desk: desk.make(congratulate, ANN, "x", TODAY, "fax"), "not one of"),
    (lambda desk: desk.make(snooze, ANN, "x", TODAY, TODAY), "snoozed into the past"),
    (lambda desk: desk.make(snooze, ANN, "", TODAY + 1, TODAY), "no such record"),
    (lambda desk: desk.make(file_no, ANN, TODAY, "", TODAY), "revisited before"),
    (lambda desk: desk.make(file_no, ME, TODAY), "about myself"),
    (lambda desk: desk.make(say_silence, ANN, 25, TODAY, holds=True), "out of range"),
    (lambda desk: desk.make(attach, ANN, TODAY, "film.mkv", bytes(LARGEST + 1)), "file too large"),
    (lambda desk: desk.make(attach, ANN, TODAY, "x", b"", AttemptId(5)), "no such record"),
    (lambda desk: desk.do(remove_occasion, OccasionId(5)), "no such record"),
]


@pytest.mark.parametrize(("action", "reason"), REFUSED)
def test_refused(action: Callable[[Desk], object], reason: str) -> None:
    desk = Desk()
    before = desk.all()
    with pytest.raises(RuleBroken, match=reason):
        action(desk)
    assert desk.all() == before


def test_who_is_removed_leaves_no_door() -> None:
    desk = Desk()
    desk.make(set_etiquette, manner(gatekeeper=BOB, decides="claimed", decides_says=BOB, zone="Asia/Tokyo"))
    before = desk.all()
    desk.do(remove_people, [BOB])
    (left,) = desk.rolodex.etiquettes.values()
    assert left == replace(before["Etiquette"][left.id], gatekeeper=None, decides_says=None)
    desk.undo()
    assert desk.all() == before
