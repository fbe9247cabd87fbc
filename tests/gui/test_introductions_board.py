"""Introductions under way, by buttons: from a lane to the last thanks, and all of it taken back."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton

from godfather_desktop.actions.introductions import draft_introduction, take_step
from godfather_desktop.actions.people import remove_people
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.introductions.introduction_card import IntroductionCard
from godfather_desktop.gui.introductions.message_box import MessageBox
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.introductions.start_box import StartBox
from godfather_desktop.storage.store import create
from godfather_desktop.wording.introductions import group_of
from tests.desktop import OWNER, TODAY, Desk, button, texts
from tests.gui.test_accessible_names import nameless

NOTE = (
    "I am Robin Vale, a recruiter. I would like to talk with you about the CFO search. I have two candidates. "
    "You built the resort from nothing. Could you spare fifteen minutes?"
)
TO_THANKS: tuple[IntroductionState, ...] = (
    "asked", "agreed", "blurb sent", "target asked", "target yes", "introduced", "replied", "met", "reported back",
)  # fmt: skip


def _page(desk: Desk) -> IntroductionsPage:
    desk.window.show_page("introductions")
    page = desk.window.page("introductions")
    assert isinstance(page, IntroductionsPage)
    desk.rest()
    return page


def _board(desk: Desk) -> IntroductionsPage:
    page = _page(desk)
    desk.click(page.switch.board)
    desk.rest()
    return page


def _drafted(
    desk: Desk, target: PersonId, *chain: PersonId, states: tuple[IntroductionState, ...] = (), day: int = TODAY
) -> IntroductionId:
    """An introduction that has come so far, without the window."""
    session, book = desk.window.session, desk.window.session.book
    made: list[ChangeSet] = []
    session.perform(
        lambda rolodex: draft_introduction(
            rolodex,
            book.new_id,
            target,
            chain,
            day,
            why="the search",
            for_them="two candidates",
            why_them="built the resort",
            note=NOTE,
        ),
        made.append,
    )
    desk.rest()
    way = made[0].changes[0].record.id
    for state in states:
        session.perform(lambda rolodex, to=state: take_step(rolodex, book.new_id, way, to, day, override=True))  # type: ignore[misc, arg-type]
        desk.rest()
    return IntroductionId(way)


def _some(desk: Desk, count: int) -> list[PersonId]:
    """People of whom no introduction is under way."""
    rolodex = desk.window.session.rolodex
    free = [one.id for one in rolodex.others() if not rolodex.introductions_of(one.id)]
    return free[:count]


def _card(page: IntroductionsPage, way: IntroductionId) -> IntroductionCard:
    return page.board.cards[way]


def _press(desk: Desk, page: IntroductionsPage, way: IntroductionId, text: str) -> None:
    """Press the card's own button, which says so."""
    main = _card(page, way).main_button
    assert main is not None
    assert main.text() == text
    desk.click(main)
    desk.rest()


def _sent(desk: Desk, page: IntroductionsPage, way: IntroductionId, text: str) -> None:
    """Press the card's button, and say that the message has been sent."""
    main = _card(page, way).main_button
    assert main is not None
    assert main.text() == text
    desk.click(main)
    box = desk.dialog(MessageBox)
    desk.click(box.sent_button)
    desk.until_closed(box)


def _more(page: IntroductionsPage, way: IntroductionId) -> dict[str, QAction]:
    (more,) = [one for one in _card(page, way).findChildren(QPushButton) if one.menu() is not None]
    menu = more.menu()
    assert menu is not None
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def _state(desk: Desk, way: IntroductionId) -> str:
    return desk.window.session.rolodex.introductions[way].state


def _records(rolodex: Rolodex) -> dict[str, Any]:
    return {
        "introductions": dict(rolodex.introductions),
        "asks": dict(rolodex.asks),
        "favors": dict(rolodex.favors),
        "sums": dict(rolodex.sums),
    }


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The links that were given to the desktop; none is."""
    links: list[str] = []

    def take(url: QUrl) -> bool:
        links.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    yield links
    QGuiApplication.clipboard().clear()


def test_from_a_lane_to_the_last_thanks_and_back(on_sample: Desk, opened: list[str]) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _page(desk)
    page.reach("CEO of Meridian")
    desk.rest()
    lane = next(row for row in page.lanes if len(row.lane.people) > 2)
    introducer, target = lane.lane.people[1], lane.lane.people[-1]
    before = _records(session.rolodex)
    there = len(session.rolodex.introductions)

    desk.click_button(lane, "Start this introduction")
    start = desk.dialog(StartBox)
    assert nameless(start) == []
    desk.click(start.why)
    desk.write("the CFO search")
    desk.click(start.for_them)
    desk.write("two candidates")
    assert "the CFO search" in start.note.text
    assert "two candidates" in start.note.text
    assert "Fill in what is still blank" in start.note.found.text()
    desk.click(start.why_them)
    desk.write("you built the resort")
    desk.click_button(start, "Save")
    desk.until_closed(start)
    (way,) = [one for one in session.rolodex.introductions if one not in before["introductions"]]
    assert page.board.isVisible()
    assert not page.answer.isVisible()
    assert (_state(desk, way), len(session.rolodex.introductions)) == ("draft", there + 1)
    assert session.rolodex.asks == before["asks"], "nobody is asked by a draft"

    desk.click_button(_card(page, way), "Write the ask")
    letter = desk.dialog(MessageBox)
    assert nameless(letter) == []
    desk.click(letter.copy_button)
    copied = QGuiApplication.clipboard().text()
    assert session.rolodex.people[target].name in copied
    assert "the CFO search" in copied
    desk.click(letter.mail_button)
    (link,) = opened
    assert link.startswith(f"mailto:{session.rolodex.people[introducer].emails[0]}?subject=")
    assert "two candidates" in unquote(link)
    assert _state(desk, way) == "draft", "nothing is sent by the program"
    desk.click(letter.sent_button)
    desk.until_closed(letter)
    assert _state(desk, way) == "asked"
    (ask,) = [one for one in session.rolodex.asks.values() if one.id not in before["asks"]]
    assert (ask.person, ask.model, ask.outcome) == (introducer, "yes", "")

    _press(desk, page, way, "They agreed")
    assert session.rolodex.asks[ask.id].outcome == "yes"
    main = _card(page, way).main_button
    assert main is not None
    desk.click(main)
    note = desk.dialog(MessageBox)
    assert nameless(note) == []
    desk.click(note.sent_button)
    desk.qtbot.waitUntil(note.wrong.isVisible)
    assert "blanks" in note.wrong.text()
    assert note.note is not None
    note.note.set_text(NOTE)
    desk.click(note.sent_button)
    desk.until_closed(note)
    assert session.rolodex.introductions[way].note == NOTE

    _press(desk, page, way, "Passed on")
    lately = session.rolodex.asks[max(session.rolodex.asks)]
    network = session.network
    assert network is not None
    assert (lately.person, lately.model) == (target, "answer")
    assert lately.shown == pytest.approx(lane.lane.steps[-1].chance), "the chance that the lane shows"
    _press(desk, page, way, "They said yes")
    _press(desk, page, way, "Introduced")
    assert [one.person for one in session.rolodex.favors.values() if one.id not in before["favors"]] == [
        *lane.lane.people[1:-1]
    ]
    assert "within a day" in page.board.answer.sentence.text()
    _sent(desk, page, way, "Write the reply")
    _press(desk, page, way, "We met")
    _sent(desk, page, way, "Report back")
    for _ in lane.lane.people[1:-1]:
        _sent(desk, page, way, "Say thanks")
    assert _state(desk, way) == "thanked"
    assert _card(page, way).main_button is None
    assert group_of(session.rolodex.introductions[way]) == "Over"

    for _ in session.rolodex.introductions[way].states:
        assert "introduction" in desk.step() or session.rolodex.people[introducer].name in desk.step()
        desk.undo()
    for _ in lane.lane.people[2:-1]:
        desk.undo()
    assert _records(session.rolodex) == before


def test_no_is_thanked_for(on_sample: Desk) -> None:
    desk = on_sample
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer, states=("asked",))
    page = _board(desk)
    assert set(_more(page, way)) == {"They said no", "No answer", "Change the texts …", "Drop it"}
    _more(page, way)["They said no"].trigger()
    desk.rest()
    assert _state(desk, way) == "no"
    assert "all the same" in " ".join(texts(_card(page, way)))
    _sent(desk, page, way, "Say thanks")
    assert desk.window.session.rolodex.introductions[way].thanked == (introducer,)
    assert _card(page, way).main_button is None


def test_silence_is_followed_up_and_then_somebody_else_is_looked_for(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer, states=("asked",), day=TODAY - 20)
    page = _board(desk)
    _sent(desk, page, way, "Ask once more")
    assert session.rolodex.introductions[way].followed_up == TODAY
    assert _card(page, way).main_button is not None
    assert _card(page, way).main_button.text() == "They agreed"  # type: ignore[union-attr]
    session.begin_day(TODAY + 14)
    desk.rest()
    _press(desk, page, way, "Choose the next")
    assert page.answer.isVisible()
    assert not page.board.isVisible()
    assert page.left_out.people == [introducer]
    assert page.ways is not None
    assert page.ways.targets[0].person == target
    assert not any(introducer in row.lane.people for row in page.lanes)


def test_a_second_introducer_is_refused_in_the_box_and_nothing_is_lost(on_sample: Desk) -> None:
    desk = on_sample
    target, first, second = _some(desk, 3)
    _drafted(desk, target, first, states=("asked",))
    waiting = _drafted(desk, target, second)
    page = _board(desk)
    name = desk.window.session.rolodex.people[first].name
    assert any(text.startswith(f"{name} has been asked") for text in texts(_card(page, waiting)))
    _more(page, waiting)["Change the texts …"].trigger()
    box = desk.dialog(StartBox)
    assert box.hold.isVisible()
    assert box.hold.text().startswith(f"{name} has been asked")
    box.reject()
    desk.until_closed(box)


def test_escape_keeps_what_was_typed(on_sample: Desk) -> None:
    desk = on_sample
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer)
    page = _board(desk)
    _more(page, way)["Change the texts …"].trigger()
    box = desk.dialog(StartBox)
    box.why.setText("something else")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    _more(page, way)["Change the texts …"].trigger()
    again = desk.dialog(StartBox)
    assert again.why.text() == "something else"
    desk.click_button(again, "Save")
    desk.until_closed(again)
    assert desk.window.session.rolodex.introductions[way].why == "something else"

    desk.click_button(_card(page, way), "Write the ask")
    letter = desk.dialog(MessageBox)
    letter.text.setPlainText("my own words to [name]")
    assert "[name]" in letter.blanks.text()
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(letter)
    desk.click_button(_card(page, way), "Write the ask")
    letter = desk.dialog(MessageBox)
    assert letter.text.toPlainText() == "my own words to [name]"
    letter.reject()
    desk.until_closed(letter)


def test_advice_is_overridden_with_a_tick(on_sample: Desk) -> None:
    desk = on_sample
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer, states=("asked", "agreed"))
    page = _board(desk)
    desk.click_button(_card(page, way), "Send the note")
    box = desk.dialog(MessageBox)
    assert not box.as_it_is.isVisible(), "nothing to mend"
    assert box.note is not None
    box.note.set_text('Hello. Cy says: "nobody is better".')
    assert box.note.consent.isVisible()
    assert box.as_it_is.isVisible()
    desk.click(box.sent_button)
    desk.qtbot.waitUntil(box.wrong.isVisible)
    assert "something to mend" in box.wrong.text()
    box.note.consent.setText("Cy, on Monday")
    box.as_it_is.setChecked(True)
    desk.click(box.sent_button)
    desk.until_closed(box)
    after = desk.window.session.rolodex.introductions[way]
    assert (after.state, after.consent) == ("blurb sent", "Cy, on Monday")
    desk.undo()
    before = desk.window.session.rolodex.introductions[way]
    assert (before.state, before.note, before.consent) == ("agreed", NOTE, "")


def test_somebody_on_the_way_is_removed_meanwhile(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer)
    page = _board(desk)
    desk.click_button(_card(page, way), "Write the ask")
    box = desk.dialog(MessageBox)
    session.perform(lambda rolodex: remove_people(rolodex, [introducer]))
    desk.qtbot.waitUntil(lambda: way not in session.rolodex.introductions)
    desk.click(box.sent_button)
    desk.qtbot.waitUntil(box.wrong.isVisible)
    assert box.wrong.text().startswith("This introduction is not in the Rolodex any more")
    box.reject()
    desk.until_closed(box)
    assert way not in page.board.cards
    desk.undo()
    assert way in page.board.cards


def test_who_is_removed_says_what_goes_with_them(on_sample: Desk) -> None:
    desk = on_sample
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer)
    desk.window.show_page("rolodex")
    desk.window.show_person(introducer)
    desk.window.rolodex.table.setFocus()
    desk.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    desk.rest()
    assert way not in desk.window.session.rolodex.introductions
    assert "1 introduction under way goes, too." in desk.window.status.said.text()
    desk.undo()
    assert _state(desk, way) == "draft"


def test_the_board_from_none_to_many(desk: Desk, tmp_path: Any) -> None:
    path = tmp_path / "empty.rolodex"
    create(path, OWNER).close()
    desk.open(path)
    page = _board(desk)
    assert page.board.answer.sentence.text() == "No introduction is under way."
    assert page.switch.board.text() == "Under way"
    desk.click(page.board.find_button)
    assert page.goal.isVisible()
    assert not page.board.isVisible()


def test_columns_wrap_and_the_count_follows(on_sample: Desk) -> None:
    desk, window = on_sample, on_sample.window
    rolodex = window.session.rolodex
    there = sum(bool(group_of(one) not in ("Over", "To thank")) for one in rolodex.introductions.values())
    people = _some(desk, 20)
    for number in range(len(TO_THANKS)):
        _drafted(desk, people[2 * number], people[2 * number + 1], states=TO_THANKS[:number])
    page = _board(desk)
    assert page.switch.board.text() == f"Under way · {there + len(TO_THANKS)}"
    for size, card, most in ((1280, True, 3), (1280, False, 5), (2200, False, 7)):
        window.resize(size, 800)
        window.show_person(people[0] if card else None)
        desk.rest()
        groups = [stack for stack in page.board.stacks.values() if stack.rows]
        assert all(stack.isVisible() for stack in groups)
        lefts = {stack.mapTo(page.board, stack.rect().topLeft()).x() for stack in groups}
        assert 1 < len(lefts) <= most
        for one in page.board.cards.values():
            assert one.width() >= 200
            right = one.mapTo(page.board, one.rect().topRight()).x()
            assert right <= page.board.width()
    assert nameless(page) == []


def test_one_is_shown_on_request(on_sample: Desk) -> None:
    desk = on_sample
    people = _some(desk, 30)
    ways = [_drafted(desk, people[2 * number], people[2 * number + 1]) for number in range(14)]
    page = _page(desk)
    page.show_introduction(ways[-1])
    desk.rest()
    main = _card(page, ways[-1]).main_button
    assert main is not None
    assert main.hasFocus()
    assert page.switch.board.isChecked()


def test_the_card_of_everybody_on_the_way_says_so(on_sample: Desk) -> None:
    desk = on_sample
    target, introducer = _some(desk, 2)
    way = _drafted(desk, target, introducer, states=("asked",))
    names = [desk.window.session.rolodex.people[one].name for one in (target, introducer)]
    for person in (target, introducer):
        desk.window.show_person(person)
        desk.window.card.show_records("ties")
        desk.rest()
        assert f"{names[0]} through {names[1]}" in texts(desk.window.card)
        desk.click_button(desk.window.card, f"{names[0]} through {names[1]}")
        desk.rest()
        page = desk.window.pages.currentWidget()
        assert isinstance(page, IntroductionsPage)
        assert _card(page, way).isVisible()
        desk.window.show_page("rolodex")


def test_start_of_a_lane_keeps_what_is_brought(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _page(desk)
    page.reach("CEO of Meridian", 2.0)
    desk.rest()
    lane = next(row for row in page.lanes if len(row.lane.people) > 2)
    assert not any(
        one.text() == "Start this introduction"
        for row in page.lanes
        if len(row.lane.people) == 2
        for one in row.findChildren(QPushButton)
    )
    known = set(session.rolodex.introductions)
    desk.click_button(lane, "Start this introduction")
    box = desk.dialog(StartBox)
    desk.click(button(box, "Save"))
    desk.until_closed(box)
    (made,) = [one for one in session.rolodex.introductions.values() if one.id not in known]
    assert isinstance(made, Introduction)
    assert made.offer == 2
    assert made.chain == lane.lane.people[1:-1]
