"""The callback desk on the card: the fair clock, outcomes, why nobody calls back, and the boxes around it."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QPushButton, QWidget

from godfather_desktop.actions.attachments import attach
from godfather_desktop.actions.attempts import log_attempt, set_outcome
from godfather_desktop.actions.people import tag
from godfather_desktop.actions.touches import log_touch
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, AttemptId, PersonId, TouchId
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.gui.attempts.attempt_form import AttemptForm
from godfather_desktop.gui.attempts.outcome_menu import OutcomeMenu
from godfather_desktop.gui.card.cadence_box import CadenceBox
from godfather_desktop.gui.card.calls_tab import CallsTab
from godfather_desktop.gui.card.etiquette_box import EtiquetteBox
from godfather_desktop.gui.card.occasion_box import OccasionBox
from godfather_desktop.gui.card.pause_box import PauseBox
from godfather_desktop.gui.card.refusal_box import CloseBox, RefusalBox
from godfather_desktop.gui.card.why_part import QuestionRow
from godfather_desktop.insight.clock import DAY_MINUTES
from tests.desktop import PATIENCE_MS, TODAY, Desk, texts
from tests.gui.test_accessible_names import nameless

VERA = "Vera Hughes"
_Box = TypeVar("_Box", bound=QDialog)


def calls(desk: Desk, name: str = VERA) -> CallsTab:
    """The tab of a person, with the focus in it."""
    window = desk.window
    window.show_person(desk.person(name).id)
    window.card.show_records("calls")
    desk.rest()
    (found,) = window.card.findChildren(CallsTab)
    found.setFocus()
    return found


def tried(
    desk: Desk,
    days_ago: int,
    channel: Channel = "email",
    name: str = VERA,
    *,
    purpose: str = "the audit of the north wing",
    benefit: str = "",
    offer: int = 0,
    asking: bool = False,
    text: str = "",
    hook: str = "",
) -> Attempt:
    """An attempt that was logged."""
    book, who = desk.window.session.book, desk.person(name).id
    made = Attempt(
        AttemptId(book.new_id()), who, TODAY - days_ago, channel, purpose,
        benefit=benefit, offer=offer, asking=asking, text=text, hook=hook,
    )  # fmt: skip
    book.perform(lambda rolodex: log_attempt(rolodex, book.new_id, made))
    desk.rest()
    return attempt(desk, made.id)


def attempt(desk: Desk, id_: AttemptId) -> Attempt:
    return desk.window.session.rolodex.attempts[id_]


def box(desk: Desk, shown: CallsTab, key: Qt.Key, kind: type[_Box]) -> _Box:
    """The box that a key opens."""
    shown.setFocus()
    desk.press(key)
    found = desk.dialog(kind)
    assert nameless(found) == []
    return found


def saved(desk: Desk, dialog: QDialog) -> None:
    desk.click_button(dialog, "Save")
    desk.until_closed(dialog)


def pressed(desk: Desk, parent: QWidget, name: str) -> None:
    """Click on the button that is called so."""
    (found,) = [one for one in parent.findChildren(QWidget) if one.accessibleName() == name and one.isVisible()]
    found.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.rest()


def choose(desk: Desk, shown: CallsTab, number: int, *path: str) -> None:
    """Choose in the menu of an attempt, counted from the newest."""
    button = [one for one in shown.findChildren(OutcomeMenu) if one.isVisible()][number]
    button.fill()
    menu: QMenu | None = button.menu()
    action: QAction | None = None
    for word in path:
        assert menu is not None
        (action,) = [one for one in menu.actions() if one.text() == word]
        menu = action.menu()  # type: ignore[assignment]  # the stubs say QObject
    assert action is not None
    action.trigger()
    desk.rest()


def test_the_tabs_fit_into_the_card(on_sample: Desk) -> None:
    desk = on_sample
    calls(desk)
    bar = desk.window.card.tabs.tabBar()
    assert [bar.tabText(one) for one in range(3)] == ["Parts", "Calls", "Touches"]
    assert sum(bar.tabSizeHint(one).width() for one in range(bar.count())) <= bar.width()


def test_nothing_was_tried_yet(on_sample: Desk) -> None:
    desk = on_sample
    shown = calls(desk)
    said = texts(shown)
    assert said[0] == "A first attempt is fair from Mon 23 Mar, 9:00."
    assert "No rhythm is set." in said
    assert "Not answered yet" not in said
    assert nameless(shown) == []


def test_the_run_and_when_the_next_one_is_fair(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 12, "email", hook="the flood")
    tried(desk, 3, "call", purpose="the seat on the board " * 6)
    shown = calls(desk)
    said = texts(shown)
    assert said[0].startswith("The next call is fair from ")
    assert "business days after the last one." in said[0]
    assert said.index("2nd attempt: call") < said.index("1st attempt: e-mail")
    assert "Why no callback?" in said
    assert desk.window.card.next.text().startswith("Follow up from ")
    assert nameless(shown) == []


def test_the_clock_moves_with_an_outcome_and_comes_back_with_undo(on_sample: Desk) -> None:
    desk = on_sample
    made = tried(desk, 3, hook="the flood")
    shown = calls(desk)
    before = texts(shown)[0]
    choose(desk, shown, 0, "voicemail")
    assert attempt(desk, made.id).outcome == "voicemail"
    assert "1st attempt: e-mail, voicemail" in texts(shown)
    choose(desk, shown, 0, "the hook was liked")
    assert attempt(desk, made.id).landed is True
    assert "hook: the flood (it was liked)" in "\n".join(texts(shown))
    choose(desk, shown, 0, "replied later")
    assert (attempt(desk, made.id).outcome, attempt(desk, made.id).settled) == ("replied", TODAY)
    assert texts(shown)[0] == "A first attempt is fair from Mon 23 Mar, 9:00."
    assert "1 earlier attempt ▸" in texts(shown)
    for _ in range(3):
        desk.undo()
    assert texts(shown)[0] == before
    assert attempt(desk, made.id) == made


def test_what_they_said_to_the_ask_is_kept(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 3, benefit="news", asking=True)
    assert made.ask is not None
    shown = calls(desk)
    choose(desk, shown, 0, "replied later", "they said no")
    assert rolodex.asks[made.ask].outcome == "no"
    pressed(desk, shown, "1 earlier attempt ▸: Show or hide them")
    choose(desk, shown, 0, "replied later", "they said yes")
    assert rolodex.asks[made.ask].outcome == "yes"
    assert attempt(desk, made.id).settled == TODAY


def test_an_answer_at_once_stays_one_when_its_ask_is_settled(on_sample: Desk) -> None:
    desk = on_sample
    made = tried(desk, 0, "call", benefit="news", asking=True)
    shown = calls(desk)
    choose(desk, shown, 0, "answered", "not said yet")
    choose_earlier = "1 earlier attempt ▸: Show or hide them"
    pressed(desk, shown, choose_earlier)
    choose(desk, shown, 0, "answered", "they said yes")
    after = attempt(desk, made.id)
    assert (after.outcome, after.reply) == ("answered", None)


def test_an_attempt_can_be_removed_and_explained(on_sample: Desk) -> None:
    desk = on_sample
    made = tried(desk, 3)
    shown = calls(desk)
    choose(desk, shown, 0, "Why it went like this …")
    line = desk.dialog(QDialog)
    desk.write("too long")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(line)
    assert attempt(desk, made.id).debrief == "too long"
    assert "too long" in "\n".join(texts(shown))
    choose(desk, shown, 0, "Remove this attempt")
    assert not desk.window.session.rolodex.attempts_of(made.person)


def test_one_key_plans_the_next_step_once(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 6, asking=False, text="Dear all, buy my things. " * 60)
    shown = calls(desk)
    tasks = len(rolodex.tasks_of(made.person))
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert len(rolodex.tasks_of(made.person)) == tasks + 1
    assert "On your list already." in texts(shown)
    shown.setFocus()
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert len(rolodex.tasks_of(made.person)) == tasks + 1
    desk.undo()
    assert len(rolodex.tasks_of(made.person)) == tasks
    assert "On your list already." not in texts(shown)


def test_too_soon_is_nothing_to_do(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 2)
    shown = calls(desk)
    assert any(one.startswith("It is too soon to tell") for one in texts(shown))
    assert any(one.startswith("Wait until") for one in texts(shown))
    assert not [one for one in shown.findChildren(QPushButton) if one.accessibleName().startswith("Next step")]
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert desk.step() == "Undo log an attempt to reach Vera Hughes"


def test_one_key_changes_the_clock(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 6)
    shown = calls(desk)
    choose(desk, shown, 0, "auto-reply")
    assert "Vera Hughes is probably away." in texts(shown)
    shown.setFocus()
    desk.press(Qt.Key.Key_N)
    desk.rest()
    (pause,) = rolodex.pauses_of(made.person)
    assert (pause.cause, pause.start) == ("out-of-office", TODAY)
    assert pause.end is not None


def test_one_key_files_the_no(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    for ago in (40, 30):
        made = tried(desk, ago, "call", benefit="news", asking=True)
        session.perform(
            lambda rolodex, made=made: set_outcome(  # type: ignore[misc]
                rolodex, session.book.new_id, made.id, "answered", made.day, answer="no"
            )
        )
        desk.rest()
    made = tried(desk, 6)
    shown = calls(desk)
    assert "Vera Hughes said no, and that is all right." in texts(shown)
    desk.press(Qt.Key.Key_N)
    desk.rest()
    (no,) = session.rolodex.refusals_of(made.person)
    assert no.revisit == TODAY + 180
    assert attempt(desk, made.id).closed == TODAY
    desk.undo()
    assert not session.rolodex.refusals_of(made.person)


def test_one_key_looks_for_another_way(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    name = next(
        one.name
        for one in session.rolodex.others()
        if one.how_known in ("", "cold") and not one.tags and one.id not in session.rolodex.sums
    )
    who = tried(desk, 6, "call", name).person
    asked: list[str] = []
    desk.window.navigation.path_requested.connect(lambda goal, _: asked.append(goal))
    shown = calls(desk, name)
    assert f"{name} does not know you yet." in texts(shown)
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert asked == [str(who)]
    assert desk.window.pages.currentWidget() is desk.window.page("introductions")


def test_the_best_introduction_is_looked_for_where_the_answer_hangs_on_it(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 6, "call", "Quinn Delgado", offer=1, benefit="news of the mine")
    shown = calls(desk, "Quinn Delgado")
    assert any("hears from hundreds" in one for one in texts(shown))
    assert shown._path is not None
    assert shown._looked is not None
    assert not shown._looked.needs_path


def questions(shown: CallsTab) -> list[QuestionRow]:
    return [one for one in shown.findChildren(QuestionRow) if one.isVisible()]


def focus_in(row: QuestionRow) -> None:
    row.findChildren(QPushButton)[0].setFocus()


def test_questions_are_answered_with_two_keys(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 6)
    shown = calls(desk)
    rows = questions(shown)
    assert 1 <= len(rows) <= 3
    asked = [texts(one)[0] for one in rows]
    lost = next(place for place, one in enumerate(asked) if "never arrived" in one)
    focus_in(rows[lost])
    desk.press(Qt.Key.Key_Y)
    desk.rest()
    (said,) = rolodex.silences_of(made.person)
    assert (said.row, said.holds) == (6, True)
    assert any("may never have reached" in one for one in texts(shown))
    focus_in(questions(shown)[0])
    before = texts(questions(shown)[0])[0]
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert [one.holds for one in rolodex.silences_of(made.person)] == [True, False]
    assert before not in [texts(one)[0] for one in questions(shown)]
    assert not rolodex.tasks_of(made.person), "N answered the question and planned nothing"


def test_a_yes_that_needs_a_date_opens_the_pause(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 6)
    shown = calls(desk)
    (away,) = [one for one in questions(shown) if texts(one)[0] == "Is Vera Hughes away?"]
    focus_in(away)
    desk.press(Qt.Key.Key_Y)
    pause = desk.dialog(PauseBox)
    assert pause.cause.currentData() == "out-of-office"
    pause.end.line.setText("2026-04-02")
    saved(desk, pause)
    (marked,) = rolodex.pauses_of(made.person)
    assert (marked.cause, marked.start, marked.end) == ("out-of-office", TODAY, TODAY + 11)
    assert texts(shown)[0].endswith("out of office until Thu 2 Apr.")
    assert desk.window.card.next.text().startswith("Out of office: leave it until")


def test_runners_up_are_folded(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 6, purpose="hello", text="x" * 1_200)
    shown = calls(desk)
    (fold,) = [one for one in shown.findChildren(QPushButton) if "other possible reason" in one.text()]
    before = len(texts(shown))
    fold.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert len(texts(shown)) > before
    assert any(one.text().endswith("▾") for one in shown.findChildren(QPushButton) if one.isVisible())


def test_a_pause_is_marked_ended_and_removed(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    shown, who = calls(desk), desk.person(VERA).id
    pause = box(desk, shown, Qt.Key.Key_P, PauseBox)
    pause.cause.setCurrentIndex(pause.cause.findData("illness"))
    pause.end.line.setText("2026-02-30")
    desk.click_button(pause, "Save")
    assert pause.wrong.text().startswith("'2026-02-30' is not a date on the calendar")
    pause.end.line.setText("2026-03-01")
    desk.click_button(pause, "Save")
    assert pause.wrong.text() == "The end lies before the beginning: correct one of the two dates."
    pause.end.line.clear()
    pause.note.setText("flu")
    saved(desk, pause)
    assert rolodex.pauses_of(who)[0].end is None
    pressed(desk, shown, "Say when this pause ends")
    ending = desk.dialog(PauseBox)
    ending.end.line.setText("tomorrow")
    saved(desk, ending)
    assert rolodex.pauses_of(who)[0].end == TODAY + 1
    assert "since today, until Mon 23 Mar\nflu" in texts(shown)
    pressed(desk, shown, "Remove this pause")
    assert not rolodex.pauses_of(who)


def test_a_no_is_filed_moved_and_taken_back(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    made = tried(desk, 3)
    shown = calls(desk)
    no = box(desk, shown, Qt.Key.Key_F, RefusalBox)
    desk.write("no budget this year")
    no.revisit.line.setText("yesterday")
    desk.click_button(no, "Save")
    assert no.wrong.text().startswith("The day to come back must lie after the no")
    no.revisit.line.setText("2026-09-18")
    saved(desk, no)
    (filed,) = rolodex.refusals_of(made.person)
    assert (filed.why, filed.day, filed.attempt) == ("no budget this year", TODAY, made.id)
    assert attempt(desk, made.id).closed == TODAY
    assert texts(shown)[0] == "A first attempt is fair from 18 Sep 2026, 9:00: they said no today."
    assert desk.window.card.next.text() == "They said no: come back from 18 Sep 2026"
    pressed(desk, shown, "Choose another day to look at it again")
    other = desk.dialog(RefusalBox)
    other.revisit.line.setText("2026-12-01")
    saved(desk, other)
    assert "looked at again on 1 Dec 2026\nno budget this year" in texts(shown)
    pressed(desk, shown, "Remove this no")
    assert not rolodex.refusals_of(made.person)
    for _ in range(3):
        desk.undo()
    assert attempt(desk, made.id) == made


def test_closing_asks_why_in_one_line(on_sample: Desk) -> None:
    desk = on_sample
    shown = calls(desk)
    desk.press(Qt.Key.Key_C)
    desk.rest()
    assert not [one for one in desk.window.findChildren(CloseBox) if one.isVisible()], "nothing is open"
    made = tried(desk, 3)
    closing = box(desk, shown, Qt.Key.Key_C, CloseBox)
    desk.write("wrong season")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(closing)
    after = attempt(desk, made.id)
    assert (after.closed, after.debrief) == (TODAY, "wrong season")
    assert "Not answered yet" not in texts(shown)


def test_how_to_approach(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    shown, who = calls(desk), desk.person(VERA).id
    form = box(desk, shown, Qt.Key.Key_H, EtiquetteBox)
    desk.qtbot.waitUntil(lambda: form._zones.rowCount() > 300, timeout=PATIENCE_MS)
    assert "Europe/Berlin" in form._zones.stringList()
    for field, wrong, sentence, right in (
        (form.zone, "Mars/Olympus", "'Mars/Olympus' is not a time zone", "America/Los_Angeles"),
        (form.country, "Utopia", "'UTOPIA' is no country", "us"),
        (form.opens, "nine", "'nine' is not a time of day", "10 pm"),
        (form.closes, "25:00", "'25:00' is not a time of day", "22:00"),
        (form.closes, "22:00", "The hours end when they begin", "6"),
        (form.gatekeeper, "Xaver Nobody", "Nobody in the Rolodex is called 'Xaver Nobody'", "Carlos Egan"),
        (form.since, "long ago", "'long ago' is not a date", "2014"),
    ):
        field.setText(wrong)
        desk.click_button(form, "Save")
        desk.rest()
        assert form.wrong.text().startswith(sentence)
        assert field.hasFocus()
        field.setText(right)
    form.days[0].setChecked(False)
    form.protocol.setPlainText("ask for Maria")
    form.decides.setCurrentIndex(form.decides.findData("claimed"))
    form.decides_says.set_person(desk.person("Erin Winters").id)
    form.incumbent.setText("Korn Partners")
    saved(desk, form)
    said = session.rolodex.etiquette_of(who)
    assert said is not None
    assert (said.zone, said.country, said.opens, said.closes) == ("America/Los_Angeles", "US", 22 * 60, 6 * 60)
    assert (said.workdays, said.gatekeeper) == ((1, 2, 3, 4), desk.person("Carlos Egan").id)
    words = "\n".join(texts(shown))
    assert "Tue to Fri, 22:00 to 6:00 (past midnight), America/Los_Angeles, US" in words
    assert "decides, Erin Winters claims" in words
    assert "works with Korn Partners since 2014" in words
    # At 4 in the morning of Wednesday in Los Angeles the shift that began on Tuesday still lasts.
    monkeypatch.setattr(session, "minute", lambda: (TODAY + 3) * DAY_MINUTES + 11 * 60)
    again = box(desk, shown, Qt.Key.Key_H, EtiquetteBox)
    assert (again.opens.text(), again.closes.text()) == ("22:00", "6:00")
    again.reject()
    desk.until_closed(again)
    desk.undo()
    assert session.rolodex.etiquette_of(who) is None


def test_my_own_card_has_my_hours_and_nothing_else(on_sample: Desk) -> None:
    desk = on_sample
    me = desk.window.session.rolodex.people[ME].name
    shown = calls(desk, me)
    assert texts(shown)[0] == "My hours"
    assert not any("attempt" in one for one in texts(shown))
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_N)
    desk.rest()
    pressed(desk, shown, "Change: My hours")
    form = desk.dialog(EtiquetteBox)
    assert not form.gatekeeper.isVisible()
    form.opens.setText("4:00")
    form.closes.setText("16:00")
    saved(desk, form)
    assert any("4:00 to 16:00" in one for one in texts(shown))
    other = calls(desk)
    assert texts(other)[0] == "A first attempt is fair from Mon 23 Mar, 4:00."
    assert any(one.endswith("as you said on your own card, for everybody") for one in texts(other))
    mine = desk.window.session.rolodex.etiquette_of(ME)
    assert mine is not None
    assert mine == Etiquette(mine.id, ME, opens=240, closes=960)


def test_a_cadence_and_its_momentum(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    who, book = desk.person(VERA).id, on_sample.window.session.book
    for ago, note in ((62, ""), (31, ""), (1, "the garden")):
        touch = Touch(TouchId(book.new_id()), who, TODAY - ago, "call", "mutual", note=note)
        session.perform(lambda rolodex, touch=touch: log_touch(rolodex, touch))  # type: ignore[misc]
        desk.rest()
    session.perform(lambda rolodex: tag(rolodex, [who], "board"))
    desk.rest()
    shown = calls(desk)
    form = box(desk, shown, Qt.Key.Key_R, CadenceBox)
    assert form.whom.itemText(0) == "this person alone"
    form.rhythm.setCurrentIndex(form.rhythm.findData("monthly"))
    form.persistence.setCurrentIndex(form.persistence.findData("relentless"))
    saved(desk, form)
    (own,) = session.rolodex.cadences_of(who)
    assert (own.rhythm, own.persistence, own.start) == ("monthly", "relentless", TODAY)
    words = "\n".join(texts(shown))
    assert "monthly touch in a row since" in words
    assert "last: the garden" in words
    pressed(desk, shown, "Let it rest")
    assert not session.rolodex.cadences_of(who)[0].active
    pressed(desk, shown, "Take it up again")
    pressed(desk, shown, "End this cadence")
    assert "No rhythm is set." in texts(shown)
    form = box(desk, shown, Qt.Key.Key_R, CadenceBox)
    form.whom.setCurrentIndex(form.whom.findData("board"))
    saved(desk, form)
    assert any(one.endswith("as everybody tagged board") for one in texts(shown))


def test_occasions(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    shown, who = calls(desk), desk.person(VERA).id
    form = box(desk, shown, Qt.Key.Key_O, OccasionBox)
    for wrong in ("", "2026-02-30", "2026"):
        form.date.setText(wrong)
        desk.click_button(form, "Save")
        desk.rest()
        assert "is not a date on the calendar" in form.wrong.text()
    form.date.setText("yesterday")
    form.text.setText("Woman of the Year")
    saved(desk, form)
    assert "Award: Woman of the Year" in texts(shown)
    assert "21 Mar 2026" in texts(shown)
    form = box(desk, shown, Qt.Key.Key_O, OccasionBox)
    form.date.setText("--07-04")
    saved(desk, form)
    assert "4 Jul, every year" in texts(shown)
    assert len(rolodex.occasions_of(who)) == 2
    for _ in range(2):
        desk.undo()
    assert not rolodex.occasions_of(who)


def test_files_are_kept_copied_and_removed(on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    shown, who, book = calls(desk), desk.person(VERA).id, on_sample.window.session.book
    session.perform(lambda rolodex: attach(rolodex, book.new_id, who, TODAY, "../../x", b"evil"))
    desk.rest()
    offered: list[str] = []

    def save_as(_parent: QWidget, _title: str, name: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    pressed(desk, shown, "Save a copy of ../../x")
    desk.rest()
    assert offered == ["x"]
    assert (tmp_path / "x").read_bytes() == b"evil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(book.keeper.path), ""))
    refused: list[str] = []
    session.refused.connect(refused.append)
    pressed(desk, shown, "Save a copy of ../../x")
    assert refused[0].endswith("is the Rolodex that is open here: choose another file.")
    pressed(desk, shown, "Remove ../../x")
    assert not session.rolodex.attachments_of(who)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Vera")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(letter), ""))
    pressed(desk, shown, "Keep a file with this person")
    desk.rest()
    assert "letter.txt" in texts(shown)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path), ""))
    pressed(desk, shown, "Keep a file with this person")
    desk.rest()
    assert "is not a plain file" in refused[1]


def test_the_form_opens_with_what_is_tried_once_more(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 6, purpose="the audit", benefit="news")
    shown = calls(desk)
    form = box(desk, shown, Qt.Key.Key_A, AttemptForm)
    assert (form.purpose.text(), form.benefit.text()) == ("the audit", "news")
    form.reject()
    desk.until_closed(form)


def test_the_focus_stays_where_it_was_when_records_change(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 6)
    shown = calls(desk)
    (pause,) = [one for one in shown.findChildren(QPushButton) if one.text() == "Pause …" and one.isVisible()]
    pause.setFocus()
    other = desk.person("Carlos Egan").id
    session = desk.window.session
    session.perform(lambda rolodex: tag(rolodex, [other], "x"))
    desk.rest()
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.focusWidget(), QPushButton), timeout=PATIENCE_MS)
    focus = desk.window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Pause …"


def test_what_was_typed_in_a_box_is_there_again(on_sample: Desk) -> None:
    desk = on_sample
    shown = calls(desk)
    no = box(desk, shown, Qt.Key.Key_F, RefusalBox)
    desk.write("no budget")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(no)
    no = box(desk, shown, Qt.Key.Key_F, RefusalBox)
    assert no.why.text() == "no budget"
    no.why.clear()
    no.reject()
    desk.until_closed(no)


def test_another_person_never_shows_what_belongs_to_the_first(on_sample: Desk) -> None:
    desk = on_sample
    tried(desk, 6)
    shown = calls(desk)
    assert any("Vera Hughes" in one for one in texts(shown))
    other: PersonId = desk.person("Carlos Egan").id
    desk.window.show_person(other)
    assert not any("Vera Hughes" in one for one in texts(shown))
    desk.rest()
    assert not any("Vera Hughes" in one for one in texts(shown))


def test_keys_of_other_alphabets_do_nothing(on_sample: Desk) -> None:
    desk = on_sample
    shown = calls(desk)
    before = desk.step()
    for letter in "жй1 ":
        # QTest itself knows only the letters of one alphabet.
        pressed_key = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(shown, pressed_key)
    desk.rest()
    assert desk.step() == before
    assert not [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
