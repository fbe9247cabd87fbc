"""Attempts, and all that stands around them, in words."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES
from godfather_desktop.domain.ids import AttachmentId, ContentId
from godfather_desktop.insight.cadences import Momentum
from godfather_desktop.wording import attempts as words
from tests.records import (
    ANN,
    BOB,
    CY,
    TODAY,
    attempt,
    cadence,
    etiquette,
    occasion,
    pause,
    person,
    refusal,
    rolodex_of,
)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_counting(number: int, said: str) -> None:
    assert words.nth(number) == said


def test_an_attempt_says_what_was_tried_and_what_came_of_it() -> None:
    tried = replace(attempt(TODAY - 3, "email", "no-answer"), number=2)
    assert words.attempt_head(tried) == "2nd attempt: e-mail, no answer"
    assert words.attempt_head(replace(tried, outcome="")) == "2nd attempt: e-mail"
    assert words.attempt_detail(tried, TODAY) == "Wed 18 Nov · 3 days ago\nthe audit"
    full = replace(
        tried,
        day=TODAY,
        asking=True,
        override="she wanted it so",
        hook="the flood",
        landed=False,
        closed=TODAY,
        debrief="too late in the year",
    )
    assert words.attempt_detail(full, TODAY).splitlines() == [
        "today",
        "the audit",
        "asked",
        "sent all the same: she wanted it so",
        "hook: the flood (it did not land)",
        "closed today: too late in the year",
    ]
    assert "asked; for them: news" in words.attempt_detail(replace(tried, asking=True, benefit="news"), TODAY)
    assert "for them: news" in words.attempt_detail(replace(tried, benefit="news"), TODAY)


def test_text_from_data_is_never_a_sentence_of_ours() -> None:
    evil = replace(attempt(), purpose="{x} {0}", hook="{hook}", benefit="{}")
    said = words.attempt_detail(evil, TODAY)
    assert "{x} {0}" in said
    assert "{hook}" in said
    assert "{}" in said


def test_every_outcome_has_its_words() -> None:
    assert len({words.OUTCOMES[one] for one in ATTEMPT_OUTCOMES}) == len(ATTEMPT_OUTCOMES)


def test_pauses() -> None:
    marked = replace(pause("funeral", TODAY - 1, TODAY + 2), note="her father")
    assert words.pause_head(marked) == "A funeral"
    assert words.pause_detail(marked, TODAY) == "since Fri 20 Nov, until Mon 23 Nov\nher father"
    assert words.pause_detail(replace(marked, end=None, note=""), TODAY) == "since Fri 20 Nov, end not known"
    assert words.pause_detail(pause("deal", TODAY + 2, TODAY + 3), TODAY) == "from Mon 23 Nov, until Tue 24 Nov"


def test_how_to_approach() -> None:
    rolodex = rolodex_of(person(), person(BOB), person(CY))
    said = replace(
        etiquette(ANN, zone="Europe/Berlin", country="DE", opens=600, closes=120, channel="call"),
        gatekeeper=BOB,
        protocol="be patient",
        decides="claimed",
        decides_says=CY,
        incumbent="Korn",
        incumbent_since="2014-03",
        incumbent_change="a new chair",
    )
    assert words.etiquette_lines(rolodex, said) == [
        "Mon to Fri, 10:00 to 2:00 (past midnight), Europe/Berlin, DE",
        "best by call",
        "past Bob Roy",
        "be patient",
        "decides, Cy Young claims",
        "works with Korn since Mar 2014",
        "what would change it: a new chair",
    ]
    lone = replace(said, decides_says=None, incumbent_since="")
    assert "decides, as is claimed" in words.etiquette_lines(rolodex, lone)
    assert "works with Korn" in words.etiquette_lines(rolodex, lone)
    verified = replace(said, decides="verified")
    assert "decides; Cy Young confirmed it" in words.etiquette_lines(rolodex, verified)
    assert words.etiquette_lines(rolodex, etiquette()) == ["Mon to Fri, 9:00 to 17:00"]


def test_a_gatekeeper_who_was_removed_is_not_named() -> None:
    said = replace(etiquette(), gatekeeper=BOB, decides="claimed", decides_says=BOB)
    assert words.etiquette_lines(rolodex_of(person()), said)[1:] == ["decides, as is claimed"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 1, 2, 3, 4), "Mon to Fri"),
        ((1, 2, 3, 4, 5), "Tue to Sat"),
        ((0, 2, 4), "Mon, Wed, Fri"),
        ((5, 6), "Sat, Sun"),
        ((6,), "Sun"),
    ],
)
def test_workdays(days: tuple[int, ...], said: str) -> None:
    assert words.days_words(days) == said


def test_cadences_and_their_momentum() -> None:
    monthly = cadence("monthly")
    assert words.cadence_words(monthly) == "Monthly"
    assert words.cadence_words(cadence("weekly", who=None, tag="board")) == "Weekly, as everybody tagged board"
    detail = words.cadence_detail(monthly, TODAY + 3, TODAY)
    assert detail == "next by Tue 24 Nov; without an answer: stop after the usual follow-ups"
    assert words.cadence_detail(monthly, TODAY, TODAY).startswith("due now")
    assert words.cadence_detail(cadence("monthly", active=False), TODAY, TODAY) == "rests"
    run = words.momentum_words("monthly", Momentum(4, TODAY - 100), "the garden")
    assert run == "The 4th monthly touch in a row since Aug 2026; last: the garden"
    assert words.momentum_words("weekly", Momentum(1, TODAY), "") == "The first touch of a run, in Nov 2026"


def test_occasions_refusals_and_files() -> None:
    assert words.occasion_head(occasion("--03-22", "award", "Woman of the Year")) == "Award: Woman of the Year"
    assert words.occasion_detail(occasion("--03-22")) == "22 Mar, every year"
    assert words.occasion_detail(occasion("2026-03-22")) == "22 Mar 2026"
    no = replace(refusal(TODAY - 3, TODAY + 30), why="no budget")
    assert words.refusal_head(no, TODAY) == "No, on Wed 18 Nov"
    assert words.refusal_detail(no, TODAY) == "looked at again on 21 Dec 2026\nno budget"
    assert words.refusal_detail(replace(no, revisit=TODAY, why=""), TODAY).endswith("since 21 Nov 2026")
    kept = Attachment(AttachmentId(1), ANN, TODAY, "../../x", 1_234_567, ContentId(1))
    assert words.attachment_detail(kept, TODAY) == "1.2 MB, kept today"
    assert [words.size_words(one) for one in (1, 900, 12_345, 25_000_000)] == [
        "1 byte",
        "900 bytes",
        "12 kB",
        "25.0 MB",
    ]


def test_long_lines_are_cut_on_the_card() -> None:
    said = words.attempt_detail(replace(attempt(), purpose="word " * 900, benefit="x" * 5_000), TODAY)
    assert len(said) < 500
    assert said.count("…") == 2
