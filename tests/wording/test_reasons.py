"""Every reason, its evidence, its next step and its question have kind words; so has every finding of the gate."""

import re
from typing import Any, get_args

import pytest
from hypothesis import given

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.insight.next_steps import NextStep, step_for
from godfather_desktop.insight.readiness import Draft, Finding, readiness
from godfather_desktop.insight.reason_finders import Evidence
from godfather_desktop.insight.reason_table import TABLE
from godfather_desktop.insight.reasons import Reason, reasons_for
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.silence_signs import Sort
from godfather_desktop.wording import readiness as gate
from godfather_desktop.wording import reasons as words
from tests.insight.silences import attempt, card, etiquette, facts, mail, no, of, pause
from tests.insight.test_readiness import DRAFTS
from tests.insight.test_reasons import MISSES, REACHES, Story, histories, story
from tests.records import ANN, BOB, TODAY, favor, person, rolodex_of, tied_to
from tests.wording.source import Call, calls

ALL = [one for table in (REACHES, MISSES) for stories in table.values() for one in stories]
UNKIND = re.compile(r"\b(owes?|fault|blame|ignore[sd]? you|guilty|useless|selfish|taker)\b", re.IGNORECASE)
FINDINGS = calls("Finding")


def _sentences(one: Story) -> list[str]:
    found = facts(*one.records, **one.more)
    rolodex = rolodex_of(person(), person(BOB))
    reasons = reasons_for(found)
    said = [words.question(row, "Ann Lee") for row in reasons.to_ask]
    for reason in ([reasons.first] if reasons.first else []) + list(reasons.ranked):
        step = step_for(reason, found)
        said += [words.reason_sentence(reason, "Ann Lee"), words.step_text(step)]
        said += [words.evidence_sentence(rolodex, evidence) for evidence in reason.evidence]
        assert words.step_detail(step, TODAY)
    return said


@pytest.mark.parametrize("one", ALL)
def test_every_story_is_told_in_sentences(one: Story) -> None:
    for sentence in _sentences(one):
        assert re.match(r"[A-Z0-9']", sentence), sentence
        assert sentence.endswith((".", "?", "'.")), sentence
        assert "{" not in sentence
        assert "None" not in sentence
        assert not UNKIND.search(sentence), sentence


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.key)
def test_every_row_has_its_words(row: Any) -> None:
    assert "Ann Lee" in words.reason_sentence(Reason(row, ()), "Ann Lee") or row.key == "script"
    assert 0 < len(words.reason_title(row.key)) < 30
    assert (row.number in words._QUESTIONS) == row.asked


def test_evidence_has_sentences_and_none_is_left_over() -> None:
    named = {call.text for call in calls("Evidence")} | {f"claim {sort}" for sort in get_args(Sort)}
    assert named == set(words.EVIDENCE)


def test_every_step_has_its_words_and_none_is_left_over() -> None:
    plain = {row.key for row in TABLE}
    more = {"not buying, referral", "no is filed", "never arrived, channel", "forgot, channel"}
    more |= {f"{key}, known" for key in ("out of office", "hardship", "bigger fish")}
    assert set(words._STEPS) == plain | more


def _first(*records: Record, **more: Any) -> tuple[str, list[str], str]:
    found = facts(*records, **more)
    first = reasons_for(found).first
    assert first is not None
    rolodex = rolodex_of(person(), person(BOB))
    evidence = [words.evidence_sentence(rolodex, one) for one in first.evidence]
    return words.reason_sentence(first, "Ann Lee"), evidence, words.step_text(step_for(first, found))


def test_too_soon() -> None:
    sentence, evidence, step = _first(attempt(1))
    assert sentence == "It is too soon to tell: Ann Lee has hardly had time to answer."
    assert evidence == ["Business days since your last attempt: 0. The next one is fair on 25 Nov 2026."]
    assert step == "Do nothing yet; from the fair day on, one short line is right."


def test_a_no_with_its_words() -> None:
    _, evidence, step = _first(attempt(), no(3, why="no money"))
    assert evidence == [
        "A no is on file since 18 Nov 2026, to be looked at again on 17 May 2027. In words: 'no money'."
    ]
    assert step == "Leave it until the day on file, then look at it again."


def test_names_and_figures_are_filled_in() -> None:
    assert _first(attempt(20, outcome="gatekeeper"), attempt(), etiquette(gatekeeper=BOB))[1] == [
        "Your attempt of 1 Nov 2026 ended with an assistant or with HR.",
        "Bob Roy stands before them.",
    ]
    assert _first(attempt(), pause("illness", lasts=None))[1] == [
        "Illness since 16 Nov 2026, and nobody knows until when."
    ]
    assert "by message" in words.step_text(NextStep("task", "", "never arrived", TODAY, values={"channel": "message"}))
    assert "{" not in words.step_text(NextStep("task", "", "never arrived", TODAY, values={"channel": ""}))


def test_somebody_who_is_gone_has_no_name() -> None:
    said = words.evidence_sentence(rolodex_of(), Evidence("gatekeeper known", {"who": PersonId(99)}))
    assert said == "Somebody stands before them."


def test_what_a_key_makes_of_a_step() -> None:
    for kind, more, expected in (
        ("task", {"due": TODAY}, "a task for today"),
        ("task", {"due": TODAY + 2}, "a task for 23 Nov 2026"),
        ("clock", {"due": TODAY + 7}, "a pause until 28 Nov 2026"),
        ("no", {"due": TODAY + 180}, "a no on file until 20 May 2027"),
        ("wait", {"due": TODAY + 3}, "wait until 24 Nov 2026"),
        ("path", {"due": TODAY, "goal": "decider"}, "a search for the way to whoever decides"),
        ("path", {"due": TODAY, "goal": "person"}, "a search for the way"),
    ):
        step = NextStep(kind, "", "unknown", **more)  # type: ignore[arg-type]  # of a table
        assert words.step_detail(step, TODAY) == expected


def test_the_fair_day_in_words() -> None:
    assert words.fair_words(2, 1, 3, TODAY + 4, TODAY) == (
        "Attempt 2 is fair on 25 Nov 2026: 1 of 3 business days has passed."
    )
    assert words.fair_words(2, 3, 3, TODAY, TODAY) == "Attempt 2 is fair today."
    assert words.fair_words(3, 6, 3, TODAY + 4, TODAY) == "Attempt 3 is fair on 25 Nov 2026."


# The gate.


@pytest.mark.parametrize("call", FINDINGS, ids=lambda call: f"{call.place} {call.text}")
def test_every_finding_has_its_sentence(call: Call) -> None:
    assert call.text in gate.FINDINGS or call.text in ("bridge", "gatekeeper")


def test_no_finding_is_left_over() -> None:
    used = {call.text for call in FINDINGS}
    assert {key.removesuffix(", by") for key in gate.FINDINGS} == used - {"bridge", "gatekeeper"}
    for key, sentence in gate.FINDINGS.items():
        assert sentence.endswith((".", "?")), key
        assert not UNKIND.search(sentence)


def _said(draft: Draft, *records: Record, who: Person | None = None, strength: float | None = None) -> list[str]:
    rolodex = rolodex_of(who or card(10), person(BOB), *records)
    if strength is not None:
        rolodex.apply((), [tied_to(ANN, strength)])
    found = readiness(rolodex, Scores(rolodex, TODAY), draft, None)
    return [gate.finding_sentence(rolodex, ANN, one) for one in found]


ASKING = Draft(ANN, "email", "the board", "a seat", 2, asking=True)


def test_what_the_gate_says() -> None:
    keeper = etiquette(gatekeeper=BOB, protocol="before ten.", decides="verified", decides_says=BOB)
    said = _said(ASKING, keeper, favor("given", who=BOB), strength=80.0)
    assert "Ann Lee decides: Bob Roy says so, and it is verified." in said
    assert any(one.startswith("The bridge to Ann Lee is built: ") for one in said)
    assert any(
        one.startswith("Bob Roy stands before them (") and one.endswith("How to get past: before ten.") for one in said
    )
    partly = next(one for one in _said(ASKING, who=card(5)) if one.startswith("The bridge"))
    assert "is partly built" in partly
    assert "The easiest next step: " in partly
    held = _said(Draft(ANN, "email", "the board", asking=True), who=card(5))[0]
    assert held == "What is in it for Ann Lee? Write it down first, or say why you ask all the same."


def test_moments_in_words() -> None:
    rolodex = rolodex_of(person(), person(BOB))

    def said(key: str, **values: object) -> str:
        return gate.finding_sentence(rolodex, ANN, Finding(key, "warn", values))

    assert said("minutes ago", minutes=5, fair=TODAY) == (
        "Only 5 minutes have passed since your last attempt: send anyway? 21 Nov 2026 would be fair."
    )
    for minutes in (0, 1):
        assert said("minutes ago", minutes=minutes, fair=TODAY) == (
            "Hardly a minute has passed since your last attempt: send anyway? 21 Nov 2026 would be fair."
        )
    assert "Only 3 hours" in said("minutes ago", minutes=200, fair=TODAY)
    assert said("off hours", minutes=19 * 60 + 5) == "It is 19:05 where Ann Lee is, outside office hours."
    assert said("large attachment", bytes=12_300_000).startswith("12 MB may never arrive")
    assert said("warm path", who=BOB, chance=0.36, cold=0.12) == (
        "Go through Bob Roy: 36 in 100, instead of 12 in 100 if you write yourself."
    )
    assert said("warm path", who=None, chance=0.36, cold=0.12).startswith("An introduction is worth more")
    assert said("similar text", who=BOB, likeness=0.914).startswith("It is 91 in 100 the same as what Bob Roy got")


def test_the_answer_of_the_gate() -> None:
    hold, warn, good = Finding("benefit missing", "hold"), Finding("no hook", "warn"), Finding("pure gift", "good")
    assert gate.gate_sentence((hold, warn), "Ann Lee") == "One thing is missing before you ask Ann Lee."
    assert gate.gate_sentence((warn, warn, good), "Ann Lee") == (
        "Ready to send to Ann Lee; 2 things to think of first."
    )
    assert gate.gate_sentence((good,), "Ann Lee") == "Ready to send to Ann Lee."


@given(histories(), DRAFTS)
def test_everything_found_can_be_said(history: tuple[Person, list[Record]], draft: Draft) -> None:
    who, records = history
    rolodex = rolodex_of(who, *records)
    found = readiness(rolodex, Scores(rolodex, TODAY), draft, TODAY * 1_440 + 300, 0.9, through=ANN)
    assert all("None" not in gate.finding_sentence(rolodex, ANN, one) or "None" in draft.text for one in found)
    looked = of(rolodex, touches=[])
    reasons = reasons_for(looked)
    for reason in ([reasons.first] if reasons.first else []) + list(reasons.ranked):
        assert words.step_text(step_for(reason, looked))
        assert all(words.evidence_sentence(rolodex, one) for one in reason.evidence)


def test_an_unanswered_mail_to_a_new_domain() -> None:
    told = story(mail(), who=card(emails=("ann@new.example",)))
    assert "Nobody at new.example has ever answered you by e-mail, so it may lie in a spam folder." in _sentences(told)
