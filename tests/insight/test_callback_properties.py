"""Properties of the fair day, whatever the records are."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.callbacks import (
    fair_after,
    fair_in,
    open_run,
    pauses_on,
    sent_on,
)
from godfather_desktop.insight.clock import DAY_MINUTES, business_day_after, calendar_of, window_on
from godfather_desktop.insight.patience import closeness_of
from godfather_desktop.insight.scores import Scores
from tests.records import (
    ANN,
    TODAY,
    person,
    rolodex_of,
)
from tests.strategies import CADENCES, RATINGS, attempts, etiquettes, pauses, refusals, touches


@st.composite
def desks(draw: st.DrawFn, *, latest_pause: Day = TODAY + 60) -> Rolodex:
    """Ann with anything that decides about the fair day."""
    return rolodex_of(
        replace(person(ANN, rating=draw(RATINGS)), how_known=draw(st.sampled_from(("", "personally")))),
        draw(etiquettes()),
        *draw(attempts()),
        *draw(pauses(latest=latest_pause)),
        *draw(refusals()),
        *draw(touches(max_size=4)),
        *draw(st.lists(CADENCES, max_size=1)),
    )


@given(desks(), st.none() | st.integers(-600, 600))
def test_the_fair_day_never_comes_before_patience_pauses_and_noes(rolodex: Rolodex, minutes: int | None) -> None:
    now = None if minutes is None else TODAY * DAY_MINUTES + 720 + minutes
    found = fair_in(rolodex, ANN, Scores(rolodex, TODAY), now)
    calendar, run = calendar_of(rolodex, ANN), open_run(rolodex, ANN, TODAY)
    assert calendar.works_on(found.day)
    assert found.window == window_on(calendar, found.day)
    assert found.number == len(run) + 1
    assert 2 <= found.patience <= 5
    assert found.waited >= 0
    if run:
        assert found.day >= business_day_after(calendar, sent_on(calendar, run[-1]), found.patience)
    else:
        assert found.day >= TODAY - 1
    assert pauses_on(rolodex, ANN, found.day) == []
    for pause in pauses_on(rolodex, ANN, TODAY):
        assert found.day >= fair_after(calendar, pause)
        assert pause.end is None or found.day > pause.end
    for no in rolodex.refusals_of(ANN):
        assert found.day >= no.revisit or no.revisit <= TODAY
    assert (found.because == "pause") == (found.pause is not None)


@given(desks(latest_pause=TODAY))
def test_waiting_a_day_more_never_makes_the_fair_day_later(rolodex: Rolodex) -> None:
    assume(open_run(rolodex, ANN, TODAY))
    today, tomorrow = (Scores(rolodex, day) for day in (TODAY, TODAY + 1))
    # A tie that fades into another kind gets the course of that kind.
    assume(closeness_of(today.strength(ANN).value) == closeness_of(tomorrow.strength(ANN).value))
    assert fair_in(rolodex, ANN, tomorrow).day <= fair_in(rolodex, ANN, today).day


@given(desks(), st.integers(0, 40))
def test_the_days_that_were_waited_only_grow(rolodex: Rolodex, later: int) -> None:
    assume(open_run(rolodex, ANN, TODAY))
    waited = [fair_in(rolodex, ANN, Scores(rolodex, day)).waited for day in (TODAY, TODAY + later)]
    assert 0 <= waited[0] <= waited[1] <= waited[0] + later
