"""Everything that is read can be read, in light and in dark."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from godfather_desktop.gui import theme
from godfather_desktop.gui.theme import DARK, LIGHT, Theme

_GROUNDS = ("page", "surface", "raised")
_TEXTS = ("text", "muted", "accent", "given", "received", "warning", "good")
_ENOUGH = 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colors by WCAG 2: from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("text", _TEXTS)
def test_text_stands_out_from_its_ground(look: Theme, ground: str, text: str) -> None:
    assert contrast(getattr(look, text), getattr(look, ground)) >= _ENOUGH


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_on_what_is_chosen_stands_out(look: Theme) -> None:
    assert contrast(look.on_accent, look.accent) >= _ENOUGH
    assert contrast(look.text, look.hover) >= _ENOUGH
    assert contrast(look.muted, look.hover) >= _ENOUGH


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_circles_are_told_from_the_ground(look: Theme) -> None:
    assert len(set(look.circles)) == len(look.circles)
    assert all(contrast(circle, look.surface) >= 1.9 for circle in look.circles)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_is_our_own_in_either_look(qapp: QApplication, name: str) -> None:
    try:
        look = theme.apply(qapp, name)
        palette = qapp.palette()
        assert theme.current() is look
        assert palette.color(QPalette.ColorRole.Window) == QColor(look.page)
        assert palette.color(QPalette.ColorRole.Text) == QColor(look.text)
        assert "$" not in qapp.styleSheet()
        assert look.accent.lower() in qapp.styleSheet().lower()
    finally:
        theme.apply(qapp, "light")
