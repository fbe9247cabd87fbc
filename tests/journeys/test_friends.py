"""A user looks at the five seats, corrects what the records say, and has a prediction checked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from godfather_desktop.gui.friends.page import FriendsPage
from godfather_desktop.gui.friends.seat import Seat
from tests.desktop import CTRL, PATIENCE_MS, TODAY, Desk, button, texts


def _page(desk: Desk) -> FriendsPage:
    desk.press(Qt.Key.Key_6, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, FriendsPage)
    _settle(desk, page)
    return page


def _settle(desk: Desk, page: FriendsPage) -> None:
    desk.rest()
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    desk.rest()


def _undo(desk: Desk, page: FriendsPage) -> None:
    desk.undo()
    _settle(desk, page)


def _seats(page: FriendsPage) -> list[tuple[object, str]]:
    return [(seat.person, seat.accessibleName()) for seat in page.seats]


def _name(desk: Desk, seat: Seat) -> str:
    assert seat.person is not None
    return desk.window.session.rolodex.people[seat.person].name


def _choose(desk: Desk, page: FriendsPage, action: QAction) -> None:
    """Choose in a menu; it is not opened, since that would wait for a hand."""
    assert action.isEnabled()
    action.trigger()
    _settle(desk, page)


def _unsaid(desk: Desk, page: FriendsPage) -> Seat:
    """A seat of somebody of whom it was not said whether I would call them at 2 a.m."""
    people = desk.window.session.rolodex.people
    return next(one for one in page.seats if one.person is not None and people[one.person].two_am is None)


def _log(desk: Desk, line: str) -> None:
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write(line)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert not desk.window.quick_log.isVisible()


def _in_view(page: FriendsPage, widget: QWidget) -> None:
    page._area.ensureWidgetVisible(widget)


def test_two_in_the_morning_moves_a_seat_and_is_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    assert page.answer.sentence.text().split()[0] in ("Three", "Four", "Five")
    before, parts = _seats(page), page.parts
    seat = _unsaid(desk, page)
    person, name = seat.person, _name(desk, seat)
    desk.click(seat)
    desk.rest()
    assert desk.shown() == person
    assert parts.isVisible()
    assert parts.title.text().startswith(f"{name}: ")
    total = float(parts.total.text())
    assert button(parts, "Not said").isChecked()

    desk.click_button(parts, "Yes")
    _settle(desk, page)
    assert desk.step() == f"Undo say whether you would call {name} at 2 a.m."
    assert float(parts.total.text()) > total
    assert parts.rows["two am"].figure.text().startswith("+")
    assert parts.rows["two am"].why.text() == "you would call them at 2 a.m."
    assert _seats(page) != before
    desk.click_button(parts, "No")
    _settle(desk, page)
    assert float(parts.total.text()) < total
    _undo(desk, page)
    _undo(desk, page)
    assert float(parts.total.text()) == total
    assert _seats(page) == before


def test_a_down_period_is_marked_edited_and_removed(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    before, downs = _seats(page), page.downs
    assert len(downs.rows) == 1
    _in_view(page, downs)
    desk.click(downs.start)
    desk.write("sometime in Smarch")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert downs.wrong.isVisible()
    assert downs.wrong.text().startswith("'sometime in Smarch' is not a date on the calendar")
    assert downs.start.hasFocus()
    assert desk.step() == ""

    desk.write("2026-03-01")
    assert not downs.wrong.isVisible()
    desk.click(downs.end)
    desk.write("2026-02-01")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert "The end lies before the beginning" in downs.wrong.text()
    assert downs.start.text() == "2026-03-01"
    assert len(downs.rows) == 1

    desk.write("still lasting")
    downs.cause.setCurrentIndex(1)
    desk.click(downs.save)
    _settle(desk, page)
    assert desk.step() == "Undo mark a down period from 2026-03-01"
    assert texts(downs.rows[0])[0] == "since 1 Mar 2026 · illness"
    assert (downs.start.text(), downs.end.text()) == ("", "")
    assert _seats(page) != before

    desk.click_button(downs.rows[0], "Edit")
    assert downs.start.text() == "2026-03-01"
    assert downs.end.hasFocus()
    desk.write("yesterday")
    desk.press(Qt.Key.Key_Return)
    _settle(desk, page)
    assert texts(downs.rows[0])[0] == "1 Mar 2026 to 21 Mar 2026 · illness"
    assert desk.step() == "Undo edit the down period from 2026-03-01"
    assert not downs.cancel.isVisible()

    (remove,) = [
        one for one in downs.rows[0].findChildren(QWidget) if one.accessibleName().startswith("Remove the period")
    ]
    desk.click(remove)
    _settle(desk, page)
    assert len(downs.rows) == 1
    assert _seats(page) == before
    for _ in range(3):
        _undo(desk, page)
    assert _seats(page) == before
    assert desk.step() == ""


def test_signs_and_points_are_corrected_and_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    parts, before = page.parts, _seats(page)
    seat = page.seats[0]
    name = _name(desk, seat)
    desk.click(seat)
    desk.rest()
    (line,) = parts.signs
    recorded, total = line.words.text(), parts.total.text()
    assert recorded.endswith("(from the records)")
    assert not line.as_recorded.isEnabled()
    _choose(desk, page, line.actions_by_sign["ignored"])
    assert desk.step() == f"Undo correct a signal of {name}"
    assert line.words.text().endswith("did not answer a note and its follow-up (you said so)")
    assert parts.rows["down"].figure.text().startswith("-")
    assert float(parts.total.text()) < float(total)
    assert _seats(page) != before
    _choose(desk, page, line.as_recorded)
    assert (line.words.text(), parts.total.text()) == (recorded, total)
    assert _seats(page) == before
    _undo(desk, page)
    _undo(desk, page)
    assert line.words.text() == recorded

    menu = parts.rows["unprompted"].menu
    assert menu is not None
    lowest, back = menu.actions()[0], menu.actions()[-1]
    assert lowest.text().startswith("-2.5: then ")
    assert not back.isEnabled()
    promised = lowest.text().removeprefix("-2.5: then ").removesuffix(" in 100")
    _choose(desk, page, lowest)
    assert round(float(parts.total.text())) == int(promised)
    assert parts.rows["unprompted"].why.text().startswith("you said so yourself")
    assert menu.actions()[0].isChecked()
    _choose(desk, page, menu.actions()[-1])
    assert parts.total.text() == total
    assert _seats(page) == before


def test_a_part_opens_its_records(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    desk.click(page.seats[0])
    desk.rest()
    wanted: list[tuple[object, str]] = []
    desk.window.navigation.records_requested.connect(lambda person, tab: wanted.append((person, tab)))
    for name, tab in (("favors", "favors"), ("unprompted", "touches"), ("down", "touches")):
        desk.click(page.parts.rows[name].open)
        desk.rest()
        assert wanted[-1] == (page.seats[0].person, tab)
    assert not page.parts.rows["base"].open.isVisible()


def test_somebody_else_is_looked_at_by_name(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    vera = desk.person("Vera Hughes").id
    _in_view(page, page.somebody)
    desk.click(page.somebody)
    desk.write("Qqxq Zzyzx")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert page.wrong.text().startswith("Nobody in the Rolodex is called 'Qqxq Zzyzx'")
    page.somebody.clear()
    desk.write("Vera Hughes")
    assert not page.wrong.isVisible()
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert page.parts.person == vera == desk.shown()
    assert page.parts.title.text().startswith("Vera Hughes: ")


def test_a_sealed_prediction_is_opened_30_days_into_a_down_period(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _page(desk)
    first, second = _name(desk, page.seats[0]), _name(desk, page.seats[1])
    seated = sum(seat.figure.text() != "" for seat in page.seats)
    drills = page.drills
    _in_view(page, drills.seal)
    desk.click(drills.seal)
    _settle(desk, page)
    assert desk.step() == "Undo seal the prediction of 2026-03-22"
    (row,) = drills.drills
    shown = texts(row)
    assert "Sealed on 22 Mar 2026" in shown
    (drill,) = session.rolodex.drills.values()
    assert f"seal {drill.seal[:8]}, intact" in shown
    assert any(text.startswith("Waits for a down period.") for text in shown)

    desk.click(row.button)
    assert row.table is not None
    cells = [row.table.item(0, column) for column in range(3)]
    assert cells[0] is not None
    assert cells[0].text() == f"1. {first}"
    assert row.table.rowCount() == len(drill.people)

    _in_view(page, page.downs.start)
    desk.click(page.downs.start)
    desk.write("today")
    desk.press(Qt.Key.Key_Return)
    _settle(desk, page)
    _log(desk, f"got a reference from {first}")
    _settle(desk, page)
    (row,) = drills.drills
    assert f"Will be decided on 21 Apr 2026, in 30 days; so far 1 of {seated} seated came." in texts(row)
    assert f"Came, as predicted: {first}." in texts(row)
    # What was opened stays open.
    assert row.table is not None

    session.begin_day(TODAY + 31)
    _settle(desk, page)
    (row,) = drills.drills
    shown = texts(row)
    assert f"Decided on 21 Apr 2026: 1 of {seated} seated came." in shown
    assert any(text.startswith("Predicted, not heard from: ") and second in text for text in shown)
    assert any(text.startswith("Brier score (0 is perfect) 0.") for text in shown)
    assert drills.record.text().startswith(f"1 drill decided: 1 of {seated} seated came; Brier score 0.")
    assert row.table is not None
    cells = [row.table.item(0, column) for column in range(3)]
    assert cells[2] is not None
    assert cells[2].text() == "came"

    session.begin_day(TODAY)
    _settle(desk, page)
    for _ in range(3):
        _undo(desk, page)
    assert drills.drills == []
    assert drills.record.text() == "No drill is decided yet. Your record will stand here."


def test_who_leaves_the_rolodex_leaves_the_seat_but_not_the_drill(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    seat = page.seats[0]
    gone, name = seat.person, _name(desk, seat)
    desk.click(seat)
    _in_view(page, page.drills.seal)
    desk.click(page.drills.seal)
    _settle(desk, page)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    assert desk.step() == f"Undo remove {name}"
    page = _page(desk)
    assert gone not in [one.person for one in page.seats]
    assert not page.parts.isVisible()
    (row,) = page.drills.drills
    _in_view(page, row)
    desk.click(row.button)
    assert row.table is not None
    cell = row.table.item(0, 0)
    assert cell is not None
    assert cell.text() == f"1. {name}"
    assert any("intact" in text for text in texts(row))
