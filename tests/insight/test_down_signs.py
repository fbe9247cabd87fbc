"""What a person did in a down period, read from records as section 10 says (P1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.correction import DownSign
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.insight.down_signs import DownSigns, packed, unpacked
from godfather_desktop.insight.fading import decay
from godfather_desktop.insight.proof import SIGN_POINTS, circumstances_of, evidence_in, signs_of
from tests.records import ANN, TODAY, down, favor, person, rolodex_of, said, touch

START, END = TODAY - 100, TODAY - 40
PERIOD = down(START, END)


def signs(*records: Record, period: DownPeriod = PERIOD, as_of: Day = TODAY) -> list[tuple[DownSign, Day]]:
    """The signs, and on which day after the period's start."""
    rolodex = rolodex_of(person(), period, *records, as_of=as_of)
    favors = [one for one in records if isinstance(one, Favor) and one.day <= as_of and one.status == "done"]
    found = signs_of(rolodex.sums.get(ANN), favors, period, as_of)
    return [(sign, day - period.start) for sign, day in found]


def heard(day: int, *, ask: bool = False) -> Record:
    return touch(START + day, "email", "in", ask="theirs" if ask else "none")


def wrote(day: int) -> Record:
    return touch(START + day, "email", "out")


def helped(day: int) -> Favor:
    return favor("received", age=TODAY - START - day)


def test_reached_out_is_a_contact_without_an_ask_before_any_of_mine() -> None:
    assert signs(heard(3)) == [("reached-out", 3)]
    assert signs(heard(3, ask=True), heard(5), wrote(7)) == [("reached-out", 5)]
    assert signs(wrote(2), heard(3)) == [("replied", 3)]
    assert signs(heard(-1), wrote(30)) == [("ignored-once", 30)]
    assert signs(touch(START + 3, "bulk", "in")) == [("silent", 60)]
    assert signs(touch(START + 3, "call", "in", obligate=True)) == [("silent", 60)]


def test_whoever_reached_out_first_is_not_said_to_have_replied() -> None:
    assert signs(heard(3), wrote(4), heard(6)) == [("reached-out", 3)]


@pytest.mark.parametrize(("day", "sign"), [(24, "replied"), (25, "ignored-once")])
def test_answer_counts_for_fourteen_days(day: int, sign: DownSign) -> None:
    assert signs(wrote(10), heard(day)) == [(sign, day if sign == "replied" else 10)]


def test_answer_after_the_end_of_the_period_counts() -> None:
    assert signs(wrote(58), heard(65)) == [("replied", 65)]
    assert signs(wrote(58), heard(73)) == [("ignored-once", 58)]


def test_late_answer_to_the_first_note_may_be_one_to_the_second() -> None:
    assert signs(wrote(10), wrote(20), heard(30)) == [("replied", 30)]


def test_answer_that_asks_for_something_is_an_answer() -> None:
    assert signs(wrote(10), heard(12, ask=True)) == [("replied", 12)]


@pytest.mark.parametrize(("second", "sign"), [(11, "ignored-once"), (12, "ignored")])
def test_followed_up_is_a_second_note_two_days_later(second: int, sign: DownSign) -> None:
    assert signs(wrote(10), wrote(second)) == [(sign, 10)]


def test_nothing_is_decided_before_fourteen_days_have_passed() -> None:
    period = down(START)
    assert signs(wrote(10), period=period, as_of=START + 24) == []
    assert signs(wrote(10), period=period, as_of=START + 25) == [("ignored-once", 10)]


def test_helped_is_a_favor_received() -> None:
    assert signs(helped(5)) == [("helped", 5)]
    assert signs(helped(5), helped(2)) == [("helped", 2)]
    assert signs(helped(-1)) == [("silent", 60)]
    assert signs(helped(61)) == [("silent", 60)]


def test_reached_out_helped_and_replied_add_up_and_exclude_ignored() -> None:
    assert signs(heard(3), helped(5)) == [("reached-out", 3), ("helped", 5)]
    assert signs(wrote(3), heard(4), helped(5)) == [("replied", 4), ("helped", 5)]
    assert signs(wrote(3), helped(30)) == [("helped", 30)]


def test_silence_is_dated_at_the_end_or_today_while_it_lasts() -> None:
    assert signs() == [("silent", END - START)]
    assert signs(period=down(START)) == [("silent", TODAY - START)]
    assert signs(period=down(START, TODAY + 9)) == [("silent", TODAY - START)]


def test_meeting_them_is_neither_a_sign_nor_silence() -> None:
    assert signs(touch(START + 4)) == []
    assert signs(wrote(3), touch(START + 9)) == [("replied", 9)]


def test_what_i_gave_is_no_sign_of_theirs() -> None:
    given_unasked = favor("given", mode="unasked", age=TODAY - START - 5)
    assert signs(given_unasked) == [("silent", END - START)]


def test_who_asked_me_for_something_was_not_silent() -> None:
    assert signs(favor("given", mode="asked", age=TODAY - START - 5)) == []
    assert signs(heard(5, ask=True)) == []


def test_each_period_has_its_own_signs() -> None:
    early, late = down(TODAY - 900, TODAY - 800), down(TODAY - 200, TODAY - 100)
    records = [touch(TODAY - 850, "email", "in"), touch(TODAY - 150, "email", "out")]
    rolodex = rolodex_of(person(), early, late, *records)
    found = {period.id: signs_of(rolodex.sums[ANN], (), period, TODAY) for period in (early, late)}
    assert found == {early.id: (("reached-out", TODAY - 850),), late.id: (("ignored-once", TODAY - 150),)}


@pytest.mark.parametrize("sign", list(SIGN_POINTS))
def test_owner_may_say_any_sign_dated_as_what_was_recorded(sign: DownSign) -> None:
    rolodex = rolodex_of(person(), PERIOD, heard(3), said(ANN, PERIOD, sign))
    part = evidence_in(rolodex, ANN, circumstances_of(rolodex, TODAY)).parts["down"]
    assert part.points == pytest.approx(SIGN_POINTS[sign] * decay(TODAY - START - 3, 1095))


def test_knew_is_dated_as_the_silence_was() -> None:
    rolodex = rolodex_of(person(), PERIOD, said(ANN, PERIOD, "knew"))
    part = evidence_in(rolodex, ANN, circumstances_of(rolodex, TODAY)).parts["down"]
    assert part.points == pytest.approx(-1.2 * decay(TODAY - END, 1095))


@given(st.lists(st.builds(DownSigns, *[st.integers(0, 800_000)] * 7), max_size=4))
def test_packed_and_unpacked(made: list[DownSigns]) -> None:
    assert unpacked(packed(made)) == made
