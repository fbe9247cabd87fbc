"""A user logs favors in one line."""

from PySide6.QtCore import Qt

from godfather_desktop.gui.favors.page import FavorsPage
from godfather_desktop.gui.theme import current
from tests.desktop import CTRL, TODAY, Desk, button, texts

LINE = "gave Ada Underwood intro to Vera Hughes yesterday size 3"


def _favors(desk: Desk) -> FavorsPage:
    desk.press(Qt.Key.Key_4, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, FavorsPage)
    return page


def test_a_favor_is_in_the_ledger_and_on_the_card_at_once_and_is_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    before = list(page.model.favors)
    sentence = page.answer.sentence.text()
    ada = desk.person("Ada Underwood").id
    strength = desk.window.session.scores.strength(ada).value

    desk.press(Qt.Key.Key_L, CTRL)
    assert desk.window.quick_log.line.hasFocus()
    desk.write(LINE)
    assert desk.window.quick_log.understood.text().startswith("Ada Underwood · intro to Vera Hughes · ")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert not desk.window.quick_log.isVisible()
    assert desk.window.quick_log.line.text() == ""
    assert desk.window.status.state.text() == "all changes saved"
    assert "Ctrl+Z takes it back" in desk.window.status.said.text()

    (favor,) = [one for one in page.model.favors if one not in before]
    assert (favor.person, favor.title, favor.day, favor.size) == (ada, "intro to Vera Hughes", TODAY - 1, 3)
    row = page.model.favors.index(favor)
    assert page.model.index(row, 2).data() == "Ada Underwood"
    assert page.model.index(row, 1).data(Qt.ItemDataRole.ForegroundRole) == current().color("given")
    assert page.answer.sentence.text() != sentence
    assert desk.shown() == ada
    assert desk.window.session.scores.strength(ada).value != strength
    desk.window.card.tabs.setCurrentIndex(4)
    assert "intro to Vera Hughes" in texts(desk.window.card)

    assert desk.step() == "Undo log a favor given to Ada Underwood"
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.rest()
    assert page.model.favors == before
    assert page.answer.sentence.text() == sentence
    assert "intro to Vera Hughes" not in texts(desk.window.card)
    assert desk.window.session.scores.strength(ada).value == strength


def test_escape_keeps_the_line(on_sample: Desk) -> None:
    desk = on_sample
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("gave Ada Underwood a hand with")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.quick_log.isVisible()
    assert desk.window.rolodex.table.hasFocus()
    desk.press(Qt.Key.Key_L, CTRL)
    assert desk.window.quick_log.line.text() == "gave Ada Underwood a hand with"
    desk.write(" the move")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.step() == "Undo log a favor given to Ada Underwood"


def test_a_line_that_is_not_understood_stays_with_its_reason(on_sample: Desk) -> None:
    desk = on_sample
    log = desk.window.quick_log
    favors = dict(desk.window.session.rolodex.favors)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("gave Qqxq Zzyzx a book")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert log.isVisible()
    assert log.line.text() == "gave Qqxq Zzyzx a book"
    assert log.understood.objectName() == "warning"
    assert log.understood.text().endswith(".")
    assert desk.window.session.rolodex.favors == favors
    assert desk.step() == ""


def test_a_favor_begun_on_the_card(on_sample: Desk) -> None:
    desk = on_sample
    desk.window.show_person(desk.person("Ada Underwood").id)
    desk.click_button(desk.window.card, "Favor")
    assert desk.window.quick_log.line.text() == "gave Ada Underwood "
    desk.write("tickets for the opera")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.step() == "Undo log a favor given to Ada Underwood"


def test_filters_thanks_and_removal_in_the_ledger(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    rolodex = desk.window.session.rolodex
    desk.click_button(page, "Received")
    assert {one.direction for one in page.model.favors} == {"received"}
    desk.click_button(page, "Given")
    assert {one.direction for one in page.model.favors} == {"given"}
    desk.click_button(page, "All")
    assert len(page.model.favors) == len(rolodex.favors)

    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("got a reference from Ada Underwood, not thanked")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    desk.click_button(page, "Due")
    (favor,) = [one for one in page.model.favors if one.title == "reference"]
    desk.click_row(page.table, page.model.index(page.model.favors.index(favor), 3))
    assert desk.shown() == favor.person
    desk.click(button(page, "Thanked"))
    desk.rest()
    assert rolodex.favors[favor.id].thanked
    assert favor.id not in {one.id for one in page.model.favors}
    assert desk.step() == "Undo note thanks to Ada Underwood"
    desk.click_button(page, "All")
    row = next(place for place, one in enumerate(page.model.favors) if one.id == favor.id)
    desk.click_row(page.table, page.model.index(row, 3))
    desk.press(Qt.Key.Key_Delete)
    desk.rest()
    assert favor.id not in rolodex.favors
    desk.undo()
    desk.undo()
    assert not rolodex.favors[favor.id].thanked
