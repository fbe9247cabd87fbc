"""A user logs favors in one line, sees whom to help and what is due, and corrects the ledger."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from godfather_desktop.actions.favors import log_favor
from godfather_desktop.actions.people import edit_person
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.favor import Favor, FavorDirection, FavorStatus
from godfather_desktop.domain.ids import ME, FavorId
from godfather_desktop.gui.favors.favor_form import FavorForm
from godfather_desktop.gui.favors.ledger_model import DAY, PERSON, STATUS, TITLE
from godfather_desktop.gui.favors.offers_box import OffersBox
from godfather_desktop.gui.favors.page import FavorsPage
from godfather_desktop.gui.rows import Rows
from godfather_desktop.gui.theme import current
from godfather_desktop.insight.helping import matches_in, offers_of
from godfather_desktop.insight.ledger import is_close
from tests.desktop import CTRL, NO_MODIFIER, TODAY, Desk, texts

LINE = "gave Ada Underwood intro to Vera Hughes yesterday size 3"


def _favors(desk: Desk) -> FavorsPage:
    desk.press(Qt.Key.Key_5, CTRL)
    desk.rest()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, FavorsPage)
    return page


def _rows(rows: Rows) -> list[QWidget]:
    """The rows of a list, from above."""
    QTest.qWait(0)
    placed = (rows._layout.itemAt(place) for place in range(rows._layout.count()))
    found = (item.widget() for item in placed if item is not None)
    return [one for one in found if one is not None]


def _row(rows: Rows, name: str) -> QWidget:
    """The one row that begins with this name."""
    (found,) = [one for one in _rows(rows) if any(part.text() == name for part in one.findChildren(QAbstractButton))]
    rows.ensureWidgetVisible(found)
    return found


def _chosen(desk: Desk, page: FavorsPage, favor: FavorId) -> int:
    """Choose a favor of the ledger."""
    row = next(place for place, one in enumerate(page.model.favors) if one.id == favor)
    page.table.scrollTo(page.model.index(row, TITLE))
    desk.click_row(page.table, page.model.index(row, TITLE))
    desk.rest()
    return row


def _press(desk: Desk, page: FavorsPage, text: str) -> None:
    """Press one of the page's own buttons, which are about the chosen favor."""
    (tool,) = [one for one in page.findChildren(QAbstractButton) if one.parent() is page and one.text() == text]
    desk.click(tool)


def _logged(
    desk: Desk,
    name: str,
    direction: FavorDirection = "given",
    status: FavorStatus = "done",
    *,
    day: Day = TODAY,
    due: Day | None = None,
    title: str = "a favor of this test",
) -> Favor:
    """A favor that is on record."""
    session = desk.window.session
    favor = Favor(
        FavorId(session.book.new_id()),
        desk.person(name).id,
        day,
        direction,
        title,
        status=status,
        due=due,
        thanked=False,
    )
    session.perform(lambda rolodex: log_favor(rolodex, favor))
    desk.rest()
    return session.rolodex.favors[favor.id]


def _edited(desk: Desk, page: FavorsPage, favor: FavorId) -> FavorForm:
    """The form of a favor, opened by double click."""
    row = _chosen(desk, page, favor)
    at = page.table.visualRect(page.model.index(row, TITLE)).center()
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, at)
    return desk.dialog(FavorForm)


def _is_one_sentence(text: str) -> bool:
    return text.endswith(".") and ". " not in text and "\n" not in text


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
    desk.window.card.show_records("favors")
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
    _press(desk, page, "Thanked")
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


def test_whom_i_can_help_and_why(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    matches = matches_in(session.rolodex, most=12)
    rows = _rows(page.help_box.helping)
    assert len(rows) == len(matches) >= 5
    for row, match in zip(rows, matches, strict=True):
        said = texts(row)
        assert session.rolodex.people[match.person].name in said
        (why,) = [one for one in said if one.startswith("On the card: ")]
        assert f" You offer: {match.offer}." in why
        assert all(one in why for one in match.shared)
    row = rows[0]
    page.help_box.helping.ensureWidgetVisible(row)
    desk.click_button(row, session.rolodex.people[matches[0].person].name)
    assert desk.shown() == matches[0].person


def test_a_match_is_planned_and_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    match = matches_in(session.rolodex)[0]
    name = session.rolodex.people[match.person].name
    before = dict(session.rolodex.tasks)
    desk.click_button(_row(page.help_box.helping, name), "Plan it")
    desk.rest()
    (task,) = [one for one in session.rolodex.tasks.values() if one.id not in before]
    assert (task.person, task.due, task.text) == (match.person, TODAY + 3, match.offer)
    assert not task.done
    assert desk.step() == f"Undo plan something for {name}"
    desk.undo()
    assert session.rolodex.tasks == before
    desk.redo()
    assert session.rolodex.tasks == {**before, task.id: task}


def test_every_match_can_be_logged_as_it_is_prefilled(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    log = desk.window.quick_log
    for match in matches_in(session.rolodex, most=12):
        name = session.rolodex.people[match.person].name
        before = dict(session.rolodex.favors)
        desk.click_button(_row(page.help_box.helping, name), "Log it")
        assert log.line.hasFocus()
        assert log.line.text() == f"gave {name} {match.offer}"
        assert log.understood.objectName() != "warning"
        desk.press(Qt.Key.Key_Return)
        desk.rest()
        (favor,) = [one for one in session.rolodex.favors.values() if one.id not in before]
        assert (favor.person, favor.direction) == (match.person, "given")
        assert match.offer in (favor.title, f"a {favor.title}", f"an {favor.title}")
        assert (favor.day, favor.status) == (TODAY, "done")
        desk.undo()
        assert session.rolodex.favors == before


def test_whoever_was_helped_makes_room_for_others(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    first, second = (session.rolodex.people[one.person].name for one in matches_in(session.rolodex)[:2])
    _logged(desk, first, day=TODAY + 5)
    assert first in texts(_rows(page.help_box.helping)[0]), "a favor dated ahead is none yet"
    _logged(desk, first)
    assert second in texts(_rows(page.help_box.helping)[0])


def test_what_i_offer_is_edited_and_the_matches_follow(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    before = offers_of(session.rolodex)
    shown = [texts(one) for one in _rows(page.help_box.helping)]
    desk.click_button(page, "What I can offer …")
    box = desk.dialog(OffersBox)
    assert box.text.toPlainText().splitlines() == list(before)
    box.text.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(box.text, "sponsors for the fundraiser")
    desk.click_button(box, "Save")
    desk.until_closed(box)
    assert offers_of(session.rolodex) == ("sponsors for the fundraiser",)
    reasons = [text for one in _rows(page.help_box.helping) for text in texts(one) if text.startswith("On the card")]
    assert reasons
    assert all("You offer: sponsors for the fundraiser." in one for one in reasons)
    assert all("fundraiser" in one.split(" You offer")[0] for one in reasons)
    desk.undo()
    assert offers_of(session.rolodex) == before
    assert [texts(one) for one in _rows(page.help_box.helping)] == shown


def test_without_offers_the_list_says_what_to_do(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    for text, said in (
        ("", "Say first what you can offer."),
        ("a yodelling lesson", "No need on record fits what you can offer."),
    ):
        desk.click_button(page, "What I can offer …")
        box = desk.dialog(OffersBox)
        box.text.setPlainText(text)
        desk.click_button(box, "Save")
        desk.until_closed(box)
        assert said in texts(page.help_box.helping)
    # Nothing stays nothing, without a step to take back.
    desk.click_button(page, "What I can offer …")
    box = desk.dialog(OffersBox)
    box.text.setPlainText("something else")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    assert offers_of(session.rolodex) == ("a yodelling lesson",)
    assert session.rolodex.notes_of(ME)


def test_thanks_and_promises_that_are_due_are_settled(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    thanks = _logged(desk, "Ada Underwood", "received", title="a reference", day=TODAY - 12)
    promise = _logged(desk, "Vera Hughes", "given", "promised", title="a ride", due=TODAY - 1)
    _logged(desk, "Carlos Egan", "given", "promised", title="a later ride", due=TODAY + 1)
    due = page.help_box.due
    assert "thanks for: a reference, 12 days ago" in texts(due)
    assert "you promised: a ride, due 21 Mar 2026" in texts(due)
    assert "Carlos Egan" not in texts(due)
    assert page.answer.sentence.text().endswith("; 1 thanks is due and 2 promises are due.")

    desk.click_button(_row(due, "Ada Underwood"), "Thanked")
    desk.rest()
    assert session.rolodex.favors[thanks.id].thanked
    assert desk.step() == "Undo note thanks to Ada Underwood"
    assert "Ada Underwood" not in texts(due)
    desk.click_button(_row(due, "Vera Hughes"), "Done")
    desk.rest()
    assert session.rolodex.favors[promise.id].status == "done"
    assert "Vera Hughes" not in texts(due)
    assert page.answer.sentence.text().endswith("; 1 promise is due.")
    desk.click_button(_row(due, "Irene Underwood"), "Done")
    desk.rest()
    assert "Nothing is due." in texts(due)
    assert page.answer.sentence.text().endswith("; nothing is due.")
    for _ in range(3):
        desk.undo()
    assert {"Ada Underwood", "Vera Hughes", "Irene Underwood"} <= set(texts(due))


def test_what_is_dated_ahead_is_neither_counted_nor_due(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    sentence, evidence = page.answer.sentence.text(), page.answer.evidence.text()
    before = texts(page.help_box.due)
    _logged(desk, "Ada Underwood", "given", day=TODAY + 1)
    _logged(desk, "Ada Underwood", "received", day=TODAY + 1)
    _logged(desk, "Ada Underwood", "given", "promised", day=TODAY + 1)
    assert (page.answer.sentence.text(), page.answer.evidence.text()) == (sentence, evidence)
    assert texts(page.help_box.due) == before
    desk.click_button(page, "Due")
    assert len(page.model.favors) == 1
    desk.window.session.begin_day(TODAY + 1)
    desk.rest()
    assert page.answer.sentence.text() != sentence
    assert len(page.model.favors) == 3


def test_a_favor_is_corrected_in_its_form(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    favor = _logged(desk, "Ada Underwood")
    form = _edited(desk, page, favor.id)
    assert form.title.text() == favor.title
    assert form.when.text() == iso(TODAY)
    form.status.setCurrentText("promised")
    form.due.setFocus()
    QTest.keyClicks(form.due, "2026-04-01")
    form.beneficiary.setFocus()
    QTest.keyClicks(form.beneficiary, "her niece")
    desk.click_button(form, "Save")
    desk.until_closed(form)
    after = replace(favor, status="promised", due=TODAY + 10, beneficiary="her niece")
    assert session.rolodex.favors[favor.id] == after
    assert desk.step() == f"Undo edit the favor '{favor.title}'"
    row = page.model.favors.index(after)
    assert page.model.index(row, TITLE).data() == f"{favor.title} (her niece)"
    assert page.model.index(row, STATUS).data() == "promised"
    assert page.model.index(row, PERSON).data() == "Ada Underwood"
    desk.undo()
    assert session.rolodex.favors[favor.id] == favor


def test_the_form_opens_by_button_and_escape_changes_nothing(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    favor = _logged(desk, "Ada Underwood")
    desk.click_button(page, "Edit")
    assert page.findChildren(FavorForm) == [], "nothing is chosen"
    _chosen(desk, page, favor.id)
    desk.click_button(page, "Edit")
    form = desk.dialog(FavorForm)
    form.title.setText("something else")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert desk.window.session.rolodex.favors[favor.id] == favor


def test_a_date_that_is_none_is_refused_in_the_form(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    favor = _logged(desk, "Ada Underwood")
    form = _edited(desk, page, favor.id)
    form.title.setText("a better title")
    form.beneficiary.setText("her niece")
    for wrong in ("soon", "2026-02-30", "22.3.2026", "", "10000-01-01"):
        form.when.setText(wrong)
        desk.press(Qt.Key.Key_Return)
        desk.rest()
        assert form.isVisible()
        assert form.wrong.isVisible()
        assert _is_one_sentence(form.wrong.text())
        assert form.wrong.text().startswith(f"'{wrong}' is not a date on the calendar")
        assert (form.title.text(), form.beneficiary.text(), form.when.text()) == ("a better title", "her niece", wrong)
        assert desk.window.session.rolodex.favors[favor.id] == favor
    form.when.setText("2026-03-20")
    desk.click_button(form, "Save")
    desk.until_closed(form)
    saved = desk.window.session.rolodex.favors[favor.id]
    assert saved == replace(favor, title="a better title", beneficiary="her niece", day=TODAY - 2)


def test_a_due_date_that_is_none_and_thanks_before_it_is_done_are_refused(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    favor = _logged(desk, "Ada Underwood", "received")
    form = _edited(desk, page, favor.id)
    form.due.setText("next week, perhaps")
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.text().startswith("'next week, perhaps' is not a date on the calendar")
    form.due.clear()
    form.status.setCurrentText("promised")
    form.thanked.setChecked(True)
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.isVisible()
    assert form.wrong.text() == ("A favor that is not done cannot have been thanked for: mark it done first.")
    form.title.clear()
    form.thanked.setChecked(False)
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.text().startswith("The title is empty")
    assert desk.window.session.rolodex.favors[favor.id] == favor
    desk.click_button(form, "Cancel")
    desk.until_closed(form)


def test_the_balance_is_drawn_for_acquaintances_alone(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    session = desk.window.session
    seen = {True: 0, False: 0}
    for favor in list(page.model.favors):
        card = session.rolodex.people[favor.person]
        close = is_close(card, session.scores.strength(card.id).value, session.scores.show_up(card.id))
        if seen[close] == 4:
            continue
        _chosen(desk, page, favor.id)
        done = any(one.status == "done" for one in session.rolodex.favors_of(card.id))
        assert page.picture.isVisible() == (done and not close)
        if page.picture.isVisible():
            assert page.picture.accessibleName().startswith(f"Give and take with {card.name} over time; today ")
        seen[close] += 1
    assert min(seen.values()) >= 2


@pytest.mark.parametrize(
    ("name", "change", "drawn"),
    [
        ("Ada Underwood", {}, True),
        ("Ada Underwood", {"relation": "friend"}, False),
        ("Ada Underwood", {"relation": "family"}, False),
        ("Ada Underwood", {"relation": "vendor"}, True),
        # She would probably come without my title, and is no friend by name.
        ("Greta Ellison", {"two_am": True}, False),
        ("Greta Ellison", {"two_am": False}, True),
        # A strength of 88, neither friend nor proven.
        ("Paloma Greer", {"relation": "", "two_am": False}, False),
    ],
)
def test_who_is_close_has_no_balance(on_sample: Desk, name: str, change: dict[str, object], drawn: bool) -> None:
    desk = on_sample
    session = desk.window.session
    page = _favors(desk)
    favor = _logged(desk, name)
    card = replace(desk.person(name), **change)  # type: ignore[arg-type]  # as the form would
    session.perform(lambda rolodex: edit_person(rolodex, session.book.new_id, card))
    desk.rest()
    _chosen(desk, page, favor.id)
    assert page.picture.isVisible() == drawn


def test_the_chosen_favor_stays_chosen_when_the_ledger_changes(on_sample: Desk) -> None:
    desk = on_sample
    page = _favors(desk)
    favor = _logged(desk, "Ada Underwood", "received", day=TODAY - 3)
    _chosen(desk, page, favor.id)
    _press(desk, page, "Thanked")
    desk.rest()
    row = page.table.currentIndex().row()
    assert row >= 0
    assert page.model.favors[row].id == favor.id
    assert page.picture.isVisible()
    _logged(desk, "Vera Hughes")
    assert page.model.favors[page.table.currentIndex().row()].id == favor.id
    assert page.model.index(page.table.currentIndex().row(), DAY).data() == "19 Mar 2026"
