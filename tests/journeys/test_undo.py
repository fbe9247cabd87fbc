"""A user does one of everything, takes it all back step by step, and does it all again."""

from PySide6.QtCore import Qt

from godfather_desktop.gui.card.notes_tab import NotesTab
from godfather_desktop.gui.knows_line import KnowsLine
from godfather_desktop.gui.line_box import LineBox
from godfather_desktop.gui.rolodex.person_form import PersonForm
from godfather_desktop.gui.transfer.page import TransferPage
from tests.desktop import CTRL, SAMPLES, SHIFT, Desk, button

STEPS = [
    "add Zora Quill",
    "edit Zora Quill",
    "tag with chess club",
    "rate Zora Quill",
    "say that two know each other: Zora Quill – Vera Hughes",
    "log a touch with Zora Quill",
    "log a favor given to Zora Quill",
    "log a favor received from Zora Quill",
    "note thanks to Zora Quill",
    "write about Zora Quill",
    "import three_cards.vcf",
    "roll back the import of three_cards.vcf",
    "remove Zora Quill",
]


def _dump(desk: Desk) -> list[str]:
    dumps: list[list[str]] = []
    desk.window.session.ask_disk(lambda keeper: sorted(keeper.dump()), dumps.append)
    desk.rest()
    (dump,) = dumps
    return dump


def _log(desk: Desk, line: str) -> None:
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write(line)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert not desk.window.quick_log.isVisible()


def _do_one_of_everything(desk: Desk) -> list[tuple[str, list[str]]]:
    """What the menu offers to undo after each step, and what the file holds then."""
    done: list[tuple[str, list[str]]] = []

    def note() -> None:
        done.append((desk.step(), _dump(desk)))

    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    desk.write("Zora Quill")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    note()
    desk.press(Qt.Key.Key_E, CTRL)
    form = desk.dialog(PersonForm)
    form.city.setFocus()
    desk.write("Reno")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    note()
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    box = desk.dialog(LineBox)
    desk.write("chess club")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(box)
    note()
    desk.click_button(desk.window.card, "8")
    desk.rest()
    note()
    desk.press(Qt.Key.Key_J, CTRL)
    line = desk.dialog(KnowsLine)
    desk.write("Vera Hughes 5")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(line)
    note()
    for text in (
        "met Zora Quill, she plays the queen's gambit",
        "gave Zora Quill a chess book",
        "got a lesson from Zora Quill, not thanked",
    ):
        _log(desk, text)
        note()
    desk.window.card.show_records("favors")
    desk.click_button(desk.window.card, "Thanked")
    desk.rest()
    note()
    desk.window.card.show_records("roles")
    notes = desk.window.card._pages[4]
    assert isinstance(notes, NotesTab)
    desk.click(notes._line)
    desk.write("Plays white")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    note()
    desk.window.preview_import([SAMPLES / "three_cards.vcf"])
    page = desk.window.pages.currentWidget()
    assert isinstance(page, TransferPage)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.click(page.go)
    desk.rest()
    note()
    desk.click(button(page, "Roll back"))
    desk.rest()
    note()
    desk.press(Qt.Key.Key_2, CTRL)
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    note()
    return done


def test_one_of_everything_is_taken_back_and_done_again(on_sample: Desk) -> None:
    desk = on_sample
    start = _dump(desk)
    done = _do_one_of_everything(desk)
    assert [step for step, _ in done] == [f"Undo {step}" for step in STEPS]

    states = [start, *(dump for _, dump in done)]
    for place in range(len(STEPS) - 1, -1, -1):
        assert desk.step() == f"Undo {STEPS[place]}"
        desk.undo()
        assert _dump(desk) == states[place], f"after taking back: {STEPS[place]}"
        assert desk.step("redo") == f"Redo {STEPS[place]}"
    assert desk.step() == ""
    assert not desk.window.undo_button.isEnabled()
    # Whoever is shown is somebody who is there, and chosen in the list.
    assert desk.shown() in desk.window.session.rolodex.people
    assert desk.window.rolodex.chosen_people() == [desk.shown()]

    for place, step in enumerate(STEPS):
        assert desk.step("redo") == f"Redo {step}"
        desk.redo()
        assert _dump(desk) == states[place + 1], f"after doing again: {step}"
    assert desk.step("redo") == ""
    desk.click(desk.window.undo_button)
    desk.rest()
    assert _dump(desk) == states[-2]
    assert desk.window.status.said.text().startswith("·  Undone: remove Zora Quill")


def test_a_new_step_clears_what_could_be_done_again(on_sample: Desk) -> None:
    desk = on_sample
    _log(desk, "called Ada Underwood")
    desk.undo()
    assert desk.step("redo") == "Redo log a touch with Ada Underwood"
    _log(desk, "called Vera Hughes")
    assert desk.step("redo") == ""
    desk.redo()
    assert desk.step() == "Undo log a touch with Vera Hughes"
