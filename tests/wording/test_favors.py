"""The favors page in words."""

from dataclasses import replace

from godfather_desktop.insight.helping import Match
from godfather_desktop.wording.favors import due_words, match_words
from tests.records import ANN, TODAY, favor


def test_a_match_says_why() -> None:
    match = Match(ANN, "a CFO for Reno", "CFO candidates", "words", ("cfo",), 1.0)
    assert match_words(match) == "On the card: a CFO for Reno. You offer: CFO candidates. Both say cfo."
    match = Match(ANN, "jobs", "CFO candidates", "tag", ("hiring", "jobs"), 1.0)
    assert match_words(match) == "On the card: jobs. You offer: CFO candidates. Both are tagged hiring and jobs."


def test_sentences_end_once_and_stand_on_one_line() -> None:
    match = Match(ANN, "Needs a CFO.\nSoon!", "CFO candidates.", "words", ("cfo",), 1.0)
    assert match_words(match) == "On the card: Needs a CFO. Soon! You offer: CFO candidates. Both say cfo."


def test_braces_and_foreign_letters_stay() -> None:
    match = Match(ANN, "{name}", "{0}", "words", ("{x}",), 1.0)
    assert match_words(match) == "On the card: {name}. You offer: {0}. Both say {x}."
    match = Match(ANN, "עזרה", "x", "words", ("עזרה",), 1.0)
    assert "\N{FIRST STRONG ISOLATE}עזרה.\N{POP DIRECTIONAL ISOLATE} You offer" in match_words(match)
    assert "Both say \N{FIRST STRONG ISOLATE}עזרה\N{POP DIRECTIONAL ISOLATE}." in match_words(match)


def test_thanks_that_are_due() -> None:
    received = replace(favor("received", age=12), title="a reference")
    assert due_words(received, TODAY) == "thanks for: a reference, 12 days ago"
    assert due_words(replace(received, day=TODAY - 1), TODAY) == "thanks for: a reference, yesterday"


def test_promises_that_are_due() -> None:
    promised = replace(favor("given", status="promised", age=40), title="an introduction")
    assert due_words(promised, TODAY) == "you promised: an introduction, 40 days ago"
    assert due_words(replace(promised, due=TODAY), TODAY) == "you promised: an introduction, due 21 Nov 2026"
