"""Circles and their names."""

import itertools
from dataclasses import replace

import numpy as np

from godfather_desktop.domain.ids import OrganizationId, PersonId, RoleId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.circles import circle_of_each, igraph_of, named_circles
from godfather_desktop.graph.network import Network
from tests.records import TODAY, numbered, rolodex_of, tie

CHOIR = [PersonId(one) for one in range(2, 9)]
FIRM = [PersonId(one) for one in range(20, 25)]
PAIR = [PersonId(40), PersonId(41)]


def three_groups() -> Rolodex:
    """A choir of seven, a firm of five that know one another, one bridge, and two people apart."""
    place = OrganizationId(90)
    rolodex = rolodex_of(Organization(place, "Meridian Resorts"))
    rolodex.fill([replace(one, tags=("choir",)) for one in numbered(CHOIR)])
    rolodex.fill(numbered([*FIRM, *PAIR, 50]))
    rolodex.fill([Role(RoleId(100 + one), one, place, "Clerk") for one in FIRM])
    for group in (CHOIR, FIRM, PAIR):
        rolodex.fill([tie(a, b, 4) for a, b in itertools.combinations(group, 2)])
    rolodex.fill([tie(CHOIR[0], FIRM[0], 1)])
    return rolodex


def test_people_who_know_one_another_form_a_circle() -> None:
    arrays = compiled(Network(three_groups(), TODAY))
    membership = circle_of_each(arrays)
    circle = {PersonId(int(person)): int(number) for person, number in zip(arrays.ids, membership, strict=True)}
    assert {circle[one] for one in CHOIR} == {0}
    assert {circle[one] for one in FIRM} == {1}
    assert {circle[one] for one in (*PAIR, PersonId(50))} == {-1}


def test_circles_are_named_by_what_their_people_share() -> None:
    rolodex = three_groups()
    arrays = compiled(Network(rolodex, TODAY))
    circles = named_circles(rolodex, arrays, circle_of_each(arrays))
    assert [(one.number, one.name, list(one.people)) for one in circles] == [
        (0, "choir", CHOIR),
        (1, "Meridian Resorts", FIRM),
    ]


def test_circle_without_marks_is_named_after_its_center() -> None:
    rolodex = rolodex_of(*numbered(CHOIR))
    rolodex.fill([tie(CHOIR[2], one, 4) for one in CHOIR if one != CHOIR[2]])
    arrays = compiled(Network(rolodex, TODAY))
    (circle,) = named_circles(rolodex, arrays, circle_of_each(arrays))
    assert circle.name == f"around {rolodex.people[CHOIR[2]].name}"


def test_same_circles_every_time() -> None:
    arrays = compiled(Network(three_groups(), TODAY))
    assert np.array_equal(circle_of_each(arrays), circle_of_each(arrays, igraph_of(arrays)))


def test_nobody_has_no_circle() -> None:
    arrays = compiled(Network(rolodex_of(), TODAY))
    assert circle_of_each(arrays).tolist() == []
    assert named_circles(rolodex_of(), arrays, circle_of_each(arrays)) == []
