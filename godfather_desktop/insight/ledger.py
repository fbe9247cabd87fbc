"""The favors ledger as a whole: what was done for whom, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.person import Person

_THANKS_DAYS = 365


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of delivered favors, of the people helped and helping, and of what is due from me."""

    given: int
    helped: int
    received: int
    givers: int
    thanks_due: int
    promises_due: int


def thanks_due(favor: Favor, as_of: Day) -> bool:
    """Whether a favor received within a year still waits for my thanks."""
    return (
        favor.direction == "received"
        and favor.status == "done"
        and not favor.thanked
        and 0 <= as_of - favor.day <= _THANKS_DAYS
    )


def promise_due(favor: Favor, as_of: Day) -> bool:
    """Whether I promised this favor and its day has come, or it has none."""
    promised = favor.direction == "given" and favor.status == "promised" and favor.day <= as_of
    return promised and (favor.due is None or favor.due <= as_of)


def totals_of(favors: Iterable[Favor], as_of: Day) -> Totals:
    """The ledger's totals on a day; favors dated later do not count yet."""
    past = [favor for favor in favors if favor.day <= as_of]
    given = [favor for favor in past if favor.direction == "given" and favor.status == "done"]
    received = [favor for favor in past if favor.direction == "received" and favor.status == "done"]
    return Totals(
        given=len(given),
        helped=len({favor.person for favor in given}),
        received=len(received),
        givers=len({favor.person for favor in received}),
        thanks_due=sum(thanks_due(favor, as_of) for favor in past),
        promises_due=sum(promise_due(favor, as_of) for favor in past),
    )


def is_close(person: Person, strength: float, show_up: float = 0.0) -> bool:
    """Whether a person is so close that no balance is kept, only thanks and promises (section 3).

    strength: 0..100. show_up: the chance that they would come without my title, 0..1.
    """
    kin = person.relation in ("family", "friend") or bool({"family", "friend"} & set(person.tags))
    return strength >= 80.0 or show_up >= 0.5 or kin
