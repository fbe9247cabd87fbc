"""A user asks for the way in to somebody, reads the answer, opens it and asks for another one."""

import re
from math import prod

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton

from godfather_desktop.gui.introductions.lane_row import LaneRow
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.plain import PlainLabel
from tests.desktop import CTRL, Desk, button


def _asked(desk: Desk, goal: str) -> IntroductionsPage:
    desk.press(Qt.Key.Key_3, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, IntroductionsPage)
    desk.click(page.goal)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write(goal)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    return page


def _is_one_sentence(text: str) -> bool:
    return text.endswith(".") and ". " not in text and text[:1].isupper()


def _figure(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-").replace("+", ""))


def _grid(row: LaneRow) -> list[list[str]]:
    """The texts of the opened lane, line by line."""
    layout = row.parts.layout()
    assert isinstance(layout, QGridLayout)
    lines = []
    for line in range(layout.rowCount()):
        cells = [layout.itemAtPosition(line, column) for column in range(3)]
        widgets = [cell.widget() for cell in cells if cell is not None]
        lines.append([one.text() for one in dict.fromkeys(widgets) if isinstance(one, PlainLabel | QPushButton)])
    return lines


def test_the_way_in_to_the_chief_of_meridian(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    sentence = page.answer.sentence.text()
    assert _is_one_sentence(sentence)
    assert re.fullmatch(r"Ask [\w ]+ first to reach Carlos Egan: \d+ in 100\.", sentence)
    *warm, cold = page.lanes
    assert len(warm) == 3
    chances = [row.lane.chance for row in warm]
    assert chances == sorted(chances, reverse=True)
    assert len(cold.lane.people) == 2
    assert cold.lane.people[-1] == desk.person("Carlos Egan").id
    assert cold.lane.chance < chances[0]
    assert f"Cold it would be {round(cold.lane.chance * 100)} in 100." in page.answer.evidence.text()

    best = warm[0].lane
    names = {person: card.name for person, card in desk.window.session.rolodex.people.items()}
    assert sentence.startswith(f"Ask {names[best.people[1]]} first")
    weakest = min(best.steps, key=lambda step: step.chance)
    assert "The weakest step" in page.answer.evidence.text()
    assert names[weakest.end] in page.answer.evidence.text()
    assert best.weakest == best.steps.index(weakest)
    assert all(row.picture.isVisible() and not row.parts.isVisible() for row in page.lanes)


def test_an_open_lane_sums_and_multiplies_on_the_screen(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    for row in page.lanes:
        desk.click(row.picture, QPoint(6, 6))
        assert row.parts.isVisible()
        shown, parts, steps = _grid(row), list[float](), list[float]()
        together = None
        for cells in shown:
            if cells and cells[0] == "Chance of this step":
                steps.append(_figure(cells[1]))
                assert sum(parts) == pytest.approx(steps[-1], abs=0.05 * (len(parts) + 1) + 1e-9)
                parts = []
            elif cells and cells[0] == "Together":
                together = _figure(cells[1])
            elif len(cells) == 3:
                assert cells[2], f"no reason is given for {cells[0]}"
                parts.append(_figure(cells[1]))
        assert len(steps) == len(row.lane.steps)
        product = 100 * prod(step / 100 for step in steps)
        assert product == pytest.approx(100 * row.lane.chance, abs=0.15)
        if len(steps) > 1:
            assert together == pytest.approx(product, abs=0.15)
        desk.click(row.picture, QPoint(6, 6))
        assert not row.parts.isVisible()


def test_a_lane_opens_by_keyboard_and_a_chip_shows_the_card(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    row = page.lanes[0]
    row.picture.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert row.parts.isVisible()
    row.picture.repaint()
    box, person = row.picture._chips[1]
    desk.click(row.picture, box.center().toPoint())
    assert desk.shown() == person == row.lane.people[1]


def test_not_through_somebody_gives_other_ways_until_it_is_allowed_again(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    people = desk.window.session.rolodex.people
    before = [row.lane.people for row in page.lanes]
    first = page.lanes[0].lane.people[1]
    name = people[first].name
    without = next(one for one in page.findChildren(QPushButton) if one.text() == "Not through …")
    menu = without.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == name).trigger()
    desk.rest()
    assert all(first not in row.lane.people for row in page.lanes)
    assert len(page.lanes) >= 2
    assert page.answer.sentence.text().startswith("Ask ")
    assert not page.answer.sentence.text().startswith(f"Ask {name} ")
    desk.click(button(page, f"not {name}  ×"))
    desk.rest()
    assert [row.lane.people for row in page.lanes] == before


@pytest.mark.parametrize("goal", ["Qqxq Zzyzx", "CEO of Nowhere at All", "Robin Vale", "CEO of"])
def test_what_cannot_be_reached_is_refused_in_one_sentence(on_sample: Desk, goal: str) -> None:
    page = _asked(on_sample, goal)
    assert _is_one_sentence(page.answer.sentence.text()), page.answer.sentence.text()
    assert page.lanes == []
    assert page.ways is None
    assert page.goal.text() == goal


def test_find_a_way_in_from_the_card(on_sample: Desk) -> None:
    desk = on_sample
    goal = desk.person("Carlos Egan")
    desk.window.show_person(goal.id)
    desk.click_button(desk.window.card, "Find a way in")
    desk.rest()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, IntroductionsPage)
    assert page.goal.text() == "Carlos Egan"
    assert len(page.lanes) == 4
    # What changes in the book changes the answer.
    before = page.lanes[0].lane.chance
    desk.window.show_person(page.lanes[0].lane.people[1])
    desk.window.card.tabs.setCurrentIndex(0)
    desk.click_button(desk.window.card, "10")
    desk.rest()
    assert page.lanes[0].lane.chance > before
