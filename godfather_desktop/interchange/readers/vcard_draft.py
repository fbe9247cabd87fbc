"""What has been read of a person so far, while their card is gone through property by property."""

from dataclasses import dataclass, field
from typing import Any

from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import PROPERTIES

EXTRA_CHARS = 10_000
"""Longest property without a field that is kept whole; others end in an ellipsis."""
_EVERYDAY_LABELS = frozenset(
    "home;work;mobile;cell;main;other;iphone;homepage;home page;email;phone;school;home fax;work fax;fax;pager".split(
        ";"
    )
)
"""Labels that say no more than a TYPE, which is not kept either."""


@dataclass(slots=True)
class Draft:
    """What has been read so far. labels: by the group to which they belong."""

    labels: dict[str, str]
    emails: list[tuple[int, str]] = field(default_factory=list)
    phones: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    organizations: list[tuple[str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    city: str = ""
    tags: list[str] = field(default_factory=list)
    birthday: str = ""
    anniversaries: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)

    def label(self, one: Property) -> str:
        """The label beside a property, empty for one that says no more than its type."""
        label = self.labels.get(one.group, "")
        return "" if label.lower() in _EVERYDAY_LABELS else label

    def keep(self, one: Property, text: str = "") -> None:
        """Keep a property without a field in plain words."""
        text = text or clean_text(one.text()).strip()
        if text:
            name = self.label(one) or PROPERTIES.get(one.name, one.name)
            self.add(clean_line(name), text)

    def add(self, name: str, text: str) -> None:
        """Keep a text in plain words."""
        shown = text if len(text) <= EXTRA_CHARS else text[: EXTRA_CHARS - 1] + "…"
        self.extra.append(f"{name}: {shown}")
