"""One typed line into a favor or a touch."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.names import Names
from godfather_desktop.insight.quick_line import FavorLine, TouchLine, is_favor_line, read_favor, read_touch
from tests import strategies
from tests.records import ANN, BOB, TODAY, person, rolodex_of

JAN = PersonId(22)
NAMES = Names(rolodex_of(person(ANN), person(BOB), Person(PersonId(20), "Ann Moe"), Person(JAN, "Jan Novák")))

GIVEN = FavorLine(ANN, "given", "favor", TODAY, 2, 2, "asked", "done", thanked=False, due=None, beneficiary="")
TOUCHED = TouchLine(ANN, "call", "out", TODAY, 2, obligate=False, context="", personal=False, ask="none", note="")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "gave Ann Lee an introduction to Bob Roy yesterday, unasked, size 3, effort 2",
            replace(GIVEN, title="introduction to Bob Roy", day=TODAY - 1, mode="unasked", size=3, effort=2),
        ),
        (
            "gave Ann Lee intro to Bob Roy yesterday size 3",
            replace(GIVEN, title="intro to Bob Roy", day=TODAY - 1, size=3),
        ),
        ("I gave Jan Novak 3 tickets", replace(GIVEN, person=JAN, title="3 tickets")),
        ("gave Ann Lee", GIVEN),
        ("gave Ann Lee a job lead for Bob Roy", replace(GIVEN, title="job lead", beneficiary="Bob Roy")),
        ("introduced Ann Lee to Bob Roy", replace(GIVEN, title="introduction to Bob Roy")),
        ("helped Ann Lee move, part of my job", replace(GIVEN, title="helped move", mode="role")),
        (
            "promised Ann Lee a reference by Friday",
            replace(GIVEN, title="reference", status="promised", due=TODAY + 6),
        ),
        (
            "owe Ann Lee a lunch by 2026-12-01",
            replace(GIVEN, title="lunch", status="promised", due=day_of("2026-12-01")),
        ),
        ("declined Ann Lee a loan", replace(GIVEN, title="loan", status="declined")),
        ("gave Ann Lee a loan, declined", replace(GIVEN, title="loan", status="declined")),
        ("gave Ann Lee a book on 3 May 2026, not thanked", replace(GIVEN, title="book", day=day_of("2026-05-03"))),
        (
            "got a reference from Bob Roy, asked, thanked",
            replace(GIVEN, person=BOB, direction="received", title="reference", thanked=True),
        ),
        (
            "Ann Lee introduced me to Bob Roy",
            replace(GIVEN, direction="received", title="introduction to Bob Roy"),
        ),
        (
            "Ann Lee gave me a lead on a job, unasked",
            replace(GIVEN, direction="received", title="lead on a job", mode="unasked"),
        ),
    ],
)
def test_read_favor(line: str, read: FavorLine) -> None:
    assert is_favor_line(line, NAMES)
    assert read_favor(line, NAMES, TODAY) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("called Ann Lee today, she called back", replace(TOUCHED, direction="mutual", note="she called back")),
        ("called Ann Lee", TOUCHED),
        ("Ann Lee called", replace(TOUCHED, direction="in")),
        ("Ann Lee called, I answered", replace(TOUCHED, direction="mutual", note="I answered")),
        ("met Ann Lee 3 days ago", replace(TOUCHED, channel="in-person", direction="mutual", day=TODAY - 3)),
        (
            "had coffee with Ann Lee on Monday, 4 people",
            replace(TOUCHED, channel="in-person", direction="mutual", day=TODAY - 5, people=4),
        ),
        (
            "bumped into Bob Roy in the hallway",
            replace(TOUCHED, person=BOB, channel="in-person", direction="mutual", obligate=True),
        ),
        ("lunch with Ann Lee, work", replace(TOUCHED, channel="in-person", direction="mutual", context="work")),
        (
            "met Ann Lee, personal",
            replace(TOUCHED, channel="in-person", direction="mutual", context="personal", personal=True),
        ),
        (
            "emailed Ann Lee, asked for a reference",
            replace(TOUCHED, channel="email", ask="mine", note="asked for a reference"),
        ),
        (
            "message from Bob Roy, he asked for a job",
            replace(TOUCHED, person=BOB, channel="message", direction="in", ask="theirs", note="he asked for a job"),
        ),
        ("emailed Ann Lee, she replied", replace(TOUCHED, channel="email", direction="mutual", note="she replied")),
        ("zoom with Jan Novak", replace(TOUCHED, person=JAN, channel="video", direction="mutual")),
        ("letter to Ann Lee 2 weeks ago", replace(TOUCHED, channel="letter", day=TODAY - 14)),
        ("liked Ann Lee's post", replace(TOUCHED, channel="reaction", note="post")),
    ],
)
def test_read_touch(line: str, read: TouchLine) -> None:
    assert not is_favor_line(line, NAMES)
    assert read_touch(line, NAMES, TODAY) == read


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        ("gave Ann a hand", "several are meant", "person"),
        ("gave Zed a hand", "nobody is meant", "person"),
        ("got a hand from Zed", "nobody is meant", "person"),
        ("gave Ann Lee a hand, size 6", "out of range", "size"),
        ("gave Ann Lee a hand, effort 0", "out of range", "effort"),
        ("gave Ann Lee a hand, size " + "9" * 4_500, "out of range", "size"),
        ("gave Ann Lee a hand on 2026-02-30", "no such date", "date"),
        ("hello", "favor line not understood", "line"),
        ("", "favor line not understood", "line"),
    ],
)
def test_favor_line_refused(line: str, reason: str, field: str) -> None:
    with pytest.raises(RuleBroken, match=reason) as caught:
        read_favor(line, NAMES, TODAY)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        ("called Ann", "several are meant", "person"),
        ("called Zed Zulu", "nobody is meant", "person"),
        ("met Ann Lee with 1 people", "out of range", "people"),
        ("met Ann Lee 0000-01-01", "no such date", "date"),
        ("hello Ann Lee", "touch line not understood", "line"),
    ],
)
def test_touch_line_refused(line: str, reason: str, field: str) -> None:
    with pytest.raises(RuleBroken, match=reason) as caught:
        read_touch(line, NAMES, TODAY)
    assert caught.value.field == field


def test_who_is_near_is_offered() -> None:
    with pytest.raises(RuleBroken) as caught:
        read_touch("called Anne Leee", NAMES, TODAY)
    assert "Ann Lee (2)" in str(caught.value.values_said["candidates"])
    assert caught.value.values_said["who"] == "Anne Leee"


PIECES = st.sampled_from(
    "gave got called met emailed Ann Lee Bob Roy from to yesterday size 3 effort 7 by Friday , ; unasked thanked "
    "she replied for 2026-02-30 12 people personal 's".split()
)


@given(st.lists(PIECES | strategies.ANY_TEXT, max_size=12).map(" ".join))
def test_any_line_is_read_or_refused(line: str) -> None:
    is_favor_line(line, NAMES)
    try:
        favor = read_favor(line, NAMES, TODAY)
    except RuleBroken:
        pass
    else:
        assert favor.title
        assert 1 <= favor.size <= 5
        assert 1 <= favor.effort <= 5
    try:
        touch = read_touch(line, NAMES, TODAY)
    except RuleBroken:
        pass
    else:
        assert 2 <= touch.people <= 100_000


def test_a_stranger_of_a_known_surname_is_nobody_and_not_the_one_who_has_it() -> None:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale"), Person(PersonId(2), "Ann Lee")])
    names = Names(rolodex)
    for line in ("called Bruce Lee today", "gave Bruce Lee a reference"):
        with pytest.raises(RuleBroken) as refused:
            (read_favor if is_favor_line(line, names) else read_touch)(line, names, 739_941)
        assert refused.value.reason == "nobody is meant"
    assert read_touch("called Lee today", names, 739_941).person == 2
