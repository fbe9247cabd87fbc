"""The sample: deterministic, of the promised size, and lifelike in what the program is for."""

from itertools import count

import pytest

from godfather_desktop.actions.favors import checked_favor
from godfather_desktop.actions.people import checked_person, checked_role
from godfather_desktop.actions.sample import TARGET_ORGANIZATION, Sample, make_sample
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.introductions import reaches_at, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.contact_days import sums_by_person
from godfather_desktop.insight.goals import organization_named
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie
from tests.records import TODAY, rolodex_of


def sample(people: int = 240, seed: int = 1, today: int = TODAY) -> Sample:
    return make_sample(count(2).__next__, today, people=people, seed=seed)


def filled(made: Sample) -> Rolodex:
    rolodex = rolodex_of()
    rolodex.apply(made.changes.changes)
    touches = sorted(made.touches(), key=lambda one: (one.person, one.day))
    rolodex.apply((), sums_by_person(touches, TODAY))
    return rolodex


def test_same_arguments_make_the_same_sample() -> None:
    one, two = sample(), sample()
    assert one.changes == two.changes
    assert list(one.touches()) == list(two.touches())
    assert list(one.touches()) == list(one.touches())


def test_another_seed_or_day_makes_another_sample() -> None:
    assert sample().changes != sample(seed=2).changes
    assert list(sample().touches()) != list(sample(seed=2).touches())
    assert sample().changes != sample(today=TODAY + 1).changes


@pytest.mark.parametrize("people", [12, 13, 100, 240, 1_500])
def test_counts(people: int) -> None:
    made = sample(people)
    records = [change.after for change in made.changes.changes]
    assert all(change.before is None for change in made.changes.changes)
    assert sum(isinstance(one, Person) for one in records) == made.people == people
    assert sum(isinstance(one, Tie) for one in records) == made.ties
    assert sum(isinstance(one, Favor) for one in records) == made.favors == max(4, people // 3)
    assert made.ties == min(5 * people, people * (people - 1) // 3)
    assert sum(1 for _ in made.touches()) == 10 * people


def test_fewer_than_twelve_are_twelve() -> None:
    assert sample(3).people == 12


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_record_could_have_been_typed_in(seed: int) -> None:
    rolodex = filled(sample(seed=seed))
    for person in rolodex.others():
        assert checked_person(rolodex, person) == person
        assert len({person.name for person in rolodex.people.values()}) == len(rolodex.people)
    for role in rolodex.roles.values():
        assert isinstance(role, Role)
        assert checked_role(role) == role
    for favor in rolodex.favors.values():
        assert checked_favor(rolodex, favor) == favor
        assert favor.day <= TODAY
    pairs = [(tie.a, tie.b) for tie in rolodex.ties.values()]
    assert len(set(pairs)) == len(pairs)
    assert all(a < b and ME not in (a, b) for a, b in pairs)
    ids = [record.id for change in sample(seed=seed).changes.changes if (record := change.after) is not None]
    assert len(set(ids)) == len(ids)


def test_touches_lie_in_the_past_and_concern_my_own_ties() -> None:
    made = sample()
    rolodex = filled(made)
    for touch in made.touches():
        assert touch.day <= TODAY
        assert is_own_tie(rolodex, rolodex.people[touch.person])


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_chief_of_the_target_is_reached_only_through_others(seed: int) -> None:
    rolodex = filled(sample(seed=seed))
    (chief,) = reaches_at(rolodex, organization_named(rolodex, TARGET_ORGANIZATION), title="CEO", value=1.0)
    assert not is_own_tie(rolodex, rolodex.people[chief.person])
    network = Network(rolodex, TODAY)
    answer = ways_to(rolodex, Scores(rolodex, TODAY), compiled(network), [chief])
    assert answer.lanes
    assert answer.lanes[0].chance > answer.cold


def test_few_ties_are_strong_and_many_are_nominal() -> None:
    ranked = Scores(filled(sample()), TODAY).ranked()
    assert 3 <= sum(value >= 60 for _, value in ranked) <= 40
    assert sum(value < 40 for _, value in ranked) > len(ranked) / 2
    assert all(isinstance(who, int) and who != ME for who, _ in ranked)
    assert PersonId(ME) not in dict(ranked)
