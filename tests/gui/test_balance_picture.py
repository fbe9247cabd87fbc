"""The balance over time draws in both looks, and says in words who is ahead."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from godfather_desktop.domain.days import FIRST_DAY
from godfather_desktop.domain.favor import Favor
from godfather_desktop.gui import theme
from godfather_desktop.gui.favors.balance_picture import BalancePicture
from tests.records import TODAY, favor


@pytest.fixture(params=["light", "dark"])
def picture(request: pytest.FixtureRequest, qapp: QApplication, look: None) -> Iterator[BalancePicture]:
    """The picture as wide as on the page, in each look."""
    theme.apply(qapp, request.param)
    made = BalancePicture()
    made.resize(820, made.height())
    yield made
    made.close()
    made.deleteLater()
    theme.apply(qapp, "light")


def _grab(picture: BalancePicture) -> QImage:
    image = picture.grab().toImage()
    assert not image.isNull()
    return image


def _has(image: QImage, color: QColor) -> bool:
    """Whether the color is seen somewhere; the middle of a dot is not blended with what is around it."""
    return any(
        image.pixelColor(x, y).rgb() == color.rgb()
        for x in range(image.width())
        for y in range(30, image.height() - 20)
    )


def test_nothing_to_draw(picture: BalancePicture) -> None:
    for favors in (
        [],
        [favor("given", status="promised")],
        [favor("given", age=-1), favor("received", age=-400)],
    ):
        picture.show_favors("Ann Lee", favors, TODAY)
        assert not picture.isVisible()
    _grab(picture)


def test_one_favor(picture: BalancePicture) -> None:
    picture.show_favors("Ann Lee", [favor("given", age=30)], TODAY)
    assert picture.isVisible()
    assert picture.accessibleName() == "Give and take with Ann Lee over time; today you are ahead"
    assert (picture.days[0], picture.days[-1]) == (TODAY - 180, TODAY)
    assert TODAY - 30 in picture.days
    image = _grab(picture)
    assert _has(image, theme.current().color("given"))
    assert not _has(image, theme.current().color("received"))


def test_one_favor_of_today(picture: BalancePicture) -> None:
    picture.show_favors("Ann Lee", [favor("received")], TODAY)
    assert picture.accessibleName().endswith("today they are ahead")
    assert _has(_grab(picture), theme.current().color("received"))


def test_many_on_one_day(picture: BalancePicture) -> None:
    many = [favor(("given", "received")[number % 2], age=100, size=1 + number % 5) for number in range(60)]
    picture.show_favors("Ann Lee", many, TODAY)
    assert picture.days == sorted(set(picture.days))
    assert len(picture.days) == len(picture.balances)
    assert all(-1.0 < balance < 1.0 for balance in picture.balances)
    before = [balance for day, balance in zip(picture.days, picture.balances, strict=True) if day < TODAY - 100]
    assert set(before) == {0.0}
    _grab(picture)


def test_even(picture: BalancePicture) -> None:
    picture.show_favors("Ann Lee", [favor("given"), favor("received")], TODAY)
    assert picture.accessibleName().endswith("today even")
    assert picture.balances[-1] == 0.0


def test_a_favor_fades_and_the_line_falls(picture: BalancePicture) -> None:
    picture.show_favors("Ann Lee", [favor("given", age=400)], TODAY)
    assert picture.days[0] == TODAY - 400
    assert all(one > other for one, other in pairwise(picture.balances))
    assert picture.accessibleName().endswith("today even"), "it has faded"


def test_only_what_was_done_by_today_counts(picture: BalancePicture) -> None:
    past: list[Favor] = [favor("received", age=10)]
    picture.show_favors("Ann Lee", past, TODAY)
    balances = picture.balances
    ahead = [favor("given", age=-3), favor("given", status="promised", age=5), favor("given", status="declined", age=5)]
    picture.show_favors("Ann Lee", [*ahead, *past], TODAY)
    assert picture.balances == balances
    picture.show_favors("Ann Lee", [*ahead, *past], TODAY + 3)
    assert picture.balances != balances


@pytest.mark.parametrize("width", [240, 500, 2_000])
@pytest.mark.parametrize("name", ["<b>Ann & Co.</b>", "عزيز الحكيم", "A" * 400, "", "%1 {name}"])
def test_any_name_at_any_width(picture: BalancePicture, width: int, name: str) -> None:
    picture.resize(width, picture.height())
    picture.show_favors(name, [replace(favor("given"), day=FIRST_DAY), favor("received", age=5)], TODAY)
    assert picture.accessibleName().startswith("Give and take with ")
    _grab(picture)


def test_it_leaves_when_the_last_favor_does(picture: BalancePicture) -> None:
    picture.show_favors("Ann Lee", [favor("given")], TODAY)
    assert picture.isVisible()
    picture.show_favors("Bob Roy", [], TODAY)
    assert not picture.isVisible()
