"""The river page keeps in step with the records, and computes only while it is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from godfather_desktop.actions.people import rate
from godfather_desktop.actions.targets import add_target
from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.domain.target import Target
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.gui.compiling import compiling_of
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.river import page as river_page
from godfather_desktop.gui.river.looking import goal_of, in_order, look
from godfather_desktop.gui.river.page import RiverPage
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.insight.goals import read_goal
from tests.desktop import TODAY, Desk


def _shown(desk: Desk) -> RiverPage:
    desk.window.show_page("river")
    page = desk.window.page("river")
    assert isinstance(page, RiverPage)
    desk.rest()
    assert page.found is not None
    return page


def _is_stale(page: RiverPage) -> bool:
    return page.stale


def test_a_change_elsewhere_is_looked_at_when_the_page_is_seen_again(
    on_sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _shown(desk)
    assert page.found is not None
    before = page.found
    looked: list[int] = []
    real = look

    def counted(*arguments: object) -> object:
        looked.append(1)
        return real(*arguments)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(river_page, "look", counted)
    who = before.river.readiness[0].through
    assert who is not None
    desk.window.show_page("rolodex")
    for rating in (9, 10):
        session.perform(lambda rolodex, rating=rating: rate(rolodex, who, rating))  # type: ignore[misc]
        desk.rest()
    assert _is_stale(page)
    assert page.found is before
    assert not looked, "nobody sees the page"
    desk.window.show_page("river")
    desk.rest()
    assert not _is_stale(page)
    assert looked == [1]
    assert page.found.river.readiness[0].chance > before.river.readiness[0].chance


def test_tasks_change_no_chance_and_are_not_computed_for(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _shown(desk)
    found, rows = page.found, len(page.tasks.stack.rows)
    who = desk.person("Ada Underwood").id
    session.perform(lambda rolodex: plan_tasks(rolodex, session.book.new_id, who, [TODAY], "call"))
    desk.rest()
    assert page.found is found
    assert len(page.tasks.stack.rows) == rows + 1


def test_a_new_day_and_new_ties_are_looked_at(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _shown(desk)
    found = page.found
    session.begin_day(TODAY + 1)
    desk.rest()
    assert page.found is not found
    found = page.found
    session.ties_inferred.emit()
    desk.rest()
    assert page.found is not found


def test_the_slider_says_how_many_hours_there_are(on_sample: Desk) -> None:
    desk = on_sample
    page = _shown(desk)
    for hours in (1, 5, 20, 40):
        page.hours.setValue(hours)
        desk.rest()
        assert page.found is not None
        assert page.found.budget == hours
        assert page.hours_label.text() == ("1 hour" if hours == 1 else f"{hours} hours")
        assert page.state.text() == ""
        river = page.found.river
        assert river.hours <= hours
        assert river.start <= river.value <= river.bound + 1e-9


def test_the_work_reads_nothing_that_is_altered_meanwhile(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    got: list[Arrays] = []
    compiling_of(session).with_arrays(got.append)
    desk.rest()
    rolodex = session.rolodex
    work = look(rolodex, got[0], session.today, 10.0)
    expected = look(rolodex, got[0], session.today, 10.0)()
    for target in in_order(rolodex):
        del rolodex.targets[target.id]
    sums = dict(rolodex.sums)
    rolodex.sums.clear()
    assert work() == expected
    assert expected.river.bridges
    rolodex.sums.update(sums)
    rolodex.fill(one.target for one in expected.river.readiness)


def test_a_goal_is_understood_again_on_the_introductions_page(on_sample: Desk) -> None:
    session = on_sample.window.session
    rolodex, names = session.rolodex, session.names
    assert names is not None
    for target in rolodex.targets.values():
        asked = goal_of(rolodex, target)
        if target.person is not None:
            assert asked == str(target.person)
        else:
            goal = read_goal(rolodex, names, asked)
            assert (goal.organization, goal.title) == (target.organization, target.title)
    (place, *_) = rolodex.organizations
    assert goal_of(rolodex, Target(TargetId(0), None, place, TODAY)) == rolodex.organizations[place].name


def test_the_worst_of_targets(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _shown(desk)
    who = desk.person("Ada Underwood").id
    for day, why in ((1, "x" * 4_000), (LAST_DAY, "<b>x</b> & y"), (TODAY, "אבי"), (TODAY, "")):
        target = Target(TargetId(session.book.new_id()), who, None, day, weight=0.01, value=-1, why=why)
        session.perform(lambda rolodex, target=target: add_target(rolodex, target))  # type: ignore[misc]
        desk.rest()
    assert len(page.targets.rows) == 7
    assert page.width() <= desk.window.width()
    assert not page.grab().toImage().isNull()


def test_two_columns_where_there_is_room_and_nothing_is_wider_than_the_page(on_sample: Desk) -> None:
    desk = on_sample
    page = _shown(desk)
    for width, columns in ((1_280, 2), (1_060, 1), (1_920, 2)):
        desk.window.resize(width, 800)
        desk.rest()
        row = page.bridges.rows[0]
        beside = row.mapTo(page, row.rect().topLeft()).x() > page.width() / 3
        assert beside == (columns == 2)
        for one in (*page.targets.rows, *page.bridges.rows, *page.tasks.stack.rows):
            right = one.mapTo(page, one.rect().topRight()).x()
            assert right <= page.width() - 16


def test_rows_keep_the_focus_when_they_are_replaced(desk: Desk) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    stack = RowStack()
    layout.addWidget(stack)

    def row() -> QWidget:
        one = QWidget()
        inside = QVBoxLayout(one)
        for _ in range(2):
            inside.addWidget(QLineEdit())
        return one

    def lines(number: int) -> list[QLineEdit]:
        return stack.rows[number].findChildren(QLineEdit)

    stack.show_rows([row(), row(), row()])
    window.show()
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow)
    lines(2)[1].setFocus()
    stack.show_rows([row(), row()])
    assert lines(1)[1].hasFocus()
    stack.show_rows([])
    assert stack.rows == []
    window.close()
    window.deleteLater()


def test_a_line_that_does_not_fit_is_shortened_and_says_itself_in_a_tip(desk: Desk) -> None:
    del desk
    button = LineButton("Ann & Bob " * 20, "show")
    button.resize(120, 24)
    button.show()
    assert button.text().endswith("…")
    assert "&&" in button.text()
    assert "Ann &amp; Bob" in button.toolTip()
    button.resize(4_000, 24)
    assert button.text() == "Ann && Bob " * 20
    assert button.toolTip() == ""
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    button.close()
    button.deleteLater()
