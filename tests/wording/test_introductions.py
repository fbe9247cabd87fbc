"""Introductions in words: states, what comes next, findings, and messages that can be sent as they are."""

from dataclasses import replace

import pytest
from hypothesis import given

from godfather_desktop.domain.ids import ME, IntroductionId, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.forwarding import NOTE_TROUBLES, NoteFinding, blanks_in, check_note
from godfather_desktop.insight.opt_in import DOS, Do, NextStep, next_steps_in
from godfather_desktop.insight.requests import requests_in
from godfather_desktop.wording import introduction_messages as messages
from godfather_desktop.wording import introductions as words
from tests import strategies
from tests.records import ANN, BOB, CEO, TODAY, person, rolodex_of


def way(*states: IntroductionState, since: int = TODAY, **more: object) -> Introduction:
    states = states or ("draft",)
    made = Introduction(
        IntroductionId(70), CEO, (ANN,), states, tuple(since for _ in states),
        why="the search for a CFO", for_them="two candidates", why_them="you built the team",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def world(*introductions: Introduction) -> Rolodex:
    return rolodex_of(Person(ANN, "Ann Lee", emails=("ann@example.org",)), person(BOB), person(CEO), *introductions)


def next_of(introduction: Introduction, today: int = TODAY) -> list[str]:
    rolodex = world(introduction)
    return [
        f"{words.next_words(rolodex, step, today)} {words.due_words(step, today)}"
        for step in next_steps_in(rolodex, introduction, today)
    ]


@pytest.mark.parametrize("state", INTRODUCTION_STATES)
def test_every_state_has_its_word_group_and_steps(state: IntroductionState) -> None:
    one = way(state)
    assert words.state_words(one)
    assert words.group_of(one) in words.GROUPS
    assert all(line[0].isupper() and "{" not in line for line in next_of(one, TODAY + 30))


def test_groups() -> None:
    assert words.group_of(way("no")) == "To thank"
    assert words.group_of(way("no", thanked=(ANN,))) == "Over"
    assert words.group_of(way("target no", chain=(ANN, BOB), thanked=(ANN,))) == "To thank"
    used = {words.group_of(way(state)) for state in INTRODUCTION_STATES}
    assert used == set(words.GROUPS)


@pytest.mark.parametrize(
    ("states", "after", "expected"),
    [
        (("draft",), 4, "Ask Ann Lee for the introduction. whenever you are ready"),
        (("asked",), 0, "Wait for an answer from Ann Lee. until Tue 24 Nov"),
        (("asked",), 3, "Ask Ann Lee once more: no answer has come yet. today"),
        (("asked",), 4, "Ask Ann Lee once more: no answer has come yet. fair since Tue 24 Nov"),
        (("agreed",), 0, "Send Ann Lee the note to pass on. by Sun 22 Nov"),
        (("blurb sent",), 0, "Ann Lee passes the note on. until Wed 25 Nov"),
        (("blurb sent",), 9, "Ask Ann Lee whether the note has gone out. since Wed 25 Nov"),
        (("target asked",), 0, "Carla Chief decides in peace. until Tue 1 Dec"),
        (("introduced",), 0, "Reply to Carla Chief within a day. by Sun 22 Nov"),
        (("met",), 3, "Tell Ann Lee what came of it. today"),
        (("reported back",), 1, "Thank Ann Lee. today"),
        (("no",), 2, "Thank Ann Lee all the same. since Sun 22 Nov"),
    ],
)
def test_what_comes_next(states: tuple[IntroductionState, ...], after: int, expected: str) -> None:
    assert next_of(way(*states), TODAY + after) == [expected]


def test_standing() -> None:
    assert words.standing(way("asked", since=TODAY - 3), TODAY) == "asked, 3 days ago"
    again = way("asked", "silent", "asked", followed_up=TODAY)
    assert words.standing(again, TODAY) == "asked once more, today"
    assert words.title(world(), way(chain=(ANN, BOB))) == "Carla Chief through Ann Lee, then Bob Roy"


# The answer of the board.


def test_the_board_says_what_to_do_first() -> None:
    assert words.board_page(world(), TODAY)[0] == "No introduction is under way."
    assert words.board_page(world(way("thanked")), TODAY)[0] == "No introduction is under way."
    one = words.board_page(world(way("introduced")), TODAY)
    assert one == ("Reply to Carla Chief within a day.", "1 introduction is under way; 1 step waits for you today.")
    waiting = words.board_page(world(way("blurb sent")), TODAY)
    assert waiting[0] == "1 introduction is under way, and it is the others' turn."
    later = words.board_page(world(way("met")), TODAY)
    assert later == (
        "1 introduction is under way, and nothing is due today.",
        "Next, by Tue 24 Nov: Tell Ann Lee what came of the introduction to Carla Chief.",
    )
    no = words.board_page(world(way("no", since=TODAY - 1)), TODAY)
    assert no[0] == "Thank Ann Lee for the answer about Carla Chief."


def test_who_is_removed_takes_open_introductions_along() -> None:
    rolodex = world(way("asked"), way("thanked", id=IntroductionId(71)), way(id=IntroductionId(72), target=BOB))
    assert words.goes_too(rolodex, [ANN]) == "2 introductions under way go, too."
    assert words.goes_too(rolodex, [CEO, ANN]) == "2 introductions under way go, too."
    assert words.goes_too(rolodex, [BOB]) == "1 introduction under way goes, too."
    assert words.goes_too(rolodex, []) == ""


def test_every_finding_has_its_sentence() -> None:
    values: dict[str, object] = {"blanks": ["[a]", "[b]"], "length": 480, "most": 400, "requests": 2, "what": "a seat"}
    for trouble in NOTE_TROUBLES:
        sentence = words.finding_words(NoteFinding(trouble, values))
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert words.finding_words(NoteFinding("blanks", values)) == "Fill in what is still blank: [a] and [b]."


# Messages.


@pytest.mark.parametrize("do", DOS)
def test_messages_name_whom_they_are_about(do: Do) -> None:
    rolodex = world(way("reported back"))
    message = messages.message_for(rolodex, way("reported back"), do, CEO if do == "reply to it" else ANN)
    if do in ("wait", "meet", "choose next introducer"):
        assert message is None
        return
    assert message is not None
    lines = message.text.split("\n")
    assert lines[0] == ("Carla," if do == "reply to it" else "Ann,")
    assert lines[-1] == "Robin Vale"
    assert "Carla Chief" in message.text or do == "reply to it"
    assert message.subject
    assert "{" not in message.text
    assert bool(blanks_in(message.text)) is (do == "report back")
    assert ("ann@example.org" in messages.link_of(rolodex, message)) is (do != "reply to it")


def test_the_ask_says_why_and_leaves_a_way_out() -> None:
    ask = messages.message_for(world(), way(), "send the ask", ANN)
    assert ask is not None
    for part in ("the search for a CFO", "two candidates", "you built the team", "rather not"):
        assert part in ask.text
    assert len(requests_in(ask.text)) == 1
    longer = messages.message_for(world(), way(chain=(ANN, BOB)), "send the ask", ANN)
    assert longer is not None
    assert "Bob Roy" in longer.text
    bare = messages.message_for(world(), way(why="", for_them="", why_them=""), "send the ask", ANN)
    assert bare is not None
    assert "\n\n\n" not in bare.text


def test_no_words_of_debt() -> None:
    for do in DOS:
        for state in ("no", "target no", "reported back"):
            message = messages.message_for(world(), way(state), do, ANN)
            assert message is None or "owe" not in message.text.lower()


def test_the_skeleton_passes_once_it_is_filled_in() -> None:
    rolodex = world()
    empty = messages.skeleton(rolodex, "", "", "")
    assert len(blanks_in(empty)) == 4
    rolodex.fill([Organization(OrganizationId(50), "Vale Search"), Role(RoleId(51), ME, OrganizationId(50), "Partner")])
    full = messages.skeleton(rolodex, "the search for a CFO.", "two candidates", "you built the team")
    assert "I am Robin Vale, Partner, Vale Search. I would like" in full
    assert check_note(way(note=full)) == ()


def test_the_note_goes_out_whole() -> None:
    sent = messages.message_for(world(), way("agreed", note="The note.\nAll of it?"), "send the note", ANN)
    assert sent is not None
    assert "\n\nThe note.\nAll of it?\n\n" in sent.text


@given(strategies.ANY_TEXT)
def test_any_name_can_be_written_to(name: str) -> None:
    name = f"x{name}".strip()
    rolodex = rolodex_of(Person(ANN, name, emails=("ann@example.org",)), Person(CEO, name))
    for do in DOS:
        message = messages.message_for(rolodex, way("met"), do, ANN)
        if message is not None:
            assert messages.link_of(rolodex, message).startswith("mailto:ann@example.org?subject=")
    step = NextStep(IntroductionId(70), PersonId(ANN), "thank", TODAY)
    rolodex.fill([way("reported back")])
    assert words.next_words(rolodex, step, TODAY)
