"""The line of time: labels never stand on labels or staffs, and every day has a place."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from godfather_desktop.domain.days import LAST_DAY, day_of
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.gui.river.time_line import Flag, TimeLine, lanes_of, ticks_of
from tests.desktop import TODAY, Desk

_LABELS = st.lists(st.tuples(st.floats(0, 1_000), st.floats(20, 190)), max_size=30)


@given(_LABELS)
def test_labels_and_staffs_never_cross(labels: list[tuple[float, float]]) -> None:
    places, widths = [place for place, _ in labels], [width for _, width in labels]
    lanes = lanes_of(places, widths)
    for one, two in combinations(range(len(labels)), 2):
        if min(lanes[one], lanes[two]) < 0:
            continue
        left, right = (one, two) if places[one] <= places[two] else (two, one)
        end = places[left] + widths[left]
        if lanes[left] == lanes[right]:
            assert end <= places[right], "labels of a lane stand beside one another"
        elif lanes[left] < lanes[right]:
            assert end <= places[right] or places[left] == places[right], "a staff comes down through a label"


@given(_LABELS)
def test_what_has_room_has_its_label(labels: list[tuple[float, float]]) -> None:
    places, widths = [place for place, _ in labels], [width for _, width in labels]
    lanes = lanes_of(places, widths, most=len(labels))
    assert -1 not in lanes
    if labels:
        assert lanes[max(range(len(labels)), key=lambda one: places[one])] == 0 or len(set(places)) < len(places)


def test_months_become_years_when_there_is_no_room() -> None:
    assert len(ticks_of(TODAY, TODAY + 365, 1_000)) == 12
    few = ticks_of(TODAY, TODAY + 365, 200)
    assert 2 <= len(few) <= 4
    assert day_of("2027-01-01") in few
    years = ticks_of(TODAY, TODAY + 3_650, 300)
    assert all(day in {day_of(f"{year}-01-01") for year in range(2026, 2040)} for day in years)
    assert ticks_of(LAST_DAY - 40, LAST_DAY, 500)[-1] <= LAST_DAY


def _flags(*ahead: int) -> list[Flag]:
    return [Flag(TargetId(number), f"Person Number{number}", TODAY + days, 0.3) for number, days in enumerate(ahead)]


def test_boxes_do_not_overlap_at_any_width(desk: Desk) -> None:
    del desk
    line = TimeLine()
    line.show_flags(_flags(-90, -3, 0, 1, 2, 30, 31, 31, 33, 90, 200, 205, 4_000), TODAY)
    line.show()
    for width in (360, 700, 1_060, 1_700):
        line.resize(width, line.height())
        boxes = [box for box in line.boxes if not box.isEmpty()]
        assert len(boxes) >= 4
        assert not any(one.intersects(two) for one, two in combinations(boxes, 2))
        assert all(box.left() >= 0 and box.right() <= width and box.top() >= 0 for box in boxes)
        assert not line.grab().toImage().isNull()
    line.close()
    line.deleteLater()


def test_click_and_keys_ask_for_the_way(desk: Desk) -> None:
    del desk
    asked: list[TargetId] = []
    line = TimeLine()
    line.asked.connect(asked.append)
    line.resize(900, line.height())
    line.show_flags(_flags(20, 100), TODAY)
    line.show()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.boxes[1].center().toPoint())
    assert asked == [1]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPointF(450, line.height() - 4).toPoint())
    assert asked == [1], "nothing stands there"
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line.accessibleName() == "Person Number0, 11 Apr 2026, in 20 days, partly built"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == [1, 0]
    line.show_flags([], TODAY)
    assert line.accessibleName() == "Time line of whom you will need"
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == [1, 0]
    line.close()
    line.deleteLater()
