"""A user walks in the picture of the network."""

from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.layout import RING_RADII
from godfather_desktop.gui import theme
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.network.renderer import person_color
from godfather_desktop.gui.network.scene import Scene
from godfather_desktop.gui.rolodex.person_form import PersonForm
from tests.desktop import CTRL, NO_MODIFIER, PATIENCE_MS, Desk


def _network(desk: Desk) -> NetworkPage:
    desk.press(Qt.Key.Key_3, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, NetworkPage)
    _settled(desk, page)
    return page


def _settled(desk: Desk, page: NetworkPage) -> None:
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    desk.rest()


def _scene(page: NetworkPage) -> Scene:
    assert page.canvas.scene is not None
    return page.canvas.scene


def _places(page: NetworkPage) -> dict[PersonId, tuple[float, float]]:
    scene = _scene(page)
    return {PersonId(int(person)): (float(scene.x[row]), float(scene.y[row])) for row, person in enumerate(scene.ids)}


def _visible(page: NetworkPage) -> set[PersonId]:
    scene = _scene(page)
    return {PersonId(int(person)) for person in scene.ids[page.canvas.visible]}


def _uncovered(page: NetworkPage) -> PersonId:
    """A strong person on whom a click falls on nobody else."""
    scene, canvas = _scene(page), page.canvas
    for row in scene.order.tolist():
        person = PersonId(int(scene.ids[row]))
        if canvas.person_at(QPointF(canvas.screen_point(person))) == row:
            return person
    raise AssertionError("everybody is covered")


def _wheel(page: NetworkPage, at: QPoint, turn: int) -> None:
    event = QWheelEvent(
        QPointF(at), page.canvas.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        NO_MODIFIER, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.canvas, event)


def _away(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def _pixel(image: QImage, point: QPoint) -> QColor:
    return image.pixelColor(point)


def test_people_and_rings_are_drawn(on_sample: Desk) -> None:
    page = _network(on_sample)
    scene, canvas = _scene(page), page.canvas
    assert len(scene.ids) == 240
    assert page.answer.sentence.text().startswith("You are at the center of 240 people")
    image = canvas.image()
    surface = theme.current().color("surface")
    colored = 0
    for row in scene.order[:30].tolist():
        point = canvas.screen_point(PersonId(int(scene.ids[row])))
        colored += _away(_pixel(image, point), person_color(int(scene.circle[row]))) < 40
    assert colored >= 18
    middle = (canvas.camera.dx, canvas.camera.dy)
    for radius in RING_RADII[:3]:
        reach = radius * canvas.camera.scale
        met = 0
        for turn in range(0, 360, 3):
            x, y = middle[0] + reach * cos(radians(turn)), middle[1] + reach * sin(radians(turn))
            around = [QPoint(round(x) + right, round(y) + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
            met += any(image.rect().contains(one) and _away(_pixel(image, one), surface) > 12 for one in around)
        assert met > 90, f"the ring at {radius} is not whole"


def test_everybody_stands_where_they_stood_after_the_file_was_closed(on_sample: Desk, sample: Path) -> None:
    before = _places(_network(on_sample))
    on_sample.close()
    on_sample.open(sample)
    assert _places(_network(on_sample)) == before


def test_a_new_person_moves_nobody_else_and_comes_back_to_the_same_place(on_sample: Desk) -> None:
    desk = on_sample
    page = _network(desk)
    before = _places(page)
    desk.press(Qt.Key.Key_N, CTRL)
    form = desk.dialog(PersonForm)
    desk.write("Zora Quill")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    _settled(desk, page)
    zora = desk.person("Zora Quill").id
    after = _places(page)
    assert after.keys() - before.keys() == {zora}
    assert {person: after[person] for person in before} == before
    desk.undo()
    _settled(desk, page)
    assert _places(page) == before
    desk.redo()
    _settled(desk, page)
    assert _places(page) == after


def test_a_removed_person_who_is_brought_back_stands_where_they_stood(on_sample: Desk, sample: Path) -> None:
    desk = on_sample
    page = _network(desk)
    before = _places(page)
    person = desk.person("Vera Hughes").id
    desk.window.show_person(person)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    assert person not in desk.window.session.rolodex.people
    _network(desk)
    assert person not in _places(page)
    desk.undo()
    _settled(desk, page)
    assert _places(page) == before
    desk.close()
    desk.open(sample)
    assert _places(_network(desk)) == before


def test_click_double_click_and_back(on_sample: Desk) -> None:
    desk = on_sample
    page = _network(desk)
    canvas = page.canvas
    person = _uncovered(page)
    desk.click(canvas, canvas.screen_point(person))
    assert desk.shown() == person
    assert canvas.selected == person
    _settled(desk, page)

    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, NO_MODIFIER, canvas.screen_point(person))
    _settled(desk, page)
    name = desk.window.session.rolodex.people[person].name
    network = desk.window.session.network
    assert network is not None
    around = {other for other, warmth in network.partners(person) if warmth.certainty >= 0.5} | {person}
    assert _visible(page) == around
    assert len(around) < 240
    assert f"within reach of {name}" in page.answer.sentence.text()
    assert page.back.isEnabled()
    assert canvas.hasFocus()
    desk.press(Qt.Key.Key_Backspace)
    _settled(desk, page)
    assert len(_visible(page)) == 240
    assert not page.back.isEnabled()


def test_wheel_and_drag_and_keys(on_sample: Desk) -> None:
    desk = on_sample
    page = _network(desk)
    canvas = page.canvas
    at = QPoint(canvas.width() // 3, canvas.height() // 3)
    before = canvas.camera
    under = ((at.x() - before.dx) / before.scale, (at.y() - before.dy) / before.scale)
    _wheel(page, at, 240)
    assert canvas.camera.scale > before.scale * 1.2
    assert canvas.camera.x(under[0]) == pytest.approx(at.x())
    assert canvas.camera.y(under[1]) == pytest.approx(at.y())
    _wheel(page, at, -240)
    assert canvas.camera.scale == pytest.approx(before.scale)

    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, NO_MODIFIER, at)
    for step in (10, 40, 70):
        QTest.mouseMove(canvas, at + QPoint(step, step // 2))
    QTest.mouseRelease(canvas, left, NO_MODIFIER, at + QPoint(70, 35))
    assert canvas.camera.dx == pytest.approx(before.dx + 70, abs=5)
    assert canvas.camera.dy == pytest.approx(before.dy + 35, abs=5)
    assert desk.shown() is None, "a drag chooses nobody"

    canvas.setFocus()
    panned = canvas.camera
    desk.press(Qt.Key.Key_Left)
    assert canvas.camera.dx == panned.dx + 80
    desk.press(Qt.Key.Key_Plus)
    assert canvas.camera.scale > panned.scale
    desk.press(Qt.Key.Key_0)
    fitted = canvas.camera
    assert all(canvas.rect().contains(canvas.screen_point(person)) for person in _visible(page))
    _wheel(page, at, 480)
    desk.press(Qt.Key.Key_0)
    assert canvas.camera == fitted
    desk.press(Qt.Key.Key_N)
    first = desk.shown()
    assert first is not None
    desk.press(Qt.Key.Key_N)
    assert desk.shown() not in (None, first)
    desk.press(Qt.Key.Key_P)
    assert desk.shown() == first
    _settled(desk, page)


def test_the_filter_and_the_table_that_says_the_same(on_sample: Desk) -> None:
    desk = on_sample
    page = _network(desk)
    page.filter.setFocus()
    desk.write("meridian")
    _settled(desk, page)
    rolodex = desk.window.session.rolodex
    (meridian,) = [one.id for one in rolodex.organizations.values() if one.name == "Meridian Resorts"]
    there = {role.person for role in rolodex.roles.values() if role.organization == meridian}
    assert 0 < len(_visible(page)) < 240
    assert there & _visible(page)
    desk.click(page.table_button)
    assert page.table.isVisible()
    assert set(page.model.people) == _visible(page)
    strength = desk.window.session.scores.strength
    values = [round(strength(person).value, 6) for person in page.model.people]
    assert values == sorted(values, reverse=True)
    page.filter.clear()
    _settled(desk, page)
    assert set(page.model.people) == _visible(page)
    assert len(page.model.people) == 240
    row = page.model.index(3, 0)
    desk.click_row(page.table, row)
    assert desk.shown() == page.model.people[3]
    assert page.canvas.selected == page.model.people[3]
    _settled(desk, page)


def test_another_arrangement_while_the_first_is_being_made(on_sample: Desk) -> None:
    desk = on_sample
    desk.press(Qt.Key.Key_3, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, NetworkPage)
    page.arrangement.setCurrentIndex(1)
    page.arrangement.activated.emit(1)
    _settled(desk, page)
    circles = _places(page)
    assert _scene(page).arrangement == "circles"
    page.arrangement.setCurrentIndex(0)
    page.arrangement.activated.emit(0)
    _settled(desk, page)
    assert _scene(page).arrangement == "rings"
    rings = _places(page)
    assert sum(rings[person] == circles[person] for person in rings) < 24
    page.arrangement.setCurrentIndex(1)
    page.arrangement.activated.emit(1)
    _settled(desk, page)
    assert _places(page) == circles


def test_a_path_glows_and_the_rest_fades_even_when_the_picture_was_never_shown_before(on_sample: Desk) -> None:
    desk = on_sample
    desk.window.find_way("CEO of Meridian")
    desk.rest()
    desk.click_button(desk.window.page("introductions"), "Show in the network")
    page = desk.window.pages.currentWidget()
    assert isinstance(page, NetworkPage), "the picture is shown"
    _settled(desk, page)
    canvas, scene = page.canvas, _scene(page)
    assert len(canvas.paths) == 3
    goal = desk.person("Carlos Egan").id
    assert {path[-1] for path in canvas.paths} == {goal}
    shown = canvas.rect()
    assert all(shown.contains(canvas.screen_point(person)) for path in canvas.paths for person in path)
    framed = canvas.camera
    canvas.show_paths(canvas.paths)
    assert canvas.camera.scale == pytest.approx(framed.scale, rel=0.05), "the picture frames the ways"

    accent, surface = theme.current().color("accent"), theme.current().color("surface")
    glowing = canvas.image()
    best = canvas.paths[0]
    for start, end in pairwise(best):
        one, other = canvas.screen_point(start), canvas.screen_point(end)
        along = [one + (other - one) * (part / 20) for part in range(1, 20)]
        assert sum(_away(_pixel(glowing, point), accent) < 60 for point in along) >= 5
    assert page.back.isEnabled()
    on_path = {person for path in canvas.paths for person in path}
    canvas.setFocus()
    camera = canvas.camera
    desk.press(Qt.Key.Key_Escape)
    assert canvas.paths == []
    canvas.camera = camera
    plain = canvas.image()
    faded = 0
    others = [PersonId(int(scene.ids[row])) for row in scene.order[:60].tolist()]
    for person in others:
        point = canvas.screen_point(person)
        if person in on_path or not shown.contains(point):
            continue
        before, after = _away(_pixel(plain, point), surface), _away(_pixel(glowing, point), surface)
        faded += before > 60 and after < before / 2
    assert faded >= 10
    _settled(desk, page)
