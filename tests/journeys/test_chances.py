"""A user writes down an ask, says how it went, and sees what that does to the chances."""

import pytest
from PySide6.QtCore import Qt

from godfather_desktop.actions.asks import remove_ask
from godfather_desktop.gui.chances.ask_row import AskRow
from godfather_desktop.gui.chances.page import ChancesPage
from tests.desktop import CTRL, TODAY, Desk, button, texts


def _chances(desk: Desk) -> ChancesPage:
    desk.press(Qt.Key.Key_9, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, ChancesPage)
    desk.rest()
    return page


def _row(page: ChancesPage, place: int = 0) -> AskRow:
    row = page.asks.rows[place]
    assert isinstance(row, AskRow)
    return row


def test_an_ask_is_logged_closed_counted_and_taken_back(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    friend = session.rolodex.people[session.scores.ranked()[0][0]]
    before = dict(session.rolodex.asks)
    sentence = page.answer.sentence.text()
    assert "26" in sentence or "not beaten" in sentence
    assert "26 outcomes" in texts(page)

    desk.click(page.form.person)
    desk.write(friend.name)
    desk.press(Qt.Key.Key_Escape)
    desk.click(page.form.text)
    desk.write("a word with the owner")
    page.form.channel.setCurrentIndex(0)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    (ask,) = [one for one in session.rolodex.asks.values() if one.id not in before]
    assert (ask.person, ask.day, ask.text, ask.outcome, ask.size) == (
        friend.id,
        TODAY,
        "a word with the owner",
        "",
        1.0,
    )
    assert page.form.person.text() == page.form.text.text() == ""
    assert _row(page).ask == ask
    assert "26 outcomes" in texts(page), "an open ask is no outcome"
    assert desk.step() == f"Undo log an ask of {friend.name}"

    desk.click_button(_row(page), "Yes")
    desk.rest()
    closed = session.rolodex.asks[ask.id]
    assert (closed.outcome, closed.closed) == ("yes", TODAY)
    assert "yes" in texts(_row(page))
    assert "27 outcomes" in texts(page)
    assert session.scores.calibration("yes").asks == 27

    desk.undo()
    assert "26 outcomes" in texts(page)
    assert button(_row(page), "No").isVisible()
    desk.undo()
    assert session.rolodex.asks == before
    assert page.answer.sentence.text() == sentence


def test_the_chance_is_shown_before_it_is_written_down(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    person = next(one for one, _ in session.scores.ranked())
    page.form.person.set_person(person)
    page.form.show_chance()
    afar = page.form.said.text()
    assert session.rolodex.people[person].name in afar
    page.form.size_box.setCurrentIndex(3)
    assert page.form.said.text() != afar
    desk.click(page.form.log_button)
    desk.rest()
    assert _row(page).ask.size == 5.0


def test_an_outcome_can_be_opened_again_and_an_ask_removed(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    ask = _row(page).ask
    desk.click_button(_row(page), "Open again")
    desk.rest()
    assert session.rolodex.asks[ask.id].outcome == ""
    no = button(_row(page), "No")
    no.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.rest()
    assert session.rolodex.asks[ask.id].outcome == "no"
    _row(page).removal_wanted.emit()
    desk.rest()
    assert ask.id not in session.rolodex.asks
    desk.undo()
    assert _row(page).ask.id == ask.id


def test_a_name_shows_the_card(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    ask = _row(page, 2).ask
    desk.click_button(_row(page, 2), session.rolodex.people[ask.person].name)
    assert desk.shown() == ask.person


@pytest.mark.parametrize("who", ["Qqxq Zzyzx", "", "Robin Vale"])
def test_nobody_is_refused_in_one_sentence(on_sample: Desk, who: str) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    before = dict(session.rolodex.asks)
    desk.click(page.form.person)
    desk.write(who)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert page.form.said.objectName() == "warning"
    assert page.form.said.text().endswith((".", "?"))
    assert page.form.person.text() == who
    assert session.rolodex.asks == before


def test_before_there_are_enough_outcomes(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _chances(desk)
    for ask in list(session.rolodex.asks)[:17]:
        session.perform(lambda rolodex, ask=ask: remove_ask(rolodex, ask))  # type: ignore[misc]
        desk.rest()
    assert page.answer.sentence.text() == "Nine of twenty outcomes so far: the chances are not corrected yet."
    assert "9 of 20 outcomes, not corrected yet" in texts(page)
    for ask in list(session.rolodex.asks):
        session.perform(lambda rolodex, ask=ask: remove_ask(rolodex, ask))  # type: ignore[misc]
        desk.rest()
    assert page.answer.sentence.text().startswith("None of twenty")
    assert not page.models.isVisible()
    assert page.no_asks.isVisible()
