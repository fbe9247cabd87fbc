"""Roles joined into spells."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import LAST_DAY, day_of
from godfather_desktop.domain.ids import ME, OrganizationId, RoleId
from godfather_desktop.domain.role import Role
from godfather_desktop.insight.spells import spells_of

PLACES = (OrganizationId(50), OrganizationId(51))


def held(number: int, start: str, end: str = "", *, place: int = 0, headcount: int | None = None) -> Role:
    return Role(RoleId(number), ME, PLACES[place], "Clerk", start, end, headcount)


def spans(*roles: Role) -> list[tuple[str, int, int | None]]:
    return [(str(one.organization), one.start, one.end) for one in spells_of(roles)]


def test_roles_without_a_beginning_or_that_end_before_it_say_nothing() -> None:
    nowhere = Role(RoleId(9), ME, None, "Clerk", "2020")
    assert spells_of([held(1, ""), held(2, "2020", "2019"), held(3, "--02-03"), nowhere]) == []
    assert spells_of([held(1, "2020", "--02-03")]) == []


def test_promotion_joins_and_a_return_does_not() -> None:
    first, next_one = held(1, "2015-01-01", "2018-01-01"), held(2, "2018-02-01", "2020-01-01")
    (joined,) = spells_of([next_one, first])
    assert (joined.start, joined.end, joined.roles) == (day_of("2015-01-01"), day_of("2020-01-01"), (1, 2))
    assert len(spells_of([first, held(2, "2018-02-02", "2020-01-01")])) == 2


def test_two_roles_at_one_time_are_one_spell() -> None:
    outer, inner = held(1, "2010", "2020"), held(2, "2012", "2013")
    (joined,) = spells_of([inner, outer])
    assert (joined.start, joined.end) == (day_of("2010-01-01"), day_of("2020-01-01"))
    (lasting,) = spells_of([held(1, "2010"), held(2, "2012", "2013")])
    assert lasting.end is None
    assert lasting.until == LAST_DAY


def test_two_places_at_one_time_are_two_spells() -> None:
    assert len(spells_of([held(1, "2010", "2020"), held(2, "2012", "2013", place=1)])) == 2


def test_headcount_is_the_largest_known() -> None:
    (joined,) = spells_of([held(1, "2010", "2015", headcount=40), held(2, "2015", "", headcount=900), held(3, "2016")])
    assert joined.headcount == 900
    (unknown,) = spells_of([held(1, "2010")])
    assert unknown.headcount is None


YEARS = st.sampled_from(("", "1990", "2000", "2001", "2005-06", "2010-01-02", "2020"))
ROLES = st.lists(
    st.builds(held, st.integers(1, 99), YEARS, YEARS, place=st.integers(0, 1)), max_size=7, unique_by=lambda one: one.id
)


@given(ROLES, st.randoms(use_true_random=False))
def test_spells_of_a_place_lie_apart_and_order_does_not_matter(roles: list[Role], chance: object) -> None:
    made = spells_of(roles)
    shuffled = list(roles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert spells_of(shuffled) == made
    for place in PLACES:
        mine = [one for one in made if one.organization == place]
        assert all(later.start - earlier.until > 31 for earlier, later in pairwise(mine))
        assert all(one.start <= one.until for one in mine)
    covered = {id_ for one in made for id_ in one.roles}
    assert covered == {one.id for one in roles if len(spells_of([one])) == 1}
