"""The gate before an attempt: it advises, explains what is well, and holds back one thing only."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import NoteId, PersonId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.touch import CHANNELS, Touch
from godfather_desktop.insight.clock import DAY_MINUTES
from godfather_desktop.insight.readiness import LEVELS, Draft, Finding, holds, readiness
from godfather_desktop.insight.scores import Scores
from tests import strategies
from tests.insight.silences import attempt, card, etiquette, mail, no, pause
from tests.insight.test_reasons import histories
from tests.records import ANN, BOB, TODAY, favor, rolodex_of, tied_to, touch

FRIDAY = TODAY - 1
NOON = FRIDAY * DAY_MINUTES + 12 * 60
UTC: dict[str, Any] = {"zone": "UTC"}
GOOD = Draft(ANN, "email", "the seat on the board", "a seat", 2, asking=True, text="The seat is free.", hook="lobster")


def gate(
    draft: Draft,
    *records: Record,
    who: Person | None = None,
    now: int | None = None,
    path: float | None = None,
    cold: float | None = None,
    through: PersonId | None = None,
    strength: float | None = None,
    today: int = TODAY,
) -> dict[str, Finding]:
    """The findings by their key."""
    rolodex = rolodex_of(who or card(10), Person(BOB, "Bob Roy"), *records, as_of=today)
    if strength is not None:
        rolodex.apply((), [tied_to(ANN, strength)])
    touches = sorted((one for one in records if isinstance(one, Touch)), key=lambda one: (-one.day, -one.id))
    found = readiness(rolodex, Scores(rolodex, today), draft, now, path, cold, through=through, touches=touches)
    assert [LEVELS.index(one.level) for one in found] == sorted(LEVELS.index(one.level) for one in found)
    return {one.key: one for one in found}


def test_only_a_missing_benefit_holds_an_ask_back() -> None:
    without = replace(GOOD, benefit=" ")
    assert gate(without, who=card(8))["benefit missing"].level == "hold"
    assert "benefit missing" not in gate(GOOD, who=card(8))
    # Known well, or nothing asked: nothing to hold back.
    assert "benefit missing" not in gate(without, who=card(9))
    assert "benefit missing" not in gate(replace(without, asking=False), who=card(8))


def test_purpose() -> None:
    assert gate(replace(GOOD, purpose=" "))["purpose missing"].level == "warn"
    assert gate(replace(GOOD, purpose="touching base"))["chit-chat"].values == {"purpose": "touching base"}
    gift = replace(GOOD, purpose="", asking=False)
    assert gate(gift)["pure gift"].level == "good"
    assert "purpose missing" in gate(replace(gift, benefit=""))
    assert not {"purpose missing", "chit-chat", "pure gift"} & set(gate(GOOD))


def test_only_five_minutes_have_passed() -> None:
    sent = attempt(1, at=NOON)
    soon = gate(GOOD, sent, etiquette(**UTC), now=NOON + 5, today=FRIDAY)["minutes ago"]
    assert soon.values["minutes"] == 5
    assert isinstance(soon.values["fair"], int)
    assert soon.values["fair"] > FRIDAY


def test_too_soon_in_business_days() -> None:
    found = gate(GOOD, attempt(2))
    assert found["too soon"].values["waited"] == 1
    # A clock that was set back knows no minutes.
    back = gate(GOOD, attempt(1, at=NOON), etiquette(**UTC), now=NOON - 60, today=FRIDAY)
    assert "too soon" in back
    assert "minutes ago" not in back
    later = gate(GOOD, attempt(2, at=NOON - DAY_MINUTES), etiquette(**UTC), now=NOON + 1, today=FRIDAY)
    assert "minutes ago" not in later


def test_fair_again() -> None:
    assert gate(GOOD, attempt(14))["fair now"].level == "good"
    assert not {"fair now", "too soon", "minutes ago", "before its day"} & set(gate(GOOD))


def test_the_course_has_its_own_days() -> None:
    # A stranger gets the second follow-up ten business days after the first.
    found = gate(GOOD, attempt(20), attempt(9), who=card(2))
    assert found["before its day"].values["number"] == 3
    assert "too soon" not in found


def test_a_filed_no_and_pauses() -> None:
    assert gate(GOOD, no(3, why="no money"))["filed no"].values == {
        "day": TODAY - 3,
        "revisit": TODAY + 177,
        "why": "no money",
    }
    assert "filed no" not in gate(GOOD, no(200))
    assert gate(GOOD, pause("funeral"))["no ask in a pause"].level == "warn"
    note = replace(GOOD, asking=False)
    assert gate(note, pause("funeral"))["supportive note"].level == "good"
    assert gate(note, pause("deal"))["paused"].level == "warn"
    assert not {"paused", "supportive note"} & set(gate(note, pause("funeral", 60)))


def test_off_hours_by_their_own_clock() -> None:
    found = gate(GOOD, etiquette(zone="America/Los_Angeles"), now=NOON, today=FRIDAY)
    assert found["off hours"].values == {"minutes": 4 * 60}
    assert "off hours" not in gate(GOOD, etiquette(**UTC), now=NOON, today=FRIDAY)
    assert "off hours" not in gate(GOOD, etiquette(**UTC))


def test_who_decides() -> None:
    assert "decides unknown" in gate(GOOD)
    assert gate(GOOD, etiquette(decides="claimed", decides_says=BOB))["decides claimed"].values == {"who": BOB}
    assert gate(GOOD, etiquette(decides="verified", decides_says=BOB))["decides verified"].level == "good"
    assert "decides claimed" in gate(GOOD, who=card(10, authority="decision-maker"))
    assert gate(GOOD, who=card(10, authority="gatekeeper"))["no decider"].values == {"authority": "gatekeeper"}
    assert "no decider" not in gate(GOOD, etiquette(decides="verified"), who=card(10, authority="gatekeeper"))
    assert not any(key.startswith("decides") for key in gate(replace(GOOD, asking=False)))


def test_the_gatekeeper_and_the_goodwill() -> None:
    known = gate(GOOD, etiquette(gatekeeper=BOB, protocol="before ten"), favor("given", who=BOB))["gatekeeper"]
    assert known.level == "warn"
    assert (known.values["who"], known.values["protocol"]) == (BOB, "before ten")
    assert known.values["balance"] is not None
    friend = replace(Person(BOB, "Bob Roy"), rating=9, relation="friend")
    close = gate(GOOD, friend, etiquette(gatekeeper=BOB), favor("given", who=BOB))["gatekeeper"]
    assert close.level == "good"
    # Among friends nobody counts.
    assert close.values["balance"] is None
    assert "gatekeeper" not in gate(GOOD, etiquette(gatekeeper=PersonId(999)))


def test_the_bridge_and_its_easiest_fix() -> None:
    assert gate(GOOD, strength=80.0)["bridge built"].level == "good"
    assert gate(GOOD, who=card(5))["bridge"].values["bridge"] == "partly"
    weak = gate(GOOD, who=card(2))["bridge"]
    assert weak.values["bridge"] == "not built"
    assert float(str(weak.values["then"])) > float(str(weak.values["chance"]))
    unthanked = gate(GOOD, favor("received", mode="unasked", age=10), strength=80.0)["bridge"]
    assert unthanked.values["do"] == "thank"
    assert not {"bridge", "bridge built"} & set(gate(replace(GOOD, asking=False), who=card(5)))


def test_a_large_ask_is_made_smaller() -> None:
    found = gate(replace(GOOD, size=4.0), favor("received", mode="unasked", age=10), strength=80.0)
    assert float(str(found["large ask"].values["then"])) > float(str(found["large ask"].values["chance"]))
    assert "large ask" not in gate(GOOD, strength=80.0)


def test_to_ask_again_about_the_same_is_no_second_ask() -> None:
    asked = touch(TODAY - 3, "email", "out", ask="mine")
    open_one = replace(attempt(3, asking=True, channel="email"), touch=asked.id)
    again = gate(GOOD, asked, open_one, who=card(9))
    assert "asked much" not in again
    closed = gate(GOOD, asked, replace(open_one, closed=TODAY), who=card(9))
    # A new matter is one more ask.
    assert _chance(closed) < _chance(again)


def _chance(found: dict[str, Finding]) -> float:
    return float(str((found.get("bridge") or found["bridge built"]).values["chance"]))


def test_asked_much() -> None:
    found = gate(GOOD, favor("received", age=0))
    assert found["asked much"].values == {"after": TODAY + 60}
    asks = [touch(TODAY - ago, "email", "out", ask="mine") for ago in (200, 220, 240)]
    assert "asked much" in gate(GOOD, *asks)
    assert "asked much" not in gate(replace(GOOD, asking=False), favor("received", age=0))
    assert "asked much" not in gate(GOOD, favor("received", age=90))


def test_a_warm_path_before_a_cold_call() -> None:
    path = gate(GOOD, who=card(2), path=0.2, cold=0.1, through=BOB)["warm path"]
    assert path.values == {"who": BOB, "chance": 0.2, "cold": 0.1}
    assert "warm path" not in gate(GOOD, who=card(2), path=0.19, cold=0.1)
    assert "warm path" not in gate(GOOD, who=card(3), path=0.9, cold=0.1)
    assert "warm path" not in gate(GOOD, who=card(2))
    assert "warm path" in gate(replace(GOOD, offer=0), who=card(2), path=0.3)


def test_script() -> None:
    text = "We have a candidate for you who has run three hospitals in the north."
    copied = replace(GOOD, text=text)
    assert gate(copied, mail(3, who=BOB, text=text), who=card(8))["similar text"].values["who"] == BOB
    assert gate(replace(copied, recipients=3), who=card(8))["same text"].values == {"recipients": 3}
    # A friend may get what others get.
    assert not {"similar text", "same text"} & set(gate(copied, mail(3, who=BOB, text=text), who=card(9)))


def test_length_hook_and_requests() -> None:
    assert "long" not in gate(replace(GOOD, text="x" * 400))
    assert gate(replace(GOOD, text="x" * 401))["long"].values == {"length": 401}
    assert gate(replace(GOOD, text="x" * 1_001))["far too long"].values == {"length": 1_001}
    assert "no hook" in gate(replace(GOOD, hook=""), who=card(8))
    assert "no hook" not in gate(replace(GOOD, hook=""), who=card(9))
    assert "no hook" not in gate(replace(GOOD, hook="", text=""), who=card(8))
    two = "Could you meet me on Monday? Please send me the list."
    assert gate(replace(GOOD, text=two))["several requests"].values == {"requests": 2}
    assert "several requests" not in gate(replace(GOOD, text="How are you? Could you meet me on Monday?"))
    assert "empty words" in gate(replace(GOOD, text="Hi Ann, just checking in. Best"))


def test_what_is_well_is_said() -> None:
    found = gate(GOOD)
    assert found["message well"].level == "good"
    assert "message well" not in gate(replace(GOOD, text="x" * 500))
    assert "message well" not in gate(replace(GOOD, text=""))
    assert "message well" not in gate(replace(GOOD, attachment=10_000_001))
    assert gate(replace(GOOD, attachment=10_000_001))["large attachment"].values == {"bytes": 10_000_001}
    assert "large attachment" not in gate(replace(GOOD, attachment=10_000_000))


def test_what_keeps_them_up() -> None:
    assert "questions empty" in gate(GOOD, Note(NoteId(1), ANN, TODAY, "tall"))
    assert "questions empty" not in gate(GOOD, Note(NoteId(1), ANN, TODAY, "the merger", "worries"))


DRAFTS = st.builds(
    Draft,
    person=st.just(ANN),
    channel=st.sampled_from(CHANNELS),
    purpose=st.sampled_from(("", "hello", "the board")),
    benefit=st.sampled_from(("", " ", "a seat")),
    offer=st.integers(-1, 2),
    asking=st.booleans(),
    size=st.floats(0.05, 6.25),
    text=strategies.ANY_TEXT,
    hook=st.sampled_from(("", "lobster")),
    recipients=st.integers(1, 5),
    attachment=st.integers(0, 20_000_000),
)


@given(histories(), DRAFTS, st.none() | st.integers(0, 3_000), st.none() | st.floats(0.0, 1.0))
def test_the_gate_never_holds_but_for_a_missing_benefit(
    history: tuple[Person, list[Record]], draft: Draft, minutes: int | None, path: float | None
) -> None:
    who, records = history
    rolodex = rolodex_of(who, *records)
    now: Any = None if minutes is None else NOON + minutes
    scores = Scores(rolodex, TODAY)
    found = readiness(rolodex, scores, draft, now, path)
    held = draft.asking and not draft.benefit.strip() and scores.strength(ANN).value < 60
    assert holds(found) == held
    assert [one.key for one in found if one.level == "hold"] == ["benefit missing"] * held
    assert [one.key for one in found if one.level == "hold"] == [one.key for one in found[:held]]
