"""A user reads the card: parts that sum, ties with what speaks for them, what an ask would come to."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from godfather_desktop.actions.touches import log_touch
from godfather_desktop.domain.change import Change, Record, change_set
from godfather_desktop.domain.ids import PersonId, TieId, TouchId
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.card.ask_tab import AskTab
from godfather_desktop.gui.card.knows_tab import KnowsTab
from godfather_desktop.gui.card.parts_tab import PartsTab
from godfather_desktop.gui.card.tie_row import TieRow, _Line
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows
from godfather_desktop.insight.asking import chance_of_yes, fixes_in
from godfather_desktop.insight.helping import matches_in
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.wording.answers import fix
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.records import tie_source_words
from tests.desktop import TODAY, Desk, button, texts

PARTS, _CALLS, TOUCHES, KNOWS, NOTES, FAVORS, ASK = range(7)
BY_NAME = "a tie of name only, not a warm one"


def _card(desk: Desk, person: PersonId, tab: int) -> QWidget:
    """A tab of somebody's card."""
    desk.window.show_person(person)
    desk.window.card.tabs.setCurrentIndex(tab)
    desk.rest()
    shown = desk.window.card._pages[tab]
    assert isinstance(shown, QWidget)
    return shown


def _rows(tab: QWidget) -> list[QWidget]:
    """The rows of a tab, from above."""
    QApplication.processEvents()
    (rows,) = tab.findChildren(Rows)
    placed = (rows._layout.itemAt(place) for place in range(rows._layout.count()))
    found = (item.widget() for item in placed if item is not None)
    return [one for one in found if one is not None]


def _into_view(tab: QWidget, widget: QWidget) -> None:
    (rows,) = tab.findChildren(Rows)
    rows.ensureWidgetVisible(widget)


def _row(tab: QWidget, text: str) -> QWidget:
    """The one row that shows a text."""
    (found,) = [one for one in _rows(tab) if text in texts(one)]
    _into_view(tab, found)
    return found


def _figures(tab: QWidget, end: str) -> tuple[list[float], float]:
    """The parts that a tab shows, and the total in the row that begins with `end`."""
    parts: list[float] = []
    for row in _rows(tab):
        said = [one.text() for one in row.findChildren(PlainLabel) if one.isVisible()]
        if said and said[0] == end:
            return parts, float(said[-1].split(" / ")[0])
        right = [one for one in said if _is_figure(one)]
        assert len(right) <= 1
        parts += [float(one.split(" / ")[0]) for one in right]
    raise AssertionError(f"no row says {end!r}")


def _is_figure(text: str) -> bool:
    try:
        float(text.split(" / ")[0])
    except ValueError:
        return False
    return True


def _saved(desk: Desk, *changes: Change) -> None:
    """Records as an action would have made them."""
    desk.window.session.perform(lambda _: change_set("task.plan", "a test", list(changes)))
    desk.rest()


def _added(desk: Desk, *records: Record) -> None:
    _saved(desk, *(Change(None, record) for record in records))


# Parts


def test_parts_sum_on_the_screen_to_the_last_digit(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    ranked = [person for person, _ in session.scores.ranked()]
    rated = [one for one in ranked if session.rolodex.people[one].rating is not None]
    plain = [one for one in ranked if session.rolodex.people[one].rating is None]
    chosen = [*rated[:10], *rated[-3:], *plain[:8], *plain[-3:]]
    assert len(chosen) == 24
    for person in chosen:
        tab = _card(desk, person, PARTS)
        assert isinstance(tab, PartsTab)
        parts, total = _figures(tab, "Together")
        strength = session.scores.strength(person)
        assert len(parts) == len(strength.rows)
        assert round(sum(parts), 1) == total == round(strength.value, 1)
        assert all(abs(one - row.points) < 0.1 + 1e-9 for one, row in zip(parts, strength.rows, strict=True))
        assert ("Your own rating" in texts(tab)) == (person in rated)
        if strength.state != "unknown":
            assert desk.window.card.figure.text().startswith(f"{strength.value:.0f} ± ")


def test_a_rating_moves_the_parts_and_is_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    ada = desk.person("Ada Underwood")
    tab = _card(desk, ada.id, PARTS)
    before = _figures(tab, "Together")
    desk.click_button(tab, "9")
    desk.rest()
    parts, total = _figures(tab, "Together")
    assert round(sum(parts), 1) == total > before[1]
    assert button(tab, "9").isChecked()
    assert desk.step() == "Undo rate Ada Underwood"
    desk.undo()
    assert session.rolodex.people[ada.id].rating is None
    assert _figures(tab, "Together") == before


@pytest.mark.parametrize(
    ("part", "records", "tab"),
    [
        ("Frequency", "touches", TOUCHES),
        ("Recency", "touches", TOUCHES),
        ("Depth", "touches", TOUCHES),
        ("Favors both ways", "favors", FAVORS),
    ],
)
def test_a_part_opens_the_tab_with_its_records(on_sample: Desk, part: str, records: str, tab: int) -> None:
    desk = on_sample
    friend = desk.person("Zeno Schmidt").id
    wanted: list[tuple[PersonId, str]] = []
    desk.window.navigation.records_requested.connect(lambda person, name: wanted.append((person, name)))
    shown = _card(desk, friend, PARTS)
    _into_view(shown, button(shown, part))
    desk.click_button(shown, part)
    desk.rest()
    assert wanted == [(friend, records)]
    assert desk.window.card.tabs.currentIndex() == tab
    assert desk.shown() == friend
    opened = desk.window.card._pages[tab]
    assert isinstance(opened, QWidget)
    assert len(_rows(opened)) > 1


# Knows


def _ties(tab: QWidget) -> list[TieRow]:
    return [one for one in _rows(tab) if isinstance(one, TieRow)]


def _tie_row(tab: QWidget, name: str) -> TieRow:
    (found,) = [one for one in _ties(tab) if one.accessibleName().startswith(f"{name}: ")]
    _into_view(tab, found)
    return found


def _is_dashed(row: TieRow) -> bool:
    (line,) = row.findChildren(_Line)
    return line._dashed


def _inferred(desk: Desk, person: PersonId) -> list[PersonId]:
    """Whom a person probably knows though nobody recorded it."""
    network = desk.window.session.network
    assert network is not None
    return [
        other
        for other, warmth in network.partners(person)
        if warmth.certainty >= 0.5 and not network.is_recorded(person, other)
    ]


def _somebody(desk: Desk) -> tuple[PersonId, PersonId]:
    """A person with an inferred tie, and the other end of it."""
    person = desk.person("Carlos Egan").id
    return person, _inferred(desk, person)[0]


def _name(desk: Desk, person: PersonId) -> str:
    return desk.window.session.rolodex.people[person].name


def test_an_inferred_tie_is_dashed_says_from_what_and_can_be_judged(on_sample: Desk) -> None:
    desk = on_sample
    network = desk.window.session.network
    assert network is not None
    person, other = _somebody(desk)
    tab = _card(desk, person, KNOWS)
    assert isinstance(tab, KnowsTab)
    row = _tie_row(tab, _name(desk, other))
    assert _is_dashed(row)
    warmth = network.warmth(person, other)
    assert warmth is not None
    detail = tie_source_words(desk.window.session.rolodex, network.sources(person, other), warmth, TODAY)
    assert detail in texts(row)
    assert detail.startswith("worked together at ")
    assert f"certain {warmth.certainty * 100:.0f} in 100" in detail
    assert {"Yes", "No"} <= set(texts(row))
    kinds = {_is_dashed(one): one for one in _ties(tab)}
    assert "Yes" not in texts(kinds[False])
    assert [one.accessibleName() for one in kinds[False].findChildren(QToolButton)] == ["Remove this tie"]
    assert not kinds[True].findChildren(QToolButton)
    # Drawn, with the focus and without.
    row.setFocus()
    assert not row.grab().isNull()


def test_every_tie_shown_says_what_speaks_for_it(on_sample: Desk) -> None:
    desk = on_sample
    network = desk.window.session.network
    assert network is not None
    for name in ("Carlos Egan", "Irene Underwood", "Zeno Schmidt"):
        person = desk.person(name).id
        shown = {one.accessibleName().split(": ", 1)[0]: one for one in _ties(_card(desk, person, KNOWS))}
        assert len(shown) > 3
        for other, warmth in network.partners(person):
            row = shown.get(_name(desk, other))
            if row is None:
                continue
            assert _is_dashed(row) != network.is_recorded(person, other)
            said = " ".join(texts(row))
            assert "certain " in said
            stated = any(source.kind == "stated" for source in network.sources(person, other))
            assert (BY_NAME in said) == (warmth.strength < (0.1 if stated else 0.15))


def _reach_row(desk: Desk, tab: QWidget, row: TieRow, key: Qt.Key = Qt.Key.Key_Down) -> None:
    """Get to a row from the one above it, with one key."""
    ties = _ties(tab)
    place = ties.index(row)
    (ties[place - 1] if place else button(tab, "Knows … (Ctrl+J)")).setFocus()
    desk.press(key if place else Qt.Key.Key_Tab)
    assert row.hasFocus()


def test_down_and_up_go_from_row_to_row_and_keep_it_in_sight(on_sample: Desk) -> None:
    desk = on_sample
    tab = _card(desk, desk.person("Irene Underwood").id, KNOWS)
    ties = _ties(tab)
    assert len({_is_dashed(one) for one in ties}) == 2
    (rows,) = tab.findChildren(Rows)
    ties[0].setFocus()
    for row in ties[1:]:
        desk.press(Qt.Key.Key_Down)
        assert row.hasFocus()
        assert not row.visibleRegion().isEmpty()
        assert rows.viewport().rect().contains(row.mapTo(rows.viewport(), row.rect().center()))
    for row in reversed(ties[:-1]):
        desk.press(Qt.Key.Key_Up)
        assert row.hasFocus()


def test_tie_after_tie_is_judged_without_leaving_the_list(on_sample: Desk) -> None:
    desk = on_sample
    person, other = _somebody(desk)
    ties = dict(desk.window.session.rolodex.ties)
    tab = _card(desk, person, KNOWS)
    _reach_row(desk, tab, _tie_row(tab, _name(desk, other)))
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, TieRow)
        assert focused in _ties(tab)
        assert not focused.visibleRegion().isEmpty()
        desk.press(key)
        desk.rest()
        assert len(desk.window.session.rolodex.ties) > len(ties)
        desk.press(Qt.Key.Key_Down)
    desk.window.show_person(other)
    desk.rest()
    assert not isinstance(QApplication.focusWidget(), TieRow)


@pytest.mark.parametrize("by", [Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_y_confirms(on_sample: Desk, by: Qt.Key) -> None:
    desk = on_sample
    person, other = _somebody(desk)
    rolodex = desk.window.session.rolodex
    before = dict(rolodex.ties)
    tab = _card(desk, person, KNOWS)
    row = _tie_row(tab, _name(desk, other))
    _reach_row(desk, tab, row, by)
    desk.press(Qt.Key.Key_Y)
    desk.rest()
    (tie,) = [one for one in rolodex.ties.values() if one.id not in before]
    assert ({tie.a, tie.b}, tie.source) == ({person, other}, "stated")
    row = _tie_row(tab, _name(desk, other))
    assert not _is_dashed(row)
    assert any("you saw it, certain 95 in 100" in one for one in texts(row))
    assert desk.step().startswith("Undo say that two know each other: ")
    desk.undo()
    assert rolodex.ties == before
    assert _is_dashed(_tie_row(tab, _name(desk, other)))


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Delete])
def test_n_denies_and_the_denial_can_be_taken_back(on_sample: Desk, key: Qt.Key) -> None:
    desk = on_sample
    person, other = _somebody(desk)
    session = desk.window.session
    before = dict(session.rolodex.ties)
    tab = _card(desk, person, KNOWS)
    row = _tie_row(tab, _name(desk, other))
    detail = row.accessibleName()
    _reach_row(desk, tab, row)
    desk.press(key)
    desk.rest()
    assert session.network is not None
    assert session.network.warmth(person, other) is None
    assert _name(desk, other) not in [one.accessibleName().split(": ")[0] for one in _ties(tab)]
    said = _row(tab, "you said that they do not know each other")
    assert _name(desk, other) in texts(said)
    # It is said on the other's card, too.
    assert _name(desk, person) in texts(_row(_card(desk, other, KNOWS), "you said that they do not know each other"))

    tab = _card(desk, person, KNOWS)
    (back,) = _row(tab, _name(desk, other)).findChildren(QToolButton)
    assert back.accessibleName() == "Take this back"
    desk.click(back)
    desk.rest()
    assert session.rolodex.ties == before
    assert _tie_row(tab, _name(desk, other)).accessibleName() == detail
    desk.undo()
    assert session.network.warmth(person, other) is None
    desk.undo()
    assert session.rolodex.ties == before
    assert _is_dashed(_tie_row(tab, _name(desk, other)))


def test_a_figure_corrects_and_buttons_do_the_same(on_sample: Desk) -> None:
    desk = on_sample
    person, other = _somebody(desk)
    rolodex = desk.window.session.rolodex
    before = dict(rolodex.ties)
    tab = _card(desk, person, KNOWS)

    def said() -> Tie:
        (tie,) = [one for one in rolodex.ties.values() if one.id not in before]
        return tie

    _reach_row(desk, tab, _tie_row(tab, _name(desk, other)))
    desk.press(Qt.Key.Key_4)
    desk.rest()
    assert (said().source, said().strength) == ("stated", 4)
    assert any(one.startswith("know each other very well") for one in texts(_tie_row(tab, _name(desk, other))))
    _tie_row(tab, _name(desk, other)).setFocus()
    desk.press(Qt.Key.Key_0)
    desk.rest()
    assert said().strength == 0
    assert any(one.endswith(BY_NAME) for one in texts(_tie_row(tab, _name(desk, other))))
    desk.undo()
    assert said().strength == 4
    desk.undo()
    assert rolodex.ties == before

    for text, source in (("Yes", "stated"), ("No", "denied")):
        desk.click_button(_tie_row(tab, _name(desk, other)), text)
        desk.rest()
        assert said().source == source
        desk.undo()
        assert rolodex.ties == before


def test_enter_opens_the_other_card_and_a_cross_takes_a_tie_away(on_sample: Desk) -> None:
    desk = on_sample
    person, _ = _somebody(desk)
    rolodex = desk.window.session.rolodex
    tab = _card(desk, person, KNOWS)
    recorded = next(one for one in _ties(tab) if not _is_dashed(one))
    name, before = recorded.accessibleName().split(": ")[0], dict(rolodex.ties)
    _into_view(tab, recorded)
    (cross,) = recorded.findChildren(QToolButton)
    desk.click(cross)
    desk.rest()
    assert len(rolodex.ties) == len(before) - 1
    desk.undo()
    assert rolodex.ties == before
    _tie_row(tab, name).setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    shown = desk.shown()
    assert shown is not None
    assert _name(desk, shown) == name


def test_nine_years_a_neighbor_is_no_warm_tie(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    network = session.network
    assert network is not None
    ada, chief = desk.person("Ada Underwood"), desk.person("Carlos Egan")
    stranger = next(
        one for one in session.rolodex.others() if network.warmth(ada.id, one.id) is None and one.id != chief.id
    )
    low, high = sorted((ada.id, stranger.id))
    _added(desk, Tie(TieId(session.book.new_id()), low, high, "neighbour", since="2017"))
    for week in range(8):
        touch = Touch(TouchId(session.book.new_id()), ada.id, TODAY - 7 * week, "in-person", "mutual", obligate=True)
        session.perform(lambda rolodex, touch=touch: log_touch(rolodex, touch))  # type: ignore[misc]
    desk.rest()
    tab = _card(desk, ada.id, KNOWS)
    (detail,) = [one for one in texts(_tie_row(tab, stranger.name)) if "neighbor" in one]
    assert detail == f"neighbors or members of one club, since 2017; certain 50 in 100; {BY_NAME}"
    assert "warm" not in detail.replace(BY_NAME, "")
    # My own nodding to her in the hall is no tie either.
    assert session.scores.strength(ada.id).band == "nominal"
    assert desk.window.card.standing.text().startswith("nominal")
    said = " ".join(texts(_card(desk, ada.id, PARTS)))
    assert "nominal: no voluntary two-way contact on record" in said
    assert "warm" not in said


# Ask


def _ask_tab(desk: Desk, person: PersonId) -> AskTab:
    tab = _card(desk, person, ASK)
    assert isinstance(tab, AskTab)
    return tab


def _acquaintances(desk: Desk, number: int) -> list[PersonId]:
    """People with whom asking is neither hopeless nor a matter of course."""
    session = desk.window.session
    found = [one for one, strength in session.scores.ranked() if 20 < strength < 60]
    return found[:number]


def test_parts_of_the_chance_sum_on_the_screen_to_the_last_digit(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    ranked = [person for person, _ in session.scores.ranked()]
    for person in (*ranked[:3], *_acquaintances(desk, 5), ranked[-1]):
        tab = _ask_tab(desk, person)
        for size in range(tab.size_box.count()):
            tab.size_box.setCurrentIndex(size)
            for near in (False, True):
                tab.in_person.setChecked(near)
                asking = session.scores.asking(person, size=float(tab.size_box.itemData(size)), in_person=near)
                parts, total = _figures(tab, "Chance of a yes")
                assert round(sum(parts), 1) == total == round(chance_of_yes(asking) * 100, 1)
        tab.size_box.setCurrentIndex(1)
        tab.in_person.setChecked(False)


def test_fixes_with_the_chance_that_each_would_bring(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    for person in _acquaintances(desk, 4):
        tab = _ask_tab(desk, person)
        fixes = fixes_in(session.rolodex, person, TODAY, session.scores.asking(person))
        assert len(fixes) >= 3
        for one in fixes:
            words = fix(one.do)
            row = _row(tab, words[:1].upper() + words[1:])
            assert f"then {chance(one.chance)}" in texts(row)
            assert "Plan it" in texts(row)


def test_a_fix_is_planned_ticked_and_dropped(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    (person,) = _acquaintances(desk, 1)
    tab = _ask_tab(desk, person)
    before = dict(session.rolodex.tasks)

    def made() -> list[object]:
        return [one for one in session.rolodex.tasks.values() if one.id not in before]

    for _ in range(2):
        desk.click_button(_row(tab, "Meet for a coffee first"), "Plan it")
        desk.rest()
        (task,) = [one for one in session.rolodex.tasks.values() if one.id not in before]
        assert (task.person, task.work, task.due) == (person, "coffee", TODAY + 7)
        shown = _row(tab, "due 29 Mar 2026")
        assert "Meet for a coffee" in texts(shown)
        desk.click_button(shown, "Done")
        desk.rest()
        assert session.rolodex.tasks[task.id].done
        assert "due 29 Mar 2026" not in texts(tab)
        desk.undo()
        (cross,) = _row(tab, "due 29 Mar 2026").findChildren(QToolButton)
        assert cross.accessibleName() == "Drop this task"
        desk.click(cross)
        desk.rest()
        assert made() == []
        assert "due 29 Mar 2026" not in texts(tab)
        desk.undo()
        assert session.rolodex.tasks[task.id] == task
        desk.undo()
        assert session.rolodex.tasks == before


def test_i_asked_keeps_the_chance_that_was_shown(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    (person,) = _acquaintances(desk, 1)
    tab = _ask_tab(desk, person)
    tab.size_box.setCurrentIndex(2)
    tab.in_person.setChecked(True)
    asking = session.scores.asking(person, size=2.4, in_person=True)
    shown = chance_of_yes(asking)
    before = dict(session.rolodex.asks)
    touches = session.rolodex.sums[person].my_asks
    desk.click_button(tab, "I asked: keep this chance")
    desk.rest()
    (ask,) = [one for one in session.rolodex.asks.values() if one.id not in before]
    assert (ask.person, ask.day, ask.size, ask.outcome, ask.model) == (person, TODAY, 2.4, "", "yes")
    assert ask.shown == pytest.approx(shown)
    assert session.rolodex.sums[person].my_asks == (*touches, TODAY)
    assert chance_of_yes(session.scores.asking(person, size=2.4, in_person=True)) < shown
    opened = _row(tab, "Asked on 22 Mar 2026")
    assert chance(shown) in texts(opened)
    # On the tab with the touches it stands as what it was.
    assert any("you asked for something" in one for one in texts(_card(desk, person, TOUCHES)))

    tab = _ask_tab(desk, person)
    for text, outcome in (("Yes", "yes"), ("No", "no")):
        desk.click_button(_row(tab, "Asked on 22 Mar 2026"), text)
        desk.rest()
        closed = session.rolodex.asks[ask.id]
        assert closed == replace(ask, outcome=outcome, closed=TODAY)  # type: ignore[arg-type]
        assert "Asked on 22 Mar 2026" not in texts(tab)
        desk.undo()
        assert session.rolodex.asks[ask.id] == ask
    (cross,) = _row(tab, "Asked on 22 Mar 2026").findChildren(QToolButton)
    desk.click(cross)
    desk.rest()
    assert session.rolodex.asks == before
    desk.undo()
    desk.undo()
    assert session.rolodex.asks == before
    assert session.rolodex.sums[person].my_asks == touches


def test_of_somebody_unknown_the_chance_of_an_answer_is_kept_and_said(on_sample: Desk) -> None:
    desk = on_sample
    session = desk.window.session
    chief = desk.person("Carlos Egan")
    assert not is_own_tie(session.rolodex, chief)
    tab = _ask_tab(desk, chief.id)
    before = dict(session.rolodex.asks)
    said = tab.asked.text()
    desk.click(tab.asked)
    desk.rest()
    (ask,) = [one for one in session.rolodex.asks.values() if one.id not in before]
    assert ask.model == "answer"
    assert chance(ask.shown) in said
    assert "answer" in said
    assert chance(ask.shown) in texts(_row(tab, "Asked on 22 Mar 2026"))


def _contradicted(desk: Desk) -> None:
    """Turn every outcome on record against what was shown, and add as many of the other kind."""
    session = desk.window.session
    changes = []
    for ask in session.rolodex.asks.values():
        against = replace(ask, outcome="no" if ask.shown > 0.5 else "yes")
        changes += [Change(ask, against), Change(None, replace(against, id=session.book.new_id(), model="answer"))]  # type: ignore[arg-type]
    assert len(changes) >= 40
    _saved(desk, *changes)
    assert not session.scores.trusted("yes")
    assert not session.scores.trusted("answer")


def test_bands_alone_where_outcomes_contradict_the_figures(on_sample: Desk) -> None:
    desk = on_sample
    people = [*_acquaintances(desk, 2), desk.window.session.scores.ranked()[0][0], desk.person("Carlos Egan").id]
    for person in people:
        assert " in 100" in " ".join(texts(_ask_tab(desk, person)))
    _contradicted(desk)
    words = set()
    for person in people:
        tab = _ask_tab(desk, person)
        said = texts(tab)
        assert not any(" in 100" in one or _is_figure(one) for one in said)
        assert "Chance of a yes" not in said
        assert " in 100" not in desk.window.card.bridge.text()
        words |= {
            one.rstrip(".").split()[-1] for one in (*said, desk.window.card.bridge.text()) if one.startswith("then ")
        }
        words.add(desk.window.card.bridge.text().rstrip(".").split()[-1])
        desk.click(tab.asked)
        desk.rest()
        assert not any(" in 100" in one for one in texts(_row(tab, "Asked on 22 Mar 2026")))
    assert words <= {"likely", "possible", "unlikely"}
    assert len(words) >= 2


# Notes


def test_a_need_written_on_the_card_is_matched_with_what_i_can_offer(on_sample: Desk) -> None:
    desk = on_sample
    person = desk.person("Zeno Schmidt").id
    tab = _card(desk, person, NOTES)
    (line,) = [one for one in tab.findChildren(QLineEdit) if one.accessibleName() == "What could they use?"]
    _into_view(tab, line)
    desk.click(line)
    line.selectAll()
    desk.write("tickets for the fundraiser")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    matches = matches_in(desk.window.session.rolodex, most=1_000)
    (match,) = [one for one in matches if one.person == person]
    assert match.offer == "tickets for the fundraiser"
    desk.undo()
    assert all(one.need != "tickets for the fundraiser" for one in matches_in(desk.window.session.rolodex, most=1_000))
