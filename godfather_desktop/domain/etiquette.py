"""How a person is best approached: when, by which channel, past whom."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.ids import EtiquetteId, PersonId

Decides = Literal["", "claimed", "verified"]
DECIDES: tuple[Decides, ...] = ("", "claimed", "verified")
WORKWEEK = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Etiquette:
    """At most one for a person; the owner's own holds for everybody who has none.

    zone: a name of the time zone database, empty for the owner's own. country: two letters of ISO 3166
    whose holidays are kept, empty for none. opens, closes: office hours in minutes after midnight by
    their clock; hours that close before they open go on past midnight. workdays: 0 Monday to 6 Sunday.
    channel: by which they like to be reached, empty when unknown. gatekeeper: who stands before them;
    protocol: how to get past in good grace. decides: whether it was only claimed or verified that they
    decide; decides_says: who said so. incumbent: whom they work with now instead; incumbent_since: a
    partial date; incumbent_change: what would change it.
    """

    id: EtiquetteId
    person: PersonId
    zone: str = ""
    country: str = ""
    opens: int = 9 * 60
    closes: int = 17 * 60
    workdays: tuple[int, ...] = WORKWEEK
    channel: str = ""
    gatekeeper: PersonId | None = None
    protocol: str = ""
    decides: Decides = ""
    decides_says: PersonId | None = None
    incumbent: str = ""
    incumbent_since: str = ""
    incumbent_change: str = ""
