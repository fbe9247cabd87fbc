"""Which records stand behind a part of a number, and the link that opens them on the card."""

from PySide6.QtWidgets import QPushButton, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, button_text, set_tip
from godfather_desktop.insight.explanation import Row
from godfather_desktop.wording.explanations import part
from godfather_desktop.wording.language import say

_TABS: dict[str, str] = {
    "frequency": "touches",
    "recency": "touches",
    "longevity": "touches",
    "reciprocity": "touches",
    "depth": "touches",
    "services": "favors",
    "strength": "parts",
    "closeness": "parts",
    "balance": "favors",
    "value first": "touches",
    "recent asks": "touches",
    "thanks": "favors",
    "promises": "favors",
    "seniority": "roles",
    "authority": "roles",
    "proof down": "touches",
    "proof unprompted": "touches",
    "proof favors": "favors",
    "proof changes": "roles",
    "proof title": "touches",
    "their tie": "ties",
    "certainty": "ties",
}
"""Part of a number -> what of the card holds its records. Parts that are the same for everybody have none."""


def part_link(row: Row, person: PersonId, navigation: Navigation, *, tab: str | None = None) -> QWidget:
    """The name of a part: a link to its records where it has any. tab: where they are, if not where they mostly are."""
    tab = tab or _TABS.get(row.part)
    if tab is None:
        return PlainLabel(part(row), wrap=True)
    return link(part(row), say("Show the records behind it"), lambda: navigation.records_requested.emit(person, tab))


def link(text: str, tip: str, do: object) -> QPushButton:
    """A quiet button that reads as text."""
    button = QPushButton(button_text(text))
    button.setObjectName("link")
    set_tip(button, tip)
    button.setAccessibleName(f"{text}: {tip}")
    button.clicked.connect(do)
    return button
