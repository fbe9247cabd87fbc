"""Small Rolodexes in which ties come from everywhere: roles, meetings, statements, shared contacts."""

import itertools

from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId, RoleId, TieId, TouchId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.tie import TIE_SOURCES, Tie
from godfather_desktop.domain.touch import Touch
from tests.records import TODAY, numbered

PEOPLE = tuple(PersonId(one) for one in range(2, 7))
PAIRS = tuple(itertools.combinations(PEOPLE, 2))
PLACES = (Organization(OrganizationId(50), "Acme"), Organization(OrganizationId(51), "Zenith"))
HEADCOUNTS = st.sampled_from((None, 3, 15, 16, 150, 10_000, 100_000))
AGES = st.sampled_from((-20, 0, 0, 30, 365, 3_000))


def roles(who: st.SearchStrategy[PersonId]) -> st.SearchStrategy[Role]:
    """Roles of these people; some end before they begin."""
    return st.builds(
        Role,
        id=st.integers(1_000, 1_999).map(RoleId),
        person=who,
        organization=st.sampled_from([None, *(place.id for place in PLACES)]),
        title=st.just("Clerk"),
        start=st.sampled_from(("", "1999", "2010-05", iso(TODAY - 1_000), iso(TODAY - 90), iso(TODAY + 30))),
        end=st.sampled_from(("", "", "2015", iso(TODAY - 400), iso(TODAY - 1), iso(TODAY + 300))),
        headcount=HEADCOUNTS,
    )


def ties(pairs: st.SearchStrategy[tuple[PersonId, PersonId]]) -> st.SearchStrategy[Tie]:
    """Statements of any source about these pairs."""
    return st.builds(
        lambda pair, **fields: Tie(a=pair[0], b=pair[1], **fields),
        pairs,
        id=st.integers(2_000, 2_999).map(TieId),
        source=st.sampled_from(TIE_SOURCES),
        strength=st.none() | st.integers(0, 5),
        certainty=st.sampled_from((None, None, None, 0.0, 0.5, 1.0)),
        headcount=HEADCOUNTS,
        start=st.sampled_from(("", "2001", "2024")),
        end=st.sampled_from(("", "2020", "2026-01")),
    )


def meetings(who: st.SearchStrategy[PersonId]) -> st.SearchStrategy[Touch]:
    """Touches of several people; few days, so that many fall together."""
    return st.builds(
        Touch,
        id=st.integers(3_000, 3_999).map(TouchId),
        person=who,
        day=AGES.map(lambda age: TODAY - age),
        channel=st.sampled_from(("in-person", "email", "bulk")),
        direction=st.just("mutual"),
        people=st.sampled_from((2, 3, 3, 4, 30, 31)),
    )


_ROLES = st.lists(roles(st.sampled_from((ME, *PEOPLE))), max_size=8, unique_by=lambda one: one.id)
_TIES = st.lists(ties(st.sampled_from(PAIRS)), max_size=7, unique_by=lambda one: one.id)
_MEETINGS = st.lists(meetings(st.sampled_from(PEOPLE)), max_size=14, unique_by=lambda one: one.id)

WORLDS: st.SearchStrategy[list[Record]] = st.tuples(_ROLES, _TIES, _MEETINGS).map(
    lambda made: [*numbered(PEOPLE), *PLACES, *made[0], *made[1], *made[2]]
)
"""The records of such a Rolodex, me included in the roles."""
