"""The whole answer to 'how do I get to them?': lanes with explained hops, and the cold call beside them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from godfather_desktop.domain.ids import ME, OrganizationId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.paths import Pair, Path, Reach, best_paths
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
    """One hop. chance 0..1; rows sum to it. inferred: nobody has recorded the tie it runs over."""

    start: PersonId
    end: PersonId
    chance: float
    rows: tuple[Row, ...]
    inferred: bool = False


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
    the lanes one after the other. trusted: whether my own outcomes bear the figures out.
    """

    targets: tuple[Reach, ...]
    lanes: tuple[Lane, ...]
    cold: float
    combined: float
    trusted: bool = True


WARM = 0.05
"""Below this chance a lane is no warm path, whatever it runs through."""


def is_warm(ways: Ways) -> bool:
    """Whether somebody can be asked, or written to, with a fair chance and a better one than cold."""
    if not ways.lanes:
        return False
    best = ways.lanes[0]
    return best.chance >= WARM and (len(best.people) == 2 or best.chance > ways.cold)


def reach_of(rolodex: Rolodex, person: PersonId, value: float = 0.0, seniority: int | None = None) -> Reach:
    """A named person as a target; seniority from the card unless given."""
    card = rolodex.people[person]
    if seniority is None:
        seniority = SENIORITY_RANK[seniority_of(card, rolodex.roles_of(person))]
    return Reach(person, Approach(value, seniority))


def reaches_at(
    rolodex: Rolodex,
    organization: OrganizationId,
    *,
    title: str = "",
    value: float = 0.0,
    seniority: int | None = None,
) -> list[Reach]:
    """Who works at an organization today, with this title if one is asked for, deciders first."""
    targets: list[Reach] = []
    for role in rolodex.staff_of(organization):
        if role.end or role.person == ME or not title_matches(title, role.title):
            continue
        if any(target.person == role.person for target in targets):
            continue
        card = rolodex.people[role.person]
        authority = 1.0 if title else AUTHORITY_WEIGHT[authority_of(card, rolodex.roles_of(role.person))]
        approach = reach_of(rolodex, role.person, value, seniority).approach
        targets.append(Reach(role.person, approach, authority))
    return sorted(targets, key=lambda target: (-target.authority, -target.approach.seniority, target.person))


def ways_to(
    rolodex: Rolodex,
    scores: Scores,
    arrays: Arrays,
    targets: Sequence[Reach],
    *,
    hops: int = 2,
    limit: int = 3,
    avoid: Collection[PersonId] = (),
    without: Collection[Pair] = (),
) -> Ways:
    """The lanes to any of the targets, direct ones included, and the cold call to the first of them.

    avoid: people, without: ties that no lane may use.
    """
    shift = scores.shift("answer")
    targets = [
        replace(target, approach=replace(target.approach, shift=shift)) if shift else target
        for target in targets
        if target.person != ME and target.person not in avoid
    ]
    if not targets:
        return Ways((), (), 0.0, 0.0)
    paths = best_paths(arrays, targets, scores.first_hop, hops=hops, limit=limit, avoid=avoid, without=without)
    for target in targets:
        if is_own_tie(rolodex, rolodex.people[target.person]):
            chance = direct(scores.strength(target.person).value, target.approach) * target.authority
            paths.append(Path((), target, chance))
    paths.sort(key=lambda path: (-path.chance, len(path.introducers)))
    chosen = paths[:limit]
    first = targets[0]
    return Ways(
        tuple(targets),
        tuple(_lane(scores, arrays, path) for path in chosen),
        direct(scores.strength(first.person).value, first.approach),
        combined_chance((path.chance for path in chosen), same_target=len({path.reach.person for path in chosen}) <= 1),
        scores.trusted("yes") and scores.trusted("answer"),
    )


def _lane(scores: Scores, arrays: Arrays, path: Path) -> Lane:
    people = (ME, *path.introducers, path.reach.person)
    approach, goal = path.reach.approach, path.reach.person
    if not path.introducers:
        strength = scores.strength(goal).value
        step = Step(ME, goal, direct(strength, approach), direct_rows(strength, approach))
        return Lane(people, path.chance, (_weighed(step, path.reach),))
    first = path.introducers[0]
    asking = scores.asking(first)
    steps = [Step(ME, first, scores.first_hop(first), first_hop_rows(asking))]
    for start, end in pairwise(people[1:]):
        warmth = arrays.between(start, end)
        if warmth is None:
            raise AssertionError("a path runs over ties of the network")
        guessed = not arrays.is_recorded(start, end)
        if end == goal:
            step = Step(start, end, last_hop(warmth, approach), last_hop_rows(warmth, approach), guessed)
            steps.append(_weighed(step, path.reach))
        else:
            steps.append(Step(start, end, middle_hop(warmth), middle_hop_rows(warmth), guessed))
    return Lane(people, path.chance, tuple(steps))


def _weighed(step: Step, target: Reach) -> Step:
    """The last step of a way to a company: worth as much as the person reached decides there."""
    if target.authority == 1.0:
        return step
    chance = step.chance * target.authority
    return replace(step, chance=chance, rows=row_to(step.rows, chance, "authority", weight=target.authority))
