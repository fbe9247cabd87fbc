"""Colors, palettes and the style sheet: light and dark, our own, never the desktop's by chance."""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parent.parent / "resources"
CIRCLE_COLORS_LIGHT = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#7A5195")
CIRCLE_COLORS_DARK = ("#56A8E0", "#E8884A", "#3CC39B", "#E0A0C6", "#E0B23F", "#8CCBF2", "#B795D0")
"""Okabe and Ito's colors, which color-blind people tell apart, set for either ground."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors of one look, as `#RRGGBB`."""

    name: str
    page: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    given: str
    received: str
    warning: str
    good: str
    hover: str
    circles: tuple[str, ...]

    def color(self, role: str) -> QColor:
        """The color of a role."""
        return QColor(getattr(self, role))


LIGHT = Theme(
    "light",
    page="#F7F6F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1E2227",
    muted="#5C646E",
    line="#DDDAD3",
    accent="#8C2332",
    on_accent="#FFFFFF",
    given="#95670B",
    received="#0B6E66",
    warning="#A8480A",
    good="#2E6B33",
    hover="#EFEDE8",
    circles=CIRCLE_COLORS_LIGHT,
)
DARK = Theme(
    "dark",
    page="#16171A",
    surface="#1E2024",
    raised="#26282D",
    text="#ECEBE7",
    muted="#A2A8B0",
    line="#33363C",
    accent="#E0808E",
    on_accent="#16171A",
    given="#E3B657",
    received="#55C2B7",
    warning="#F0A15E",
    good="#86C98B",
    hover="#2A2D33",
    circles=CIRCLE_COLORS_DARK,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

ANSWER, TITLE, BODY, SMALL = 20, 15, 13, 12
"""Sizes of text, in pixels."""
ROW = 36
GRID = 8

_current = LIGHT


def current() -> Theme:
    """The look that is shown."""
    return _current


def apply(application: QApplication, name: str) -> Theme:
    """Show a look: palette, style sheet and font of the whole program."""
    global _current  # noqa: PLW0603  # one program has one look
    theme = _current = THEMES[name]
    application.setPalette(_palette(theme))
    font = QFont(application.font())
    font.setPixelSize(BODY)
    application.setFont(font)
    application.setStyleSheet(_style_sheet(theme))
    return theme


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The program's font in one of its sizes."""
    made = QFont(QApplication.font())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for place, color in (
        (role.Window, theme.page),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.surface),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.warning),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
        (role.Dark, theme.line),
        (role.Light, theme.surface),
    ):
        palette.setColor(place, QColor(color))
    for place in (role.WindowText, role.Text, role.ButtonText):
        faded = QColor(theme.muted)
        faded.setAlpha(150)
        palette.setColor(QPalette.ColorGroup.Disabled, place, faded)
    return palette


def _style_sheet(theme: Theme) -> str:
    text = (RESOURCES / "style.qss").read_text("utf-8")
    colors = {slot: getattr(theme, slot) for slot in theme.__slots__ if slot != "circles"}
    arrow = RESOURCES / f"arrow-{theme.name}.svg"
    return Template(text).substitute(colors, arrow=arrow.as_posix())
