"""Every refusal raised anywhere has a sentence, and every sentence gets the values that it names."""

import re

import pytest
from hypothesis import given

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.storage import failures
from godfather_desktop.wording import errors
from tests import strategies
from tests.wording.source import ROOT, Call, calls, placeholders

BROKEN = calls("RuleBroken")
TROUBLED = calls("DiskTrouble")


def test_the_source_was_read() -> None:
    assert len(BROKEN) >= 30
    assert len(TROUBLED) >= 15


@pytest.mark.parametrize("call", BROKEN, ids=lambda call: f"{call.place} {call.text}")
def test_broken_rule_has_its_sentence_and_values(call: Call) -> None:
    values: dict[str, object] = dict.fromkeys(call.names - {"field"}, "x")
    assert placeholders(errors._RULES[call.text]) <= set(values)
    assert errors.sentence_of(call.text, values).strip()


@pytest.mark.parametrize("call", TROUBLED, ids=lambda call: f"{call.place} {call.text}")
def test_disk_trouble_has_its_sentence_and_values(call: Call) -> None:
    assert placeholders(errors._DISK[call.text]) <= {"path", *call.names}


def test_what_sqlite_complains_about_has_its_sentence() -> None:
    for _, reason in failures._REASONS:
        needed = placeholders(errors._DISK[reason])
        assert needed <= ({"path", "free"} if reason == "disk full" else {"path"})


def test_no_sentence_is_left_over() -> None:
    used = {call.text for call in BROKEN} | {"nobody is meant, near", "columns unknown"}
    assert set(errors._RULES) == used
    sqlite = {reason for _, reason in failures._REASONS}
    assert set(errors._DISK) <= {call.text for call in TROUBLED} | sqlite


@pytest.mark.parametrize("table", [errors._RULES, errors._DISK, errors._FINDINGS], ids=["rules", "disk", "findings"])
def test_sentences_are_sentences(table: dict[str, str]) -> None:
    for reason, sentence in table.items():
        assert sentence.endswith((".", "?")), reason
        assert ": " in sentence, f"{reason}: what happened, and what to do"
        assert re.match(r"[A-Z'{]", sentence), reason


def test_candidates_turn_the_sentence_into_an_offer() -> None:
    assert errors.refusal(RuleBroken("nobody is meant", who="Bop", candidates=("Bob Roy (3)", "Rob (4)"))) == (
        "Nobody in the Rolodex is called 'Bop': did you mean Bob Roy (3) or Rob (4)?"
    )
    assert "add the person first" in errors.refusal(RuleBroken("nobody is meant", who="Bop", candidates=()))


def test_fields_are_said_in_words_and_sentences_begin_large() -> None:
    said = errors.refusal(RuleBroken("not one of", what="how_known", said="fax", choices=["cold", "referral"]))
    assert said == "How known cannot be 'fax': use one of cold or referral."
    assert errors.refusal(RuleBroken("out of range", what="size", low=1, high=5, said=9)) == (
        "Size must be 1 to 5, not 9: choose a number in that range."
    )


def test_free_space_is_said_in_megabytes() -> None:
    said = errors.refusal(DiskTrouble("disk full", "/x.rolodex", free=12_345_678))
    assert "12.3 MB left" in said
    assert "/x.rolodex" in said


@given(strategies.ANY_TEXT)
def test_whatever_was_typed_is_quoted_safely(text: str) -> None:
    said = errors.refusal(RuleBroken("nobody is meant", who=text + "{x}{0}", candidates=()))
    assert said.startswith("Nobody in the Rolodex is called '")


def test_long_text_is_cut() -> None:
    assert len(errors.refusal(RuleBroken("no such date", said="9" * 60_000))) < 400


def test_every_finding_has_its_sentence() -> None:
    found = set(re.findall(r'yield "([^"]+)"', _source_of_findings()))
    assert found
    assert found == set(errors._FINDINGS)
    for one in found:
        assert errors.finding(one)


def _source_of_findings() -> str:
    return (ROOT / "storage" / "soundness.py").read_text(encoding="utf-8")
