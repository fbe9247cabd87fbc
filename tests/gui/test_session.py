"""What all panels share, kept in step with the book."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from godfather_desktop.actions.people import rate
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.card.notes_tab import NotesTab
from godfather_desktop.gui.compiling import compiling_of
from godfather_desktop.insight.finding import Hit
from godfather_desktop.storage.store import open_store
from tests.desktop import CTRL, TODAY, Desk


def _broken(_: object) -> ChangeSet:
    raise RuleBroken("cannot remove me")


def test_a_change_reaches_numbers_names_and_network_before_panels_are_told(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    vera = desk.person("Vera Hughes").id
    seen: list[tuple[float, set[PersonId]]] = []
    before = session.scores.strength(vera).value
    rating = session.rolodex.people[vera].rating
    new = 10 if rating != 10 else 0

    def follow(changes: tuple[Change, ...], concerned: set[PersonId]) -> None:
        assert len(changes) == 1
        seen.append((session.scores.strength(vera).value, concerned))

    session.changed.connect(follow)
    session.perform(lambda rolodex: rate(rolodex, vera, new))
    desk.rest()
    ((value, concerned),) = seen
    assert value != before
    assert vera in concerned
    session.undo()
    desk.rest()
    assert len(seen) == 2
    assert session.scores.strength(vera).value == before


def test_a_refusal_is_said_and_nothing_changes(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    refused: list[str] = []
    session.refused.connect(refused.append)
    before = dict(session.rolodex.people)
    session.perform(_broken)
    desk.rest()
    assert refused == ["You cannot remove yourself from your own Rolodex: choose other people."]
    assert session.rolodex.people == before
    assert desk.window.status.said.text().endswith(refused[0])
    assert desk.window.status.said.objectName() == "warning"


def test_what_the_disk_refuses_is_never_shown_as_done(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    vera = desk.person("Vera Hughes")
    refused: list[str] = []
    session.refused.connect(refused.append)

    def full(*_: object, **__: object) -> None:
        raise DiskTrouble("disk full", session.book.keeper.path, free=1_000_000)

    with monkeypatch.context() as patch:
        patch.setattr(session.book.keeper, "save", full)
        session.perform(lambda rolodex: rate(rolodex, vera.id, 1 if vera.rating != 1 else 2))
        desk.rest()
    assert "The disk is full (1.0 MB left)" in refused[0]
    assert session.rolodex.people[vera.id] == vera
    assert desk.step() == ""
    assert desk.window.status.state.text() == "all changes saved"
    session.perform(lambda rolodex: rate(rolodex, vera.id, 1 if vera.rating != 1 else 2))
    desk.rest()
    assert session.rolodex.people[vera.id] != vera


def test_the_status_line_says_saving_until_the_disk_has_it(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    gate = threading.Event()
    session.ask_disk(lambda _: gate.wait(10), lambda _: None)
    vera = desk.person("Vera Hughes")
    session.perform(lambda rolodex: rate(rolodex, vera.id, 1 if vera.rating != 1 else 2))
    assert desk.window.status.state.text() == "saving …"
    assert session.rolodex.people[vera.id] == vera, "nothing is shown before it is saved"
    gate.set()
    desk.rest()
    assert desk.window.status.state.text() == "all changes saved"
    assert session.rolodex.people[vera.id] != vera


def test_closing_right_after_an_edit_keeps_it(on_sample: Desk, sample: Path) -> None:
    """What the user did while the disk was busy was dropped when the window was closed."""
    desk, session = on_sample, on_sample.window.session
    gate = threading.Event()
    session.ask_disk(lambda _: gate.wait(10), lambda _: None)
    people = [one.id for one in list(session.rolodex.others())[:3]]
    wanted = {one: 1 if session.rolodex.people[one].rating != 1 else 2 for one in people}
    for person, number in wanted.items():
        session.perform(lambda rolodex, one=person, number=number: rate(rolodex, one, number))  # type: ignore[misc]
    threading.Timer(0.05, gate.set).start()
    desk.close()
    store = open_store(sample)
    kept = store.load(TODAY)
    store.close()
    assert {one: kept.people[one].rating for one in people} == wanted


def test_midnight_makes_all_numbers_anew(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    known = [one.id for one in session.rolodex.others() if one.id in session.rolodex.sums]
    before = {one: session.scores.strength(one).value for one in known}
    days: list[int] = []
    session.day_changed.connect(lambda: days.append(session.today))
    session.begin_day(TODAY + 60)
    desk.rest()
    assert days == [TODAY + 60]
    assert session.scores.as_of == TODAY + 60
    after = {one: session.scores.strength(one).value for one in known}
    assert sum(after[one] < before[one] for one in known) > len(known) / 2
    session.begin_day(TODAY)
    desk.rest()
    assert {one: session.scores.strength(one).value for one in known} == before


def test_a_search_gives_memory_at_once_and_notes_of_touches_after(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("called Ada Underwood, the zeppelin of Vera Hughes")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    answers: list[list[Hit]] = []
    session.find("zeppelin", answers.append)
    assert len(answers) == 1
    desk.rest()
    assert [hit.person for hit in answers[-1]] == [desk.person("Ada Underwood").id]
    assert answers[-1][0].field == "touch"
    # An older question is dropped for a newer one.
    answers.clear()
    session.find("zeppelin", answers.append)
    session.find("", answers.append)
    desk.rest()
    assert len(answers) == 2


def test_the_arrays_follow_the_network(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    compiling = compiling_of(session)
    sizes: list[int] = []
    compiling.with_arrays(lambda arrays: sizes.append(len(arrays.ids)))
    desk.rest()
    desk.window.show_person(desk.person("Vera Hughes").id)
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    compiling.with_arrays(lambda arrays: sizes.append(len(arrays.ids)))
    desk.rest()
    assert sizes == [240, 239]


def test_only_refusals_are_said_our_own_errors_rise(on_sample: Desk) -> None:
    session = on_sample.window.session
    with pytest.raises(KeyError):
        session.fail(KeyError("x"))


def test_my_own_note_is_kept_like_any_other(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    desk.window.show_person(ME)
    assert desk.shown() == ME
    desk.window.card.show_records("roles")
    notes_tab = desk.window.card._pages[4]
    assert isinstance(notes_tab, NotesTab)
    desk.click(notes_tab._line)
    desk.write("Be on time")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    notes = [one for one in session.rolodex.notes_of(ME) if isinstance(one, Note)]
    assert [one.text for one in notes if not one.topic] == ["Be on time"]
