"""A card on paper: what stands on it, that nothing is cut, and that it is light whatever the screen shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog

from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import ME
from godfather_desktop.gui import theme
from godfather_desktop.gui.card.card_facts import TOUCHES, CardFacts, Fact, Part, facts_of
from godfather_desktop.gui.card.card_pdf import paint_pages, pdf_of
from godfather_desktop.gui.card.print_flow import Gap, Placed, Strip, layout_of, placed, print_font, strips_of
from godfather_desktop.gui.pictures import jpeg_bytes
from tests.desktop import CTRL, Desk
from tests.gui.pixels import pixels

LEO = "Leo Dubois"
_PLAIN = CardFacts(
    name="Ann Lee",
    role="CFO, Acme",
    known="known personally",
    reach="ann@example.org",
    today=day_of("2026-03-22"),
    strength=None,
    standing="",
    left=(Part("About you", (Fact("one", "two", "three"),)),),
    right=(),
    notes=(),
)


def _facts(desk: Desk, name: str = LEO) -> CardFacts:
    session = desk.window.session
    who = desk.person(name).id
    return facts_of(session, who, session.book.keeper.timeline(who, 0, TOUCHES))


def _pages(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert all((round(float(wide)), round(float(high))) == (595, 842) for wide, high in boxes), "A4 it must be"
    return len(boxes)


def _painted(facts: CardFacts, photo: bytes | None = None) -> list[QImage]:
    """The pages as pictures of 96 dots to the inch."""
    pages: list[QImage] = []
    image = QImage(794, 1_123, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    for _ in paint_pages(painter, facts, photo):
        pages.append(image.copy())
        painter.fillRect(QRectF(0, 0, 794, 1_123), QColor("white"))
    painter.end()
    return pages


def _ink(image: QImage) -> tuple[int, int, int, int]:
    """Where the picture is not white: left, top, right, bottom."""
    ys, xs = np.nonzero(pixels(image).min(axis=2) < 150)
    return int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())


@pytest.fixture
def _dark(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "dark")
    yield
    theme.apply(qapp, "light")


def test_the_card_of_most_people_is_one_page(on_sample: Desk) -> None:
    session = on_sample.window.session
    pages = [
        _pages(pdf_of(facts_of(session, one.id, session.book.keeper.timeline(one.id, 0, TOUCHES))))
        for one in list(session.rolodex.others())[:24]
    ]
    assert pages.count(1) >= 22


def test_what_stands_on_it(on_sample: Desk) -> None:
    session = on_sample.window.session
    card = on_sample.person(LEO)
    session.perform(lambda rolodex: write_note(rolodex, session.book.new_id, card.id, session.today, "likes tea"))
    session.perform(
        lambda rolodex: write_note(rolodex, session.book.new_id, card.id, session.today, "a board seat", "goals")
    )
    on_sample.rest()
    facts = _facts(on_sample)
    assert facts.name == LEO
    assert card.emails[0] in facts.reach
    parts = {part.title: part for part in (*facts.left, *facts.right, *facts.notes)}
    assert [*parts] == [
        *("What the strength is made of", "Favors", "Last touches"),
        *("What to know before a call", "Whom they know", "Notes"),
    ]
    strength = session.scores.strength(card.id)
    rows = parts["What the strength is made of"].facts
    assert len(rows) == len(strength.rows) + 1
    shown = [float(row.right.split(" / ")[0]) for row in rows[:-1]]
    assert sum(shown) == pytest.approx(round(strength.value, 1), abs=0.05)
    assert rows[-1].right == f"{strength.value:.1f} / 100"
    questions = parts["What to know before a call"].facts
    assert len(questions) == 6
    assert any(one.head == "a board seat" for one in questions)
    assert any(one.detail == "not known yet" for one in questions)
    assert len(parts["Last touches"].facts) == TOUCHES
    assert parts["Notes"].facts[0] == Fact("likes tea", above="22 Mar 2026")
    assert 1 < len(parts["Whom they know"].facts) <= 10


def test_close_people_have_no_balance_and_others_do(on_sample: Desk) -> None:
    session = on_sample.window.session
    leads = {}
    for one in session.rolodex.others():
        if session.rolodex.favors_of(one.id):
            favors = next(part for part in facts_of(session, one.id, []).left if part.title == "Favors")
            strength = session.scores.strength(one.id).value
            leads[one.id] = (favors.lead, strength)
    assert all(not lead for lead, strength in leads.values() if strength >= 80)
    assert any(lead for lead, _ in leads.values())


def test_my_own_card_has_no_strength(on_sample: Desk) -> None:
    facts = facts_of(on_sample.window.session, ME, [])
    assert facts.strength is None
    assert [part.title for part in facts.left] == ["About you"]
    assert _pages(pdf_of(facts)) == 1


def test_paper_is_light_whatever_the_screen_shows(on_sample: Desk, _dark: None, qapp: QApplication) -> None:  # noqa: PT019
    facts = _facts(on_sample)
    (dark,) = _painted(facts)
    theme.apply(qapp, "light")
    (light,) = _painted(facts)
    assert dark == light
    assert light.pixelColor(3, 3) == QColor("white")


def test_long_notes_go_on_over_the_pages_and_nothing_is_cut() -> None:
    notes = tuple(Fact(f"note {number}: " + "and so on " * 60, above="22 Mar 2026") for number in range(30))
    facts = replace(_PLAIN, notes=(Part("Notes", notes),))
    pages = _painted(facts)
    assert len(pages) == _pages(pdf_of(facts)) > 2
    for page in pages:
        left, top, right, bottom = _ink(page)
        assert (left >= 54, right <= 740, top >= 30, bottom <= 1_060) == (True,) * 4
    one_word = replace(_PLAIN, name="x" * 400, notes=(Part("Notes", (Fact("w" * 9_000),)),))
    for page in _painted(one_word):
        assert _ink(page)[2] <= 740


def test_a_photo_is_printed_and_what_is_none_is_left_out() -> None:
    picture = QImage(60, 90, QImage.Format.Format_RGB32)
    picture.fill(QColor("#2244CC"))
    blue = QColor("#2244CC")
    (shown,) = _painted(_PLAIN, jpeg_bytes(picture))
    middle = shown.pixelColor(94, 94)
    assert abs(middle.blue() - blue.blue()) < 20
    for broken in (b"", b"\x89PNG broken", b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        (plain,) = _painted(_PLAIN, broken)
        assert plain == _painted(_PLAIN)[0]


def test_B16_markup_is_printed_as_it_was_typed() -> None:
    wide = layout_of("<b>Bob</b><img src='/dev/zero'>", 600, print_font(12))
    assert wide.text() == "<b>Bob</b><img src='/dev/zero'>"
    assert wide.lineCount() == 1
    assert wide.lineAt(0).naturalTextWidth() > 150


def _strip(height: float, *, kept: bool = False) -> Strip:
    return Strip(height, lambda _painter, _left, _top: None, kept)


def _where(found: list[Placed]) -> list[tuple[int, int, float]]:
    return [(one.page, one.column, one.top) for one in found]


def test_strips_fill_column_after_column() -> None:
    found = placed([[_strip(40) for _ in range(6)], []], 2, 20, 0, 100)
    assert _where(found) == [(0, 0, 20), (0, 0, 60), (0, 1, 20), (0, 1, 60), (1, 0, 0), (1, 0, 40)]


def test_the_second_part_begins_in_its_own_column() -> None:
    found = placed([[_strip(10)], [_strip(10)]], 2, 20, 0, 100)
    assert _where(found) == [(0, 0, 20), (0, 1, 20)]
    overflowing = placed([[_strip(50)] * 3, [_strip(10)]], 2, 0, 0, 100)
    assert _where(overflowing)[-1] == (0, 1, 50)


def test_what_belongs_together_stays_together_and_gaps_go_at_the_end_of_a_column() -> None:
    found = placed([[_strip(70), Gap(20), _strip(20, kept=True), _strip(20)]], 2, 0, 0, 100)
    assert _where(found) == [(0, 0, 0), (0, 1, 0), (0, 1, 20)]
    # More than a column can hold is broken nevertheless.
    found = placed([[_strip(60, kept=True), _strip(60)]], 1, 0, 0, 100)
    assert _where(found) == [(0, 0, 0), (1, 0, 0)]


def test_lines_are_as_wide_as_the_column(look: None) -> None:
    words = "several words that do not fit on one line of this column, and a number"
    strips = strips_of(words, 120, print_font(12), QColor("black"), right="22 Mar", gap=6)
    assert len(strips) > 3
    layout = layout_of(words, 120, print_font(12))
    assert all(layout.lineAt(place).naturalTextWidth() <= 120 for place in range(layout.lineCount()))
    assert strips[-1].height == strips[0].height + 6


def test_the_card_is_saved_by_key_and_without_a_card_the_program_says_what_to_do(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path = on_sample, tmp_path / "leo.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.press(Qt.Key.Key_P, CTRL)
    assert "choose a person first" in desk.window.status.said.text()
    desk.window.show_person(desk.person(LEO).id)
    desk.press(Qt.Key.Key_P, CTRL)
    desk.rest()
    desk.rest()
    assert _pages(path.read_bytes()) == 1


def test_the_card_is_saved_from_its_menu(on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, session = on_sample, on_sample.window.session
    desk.window.show_person(desk.person(LEO).id)
    desk.rest()
    offered: list[str] = []
    said: list[str] = []
    refused: list[str] = []
    session.said.connect(said.append)
    session.refused.connect(refused.append)
    targets = iter((tmp_path / "leo.pdf", tmp_path / "nowhere" / "leo.pdf", session.book.keeper.path))

    def save_as(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(next(targets)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    (action,) = desk.window.card.menu.actions()
    assert action.text() == "Save as PDF …"
    for _ in range(3):
        action.trigger()
        desk.rest()
        desk.rest()
    assert offered == [str(Path.home() / "Leo Dubois.pdf")] * 3
    assert _pages((tmp_path / "leo.pdf").read_bytes()) == 1
    assert said == [f"{tmp_path / 'leo.pdf'} is written."]
    assert "could not be written" in refused[0]
    assert refused[1].endswith("is the Rolodex that is open here: choose another file.")
