"""Every reason why a record was skipped has a sentence that its values fill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.wording import errors
from godfather_desktop.wording.import_reasons import WHY
from godfather_desktop.wording.imports import outcome, why
from tests import strategies
from tests.wording.source import Call, calls, placeholders

SKIPPED = calls("Rejected", "Noticed", argument=1)
REFUSED = calls("TooMuch")


def test_the_source_was_read() -> None:
    assert len(SKIPPED) >= 10
    assert len(REFUSED) >= 3


@pytest.mark.parametrize("call", SKIPPED, ids=lambda call: f"{call.place} {call.text}")
def test_skipped_record_has_its_sentence_and_values(call: Call) -> None:
    sentence = WHY.get(call.text) or errors._RULES[call.text]
    assert placeholders(sentence) <= call.keys
    assert why(call.text, dict.fromkeys(call.keys, "x"))


@pytest.mark.parametrize("call", REFUSED, ids=lambda call: f"{call.place} {call.text}")
def test_refused_file_has_its_sentence_and_values(call: Call) -> None:
    assert placeholders(WHY[call.text]) <= call.names


@pytest.mark.parametrize("reason", WHY)
def test_every_sentence_is_filled(reason: str) -> None:
    values = dict.fromkeys(placeholders(WHY[reason]), "x")
    said = why(reason, values)
    assert said.endswith(".")
    assert "{" not in said


def test_rules_broken_by_a_record_are_said_too() -> None:
    assert why("knows itself", {"name": "Ann"}).startswith("Ann cannot be tied")
    assert why("unknown word", {"said": "fax", "column": "channel", "choices": ("call", "email")}) == (
        "'fax' in channel is not known: use call or email."
    )


@given(strategies.ANY_TEXT | st.just("x" * 60_000))
def test_whatever_stood_in_the_file_is_quoted_safely(text: str) -> None:
    said = why("bad date", {"said": text + "{0}{x}", "column": "date"})
    assert len(said) < 300
    assert said.endswith("write it as 2026-03-22.")


def test_outcome() -> None:
    assert outcome(12_000, 3, 0, 1) == "12,000 added, 3 merged, 0 unchanged, 1 skipped"
