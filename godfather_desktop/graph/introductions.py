"""The whole answer to 'how do I get to them?': lanes with explained hops, and the cold call beside them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from godfather_desktop.domain.ids import ME, OrganizationId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.paths import Path, Target, best_paths
from godfather_desktop.insight.asking import asking_in
from godfather_desktop.insight.explanation import Row, row_to
from godfather_desktop.insight.introducing import (
    Approach,
    combined_chance,
    direct,
    direct_rows,
    first_hop_rows,
    last_hop,
    last_hop_rows,
    middle_hop,
    middle_hop_rows,
)
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.insight.titles import AUTHORITY_WEIGHT, SENIORITY_RANK, authority_of, seniority_of, title_matches


@dataclass(frozen=True, slots=True)
class Step:
    """One hop. chance 0..1; rows sum to it."""

    start: PersonId
    end: PersonId
    chance: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One way to a target: people from me to the target, and the steps whose chances multiply to `chance`."""

    people: tuple[PersonId, ...]
    chance: float
    steps: tuple[Step, ...]

    @property
    def weakest(self) -> int:
        """Which step is the weakest."""
        return min(range(len(self.steps)), key=lambda place: self.steps[place].chance)


@dataclass(frozen=True, slots=True)
class Ways:
    """All the answer needs.

    targets: who would be reached, the one that matters most first. lanes: the best first, at most
    `limit`. cold: the chance of writing to the first target without anyone. combined: of trying
    the lanes one after the other.
    """

    targets: tuple[Target, ...]
    lanes: tuple[Lane, ...]
    cold: float
    combined: float


def target_person(rolodex: Rolodex, person: PersonId, value: float = 0.0, seniority: int | None = None) -> Target:
    """A named person as a target; seniority from the card unless given."""
    card = rolodex.people[person]
    if seniority is None:
        seniority = SENIORITY_RANK[seniority_of(card, rolodex.roles_of(person))]
    return Target(person, Approach(value, seniority))


def targets_at(
    rolodex: Rolodex,
    organization: OrganizationId,
    *,
    title: str = "",
    value: float = 0.0,
    seniority: int | None = None,
) -> list[Target]:
    """Who works at an organization today, with this title if one is asked for, deciders first."""
    targets: list[Target] = []
    for role in rolodex.staff_of(organization):
        if role.end or role.person == ME or not title_matches(title, role.title):
            continue
        if any(target.person == role.person for target in targets):
            continue
        card = rolodex.people[role.person]
        authority = 1.0 if title else AUTHORITY_WEIGHT[authority_of(card, rolodex.roles_of(role.person))]
        approach = target_person(rolodex, role.person, value, seniority).approach
        targets.append(Target(role.person, approach, authority))
    return sorted(targets, key=lambda target: (-target.authority, -target.approach.seniority, target.person))


def ways_to(
    rolodex: Rolodex,
    scores: Scores,
    network: Network,
    arrays: Arrays,
    targets: Sequence[Target],
    *,
    hops: int = 2,
    limit: int = 3,
    avoid: Collection[PersonId] = (),
) -> Ways:
    """The lanes to any of the targets, direct ones included, and the cold call to the first of them."""
    targets = [target for target in targets if target.person != ME and target.person not in avoid]
    if not targets:
        return Ways((), (), 0.0, 0.0)
    paths = best_paths(arrays, targets, scores.first_hop, hops=hops, limit=limit, avoid=avoid)
    for target in targets:
        if is_own_tie(rolodex, rolodex.people[target.person]):
            chance = direct(scores.strength(target.person).value, target.approach) * target.authority
            paths.append(Path((), target, chance))
    paths.sort(key=lambda path: (-path.chance, len(path.introducers)))
    chosen = paths[:limit]
    first = targets[0]
    return Ways(
        tuple(targets),
        tuple(_lane(rolodex, scores, network, path) for path in chosen),
        direct(scores.strength(first.person).value, first.approach),
        combined_chance(
            (path.chance for path in chosen), same_target=len({path.target.person for path in chosen}) <= 1
        ),
    )


def _lane(rolodex: Rolodex, scores: Scores, network: Network, path: Path) -> Lane:
    people = (ME, *path.introducers, path.target.person)
    approach, goal = path.target.approach, path.target.person
    if not path.introducers:
        strength = scores.strength(goal).value
        step = Step(ME, goal, direct(strength, approach), direct_rows(strength, approach))
        return Lane(people, path.chance, (_weighed(step, path.target),))
    first = path.introducers[0]
    asking = asking_in(rolodex, first, scores.as_of, strength=scores.strength(first))
    steps = [Step(ME, first, scores.first_hop(first), first_hop_rows(asking))]
    for start, end in pairwise(people[1:]):
        warmth = network.warmth(start, end)
        if warmth is None:
            raise AssertionError("a path runs over ties of the network")
        if end == goal:
            step = Step(start, end, last_hop(warmth, approach), last_hop_rows(warmth, approach))
            steps.append(_weighed(step, path.target))
        else:
            steps.append(Step(start, end, middle_hop(warmth), middle_hop_rows(warmth)))
    return Lane(people, path.chance, tuple(steps))


def _weighed(step: Step, target: Target) -> Step:
    """The last step of a way to a company: worth as much as the person reached decides there."""
    if target.authority == 1.0:
        return step
    chance = step.chance * target.authority
    return Step(step.start, step.end, chance, row_to(step.rows, chance, "authority", weight=target.authority))
