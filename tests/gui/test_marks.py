"""Initials and bars."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui import theme
from godfather_desktop.gui.marks import Avatar, avatar_color, draw_avatar, draw_strength, initials
from godfather_desktop.insight.scores import Scores
from tests.desktop import Desk


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann Lee", "AL"),
        ("ann van der lee", "AL"),
        ("Ann", "A"),
        ("", ""),
        ("   ", ""),
        ("élodie ñandú", "ÉÑ"),
        ("e\u0301lodie n\u0303andu\u0301", "E\u0301N\u0303"),
        ("👨‍👩‍👧‍👦 Smith", "👨‍👩‍👧‍👦S"),
        ("🏳️‍🌈", "🏳️‍🌈"),
        ("👩🏽‍🚀 🇩🇪 Lee", "👩🏽‍🚀L"),
        ("𝒜nn 𝓑ob", "𝒜𝓑"),
        ("李 小龙", "李小"),
        ("אבי כהן", "אכ"),
        ("\u202eEkans Drawkcab\u202c", "ED"),
        ("\u2067Ann\u2069 \u200fLee", "AL"),
        ("\u202e \u2066\u2069", ""),
        ("Ann \u202e", "A"),
    ],
)
def test_initials_keep_letters_whole(name: str, shown: str) -> None:
    assert initials(name) == shown


def test_a_person_keeps_their_color_and_neighbors_differ(desk: Desk) -> None:
    del desk
    assert avatar_color(7) == avatar_color(7)
    assert len({avatar_color(number).name() for number in range(1, 200)}) == len(theme.current().circles)


def test_an_avatar_is_drawn_from_photo_or_initials(desk: Desk) -> None:
    del desk
    photo = QImage(64, 64, QImage.Format.Format_RGB32)
    photo.fill(QColor("teal"))
    pictures = []
    for given in (None, photo, QImage()):
        image = QImage(56, 56, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_avatar(painter, QRectF(0, 0, 56, 56), 3, "Ann Lee", given)
        painter.end()
        pictures.append(image)
    assert pictures[1].pixelColor(28, 10) == QColor("teal")
    assert pictures[0] == pictures[2]
    assert pictures[0] != pictures[1]
    assert pictures[1].pixelColor(1, 1) == QColor("white"), "round, not square"

    avatar = Avatar()
    avatar.show_person(3, "Ann Lee")
    assert avatar.accessibleName() == "Ann Lee"
    avatar.deleteLater()


def test_the_bar_fills_with_strength(desk: Desk) -> None:
    del desk
    rolodex = Rolodex()
    people = [Person(PersonId(1), "Me"), Person(PersonId(2), "Ann", rating=10), Person(PersonId(3), "Bob")]
    rolodex.fill(people)
    scores = Scores(rolodex, Day(739_000))
    filled = []
    for person in people[1:]:
        image = QImage(120, 20, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_strength(painter, QRectF(4, 4, 100, 6), scores.strength(person.id))
        painter.end()
        accent = theme.current().color("accent")
        filled.append(sum(image.pixelColor(x, 7) == accent for x in range(120)))
    value = scores.strength(people[1].id).value
    assert filled[0] == pytest.approx(value, abs=6)
    assert filled[1] == 0
