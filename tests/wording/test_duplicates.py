"""Why two cards may be one person's, and what a merge brings, in words."""

from dataclasses import replace
from typing import get_args

import pytest

from godfather_desktop.domain.ids import MergeId, NoteId
from godfather_desktop.domain.merge import MERGE_REASONS, Merge, MergeReason
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import written
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.insight.name_forms import Alike
from godfather_desktop.wording.duplicates import what_it_brings, why_merged, why_one
from tests.records import ANN, BOB, CY, TODAY, favor, person, rolodex_of, tie

SIGNS = ("organization", "domain", "local", "city", "phone", "birthday", "email")


def _why(reason: MergeReason, said: str, *signs: str, names: tuple[str, str] = ("Ann Lee", "Ann Lee")) -> str:
    rolodex = rolodex_of(*(Person(who, name) for who, name in zip((ANN, BOB), names, strict=True)))
    return why_one(rolodex, Pair(ANN, BOB, reason, said, 0.5, signs))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (_why("email", "ann@a.org"), "The same e-mail address ann@a.org"),
        (_why("phone", "+1 5", "clash", "phone", "city"), "The same telephone number +1 5, but other names, same city"),
        (_why("profile", "linkedin:ann-lee"), "The same LinkedIn profile ann-lee"),
        (_why("identity", "uid:5"), "The same entry of another program"),
        (_why("name", "Ann Lee", "same", "city"), "The same name, same city"),
        (
            _why("name", "x", "slip", "organization", names=("Jonathan Roy", "Jonathn Roy")),
            "Names that differ by one letter, same organization",
        ),
        (
            _why("name", "x", "slip", names=("Jonathan Fletcher", "Jonathn Fletchr")),
            "Names that differ by 2 letters",
        ),
    ],
)
def test_why_two_may_be_one(said: str, sentence: str) -> None:
    assert said == sentence


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("alike", [*get_args(Alike), "clash"])
def test_every_sign_has_its_words(alike: str, sign: str) -> None:
    for reason in MERGE_REASONS:
        said = _why(reason, "x", alike, sign)
        assert said
        assert "{" not in said


def test_foreign_and_long_values() -> None:
    assert _why("email", "x" * 100) == f"The same e-mail address {'x' * 59}…"
    assert _why("email", "{0}") == "The same e-mail address {0}"
    assert _why("email", "יוסי") == "The same e-mail address \u2068יוסי\u2069"


def test_a_merge_of_long_ago() -> None:
    one = Merge(MergeId(5), ANN, BOB, TODAY, "email", "ann@a.org", lost=(written(person(BOB)),))
    assert why_merged(one) == "The same e-mail address ann@a.org"
    assert why_merged(replace(one, reason="own", said="")) == "You said so"
    assert why_merged(replace(one, reason="name", said="Bob Roy")) == "Names that are alike"


def test_what_a_merge_brings() -> None:
    rolodex = rolodex_of(
        Person(ANN, "Ann Lee", ("a@a.org",), tags=("golf",)),
        Person(BOB, "Ann Lee", ("a@a.org", "b@a.org"), ("1", "2"), tags=("golf",)),
        favor("given", who=BOB),
        tie(BOB, ANN, 3),
        person(CY),
        tie(BOB, CY, 3),
        Note(NoteId(900), ANN, TODAY, "golf"),
    )
    assert (
        what_it_brings(rolodex, ANN, BOB, touches=3)
        == "1 e-mail address, 2 telephone numbers, 1 favor, 1 tie and 3 touches"
    )
    assert what_it_brings(rolodex_of(person(), person(BOB)), ANN, BOB) == ""
