"""What speaks for each reason of a silence: one finder for each row of the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from godfather_desktop.domain.pause import BIGGER_FISH, HARDSHIPS, PauseCause
from godfather_desktop.domain.person import Authority
from godfather_desktop.insight.messages import LARGE_ATTACHMENT, LONG_TEXT, has_purpose
from godfather_desktop.insight.patience import WARM
from godfather_desktop.insight.reason_table import (
    FAIR_WEATHER_WAIT,
    FORGOTTEN_DAYS,
    FRESH_ASKS,
    IGNORED,
    MOSTLY_ASKS,
    SOME_ASKS,
    WARM_PATH,
    ReasonKey,
)
from godfather_desktop.insight.silence_facts import Facts
from godfather_desktop.insight.silence_signs import mostly_asks

_SECOND_IN_COMMAND: tuple[Authority, ...] = ("influencer", "gatekeeper")
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a reason. reason: a key of `wording.reasons`, values fill its sentence."""

    reason: str
    values: Mapping[str, object] = field(default_factory=dict)


Found = tuple[Evidence, ...]
"""What speaks for a row; empty when it does not match."""


def _roles_reversed(facts: Facts) -> Found:
    if facts.needed is not None:
        return (Evidence("they need", {"day": facts.needed}),)
    if facts.promoted is not None:
        return (Evidence("new role", {"title": facts.promoted.title, "start": facts.promoted.start}),)
    return ()


def _not_buying(facts: Facts) -> Found:
    refusal = facts.fair.refusal
    if refusal is not None:
        values = {"day": refusal.day, "why": refusal.why, "revisit": refusal.revisit}
        return (Evidence("said no", values),)
    if len(facts.refusals) >= _TWICE:
        return (Evidence("said no often", {"times": len(facts.refusals)}),)
    return (Evidence("answered no", {"times": facts.refused}),) if facts.refused >= _TWICE else ()


def _too_soon(facts: Facts) -> Found:
    if facts.waited >= facts.patience:
        return ()
    values = {"waited": facts.waited, "patience": facts.patience, "fair": facts.fair.day}
    return (Evidence("waiting", values),)


def _out_of_office(facts: Facts) -> Found:
    found: list[Evidence] = []
    if facts.last.outcome == "auto-reply":
        found.append(Evidence("auto-reply", {"day": facts.last.day}))
    found += _paused(facts, ("out-of-office",))
    if facts.closed_now and facts.waited < 1:
        found.append(Evidence("closed now"))
    return tuple(found)


def _hardship(facts: Facts) -> Found:
    return _paused(facts, HARDSHIPS)


def _paused(facts: Facts, causes: tuple[PauseCause, ...]) -> Found:
    return tuple(
        Evidence(
            "pause" if one.end is None else "pause until", {"cause": one.cause, "start": one.start, "end": one.end}
        )
        for one in facts.pauses
        if one.cause in causes
    )


def _never_arrived(facts: Facts) -> Found:
    last = facts.last
    found: list[Evidence] = []
    if last.outcome == "bounced":
        found.append(Evidence("bounced", {"day": last.day}))
    if facts.attached > LARGE_ATTACHMENT and last.channel in ("email", "message"):
        found.append(Evidence("large attachment", {"bytes": facts.attached}))
    if facts.new_domain:
        found.append(Evidence("first mail", {"domain": facts.new_domain}))
    return tuple(found)


def _bigger_fish(facts: Facts) -> Found:
    found = _paused(facts, BIGGER_FISH)
    if facts.fresh_job is not None:
        values = {"title": facts.fresh_job.title, "start": facts.fresh_job.start}
        found = (*found, Evidence("fresh job", values))
    return found


def _wrong_person(facts: Facts) -> Found:
    verified = facts.etiquette is not None and facts.etiquette.decides == "verified"
    if facts.last.asking and facts.person.authority in _SECOND_IN_COMMAND and not verified:
        return (Evidence("no decider", {"authority": facts.person.authority}),)
    return ()


def _gatekeeper(facts: Facts) -> Found:
    met = [attempt for attempt in facts.run if attempt.outcome == "gatekeeper"]
    if not met and not facts.told.get(9):
        return ()
    known = facts.etiquette.gatekeeper if facts.etiquette is not None else None
    found = [Evidence("gatekeeper known", {"who": known})] if known is not None else []
    if met:
        found.insert(0, Evidence("gatekeeper answered", {"day": met[-1].day}))
    return tuple(found)


def _incumbent(facts: Facts) -> Found:
    if facts.etiquette is None or not facts.etiquette.incumbent:
        return ()
    since = facts.etiquette.incumbent_since
    return (
        Evidence("incumbent since" if since else "incumbent", {"incumbent": facts.etiquette.incumbent, "since": since}),
    )


def _fair_weather(facts: Facts) -> Found:
    if not facts.down or len(facts.run) < _TWICE or facts.waited < FAIR_WEATHER_WAIT:
        return ()
    return (Evidence("in down period", {"day": facts.run[0].day, "waited": facts.waited}),)


def _no_value(facts: Facts) -> Found:
    if not facts.last.asking or facts.last.offer > 0:
        return ()
    return (Evidence("nothing for them" if not facts.last.benefit else "little for them"),)


def _chit_chat(facts: Facts) -> Found:
    if has_purpose(facts.last.purpose, facts.person.name):
        return ()
    purpose = facts.last.purpose.strip()
    return (Evidence("small talk", {"purpose": purpose}),) if purpose else (Evidence("no purpose"),)


def _script(facts: Facts) -> Found:
    if facts.script is None:
        return ()
    if facts.script.recipients > _TWICE:
        return (Evidence("same text", {"recipients": facts.script.recipients}),)
    return (Evidence("similar text", {"who": facts.script.who, "likeness": facts.script.likeness}),)


def _boring(facts: Facts) -> Found:
    last = facts.last
    found: list[Evidence] = []
    if len(last.text) > LONG_TEXT:
        found.append(Evidence("long text", {"length": len(last.text)}))
    if last.text.strip() and not last.hook.strip():
        found.append(Evidence("no hook"))
    return tuple(found)


def _fears_a_favor(facts: Facts) -> Found:
    if facts.recent_asks >= FRESH_ASKS:
        return (Evidence("fresh asks"),)
    if mostly_asks(facts.contact_asks, facts.contacts):
        return (Evidence("mostly my asks", {"asks": facts.contact_asks, "contacts": facts.contacts}),)
    return ()


def _nominal_tie(facts: Facts) -> Found:
    if facts.claim is None or facts.state == "dormant-strong":
        # Who was close once is more than a name, however long ago.
        return ()
    return (Evidence(f"claim {facts.claim.sort}", {"tag": facts.claim.tag}),)


def _cold_call(facts: Facts) -> Found:
    if facts.exchanges or facts.person.how_known not in ("", "cold"):
        return ()
    return (Evidence("never in touch"),)


def _one_of_hundreds(facts: Facts) -> Found:
    warm = facts.best_path is not None and facts.best_path >= WARM_PATH and facts.best_path > facts.cold
    if facts.seniority != "c-level" or facts.last.offer != 1 or warm or facts.strength >= WARM:
        # Who knows me well reads my mail; no introduction is needed.
        return ()
    found = (Evidence("chief"),)
    return (*found, Evidence("no warm path")) if facts.searched else found


def _hubris(facts: Facts) -> Found:
    return ignored(facts) if facts.told.get(20) else ()


def ignored(facts: Facts) -> Found:
    """What the records can say for row 20; the owner has to confirm it."""
    if facts.ignored < IGNORED or facts.paused_meanwhile:
        return ()
    return (Evidence("ignored", {"times": facts.ignored}),)


def _mostly_asks(facts: Facts) -> Found:
    if facts.asks_share < MOSTLY_ASKS or facts.their_asks < SOME_ASKS:
        return ()
    return (Evidence("their asks", {"asks": facts.their_asks}),)


def _forgot(facts: Facts) -> Found:
    if not facts.patience <= facts.waited <= FORGOTTEN_DAYS or facts.fair.move not in ("follow up", "other channel"):
        return ()
    if facts.run and facts.run[-1].outcome == "bounced":
        return ()
    return (Evidence("time to ask again", {"waited": facts.waited, "left": facts.left}),)


def _no_persistence(facts: Facts) -> Found:
    if facts.my_days > 1 or (facts.offer or 0) < 1 or not facts.left:
        return ()
    return (Evidence("seldom in touch", {"days": facts.my_days}),)


def _unknown(facts: Facts) -> Found:
    if not facts.left:
        return (Evidence("course over", {"sent": len(facts.run)}),)
    return (Evidence("long ago", {"waited": facts.waited}),)


FINDERS: Mapping[ReasonKey, Callable[[Facts], Found]] = {
    "roles reversed": _roles_reversed,
    "not buying": _not_buying,
    "too soon": _too_soon,
    "out of office": _out_of_office,
    "hardship": _hardship,
    "never arrived": _never_arrived,
    "bigger fish": _bigger_fish,
    "wrong person": _wrong_person,
    "gatekeeper": _gatekeeper,
    "incumbent": _incumbent,
    "fair weather": _fair_weather,
    "no value": _no_value,
    "chit-chat": _chit_chat,
    "script": _script,
    "boring": _boring,
    "fears a favor": _fears_a_favor,
    "nominal tie": _nominal_tie,
    "cold call": _cold_call,
    "one of hundreds": _one_of_hundreds,
    "hubris": _hubris,
    "mostly asks": _mostly_asks,
    "forgot": _forgot,
    "no persistence": _no_persistence,
    "unknown": _unknown,
}
