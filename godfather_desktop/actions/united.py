"""Two records that say the same of one person made into one."""

from collections.abc import Callable, Hashable
from dataclasses import fields, replace

from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.etiquette import WORKWEEK, Etiquette
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.addresses import phone_key

_HOURS = (9 * 60, 17 * 60, WORKWEEK)
"""Office hours of somebody of whom none were said."""


def united_card(kept: Person, gone: Person) -> Person:
    """The card that stays, with its empty fields filled and its lists lengthened from the other one."""
    how_known = kept.how_known or gone.how_known
    through = kept.referred_by if kept.referred_by != gone.id else None
    if through is None and how_known in ("", "referral") and gone.referred_by != kept.id:
        through = gone.referred_by
    return replace(
        kept,
        name=gone.name if is_nameless(kept) and not is_nameless(gone) else kept.name,
        emails=both(kept.emails, gone.emails),
        phones=both(kept.phones, gone.phones, lambda one: phone_key(one) or folded(one)),
        links=both(kept.links, gone.links, lambda one: folded(one).rstrip("/")),
        city=kept.city or gone.city,
        tags=both(kept.tags, gone.tags),
        how_known=how_known,
        referred_by=through,
        rating=kept.rating if kept.rating is not None else gone.rating,
        two_am=kept.two_am if kept.two_am is not None else gone.two_am,
        relation=kept.relation or gone.relation,
        seniority=kept.seniority or gone.seniority,
        authority=kept.authority or gone.authority,
        birthday=kept.birthday or gone.birthday,
        identities=both(kept.identities, gone.identities),
        extra=both(kept.extra, gone.extra),
    )


def is_nameless(card: Person) -> bool:
    """Whether an address stands where the name should: nobody knew the name yet."""
    return "@" in card.name or not any(char.isalpha() for char in card.name)


def united_etiquette(kept: Etiquette, gone: Etiquette) -> Etiquette:
    """What was said of the kept one, and where nothing was said, what was said of the other.

    Office hours belong together, and so do who decides and who said so, and what is known of the incumbent.
    """
    after = replace(
        kept,
        zone=kept.zone or gone.zone,
        country=kept.country or gone.country,
        channel=kept.channel or gone.channel,
        gatekeeper=kept.gatekeeper if kept.gatekeeper is not None else gone.gatekeeper,
        protocol=kept.protocol or gone.protocol,
    )
    if (kept.opens, kept.closes, kept.workdays) == _HOURS:
        after = replace(after, opens=gone.opens, closes=gone.closes, workdays=gone.workdays)
    if not kept.decides:
        after = replace(after, decides=gone.decides, decides_says=gone.decides_says)
    if not (kept.incumbent or kept.incumbent_since or kept.incumbent_change):
        after = replace(
            after,
            incumbent=gone.incumbent,
            incumbent_since=gone.incumbent_since,
            incumbent_change=gone.incumbent_change,
        )
    return after


def is_better(one: Tie, other: Tie) -> bool:
    """Whether a tie says more than another of the same pair and source: a strength, a certainty, then any field."""
    return _worth(one) > _worth(other)


def place_of(record: Record) -> Hashable:
    """What only one record can stand for: two with the same place say the same. None for kinds without one.

    Favors, tasks, attempts and touches have none: two that are alike are two.
    """
    if isinstance(record, Tie):
        where = folded(record.organization) if record.source == "co-employed" else ""
        return Tie, record.a, record.b, record.source, where
    if isinstance(record, Distinct):
        return Distinct, record.a, record.b
    if isinstance(record, Etiquette):
        return Etiquette, record.person
    if isinstance(record, Snooze):
        return Snooze, record.person, record.item
    if isinstance(record, Silence):
        return Silence, record.person, record.row
    if isinstance(record, Correction):
        return Correction, record.person, record.part, record.period
    if isinstance(record, Role | Cadence | Occasion | Note):
        return type(record), *(getattr(record, one.name) for one in fields(record) if one.name != "id")
    return None


def both(kept: tuple[str, ...], gone: tuple[str, ...], key: Callable[[str], str] = folded) -> tuple[str, ...]:
    """The first list, and after it what of the second one it lacks. key: two entries with one key say the same."""
    seen = {key(one) for one in kept}
    return kept + tuple(one for one in gone if key(one) not in seen)


def _worth(tie: Tie) -> tuple[bool, float, int]:
    said = (tie.says, tie.since, tie.organization, tie.headcount, tie.start, tie.end)
    return tie.strength is not None, tie.certainty or 0.0, sum(one not in (None, "") for one in said)
