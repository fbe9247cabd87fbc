"""What the callback desk has on record of a person, for JSON."""

from typing import Any

from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.cadences import cadence_in


def desk_records(rolodex: Rolodex, person: PersonId) -> dict[str, Any]:
    """Attempts, pauses, filed noes, occasions, kept files, and the cadence that holds."""
    cadence = cadence_in(rolodex, person)
    return {
        "attempts": [
            {
                "id": one.id,
                "number": one.number,
                "day": iso(one.day),
                "channel": one.channel,
                "purpose": one.purpose,
                "asking": one.asking,
                "outcome": one.outcome or None,
                "settled": _iso(one.settled),
                "hook": one.hook,
                "landed": one.landed,
                "closed": _iso(one.closed),
                "debrief": one.debrief,
                "override": one.override,
            }
            for one in rolodex.attempts_of(person)
        ],
        "pauses": [
            {"cause": one.cause, "from": iso(one.start), "to": _iso(one.end)} for one in rolodex.pauses_of(person)
        ],
        "refusals": [
            {"day": iso(one.day), "revisit": iso(one.revisit), "why": one.why} for one in rolodex.refusals_of(person)
        ],
        "occasions": [{"date": one.date, "sort": one.sort, "text": one.text} for one in rolodex.occasions_of(person)],
        "files": [{"name": one.name, "size": one.size, "day": iso(one.day)} for one in rolodex.attachments_of(person)],
        "cadence": None
        if cadence is None
        else {"rhythm": cadence[0].rhythm, "due": iso(cadence[1]), "persistence": cadence[0].persistence},
    }


def _iso(day: Day | None) -> str | None:
    return None if day is None else iso(day)
