"""A user names whom they will need, reads how ready the way is, plans a bridge and ticks it off."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from godfather_desktop.actions.targets import target_name
from godfather_desktop.domain.target import Target
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.river.bridge_row import BridgeRow
from godfather_desktop.gui.river.page import RiverPage
from godfather_desktop.gui.river.target_row import TargetRow
from godfather_desktop.gui.river.task_row import TaskRow
from tests.desktop import CTRL, TODAY, Desk, button, texts


def _river(desk: Desk) -> RiverPage:
    desk.press(Qt.Key.Key_7, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, RiverPage)
    desk.rest()
    return page


def _targets(page: RiverPage) -> list[TargetRow]:
    return [row for row in page.targets.rows if isinstance(row, TargetRow)]


def _bridges(page: RiverPage) -> list[BridgeRow]:
    return [row for row in page.bridges.rows if isinstance(row, BridgeRow)]


def _tasks(page: RiverPage) -> list[TaskRow]:
    return [row for row in page.tasks.stack.rows if isinstance(row, TaskRow)]


def _add(desk: Desk, page: RiverPage, goal: str, date: str) -> None:
    desk.click(page.add_button if page.add_button.isVisible() else page.first_button)
    assert page.adding.goal.hasFocus()
    desk.write(goal)
    if QApplication.activePopupWidget() is not None:
        # The suggestions, not the form.
        desk.press(Qt.Key.Key_Escape)
    desk.click(page.adding.date)
    desk.write(date)
    desk.press(Qt.Key.Key_Return)
    desk.rest()


def test_the_page_answers_first(on_sample: Desk) -> None:
    desk = on_sample
    page = _river(desk)
    bridge = _bridges(page)[0].bridge
    name = desk.window.session.rolodex.people[bridge.person].name
    assert name in page.answer.sentence.text()
    assert " first" in page.answer.sentence.text()
    assert re.match(r"For .+ the chance rises from .+ to \d+ in 100\. ", page.answer.evidence.text())
    assert len(_targets(page)) == 3
    for row in _targets(page):
        said = texts(row)
        assert target_name(desk.window.session.rolodex, row.target) in said
        assert any(text.startswith("needed by ") for text in said)
        assert row.figure.text() == "nobody yet" or row.standing.text() in ("built", "partly built", "not built yet")
    assert [row.target.needed for row in _targets(page)] == sorted(row.target.needed for row in _targets(page))


def test_a_role_is_added_planned_for_ticked_and_taken_back(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    before = dict(session.rolodex.targets)
    desk.click(page.add_button)
    desk.write("ceo of mer")
    desk.press(Qt.Key.Key_Return)
    assert page.adding.goal.text().startswith("CEO of Meridian"), "the suggestion was taken"
    desk.press(Qt.Key.Key_Return)
    assert page.adding.date_said.text().startswith("The date is empty:")
    assert page.adding.date.hasFocus()
    desk.write("21 June")
    assert page.adding.date_said.text() == "Sun 21 Jun 2026, in 3 months"
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert not page.adding.isVisible()
    (target,) = [one for one in session.rolodex.targets.values() if one.id not in before]
    assert target.person is None
    assert target.organization is not None
    assert session.rolodex.organizations[target.organization].name.startswith("Meridian")
    assert (target.title, target.needed, target.weight, target.value) == ("CEO", TODAY + 91, 0.6, 0)
    (row,) = [one for one in _targets(page) if one.target == target]
    assert re.fullmatch(r"\d+ in 100", row.figure.text())
    assert row.way.text().startswith("Through ")
    assert page.state.text() == ""

    bridge = _bridges(page)[0]
    tasks = dict(session.rolodex.tasks)
    desk.click(bridge.plan_button)
    desk.rest()
    made = [one for one in session.rolodex.tasks.values() if one.id not in tasks]
    assert [one.due for one in made] == list(bridge.bridge.days)
    assert {(one.person, one.work) for one in made} == {(bridge.bridge.person, bridge.bridge.plan)}
    if len(bridge.bridge.helped) == 1:
        assert {one.target for one in made} == {bridge.bridge.helped[0][0]}
    again = _bridges(page)[0]
    assert (again.plan_button.text(), again.plan_button.isEnabled()) == ("Planned", False)
    shown = {one.task.id: one for one in _tasks(page)}
    assert {one.id for one in made} <= set(shown)

    shown[made[0].id].tick.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.rest()
    assert session.rolodex.tasks[made[0].id].done
    assert made[0].id not in {one.task.id for one in _tasks(page)}
    desk.undo()
    assert made[0].id in {one.task.id for one in _tasks(page)}
    desk.undo()
    assert session.rolodex.tasks == tasks
    assert _bridges(page)[0].plan_button.text() == "Plan it"
    desk.undo()
    assert session.rolodex.targets == before
    assert target.id not in {one.target.id for one in _targets(page)}


def test_tasks_are_ticked_moved_and_dropped_by_keyboard(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    late, soon = _tasks(page)
    assert any(text.endswith("was meant for 21 Mar 2026, yesterday") for text in texts(late))
    assert any(text.startswith("by 25 Mar 2026, in 3 days") for text in texts(soon))
    button(late, "A week later").setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.rest()
    assert session.rolodex.tasks[late.task.id].due == TODAY + 7, "a week from today, not from the day that has passed"
    first, second = _tasks(page)
    assert (first.task.id, second.task.id) == (soon.task.id, late.task.id)
    box = first.tick
    box.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.rest()
    assert session.rolodex.tasks[first.task.id].done
    (left,) = _tasks(page)
    assert left.tick.hasFocus(), "the next task is under the hand"
    left.removal_wanted.emit()
    desk.rest()
    assert _tasks(page) == []
    assert page.tasks.rest.text().startswith("Nothing is planned.")
    desk.undo()
    desk.undo()
    assert len(_tasks(page)) == 2


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("31 June", "'31 June' is not a date: type one, such as 21 March or 2027-03-21."),
        ("soon", "'soon' is not a date: type one, such as 21 March or 2027-03-21."),
        ("2020-01-01", "That day has passed: choose one that is still to come."),
    ],
)
def test_a_bad_date_is_refused_beside_its_line(on_sample: Desk, date: str, said: str) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    targets = dict(session.rolodex.targets)
    _add(desk, page, "Ada Underwood", date)
    form = page.adding
    assert form.isVisible()
    assert form.date_said.text() == said
    assert form.date_said.objectName() == "warning"
    assert form.goal_wrong.text() == ""
    assert session.rolodex.targets == targets
    desk.press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert page.add_button.hasFocus()
    desk.click(page.add_button)
    assert (form.goal.text(), form.date.text()) == ("Ada Underwood", date), "Esc never loses text"
    desk.click(form.date)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("in 3 weeks")
    assert form.date_said.objectName() == "small"
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert len(session.rolodex.targets) == len(targets) + 1
    assert page.adding.goal.text() == ""


@pytest.mark.parametrize("goal", ["Qqxq Zzyzx", "CEO of Nowhere at All", "Robin Vale", ""])
def test_nobody_is_refused_beside_the_name(on_sample: Desk, goal: str) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    targets = dict(session.rolodex.targets)
    _add(desk, page, goal, "in 3 months")
    assert page.adding.isVisible()
    assert page.adding.goal_wrong.text().endswith((".", "?"))
    assert page.adding.goal_wrong.isVisible()
    assert session.rolodex.targets == targets


def test_a_target_is_changed_shown_and_taken_off_the_list(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    row = _targets(page)[1]
    desk.window.resize(960, 560)
    desk.rest()
    page._area.ensureWidgetVisible(row)
    assert page._area.verticalScrollBar().value() > 0
    desk.click_button(row, "Change")
    form = page.changing
    assert form.isVisible()
    assert form.visibleRegion().contains(form.date.geometry().center()), "it opens where the user looks"
    assert not form.goal.isEnabled()
    form.why.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("a dinner")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    changed = session.rolodex.targets[row.target.id]
    assert (changed.why, changed.needed, changed.weight) == ("a dinner", row.target.needed, row.target.weight)
    desk.click_button(_targets(page)[1], "Change")
    form.weight.setCurrentIndex(0)
    desk.click(form.date)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("2027-01-05")
    desk.click(form.save_button)
    desk.rest()
    assert session.rolodex.targets[row.target.id].weight == 0.3
    assert _targets(page)[-1].target.id == row.target.id
    _targets(page)[-1].removal_wanted.emit()
    desk.rest()
    assert row.target.id not in session.rolodex.targets
    desk.undo()
    assert row.target.id in session.rolodex.targets

    place = next(one for one in _targets(page) if one.target.organization is not None)
    desk.click_button(place, "Show the ways")
    desk.rest()
    introductions = desk.window.pages.currentWidget()
    assert isinstance(introductions, IntroductionsPage)
    assert introductions.goal.text().startswith(f"{place.target.title} of ")


def test_a_target_whose_day_has_passed_is_still_shown_kindly(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    needed = _targets(page)[0].target.needed
    session.begin_day(needed + 2)
    desk.rest()
    assert any(text.startswith("was needed by ") for text in texts(_targets(page)[0]))
    desk.click_button(_targets(page)[0], "Change")
    form = page.changing
    form.why.setFocus()
    desk.write("!")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    changed = session.rolodex.targets[_targets(page)[0].target.id]
    assert isinstance(changed, Target)
    assert changed.why.endswith("!"), "a date that was right once is not refused"


def test_an_empty_list_has_one_sentence_and_one_button(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _river(desk)
    while _targets(page):
        _targets(page)[0].removal_wanted.emit()
        desk.rest()
    assert page.answer.sentence.text() == "Nobody is on your list yet: name whom you will need, and by when."
    assert not page.time_line.isVisible()
    assert not page.add_button.isVisible()
    assert page.found is None
    _add(desk, page, "Ada Underwood", "in 6 months")
    (target,) = session.rolodex.targets.values()
    assert target.person == desk.person("Ada Underwood").id
    assert page.time_line.isVisible()
    assert not page.first_button.isVisible()
    assert len(_targets(page)) == 1


def test_the_card_of_whom_a_bridge_leads_to(on_sample: Desk) -> None:
    desk = on_sample
    page = _river(desk)
    row = _bridges(page)[0]
    row.person_wanted.emit()
    assert desk.shown() == row.bridge.person
