"""What a message is like: a script, small talk."""

import time

import pytest
from hypothesis import given

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.insight.messages import Script, has_purpose, is_chit_chat, script_in
from tests import strategies
from tests.insight.silences import mail
from tests.records import ANN, BOB, TODAY, person, rolodex_of

PITCH = "We have a candidate for you who has run three hospitals in the north."


def script(text: str, *others: Attempt, without: tuple[Attempt, ...] = (), recipients: int = 1) -> Script | None:
    rolodex = rolodex_of(person(), *others, *without)
    return script_in(rolodex, ANN, text, TODAY, without, recipients)


def test_a_text_too_like_that_of_somebody_else() -> None:
    found = script(PITCH, mail(3, who=BOB, text=PITCH.replace("three", "two").upper()))
    assert found is not None
    assert (found.who, found.recipients) == (BOB, 1)
    assert 0.8 < found.likeness < 1.0


def test_the_most_similar_one_is_named() -> None:
    near, far = mail(3, who=PersonId(70), text=PITCH), mail(3, who=BOB, text=PITCH.replace("hospitals", "casinos"))
    found = script(PITCH, near, far)
    assert found is not None
    assert (found.who, found.likeness) == (70, 1.0)


def test_a_text_of_ones_own_is_no_script() -> None:
    assert script(PITCH, mail(3, who=BOB, text="Thank you for the lobster; it was larger than my desk.")) is None
    assert script(PITCH) is None
    assert script("") is None
    assert script("  \n ", *(mail(1, who=PersonId(who), text=" ") for who in range(70, 75))) is None


def test_likeness_begins_above_four_fifths() -> None:
    half = "x" * 40
    # 80 of 100 characters are shared: just at the limit, and one more is above it.
    assert script(half + "a" * 10, mail(1, who=BOB, text=half + "b" * 10)) is None
    assert script(half + "xa" + "a" * 8, mail(1, who=BOB, text=half + "xb" + "b" * 8)) is not None


def test_three_recipients_of_the_same_words() -> None:
    same = [mail(n, who=PersonId(70 + n), text="Hi  there") for n in range(2)]
    found = script("hi there", *same)
    assert found is not None
    assert found.recipients == 3
    assert script("hi there", same[0]) is None
    # Twice to one person are not two people.
    assert script("hi there", same[0], mail(5, who=PersonId(70), text="hi there")) is None


def test_one_letter_to_many() -> None:
    found = script(PITCH, recipients=3)
    assert found is not None
    assert found.recipients == 3
    assert script(PITCH, recipients=2) is None


def test_what_was_sent_in_the_same_matter_may_be_sent_again() -> None:
    before = mail(3, text=PITCH)
    assert script(PITCH, without=(before,)) is None
    # An earlier matter with the same words to the same person is a script.
    assert script(PITCH, before) is not None


def test_only_recent_texts_count() -> None:
    assert script(PITCH, mail(90, who=BOB, text=PITCH)) is not None
    assert script(PITCH, mail(91, who=BOB, text=PITCH)) is None
    assert script(PITCH, mail(-1, who=BOB, text=PITCH)) is None


def test_huge_texts_are_compared_in_no_time() -> None:
    huge = "The seat on the board is free. " * 30_000
    others = [mail(n % 80, who=PersonId(100 + n), text=huge + str(n)) for n in range(250)]
    start = time.perf_counter()
    assert script(huge, *others) is not None
    assert time.perf_counter() - start < 2.0


@pytest.mark.parametrize(
    "text",
    [
        "catching up",
        "Catching up!",
        "just touching base",
        "checking in",
        "Checking in with Ann",
        "just saying hello",
        "say hi",
        "quick chat",
        "hope you’re well",
        "Hi Ann, how are you doing? Just wanted to check in and say hello. Best",
        "long time no see",
        "following up",
        "coffee sometime soon?",
        "staying in touch",
    ],
)
def test_small_talk_is_no_purpose(text: str) -> None:
    assert is_chit_chat(text, "Ann Lee")
    assert not has_purpose(text, "Ann Lee")


@pytest.mark.parametrize(
    "text",
    [
        "the seat on the hospital board",
        "Catching up on the merger",
        "touch base about the CFO search",
        "congratulate on the award",
        "introduction to Bob Roy",
        "die Stelle in Köln",
        "面談",
        "Q3",
    ],
)
def test_a_concrete_purpose(text: str) -> None:
    assert has_purpose(text, "Ann Lee")


@pytest.mark.parametrize("text", ["", "   ", "…", "?!", "🙂"])
def test_nothing_is_no_purpose_and_no_small_talk(text: str) -> None:
    assert not has_purpose(text)
    assert not is_chit_chat(text)


@given(strategies.ANY_TEXT)
def test_any_text_is_judged(text: str) -> None:
    assert not (is_chit_chat(text) and has_purpose(text))
    rolodex = rolodex_of(person(), mail(1, who=BOB, text=text))
    found = script_in(rolodex, ANN, text, TODAY)
    assert found is None or found.likeness == 1.0
