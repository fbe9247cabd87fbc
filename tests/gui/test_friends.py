"""The friends page: figures that add up, work in idle moments, nothing done while nobody looks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from godfather_desktop.actions.down_periods import mark_down_period, set_two_am
from godfather_desktop.actions.people import edit_person, rate, set_photo
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.gui.friends import looking
from godfather_desktop.gui.friends.columns import Columns
from godfather_desktop.gui.friends.page import FriendsPage
from godfather_desktop.gui.friends.people_list import PeopleList
from godfather_desktop.gui.friends.seat import Seat
from godfather_desktop.gui.friends.signs import signs_after
from godfather_desktop.gui.pictures import jpeg_bytes
from godfather_desktop.insight.friends import Friends
from godfather_desktop.insight.scores import Scores
from tests.desktop import PATIENCE_MS, TODAY, Desk, button, texts
from tests.gui.test_accessible_names import nameless


def opened(desk: Desk) -> FriendsPage:
    """The page, with everybody looked at."""
    desk.window.show_page("friends")
    page = desk.window.page("friends")
    assert isinstance(page, FriendsPage)
    settle(desk, page)
    return page


def settle(desk: Desk, page: FriendsPage) -> None:
    """Wait until the page shows what the records say."""
    desk.rest()
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    desk.rest()


def tenths(text: str) -> int:
    return int(text.replace("+", "").replace(".", ""))


def test_the_figures_of_everybody_add_up_on_the_screen(on_sample: Desk) -> None:
    page = opened(on_sample)
    assert page.friends is not None
    for person in page.friends.proofs:
        page.open_parts(person)
        shown = [tenths(row.figure.text()) for row in page.parts.rows.values()]
        assert sum(shown) == tenths(page.parts.total.text())
        chance = page.friends.proofs[person].chance
        assert tenths(page.parts.total.text()) == round(chance * 1000)


def test_the_seats_are_those_that_the_records_give(on_sample: Desk) -> None:
    page = opened(on_sample)
    session = on_sample.window.session
    fresh = Scores(session.rolodex, TODAY).friends()
    assert page.friends == fresh
    assert [seat.person for seat in page.seats] == [one.person if one else None for one in fresh.seats]
    first = fresh.seats[0]
    assert first is not None
    name = session.rolodex.people[first.person].name
    assert page.seats[0].accessibleName().startswith(f"{name}: ")
    assert name in texts(page.seats[0])


def test_everybody_is_looked_at_in_idle_moments(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    monkeypatch.setattr(looking, "_SLICE_S", 0.0)
    whole: list[int] = []
    friends = session.scores.friends

    def counted() -> Friends:
        whole.append(len(session.scores._evidence))
        return friends()

    monkeypatch.setattr(session.scores, "friends", counted)
    desk.window.show_page("friends")
    page = desk.window.page("friends")
    assert isinstance(page, FriendsPage)
    assert not page.settled
    assert page.answer.sentence.text() == "Looking at 240 people …"
    assert not page.drills.seal.isEnabled()
    assert not any(seat.isEnabled() for seat in page.seats)
    for _ in range(240 // looking._AT_ONCE):
        assert page._looking.active
        before = len(session.scores._evidence)
        page._looking._look_at_some()
        assert len(session.scores._evidence) - before == looking._AT_ONCE
    assert not page._looking.active
    # Only once everybody's evidence was there was it put together.
    assert whole == [240]
    assert page.drills.seal.isEnabled()


def test_after_a_change_only_those_concerned_are_looked_at_anew(
    on_sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    assert page.friends is not None
    person = page.seats[0].person
    assert person is not None
    kept = dict(session.scores._evidence)
    session.perform(lambda rolodex: rate(rolodex, person, 1))
    settle(desk, page)
    anew = [one for one, evidence in session.scores._evidence.items() if kept[one] is not evidence]
    assert anew == [person]
    session.perform(lambda rolodex: mark_down_period(rolodex, session.book.new_id, TODAY - 5))
    settle(desk, page)
    assert all(kept[one] is not evidence for one, evidence in session.scores._evidence.items())


def test_nothing_is_done_while_the_page_is_not_seen(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    before = page.friends
    desk.window.show_page("favors")
    session.perform(lambda rolodex: mark_down_period(rolodex, session.book.new_id, TODAY - 5))
    desk.rest()
    assert not page.settled
    assert not page._looking.active
    assert page.friends is before
    assert len(page.downs.rows) == 1
    desk.window.show_page("friends")
    settle(desk, page)
    assert page.friends is not before
    assert len(page.downs.rows) == 2
    # Leaving in the middle leaves nothing running.
    page.refresh()
    under_way = [page._looking.active]
    desk.window.show_page("favors")
    under_way.append(page._looking.active)
    assert under_way == [True, False]
    assert not page.settled
    desk.window.show_page("friends")
    settle(desk, page)


def test_a_seal_waits_until_everybody_was_looked_at(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    person = page.seats[0].person
    assert person is not None
    under_way: list[bool] = []

    def at_once() -> None:
        under_way.append(page._looking.active)
        if len(under_way) == 1:
            page.seal()
            assert not session.rolodex.drills

    session.changed.connect(lambda _changes, _concerned: at_once())
    session.perform(lambda rolodex: set_two_am(rolodex, person, False))
    settle(desk, page)
    assert under_way[0]
    (drill,) = session.rolodex.drills.values()
    assert page.friends is not None
    assert drill.chances[drill.people.index(person)] == round(page.friends.proofs[person].chance, 4)
    assert page.friends == Scores(session.rolodex, TODAY).friends()


def test_what_the_disk_refuses_is_not_shown_as_said(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    page.seats[0].click()
    answer, menu = page.parts.two_am.checkedId(), page.parts.rows["favors"].menu
    assert menu is not None
    signs = page.parts.signs[0].words.text()

    def full(*_: object, **__: object) -> None:
        raise DiskTrouble("disk full", session.book.keeper.path, free=1_000_000)

    with monkeypatch.context() as patch:
        patch.setattr(session.book.keeper, "save", full)
        desk.click(page.parts.two_am.button((answer + 1) % 3))
        settle(desk, page)
        menu.actions()[0].trigger()
        settle(desk, page)
        page.parts.signs[0].actions_by_sign["knew"].trigger()
        settle(desk, page)
        page.downs.start.setText("today")
        page.downs.save.click()
        settle(desk, page)
    assert page.parts.two_am.checkedId() == answer
    assert not any(action.isChecked() for action in menu.actions())
    assert page.parts.signs[0].words.text() == signs
    assert not page.parts.signs[0].actions_by_sign["knew"].isChecked()
    assert page.downs.wrong.text().startswith("The disk is full")
    assert page.downs.start.text() == "today"
    assert desk.step() == ""
    page.downs.save.click()
    settle(desk, page)
    assert len(page.downs.rows) == 2


def test_the_wheel_scrolls_the_page_and_changes_nothing(on_sample: Desk) -> None:
    desk = on_sample
    page = opened(desk)
    wheel = QWheelEvent(
        QPointF(9, 9),
        page.downs.cause.mapToGlobal(QPointF(9, 9)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    page.downs.cause.wheelEvent(wheel)
    assert page.downs.cause.currentIndex() == 0
    assert not wheel.isAccepted()


def test_midnight(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    before = page.friends
    session.begin_day(TODAY + 400)
    settle(desk, page)
    assert before is not None
    assert page.friends == Scores(session.rolodex, TODAY + 400).friends()
    assert page.friends != before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_seat_opens_by_keyboard_and_closes_again(on_sample: Desk, key: Qt.Key) -> None:
    desk = on_sample
    page = opened(desk)
    seat = page.seats[1]
    seat.setFocus()
    desk.press(key)
    assert page.parts.isVisible()
    assert page.parts.person == seat.person == desk.shown()
    assert [one.isChecked() for one in page.seats] == [False, True, False, False, False]
    desk.press(key)
    assert not page.parts.isVisible()
    assert not seat.isChecked()
    assert desk.shown() == seat.person


def test_everything_on_the_page_says_what_it_is(on_sample: Desk) -> None:
    desk = on_sample
    page = opened(desk)
    page.seats[0].click()
    page.drills.seal.click()
    settle(desk, page)
    page.drills.drills[0].button.click()
    page.downs.edit(next(iter(desk.window.session.rolodex.downs.values())))
    assert nameless(page) == []


def test_names_of_any_kind_are_shown_as_they_are(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    for seat, name in zip(page.seats, ("<b>Bob</b>", "W" * 4_000, "Ann & Co", "אבי כהן", "👨‍👩‍👧‍👦 Fam"), strict=True):
        assert seat.person is not None
        card = session.rolodex.people[seat.person]
        renamed = Person(**{slot: getattr(card, slot) for slot in card.__slots__} | {"name": name})
        session.perform(
            lambda rolodex, one=renamed: edit_person(  # type: ignore[misc]
                rolodex, session.book.new_id, one, title="", organization=""
            )
        )
        settle(desk, page)
    page.drills.seal.click()
    settle(desk, page)
    page.drills.drills[0].button.click()
    for seat in page.seats:
        seat.click()
        assert page.parts.isVisible()
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    assert "<b>Bob</b>" in texts(page)
    assert page._inside.minimumSizeHint().width() < 500


def test_a_photo_takes_the_place_of_initials(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = opened(desk)
    person = page.seats[0].person
    assert person is not None
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert page.seats[0].avatar._photo is None
    session.perform(lambda rolodex: set_photo(rolodex, person, None, jpeg_bytes(image)))
    settle(desk, page)
    assert page.seats[0].avatar._photo is not None


def test_boxes_take_the_columns_that_fit(desk: Desk) -> None:
    del desk
    boxes = [Seat() for _ in range(5)]
    row = Columns(list(boxes), 128)
    row.show()
    for width, columns in ((1076, 5), (708, 5), (672, 5), (671, 4), (340, 2), (100, 1)):
        row.resize(width, 400)
        row._arrange((width + 8) // 136)
        assert row.columns == columns
    row.close()
    row.deleteLater()
    lists = [QWidget() for _ in range(3)]
    ragged = Columns(lists, 296, ragged=True)
    ragged._arrange(2)
    assert ragged._grid.getItemPosition(ragged._grid.indexOf(lists[2])) == (1, 0, 1, 2)
    ragged.deleteLater()


def test_sentences_stand_below_the_figures_where_the_page_is_narrow(on_sample: Desk) -> None:
    page = opened(on_sample)
    page.seats[0].click()
    parts = page.parts
    why = parts.rows["unprompted"].why
    figure = parts.rows["unprompted"].figure
    parts.resize(800, 500)
    parts.layout().activate()  # type: ignore[union-attr]
    assert why.y() < figure.geometry().bottom()
    parts.resize(400, 900)
    parts.layout().activate()  # type: ignore[union-attr]
    assert why.y() > figure.geometry().bottom()


@pytest.mark.parametrize(
    ("shown", "chosen", "after"),
    [
        (("replied",), "helped", ("helped", "replied")),
        (("helped", "replied"), "helped", ("replied",)),
        (("helped",), "helped", ("none",)),
        (("silent",), "reached-out", ("reached-out",)),
        (("helped", "replied"), "ignored", ("ignored",)),
        ((), "knew", ("knew",)),
    ],
)
def test_signs_that_fit_together_are_kept(shown: tuple[str, ...], chosen: str, after: tuple[str, ...]) -> None:
    assert signs_after(shown, chosen) == after  # type: ignore[arg-type]


def test_a_list_is_short_and_opens(on_sample: Desk) -> None:
    desk = on_sample
    page = opened(desk)
    assert page.friends is not None
    proofs = tuple(page.friends.proofs.values())[:9]
    people = PeopleList(desk.window.session, "Some", "Some people.", "Nobody.")
    people.show_people(())
    assert people.about.text() == "Nobody."
    people.show_people(proofs)
    people.show()
    assert people.about.text() == "Some people."
    assert [row.person for row in people.rows] == [one.person for one in proofs[:5]]
    desk.click(button(people, "Show 4 more"))
    assert len(people.rows) == 9
    wanted: list[PersonId] = []
    people.person_wanted.connect(wanted.append)
    people.why_wanted.connect(wanted.append)
    people.rows[7].card.click()
    people.rows[8].why.click()
    assert wanted == [proofs[7].person, proofs[8].person]
    desk.click(button(people, "Show fewer"))
    assert len(people.rows) == 5
    same = people.rows[0]
    people.show_people(proofs)
    assert people.rows[0] is same
    people.close()
    people.deleteLater()
