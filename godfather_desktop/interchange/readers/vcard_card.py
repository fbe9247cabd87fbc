"""A card while it is being read: its properties in order and by name."""

from dataclasses import dataclass, field

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.vcard_lines import BadLine
from godfather_desktop.interchange.vcard_property import Property


@dataclass(slots=True)
class Card:
    """line: of its BEGIN. agent: it stands inside an AGENT property of the card around it, among its `agents`."""

    line: int
    agent: bool = False
    properties: list[Property] = field(default_factory=list)
    named: dict[str, list[Property]] = field(default_factory=dict)
    bad: list[BadLine] = field(default_factory=list)
    agents: list["Card"] = field(default_factory=list)

    def add(self, one: Property) -> None:
        """Take a property in."""
        self.properties.append(one)
        self.named.setdefault(one.name, []).append(one)

    def all(self, name: str) -> list[Property]:
        """The properties of this name."""
        return self.named.get(name, [])

    def first(self, *names: str) -> str:
        """The text of the first property that has one of these names; the names in the order in which they count."""
        return next((clean_line(self.named[name][0].text()) for name in names if name in self.named), "")
