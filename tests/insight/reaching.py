"""Ann, who is to be reached, and when the next attempt is fair."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, AskId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.callbacks import (
    Fair,
    fair_in,
)
from godfather_desktop.insight.clock import minute_of
from godfather_desktop.insight.scores import Scores
from tests.records import (
    ANN,
    TODAY,
    attempt,
    etiquette,
    person,
    rolodex_of,
    tied_to,
)

FRIDAY = TODAY - 1
MONDAY, TUESDAY, WEDNESDAY = TODAY + 2, TODAY + 3, TODAY + 4
LONG_AGO = TODAY - 300
GREENWICH = etiquette(ME, zone="UTC")


def at(text: str, zone: str = "UTC") -> Minute:
    """A moment by a clock."""
    return minute_of(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def desk(*records: Record, strength: float | None = None, as_of: Day = TODAY) -> Rolodex:
    """Ann, whom I know as well as this and who was silent for long, and me in Greenwich unless a record says else."""
    usual = () if any(isinstance(one, Etiquette) and one.person == ME for one in records) else (GREENWICH,)
    who = () if any(isinstance(one, Person) for one in records) else (person(ANN),)
    rolodex = rolodex_of(*who, *usual, *records, as_of=as_of)
    if strength is not None:
        known = tied_to(ANN, strength, as_of=as_of)
        rolodex.apply((), [replace(known, last_in=LONG_AGO, last_out=LONG_AGO)])
    return rolodex


def fair(*records: Record, strength: float | None = None, as_of: Day = TODAY, now: Minute | None = None) -> Fair:
    """When the next attempt to reach Ann is fair."""
    rolodex = desk(*records, strength=strength, as_of=as_of)
    return fair_in(rolodex, ANN, Scores(rolodex, as_of), now)


def answered(number: int) -> list[Attempt]:
    """As many attempts that Ann answered."""
    return [attempt(TODAY - 200 + place, "call", "answered") for place in range(number)]


def asked(shown: float, day: Day = FRIDAY) -> list[Record]:
    """An open attempt in which something is asked, and the chance that was shown for it."""
    ask = Ask(AskId(900), ANN, day, shown, shown)
    return [ask, attempt(day, asking=True, ask=ask.id)]
