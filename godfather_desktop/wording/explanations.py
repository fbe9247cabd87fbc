"""The parts of every number in words."""

from collections.abc import Callable, Mapping

from godfather_desktop.insight.explanation import Row
from godfather_desktop.wording.language import count, listed, say

PARTS = {
    "frequency": "Frequency",
    "recency": "Recency",
    "longevity": "Longevity",
    "reciprocity": "Reciprocity",
    "depth": "Depth",
    "services": "Favors both ways",
    "rating": "Your own rating",
    "base": "Anybody, asked cold",
    "strength": "Your tie",
    "balance": "Favors between you",
    "value first": "Gave first",
    "recent asks": "Recent asks",
    "thanks": "Thanks",
    "promises": "Promises",
    "size": "Size of the ask",
    "in person": "Asked in person",
    "follow-through": "Follow-through",
    "their tie": "Their tie",
    "certainty": "Certainty of the tie",
    "answer base": "Anybody, written to cold",
    "closeness": "Closeness",
    "value for them": "Value for them",
    "seniority": "Seniority",
    "authority": "Who decides",
    "own outcomes": "Your own outcomes",
    "proof base": "Anybody you know",
    "proof down": "In your down periods",
    "proof unprompted": "Unprompted contact",
    "proof favors": "Favors for you",
    "proof changes": "After job changes",
    "proof two am": "At 2 a.m.",
    "proof title": "Contact that served the title",
}

IMPROVEMENTS = {
    "touch": "Get in touch.",
    "log": "Log a touch, or rate the person.",
    "reply": "Ask something that invites an answer.",
    "coffee": "Meet one to one.",
    "favor": "Do a small favor.",
    "mark a down period": "Mark a down period, if you had one.",
    "say signs": "Say what they did, if the records miss it.",
    "say two am": "Say whether you would call them at 2 a.m.",
}

_FLAGS = ("one to one within a year", "work and private", "a personal matter shared", "three channels within a year")


def part(row: Row) -> str:
    """The name of a part."""
    return say(PARTS[row.part])


def why(row: Row) -> str:
    """The sentence behind a part."""
    return _REASONS[row.reason](row.values)


def improvement(row: Row) -> str:
    """The cheapest thing to do about a part, empty when there is none."""
    return say(IMPROVEMENTS[row.improve]) if row.improve else ""


def _number(values: Mapping[str, object], name: str) -> float:
    value = values.get(name, 0.0)
    return float(value) if isinstance(value, int | float) else 0.0


def _gated(sentence: str, values: Mapping[str, object]) -> str:
    exchanges = int(_number(values, "exchanges"))
    if not exchanges:
        return say("nominal: no voluntary two-way contact on record")
    gate = count(
        "x{gate} because of {n} two-way exchange",
        "x{gate} because of {n} two-way exchanges",
        exchanges,
        gate=f"{_number(values, 'gate'):.2f}",
    )
    return f"{sentence}; {gate}"


def _frequency(values: Mapping[str, object]) -> str:
    days = int(_number(values, "days"))
    return _gated(count("{n} contact day on record", "{n} contact days on record", days), values)


def _recency(values: Mapping[str, object]) -> str:
    silence, halt = int(_number(values, "silence")), _number(values, "halt")
    sentence = count("{n} day since the last contact", "{n} days since the last contact", silence)
    if halt > 1:
        sentence = say("{sentence}, {halt} times your usual pause", sentence=sentence, halt=f"{halt:.1f}")
    return _gated(sentence, values)


def _longevity(values: Mapping[str, object]) -> str:
    return _gated(say("{years} years of two-way contact", years=f"{_number(values, 'years'):.1f}"), values)


def _reciprocity(values: Mapping[str, object]) -> str:
    mine, theirs = _number(values, "mine"), _number(values, "theirs")
    if not mine and not theirs:
        return say("no voluntary contact from either side")
    return say(
        "of recent contact {theirs} comes from them, {mine} from you", theirs=f"{theirs:.1f}", mine=f"{mine:.1f}"
    )


def _depth(values: Mapping[str, object]) -> str:
    flags = values.get("flags")
    true = [say(name) for name, flag in zip(_FLAGS, flags, strict=True) if flag] if isinstance(flags, tuple) else []
    return listed(true) if true else say("no sign of depth on record yet")


def _services(values: Mapping[str, object]) -> str:
    return say(
        "favors worth {given} given and {received} received, faded by age",
        given=f"{_number(values, 'given'):.1f}",
        received=f"{_number(values, 'received'):.1f}",
    )


def _rating(values: Mapping[str, object]) -> str:
    return say(
        "you rated the tie {rating} of 10, which weighs {share} %",
        rating=int(_number(values, "rating")),
        share=round(_number(values, "share") * 100),
    )


def _recent_asks(values: Mapping[str, object]) -> str:
    return say("you asked lately, {asks} asks still in mind", asks=f"{_number(values, 'asks'):.1f}")


def _balance(values: Mapping[str, object]) -> str:
    balance = _number(values, "balance")
    return say("you have given more lately") if balance > 0 else say("they have given more lately")


_SENIORITY = ("a peer", "a manager", "a director", "a vice president", "a chief")
_VALUE = {-1: "a pure ask", 0: "nothing named", 1: "a relevant benefit for them", 2: "a compelling offer"}


def _value(values: Mapping[str, object]) -> str:
    return say("you bring {what}", what=say(_VALUE[max(-1, min(2, round(_number(values, "value"))))]))


SIGNS = {
    "reached-out": "came by themselves",
    "helped": "helped",
    "replied": "answered your note",
    "ignored": "did not answer a note and its follow-up",
    "ignored-once": "did not answer your only note",
    "knew": "silent, though they knew",
    "silent": "silent, perhaps without knowing",
    "none": "left out by you",
}


def _several(values: Mapping[str, object], name: str) -> tuple[object, ...]:
    value = values.get(name, ())
    return value if isinstance(value, tuple) else ()


def _down_periods(values: Mapping[str, object]) -> str:
    said = [say(SIGNS[str(one[1])]) for one in _several(values, "signs") if isinstance(one, tuple)]
    return listed(list(dict.fromkeys(said))) if said else say("nothing decided yet")


def _unprompted(values: Mapping[str, object]) -> str:
    free, asks = f"{_number(values, 'count'):.1f}", f"{_number(values, 'asks'):.1f}"
    if asks == "0.0":
        return say("{count} contacts of theirs without an ask, faded by age", count=free)
    if free == "0.0":
        return say("{asks} contacts of theirs, all to ask for something, faded by age", asks=asks)
    return say("{count} contacts of theirs without an ask and {asks} with one, faded by age", count=free, asks=asks)


def _job_changes(values: Mapping[str, object]) -> str:
    survived, lost = int(_number(values, "survived")), int(_number(values, "lost"))
    kept = count("you stayed in touch after {n} job change", "you stayed in touch after {n} job changes", survived)
    ended = count("lost touch after {n}", "lost touch after {n}", lost)
    return listed([*([kept] if survived else []), *([ended] if lost else [])])


_REASONS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "nothing on record": lambda _: say("nothing on record yet"),
    "frequency": _frequency,
    "recency": _recency,
    "longevity": _longevity,
    "reciprocity": _reciprocity,
    "depth": _depth,
    "services": _services,
    "no services": lambda _: say("no delivered favors on record"),
    "rating": _rating,
    "base": lambda _: say("where everybody starts"),
    "ask strength": lambda values: say("strength {s} of 100", s=f"{_number(values, 'strength'):.0f}"),
    "ask balance": _balance,
    "value first": lambda _: say("you gave or wrote without an ask within 60 days"),
    "no value first": lambda _: say("no touch without an ask within 60 days"),
    "recent asks": _recent_asks,
    "unthanked": lambda _: say("their last favor still waits for your thanks"),
    "thanked": lambda _: say("nothing waits for thanks"),
    "broken": lambda values: count(
        "{n} promise of yours is overdue", "{n} promises of yours are overdue", int(_number(values, "broken"))
    ),
    "ask size": lambda values: say(
        "the ask is worth {size}, an introduction is 1", size=f"{_number(values, 'size'):g}"
    ),
    "in person": lambda _: say("asked face to face"),
    "not in person": lambda _: say("asked from afar"),
    "follow-through": lambda _: say("one in ten who say yes never get to it"),
    "their tie": lambda values: say("they know each other {s} in 100", s=round(_number(values, "strength") * 100)),
    "certainty": lambda values: say(
        "they really know each other: {c} in 100", c=round(_number(values, "certainty") * 100)
    ),
    "answer base": lambda _: say("where everybody starts"),
    "closeness": lambda values: say("closeness {c} of 100", c=round(_number(values, "closeness") * 100)),
    "value for them": _value,
    "seniority": lambda values: say(
        "{who} gets more mail than time", who=say(_SENIORITY[int(_number(values, "seniority"))])
    ),
    "own outcomes": lambda _: say("what your own asks and answers have taught"),
    "proof base": lambda _: say("five of all the people you talk with, whoever they are"),
    "no down period": lambda _: say("no down period is marked"),
    "down periods": _down_periods,
    "nothing unprompted": lambda _: say("no contact of theirs on record that you did not begin"),
    "unprompted": _unprompted,
    "no favors of theirs": lambda _: say("no favor of theirs on record"),
    "their favors": lambda values: count(
        "{n} favor they did for you", "{n} favors they did for you", len(_several(values, "favors"))
    ),
    "no job change": lambda _: say("no job change yet that would have ended the contact"),
    "job changes": _job_changes,
    "two am yes": lambda _: say("you would call them at 2 a.m."),
    "two am no": lambda _: say("you would not call them at 2 a.m."),
    "two am unset": lambda _: say("you have not said whether you would call them at 2 a.m."),
    "no voluntary days": lambda _: say("no contact day on record that they wanted"),
    "no title days": lambda _: say("none of their contact served what your title could do for them"),
    "title days": lambda values: say(
        "of {days} faded contact days {high} were with somebody your title could serve",
        days=f"{_number(values, 'days'):.1f}",
        high=f"{_number(values, 'high'):.1f}",
    ),
    "corrected": lambda _: say("you said so yourself"),
    "authority": lambda values: say("counts {w} because of who decides there", w=f"{_number(values, 'weight'):.1f}"),
}
