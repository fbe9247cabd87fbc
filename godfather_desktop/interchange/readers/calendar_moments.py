"""Dates and times of a calendar: whole days, floating, UTC, or of a zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from godfather_desktop.domain.days import Day
from godfather_desktop.interchange.readers.calendar_lines import split
from godfather_desktop.interchange.readers.calendar_zones import Zones

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?(?=$|[/,;])",
    re.ASCII | re.IGNORECASE,
)
_TAIL = re.compile(r":([\dTZ,; -]+)$", re.ASCII | re.IGNORECASE)
_SAID = 60


class BadMoment(ValueError):
    """Text that is no date. said: its beginning."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said[:_SAID]


@dataclass(frozen=True, slots=True)
class Moment:
    """at: as the file says it, without a zone. zone: None when floating. dated: a day without a time."""

    at: datetime
    zone: tzinfo | None = None
    dated: bool = False

    def in_frame(self, frame: "Moment") -> datetime:
        """The same moment on the clock of another one, such as an exception's on its event's."""
        if self.dated or frame.dated or self.zone is None or frame.zone is None:
            return self.at
        return on_clock(self.at, self.zone, frame.zone)

    def instant(self) -> tuple[datetime, bool, bool]:
        """Equal for two ways of writing one moment."""
        if self.zone is None:
            return self.at, self.dated, False
        return on_clock(self.at, self.zone, UTC), self.dated, True


def moments(raw: bytes, zones: Zones) -> list[Moment]:
    """The moments of a property such as EXDATE; of a period its beginning. raw: from the first `;` or `:`.

    Raises BadMoment for the first that is none, also for none at all.
    """
    parameters, value = split(raw)
    if _MOMENT.match(value.strip()) is None and (tail := _TAIL.search(value)):
        # An id such as `tzone://Microsoft/Custom` or `(UTC+01:00) Berlin` without the quotes that it needs.
        value = tail[1]
    zone = zones.named(parameters["TZID"]) if parameters.get("TZID") else None
    dated = parameters.get("VALUE", "").upper() == "DATE"
    found = [_moment(one.strip(), zone, dated) for one in re.split(r"[,;]", value) if one.strip()]
    if not found:
        raise BadMoment(value.strip())
    return found


def moments_of(raws: list[bytes], zones: Zones) -> tuple[list[Moment], list[str]]:
    """The moments of several properties, and what of them is no date."""
    found: list[Moment] = []
    bad: list[str] = []
    for raw in raws:
        try:
            found += moments(raw, zones)
        except BadMoment as error:
            bad.append(error.said)
    return found, bad


def day_of_moment(at: datetime, frame: Moment, home: tzinfo | None) -> Day:
    """The day as the calendar's owner saw it: UTC times by the calendar's own zone, others as they are written."""
    if frame.zone is UTC and home is not None:
        at = on_clock(at, UTC, home)
    return at.toordinal()


def on_clock(at: datetime, zone: tzinfo, other: tzinfo) -> datetime:
    """A time of one zone on the clock of another; at the ends of time as it stands."""
    if zone is other:
        return at
    try:
        return at.replace(tzinfo=zone).astimezone(other).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return at


def _moment(text: str, zone: tzinfo | None, dated: bool) -> Moment:
    match = _MOMENT.match(text)
    if match is None:
        raise BadMoment(text)
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if hour is None or dated:
            begun = date(int(year), int(month), int(day))
            return Moment(datetime(begun.year, begun.month, begun.day), None, dated=True)
        # A leap second has no other name here.
        at = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59))
    except ValueError as error:
        raise BadMoment(text) from error
    if offset is None:
        return Moment(at, zone)
    if offset not in "Zz":
        by = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
        try:
            at = at - by if offset[0] == "+" else at + by
        except OverflowError as error:
            raise BadMoment(text) from error
    return Moment(at, UTC)
