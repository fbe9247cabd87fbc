"""Every intent has a name for the menu."""

import pytest

from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS
from godfather_desktop.wording.steps import STEPS, step
from tests.wording.source import calls

INTENTS = {call.text for call in calls("change_set", "ChangeSet")}


def test_every_intent_has_its_name_and_no_name_is_left_over() -> None:
    assert len(INTENTS) >= 20
    # A favor's intent carries its direction.
    assert INTENTS | {f"favor.{direction}" for direction in FAVOR_DIRECTIONS} == set(STEPS)


@pytest.mark.parametrize("intent", STEPS)
def test_step_names_its_subject(intent: str) -> None:
    assert "Ann Lee" in step(ChangeSet(intent, "Ann Lee", ()))


def test_long_and_foreign_subjects() -> None:
    assert step(ChangeSet("person.edit", "x" * 41, ())) == f"edit {'x' * 39}…"
    assert step(ChangeSet("person.edit", "{0}", ())) == "edit {0}"
    assert step(ChangeSet("person.edit", "יוסי", ())) == "edit \u2068יוסי\u2069"
