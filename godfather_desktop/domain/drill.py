"""A sealed prediction of who will show up."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import DrillId


@dataclass(frozen=True, slots=True)
class Drill:
    """The ranked list as it was on `day`, the likeliest first; no action alters it.

    people: ids, kept also when somebody leaves the Rolodex; names beside them. chances: 0..1, to
    four decimals. seal: a digest of all of these, see `insight.drills.seal_of`.
    """

    id: DrillId
    day: Day
    people: tuple[int, ...]
    names: tuple[str, ...]
    chances: tuple[float, ...]
    seal: str
