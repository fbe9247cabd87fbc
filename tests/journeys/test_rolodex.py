"""A user browses the Rolodex, finds people, writes cards and takes everything back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QToolButton

from godfather_desktop.gui.knows_line import KnowsLine
from godfather_desktop.gui.line_box import LineBox
from godfather_desktop.gui.rolodex.letter_tabs import LETTERS
from godfather_desktop.gui.rolodex.people_model import NAME, sort_name
from godfather_desktop.gui.rolodex.person_form import PersonForm
from tests.desktop import ALT, CTRL, NO_MODIFIER, SHIFT, Desk, button, delete_what_is_due, texts


def _names(desk: Desk) -> list[str]:
    rolodex = desk.window.session.rolodex
    return [rolodex.people[person].name for person in desk.window.rolodex.model.people]


def _shown_name(desk: Desk) -> str:
    shown = desk.shown()
    assert shown is not None
    return desk.window.session.rolodex.people[shown].name


def _search(desk: Desk, text: str) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.write(text)
    desk.qtbot.waitUntil(lambda: f"'{text}'" in desk.window.rolodex.answer.sentence.text())
    desk.rest()


def _card_of(desk: Desk, name: str) -> None:
    page = desk.window.rolodex
    row = page.model.row_of(desk.person(name).id)
    assert row is not None
    index = page.model.index(row, NAME)
    page.table.scrollTo(index)
    desk.click_row(page.table, index)
    assert _shown_name(desk) == name


def test_letters_rows_and_cards_by_mouse_and_keyboard(on_sample: Desk) -> None:
    desk, page = on_sample, on_sample.window.rolodex
    assert page.answer.sentence.text() == "240 people in your Rolodex."
    names = _names(desk)
    assert names == sorted(names, key=sort_name)

    desk.press(Qt.Key.Key_Right, ALT)
    assert _shown_name(desk) == names[0]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert _shown_name(desk) == names[2]
    desk.press(Qt.Key.Key_Up)
    assert _shown_name(desk) == names[1]
    desk.press(Qt.Key.Key_Right, ALT)
    desk.press(Qt.Key.Key_Right, ALT)
    assert _shown_name(desk) == names[3]
    desk.press(Qt.Key.Key_Left, ALT)
    assert _shown_name(desk) == names[2]
    assert desk.window.card.name.text() == names[2]

    tabs = page.letters
    high = tabs.height() / len(LETTERS)
    desk.click(tabs, QPoint(tabs.width() // 2, int((LETTERS.index("M") + 0.5) * high)))
    assert sort_name(_shown_name(desk)).startswith("m")
    first_of_m = next(name for name in names if sort_name(name).startswith("m"))
    assert _shown_name(desk) == first_of_m
    desk.press(Qt.Key.Key_Down, CTRL)
    assert sort_name(_shown_name(desk)) > "n"
    desk.press(Qt.Key.Key_Up, CTRL)
    assert _shown_name(desk) == first_of_m
    tabs.setFocus()
    desk.press(Qt.Key.Key_S)
    assert sort_name(_shown_name(desk)).startswith("s")


def test_a_closed_card_opens_again_on_the_next_click(on_sample: Desk) -> None:
    desk = on_sample
    name = _names(desk)[1]
    _card_of(desk, name)
    crosses = desk.window.card.findChildren(QToolButton)
    (close,) = [one for one in crosses if one.accessibleName() == "Close the card"]
    desk.click(close)
    assert desk.shown() is None
    _card_of(desk, name)


def test_search_bears_a_typing_error_and_finds_notes_of_touches(on_sample: Desk) -> None:
    desk = on_sample
    _search(desk, "vera hugjes")
    assert _names(desk)[0] == "Vera Hughes"
    assert _shown_name(desk) == "Vera Hughes"
    desk.press(Qt.Key.Key_Return)
    assert desk.window.rolodex.table.hasFocus()

    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("called Ada Underwood, she restores a zeppelin")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.step() == "Undo log a touch with Ada Underwood"
    _search(desk, "zeppelin")
    assert _names(desk) == ["Ada Underwood"]
    assert "zeppelin" in desk.window.rolodex.model.index(0, 0).data(Qt.ItemDataRole.UserRole + 1)

    assert "Esc clears the search" in desk.window.rolodex.answer.evidence.text()
    desk.press(Qt.Key.Key_F, CTRL)
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: len(_names(desk)) == 240)
    assert desk.window.search.text() == ""


def test_nobody_fits(on_sample: Desk) -> None:
    _search(on_sample, "qqxqq")
    assert _names(on_sample) == []
    assert on_sample.window.rolodex.answer.sentence.text() == "Nobody fits 'qqxqq'."


def test_a_person_is_added_by_keyboard_alone_edited_tagged_removed_and_each_taken_back(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    desk.write("Zora Quill")
    desk.press(Qt.Key.Key_Tab)
    desk.write("CFO")
    desk.press(Qt.Key.Key_Tab)
    desk.write("Falcon Media")
    desk.press(Qt.Key.Key_Tab)
    desk.write("zora@quill.example")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.write("Reno")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    zora = desk.person("Zora Quill")
    assert zora.emails == ("zora@quill.example",)
    assert zora.city == "Reno"
    assert _shown_name(desk) == "Zora Quill"
    assert desk.window.card.role.text() == "CFO, Falcon Media"
    assert desk.step() == "Undo add Zora Quill"
    assert len([one for one in rolodex.organizations.values() if one.name == "Falcon Media"]) == 1

    desk.press(Qt.Key.Key_E, CTRL)
    form = desk.dialog(PersonForm)
    form.city.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("Elko")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    assert rolodex.people[zora.id].city == "Elko"
    assert "Elko" in desk.window.card.reach.text()
    assert desk.step() == "Undo edit Zora Quill"

    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    box = desk.dialog(LineBox)
    desk.write("chess club")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(box)
    assert rolodex.people[zora.id].tags == ("chess club",)
    assert desk.window.rolodex.tags.findText("chess club") > 0
    assert desk.step() == "Undo tag with chess club"

    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    assert zora.id not in rolodex.people
    assert "Zora Quill" not in _names(desk)
    assert desk.step() == "Undo remove Zora Quill"

    desk.undo()
    assert rolodex.people[zora.id].tags == ("chess club",)
    desk.undo()
    assert rolodex.people[zora.id].tags == ()
    assert desk.window.rolodex.tags.findText("chess club") == -1
    desk.undo()
    assert rolodex.people[zora.id].city == "Reno"
    desk.undo()
    assert zora.id not in rolodex.people
    assert len(_names(desk)) == 240
    assert desk.step() == ""
    for _ in range(4):
        desk.redo()
    assert desk.step("redo") == ""
    assert zora.id not in rolodex.people
    assert desk.step() == "Undo remove Zora Quill"


def test_removing_one_shows_the_neighbor_not_the_first_of_the_list(on_sample: Desk) -> None:
    desk = on_sample
    names = _names(desk)
    _card_of(desk, names[57])
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    assert _shown_name(desk) == names[58]


def test_a_knows_b_in_one_line(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    _card_of(desk, "Vera Hughes")
    vera, others = desk.person("Vera Hughes").id, rolodex.others()
    known = {tie.other(vera) for tie in rolodex.ties_of(vera)}
    other = next(one for one in others if one.id not in known and one.id != vera)
    desk.press(Qt.Key.Key_J, CTRL)
    line = desk.dialog(KnowsLine)
    desk.write(f"{other.name} 4")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(line)
    (tie,) = [one for one in rolodex.ties_of(vera) if one.other(vera) == other.id]
    assert tie.strength == 4
    assert desk.step().startswith("Undo say that two know each other: ")
    assert other.name in desk.step()
    desk.window.card.show_records("ties")
    desk.qtbot.waitUntil(lambda: other.name in texts(desk.window.card))

    desk.press(Qt.Key.Key_J, CTRL)
    line = desk.dialog(KnowsLine)
    desk.write("Nobody Atall 4")
    desk.press(Qt.Key.Key_Return)
    assert line.wrong.text().startswith("Nobody in the Rolodex is called 'Nobody Atall'")
    assert line.line.text() == "Nobody Atall 4"
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(line)
    desk.undo()
    assert other.id not in {one.other(vera) for one in rolodex.ties_of(vera)}


def test_a_suggestion_is_taken_by_keyboard(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    _card_of(desk, "Vera Hughes")
    vera = desk.person("Vera Hughes").id
    known = {tie.other(vera) for tie in rolodex.ties_of(vera)}
    other = next(one for one in rolodex.others() if one.id not in known and one.id != vera)
    desk.press(Qt.Key.Key_J, CTRL)
    line = desk.dialog(KnowsLine)
    desk.write(other.name[:-1])
    assert QApplication.activePopupWidget() is not None
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert line.isVisible()
    assert not line.wrong.isVisible()
    assert line.line.text() == other.name
    line.activateWindow()
    desk.qtbot.waitUntil(line.isActiveWindow)
    desk.write(" 2")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(line)
    (tie,) = [one for one in rolodex.ties_of(vera) if one.other(vera) == other.id]
    assert tie.strength == 2


def test_rating_by_the_buttons_moves_the_strength(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    name = next(one.name for one in session.rolodex.others() if one.rating is None and one.id in session.rolodex.sums)
    _card_of(desk, name)
    person = desk.person(name)
    before = session.scores.strength(person.id).value
    desk.click_button(desk.window.card, "9")
    desk.rest()
    assert session.rolodex.people[person.id].rating == 9
    assert session.scores.strength(person.id).value > before
    assert button(desk.window.card, "9").isChecked()
    assert not button(desk.window.card, "8").isChecked()
    total = f"{session.scores.strength(person.id).value:.1f} / 100"
    assert total in texts(desk.window.card)
    desk.click_button(desk.window.card, "9")
    desk.rest()
    assert session.rolodex.people[person.id].rating is None
    desk.undo()
    assert session.rolodex.people[person.id].rating == 9
    desk.undo()
    assert session.scores.strength(person.id).value == before
    assert not button(desk.window.card, "9").isChecked()


def test_the_parts_on_the_card_sum_to_the_strength(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    strongest = max(session.rolodex.others(), key=lambda one: session.scores.strength(one.id).value)
    _card_of(desk, strongest.name)
    labels = [text for text in texts(desk.window.card) if " / " in text]
    *parts, total = [float(text.split(" / ")[0]) for text in labels]
    assert len(parts) >= 5
    assert abs(sum(parts) - total) <= 0.05 * len(parts) + 0.05


def test_known_by_referral(on_sample: Desk) -> None:
    desk = on_sample
    name = next(one.name for one in desk.window.session.rolodex.others() if one.how_known == "personally")
    _card_of(desk, name)
    desk.press(Qt.Key.Key_E, CTRL)
    form = desk.dialog(PersonForm)
    form.how_known.setFocus()
    desk.write("ref")
    assert form.how_known.currentData() == "referral"
    form.through.setFocus()
    desk.write("Vera Hughes")
    desk.press(Qt.Key.Key_Return)
    if form.isVisible():
        form.name.setFocus()
        desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    assert desk.person(name).referred_by == desk.person("Vera Hughes").id
    assert desk.window.card.known.text() == "by referral: Vera Hughes"
    desk.undo()
    assert desk.window.card.known.text() == "known personally"


def test_escape_in_the_form_keeps_the_draft_as_often_as_it_is_opened(on_sample: Desk) -> None:
    desk = on_sample
    for _ in range(3):
        desk.press(Qt.Key.Key_N, CTRL)
        form = desk.dialog(PersonForm)
        if not form.name.text():
            desk.write("Half a Name")
        assert form.name.text() == "Half a Name"
        desk.press(Qt.Key.Key_Escape)
        desk.until_closed(form)
    assert all(one.name != "Half a Name" for one in desk.window.session.rolodex.people.values())
    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    assert form.name.text() == "Half a Name"
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    assert desk.person("Half a Name")
    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    assert form.name.text() == ""
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)


def test_a_refused_card_stays_open_with_its_reason(on_sample: Desk) -> None:
    desk = on_sample
    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    desk.write("Yann Zoll")
    form.birthday.setFocus()
    desk.write("2026-13-40")
    desk.press(Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.wrong.isVisible()
    assert "is not a date" in form.wrong.text()
    assert QApplication.focusWidget() is form.birthday
    assert form.name.text() == "Yann Zoll"
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("--03-22")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    assert desk.person("Yann Zoll").birthday == "--03-22"


def test_many_dialogs_leave_no_widgets_in_the_window(on_sample: Desk) -> None:
    desk = on_sample
    _card_of(desk, "Vera Hughes")
    for key, modifier in (
        (Qt.Key.Key_N, CTRL),
        (Qt.Key.Key_E, CTRL),
        (Qt.Key.Key_J, CTRL),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_T, CTRL | SHIFT),
        (Qt.Key.Key_F1, NO_MODIFIER),
    ):
        desk.press(key, modifier)
        dialog = desk.dialog(QDialog)
        desk.press(Qt.Key.Key_Escape)
        desk.until_closed(dialog)
    delete_what_is_due()
    assert desk.window.findChildren(QDialog) == []
