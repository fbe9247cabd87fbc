"""A user asks for the way in to somebody, reads the answer, opens it and asks for another one."""

import re
from dataclasses import replace
from itertools import pairwise
from math import prod

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton

from godfather_desktop.actions.touches import log_touch
from godfather_desktop.domain.ask import AskModel
from godfather_desktop.domain.change import Change, change_set
from godfather_desktop.domain.ids import AskId, PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.graph.introductions import is_warm
from godfather_desktop.gui import theme
from godfather_desktop.gui.introductions.lane_row import LaneRow
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.insight.titles import authority_of
from godfather_desktop.wording.ways import next_bridge_words
from tests.desktop import CTRL, TODAY, Desk, button, texts

ALONE = "Emre Wagner"
"""Nobody in the sample leads to him with a fair chance when I bring nothing."""


def _asked(desk: Desk, goal: str) -> IntroductionsPage:
    desk.press(Qt.Key.Key_4, CTRL)
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


def _pure_ask(desk: Desk, page: IntroductionsPage) -> None:
    """Say that I bring nothing."""
    page.value.setCurrentIndex(0)
    page.value.activated.emit(0)
    desk.rest()


def _bridge_found(desk: Desk, page: IntroductionsPage) -> None:
    """Wait for the next bridge."""
    desk.qtbot.waitUntil(lambda: page.next_bridge.bridge is not None)
    desk.rest()


def _left_out(page: IntroductionsPage) -> dict[str, QAction]:
    """What the menu 'Not through …' offers."""
    without = next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == "Not through …")
    menu = without.menu()
    assert menu is not None
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def _opened(desk: Desk, row: LaneRow) -> tuple[list[tuple[list[float], float]], float]:
    """The opened lane as it stands on the screen: for each step its parts and its chance, and the total."""
    row.toggle()
    steps, parts, together = list[tuple[list[float], float]](), list[float](), -1.0
    for cells in _grid(row):
        if cells and cells[0] == "Chance of this step":
            steps.append((parts, _figure(cells[1])))
            parts = []
        elif cells and cells[0] == "Together":
            together = _figure(cells[1])
        elif len(cells) == 3:
            parts.append(_figure(cells[1]))
    row.toggle()
    return steps, together if together >= 0 else steps[0][1]


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
    desk.window.card.show_records("parts")
    desk.click_button(desk.window.card, "10")
    desk.rest()
    assert page.lanes[0].lane.chance > before


def test_shown_figures_agree_to_the_last_digit(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, ALONE)
    people = sorted(one.id for one in desk.window.session.rolodex.others())
    seen = 0
    for value in range(page.value.count()):
        page.value.setCurrentIndex(value)
        for person in people[value :: len(people) // 8]:
            page.reach(str(person))
            for row in page.lanes:
                steps, together = _opened(desk, row)
                assert len(steps) == len(row.lane.steps)
                for (parts, total), step in zip(steps, row.lane.steps, strict=True):
                    assert len(parts) == len(step.rows)
                    assert round(sum(parts), 1) == total
                    assert total == pytest.approx(step.chance * 100, abs=0.1)
                assert round(100 * prod(total / 100 for _, total in steps), 1) == together
                assert together == round(row.lane.chance * 100, 1)
                seen += len(steps) > 1
    assert seen > 50


def test_a_part_opens_its_records(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    row = next(one for one in page.lanes if len(one.lane.people) > 2)
    introducer = row.lane.people[1]
    wanted: list[tuple[object, str]] = []
    desk.window.navigation.records_requested.connect(lambda person, tab: wanted.append((person, tab)))
    desk.click(row.picture, QPoint(6, 6))
    links = [one for one in row.parts.findChildren(QPushButton) if one.isVisible()]
    # My tie with the introducer stands under the parts of the score, theirs under whom they know.
    for text, tab, place in (("Your tie", "parts", 0), ("Closeness", "ties", 3), ("Certainty of the tie", "ties", 3)):
        next(one for one in links if one.text() == text).click()
        desk.rest()
        assert wanted[-1] == (introducer, tab)
        assert desk.shown() == introducer
        assert desk.window.card.tabs.currentIndex() == place
    cold = page.lanes[-1]
    assert len(cold.lane.people) == 2
    cold.toggle()
    next(one for one in cold.parts.findChildren(QPushButton) if one.text() == "Seniority").click()
    desk.rest()
    assert wanted[-1] == (cold.lane.people[-1], "roles")


def test_not_through_a_tie_until_it_is_allowed_again(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    people = desk.window.session.rolodex.people
    before = [row.lane.people for row in page.lanes]
    first, goal = page.lanes[0].lane.people[1:3]
    name = f"{people[first].name} – {people[goal].name}"
    _left_out(page)[f"the tie {name}"].trigger()
    desk.rest()
    assert all({step.start, step.end} != {first, goal} for row in page.lanes for step in row.lane.steps)
    assert [row.lane.people for row in page.lanes] != before
    # Somebody else's word may still lead over her.
    assert page.left_out.people == []
    desk.click(button(page, f"not {name}  ×"))
    desk.rest()
    assert [row.lane.people for row in page.lanes] == before
    assert not page.left_out.isVisible()


def test_what_is_left_out_stays_out_together(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    before = [row.lane.people for row in page.lanes]
    for _ in range(2):
        choice = next(text for text in _left_out(page) if text.startswith("the tie "))
        _left_out(page)[choice].trigger()
        desk.rest()
    who = next(text for text in _left_out(page) if not text.startswith("the tie "))
    _left_out(page)[who].trigger()
    desk.rest()
    gone = {person for person, card in desk.window.session.rolodex.people.items() if card.name == who}
    for row in page.lanes:
        assert gone.isdisjoint(row.lane.people)
        assert not {(step.start, step.end) for step in row.lane.steps} & set(page.left_out.ties)
    chips = [one for one in texts(page.left_out) if one.startswith("not ")]
    assert len(chips) == 3
    for chip in chips:
        desk.click(button(page, chip))
        desk.rest()
    assert [row.lane.people for row in page.lanes] == before


def _arrows(row: LaneRow) -> list[bool]:
    """Whether there are gaps in the line of each arrow, as it is seen."""
    image = row.picture.grab().toImage()
    background = image.pixelColor(image.width() - 2, 2).rgb()
    boxes = [box for box, _ in row.picture._chips]
    dashed = []
    for (left, right), step in zip(pairwise(boxes), row.lane.steps, strict=True):
        head = 6.0 + (1.0 + 7.0 * step.chance) * 0.6
        line = range(int(left.right()) + 6, int(right.left() - 5.0 - head))
        seen = [image.pixelColor(x, int(left.center().y())).rgb() == background for x in line]
        assert not all(seen)
        dashed.append(any(seen))
    return dashed


def test_an_inferred_hop_is_dashed(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, ALONE)
    network = desk.window.session.network
    assert network is not None
    *warm, cold = page.lanes
    seen = set()
    for row in warm:
        assert _arrows(row) == [step.inferred for step in row.lane.steps]
        for step in row.lane.steps[1:]:
            assert step.inferred != network.is_recorded(step.start, step.end)
            seen.add(step.inferred)
    assert seen == {True, False}
    assert _arrows(cold) == [True], "the cold call is dashed, too"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_lanes_are_drawn_in_both_looks(on_sample: Desk, qapp: QApplication, look: str) -> None:
    page = _asked(on_sample, "CEO of Meridian")
    theme.apply(qapp, look)
    assert all(not row.grab().isNull() for row in page.lanes)
    theme.apply(qapp, "light")


def test_without_a_warm_path_the_next_bridge_is_planned(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    page = _asked(desk, ALONE)
    _pure_ask(desk, page)
    sentence = page.answer.sentence.text()
    assert sentence.startswith(f"There is no warm path to {ALONE} yet: the best, through ")
    assert "Cold it would be less than 1 in 100." in page.answer.evidence.text()
    assert page.ways is not None
    assert not is_warm(page.ways)
    _bridge_found(desk, page)
    bridge = page.next_bridge.bridge
    assert bridge is not None
    assert page.next_bridge.isVisible()
    assert page.next_bridge.sentence.text() == next_bridge_words(session.rolodex, bridge)
    assert re.fullmatch(
        r"The next bridge to build: .+ \(.+\), from \d+ to \d+ in 100\.", page.next_bridge.sentence.text()
    )
    desk.click_button(page.next_bridge, "Show the card")
    assert desk.shown() == bridge.person

    before = dict(session.rolodex.tasks)
    desk.click_button(page.next_bridge, "Plan it")
    desk.rest()
    made = [one for one in session.rolodex.tasks.values() if one.id not in before]
    assert [(one.person, one.work, one.due) for one in made] == [
        (bridge.person, bridge.plan, day) for day in bridge.days
    ]
    assert all(one.due >= TODAY for one in made)
    assert desk.step() == f"Undo plan something for {session.rolodex.people[bridge.person].name}"
    _bridge_found(desk, page)
    desk.undo()
    assert session.rolodex.tasks == before


def test_a_warm_path_needs_no_bridge(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, ALONE)
    _pure_ask(desk, page)
    _bridge_found(desk, page)
    page = _asked(desk, "CEO of Meridian")
    page.value.setCurrentIndex(2)
    page.value.activated.emit(2)
    desk.rest()
    assert page.ways is not None
    assert is_warm(page.ways)
    assert not page.next_bridge.isVisible()
    assert page.next_bridge.bridge is None
    assert "no warm path" not in page.answer.sentence.text()


def test_a_bridge_that_is_found_too_late_is_not_shown(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, "CEO of Meridian")
    page.value.setCurrentIndex(0)
    page.reach(ALONE)
    assert not desk.window.session.pool.idle, "it is being looked for"
    page.value.setCurrentIndex(2)
    page.reach("CEO of Meridian")
    desk.rest()
    assert not page.next_bridge.isVisible()
    assert page.next_bridge.bridge is None


def test_the_sentence_and_the_bridge_agree_for_everybody(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, ALONE)
    page.value.setCurrentIndex(0)
    seen = set()
    for person in sorted(one.id for one in desk.window.session.rolodex.others())[::6]:
        page.reach(str(person))
        assert page.ways is not None
        sentence = page.answer.sentence.text()
        assert _is_one_sentence(sentence)
        begins = " ".join(sentence.split()[:4])
        if is_warm(page.ways):
            assert begins.startswith(("Ask ", "Call "))
        else:
            assert begins.startswith(("There is no warm", "Write to "))
        seen.add(is_warm(page.ways))
    assert seen == {True, False}
    desk.rest()


def test_the_bridge_is_not_to_whom_is_left_out(on_sample: Desk) -> None:
    desk = on_sample
    page = _asked(desk, ALONE)
    _pure_ask(desk, page)
    _bridge_found(desk, page)
    bridge = page.next_bridge.bridge
    assert bridge is not None
    page.left_out.leave_person(bridge.person)
    desk.rest()
    assert page.next_bridge.bridge is None or page.next_bridge.bridge.person != bridge.person
    desk.click(button(page, f"not {desk.window.session.rolodex.people[bridge.person].name}  ×"))
    desk.rest()
    _bridge_found(desk, page)
    assert page.next_bridge.bridge == bridge


def _remarks(row: LaneRow) -> list[str]:
    return [text for text in texts(row) if text.startswith("Asked ")]


def test_an_introducer_who_was_asked_twice_may_be_tired(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    page = _asked(desk, "CEO of Meridian")
    first = page.lanes[0].lane.people[1]
    assert _remarks(page.lanes[0]) == []

    def ask(ago: int) -> None:
        touch = Touch(TouchId(session.book.new_id()), first, TODAY - ago, "email", "out", ask="mine")
        session.perform(lambda rolodex: log_touch(rolodex, touch))
        desk.rest()

    def said() -> list[str]:
        lanes = [row for row in page.lanes if len(row.lane.people) > 2 and row.lane.people[1] == first]
        return _remarks(lanes[0])

    given = sum(
        one.direction == "given" and one.status == "done" and 0 <= TODAY - one.day <= 365
        for one in session.rolodex.favors_of(first)
    )
    favors = f"you did {given} favor{'' if given == 1 else 's'} for them in a year."
    ask(89)
    assert said() == [f"Asked 1 time in 90 days; {favors}"]
    ask(91)
    assert said() == [f"Asked 1 time in 90 days; {favors}"]
    ask(2)
    rest = " Let them rest, or give first." if given < 2 else ""
    assert said() == [f"Asked 2 times in 90 days; {favors}{rest}"]
    for _ in range(3):
        desk.undo()
    assert said() == []


def test_a_company_without_a_title_lists_deciders_first(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    page = _asked(desk, "Meridian Resorts")
    assert page.ways is not None
    people = [one.person for one in page.ways.targets]
    assert people[0] == desk.person("Carlos Egan").id, "the chief decides"
    assert len(people) > 5
    order = {"decision-maker": 0, "influencer": 1, "gatekeeper": 2}

    def rank(person: PersonId) -> int:
        said = authority_of(session.rolodex.people[person], session.rolodex.roles_of(person))
        return order.get(said, 3)

    authorities = [one.authority for one in page.ways.targets]
    assert authorities == sorted(authorities, reverse=True)
    ranks = [rank(one) for one in people if rank(one) < 3]
    assert ranks == sorted(ranks)
    assert page.lanes
    for row in page.lanes[:-1]:
        assert row.lane.people[-1] in people
    assert _is_one_sentence(page.answer.sentence.text())


@pytest.mark.parametrize("models", [("yes", "answer"), ("answer",)])
def test_bands_alone_where_outcomes_contradict_the_figures(on_sample: Desk, models: tuple[AskModel, ...]) -> None:
    desk = on_sample
    session = desk.window.session
    page = _asked(desk, ALONE)
    assert " in 100" in page.answer.sentence.text()
    changes = []
    for ask in session.rolodex.asks.values():
        against = replace(ask, outcome="no" if ask.shown > 0.5 else "yes")
        for model in models:
            changes.append(Change(None, replace(against, id=AskId(session.book.new_id()), model=model)))
        if "yes" in models:
            changes.append(Change(ask, against))
    session.perform(lambda _: change_set("ask.close", "a test", changes))
    desk.rest()
    _pure_ask(desk, page)
    _bridge_found(desk, page)
    said = [page.answer.sentence.text(), page.answer.evidence.text(), page.next_bridge.sentence.text()]
    for row in page.lanes:
        said.append(row.picture.accessibleName())
        row.toggle()
        assert not row.picture.grab().isNull()
        assert not row.parts.findChildren(QGridLayout)
        said += texts(row)
    assert not any(" in 100" in one for one in said)
    assert page.ways is not None
    assert page.lanes[0].picture.accessibleName().split(": ")[0] in ("likely", "possible", "unlikely")
