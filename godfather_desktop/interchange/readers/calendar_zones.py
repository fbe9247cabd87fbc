"""Time zones as calendars name them: IANA, Windows, a vendor's prefix, or spelled out in the file itself."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

_KEPT = 500
_NAME_CHARS = 200
Onsets = Iterable[tuple[datetime, timedelta, timedelta]]
"""From when on, in the time before; the offset before; the offset from then on."""


class SpelledZone(tzinfo):
    """A zone whose changes stand in the file."""

    def __init__(self, name: str, onsets: Onsets) -> None:
        rows = sorted(onsets)
        self._name = name
        self._local = [at for at, _, _ in rows]
        self._universal = [_moved(at, -before) for at, before, _ in rows]
        self._before = rows[0][1] if rows else timedelta(0)
        self._after = [after for _, _, after in rows]

    def utcoffset(self, at: datetime | None) -> timedelta:
        """The offset at a local time."""
        return self._offset(self._local, at)

    def dst(self, at: datetime | None) -> timedelta:
        """Not told apart from the offset: nobody asks."""
        del at
        return timedelta(0)

    def tzname(self, at: datetime | None) -> str:
        """The id in the file."""
        del at
        return self._name

    def fromutc(self, at: datetime) -> datetime:
        """A time of UTC in this zone."""
        return at + self._offset(self._universal, at)

    def _offset(self, onsets: list[datetime], at: datetime | None) -> timedelta:
        place = bisect_right(onsets, at.replace(tzinfo=None)) if at is not None else 0
        return self._after[place - 1] if place else self._before


class Zones:
    """The zones of one file, found by name and made when they are first needed.

    spelled: makes the onsets of a zone that stands in the file under an id; it returns nothing for others.
    """

    def __init__(self, spelled: Callable[[str], Onsets]) -> None:
        self._spelled = spelled
        self._known: dict[str, tzinfo | None] = {}

    def named(self, name: str) -> tzinfo | None:
        """The zone of that name; None for one that nobody knows, whose times are then taken as they stand.

        A name that the tz database knows means that zone, as in other calendar programs, and whatever the
        file spells out below it; a name without a zone anywhere says no more than a floating time.
        """
        if len(name) > _NAME_CHARS:
            return None
        if name not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> tzinfo | None:
        plain = name.replace("\\", "").strip().strip('"')
        if not plain:
            return None
        # `/mozilla.org/20050126_1/America/Argentina/Cordoba`
        parts = plain.strip("/").split("/")
        tails = ["/".join(parts[-count:]) for count in (3, 2, 1) if count < len(parts)] if plain[0] == "/" else []
        for one in (plain, *tails):
            zone = _by_name(one)
            if zone is not None:
                return zone
        zone = _by_name(_windows_zones().get(plain, ""))
        if zone is not None:
            return zone
        onsets = list(self._spelled(name))
        return SpelledZone(plain, onsets) if onsets else None


@cache
def _windows_zones() -> Mapping[str, str]:
    # Few calendars need it, and icalendar takes as long to be loaded as everything else that imports need.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON


def _by_name(name: str) -> tzinfo | None:
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC"):
        return UTC
    if not 2 < len(name) < 60:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _moved(at: datetime, by: timedelta) -> datetime:
    try:
        return at + by
    except OverflowError:
        return at
