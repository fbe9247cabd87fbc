"""Whether the likeliest friends of a simulated world are its loyal ones, more often than the strongest ties are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isnan

import numpy as np

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.friends import friends_in
from godfather_desktop.insight.strength import strength_in
from validation import kinds
from validation.auc import SEED, Bools, Floats, Interval, draws, interval, shares
from validation.finding import Finding, Gate, Table
from validation.kinds import UNCOURTED, UNSIGNALED
from validation.world import AS_OF, World, rolodex_of, without_answers, world_of

LEAST_RATIO = 1.5
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_DESCRIBED = "as described"
_SOFT = (
    "This world is built from the same guesses as the model. It shows that the parts work together and that frequent "
    "contact does not pass for loyalty; it cannot show that the guesses are true. Where the loyal give none of the "
    "signals that the model looks for (writing first, help, answers, surviving job changes, 2 a.m.), it has no "
    "advantage over strength. Only the owner's own outcomes can tell."
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the five likeliest friends and the five strongest ties hold: the loyal, and those who court the title.

    expected: how many friends the program expects in all. chances, loyal: of everybody, (contacts,) each.
    """

    by_chance: int
    by_strength: int
    charmed_chance: int
    charmed_strength: int
    expected: float
    chances: Floats
    loyal: Bools


def variants(seed: int, number: int) -> Iterator[tuple[str, World, Rolodex]]:
    """The n-th world as described, with some of its records left out, and made of other people."""
    world = world_of(seed, number)
    rolodex = rolodex_of(world)
    yield _DESCRIBED, world, rolodex
    yield "nobody rated or named for 2 a.m.", world, without_answers(rolodex)
    yield "no down period marked", world, rolodex_of(world, down=False)
    for name, cast in (("nobody courts the title", UNCOURTED), ("the loyal give none of the signals", UNSIGNALED)):
        other = world_of(seed, number, cast)
        yield name, other, rolodex_of(other)


def found_in(world: World, rolodex: Rolodex) -> Found:
    """The two lists of one world."""
    friends = friends_in(rolodex, AS_OF)
    chances = {person: proof.chance for person, proof in friends.proofs.items()}
    likeliest = _top(chances)
    strongest = _top({person.id: strength_in(rolodex, person.id, AS_OF).value for person in rolodex.others()})
    return Found(
        len(likeliest & world.loyal),
        len(strongest & world.loyal),
        len(likeliest & world.charming),
        len(strongest & world.charming),
        friends.expected,
        np.array(list(chances.values())),
        np.array([person in world.loyal for person in chances]),
    )


def _top(scores: dict[PersonId, float]) -> set[PersonId]:
    return set(sorted(scores, key=lambda person: (-scores[person], person))[: kinds.LOYAL])


def means_and_ratio(above: Floats, below: Floats) -> tuple[Interval, Interval, Interval]:
    """Means of two counts by world, (worlds,) each, and the ratio of their sums, from the same samples of worlds."""
    sums = np.concatenate([np.stack((counts @ above, counts @ below)) for counts in draws(len(above))], axis=1)
    ratio = float(shares(above.sum(keepdims=True), below.sum(keepdims=True))[0])
    return (
        interval(float(above.mean()), sums[0] / len(above)),
        interval(float(below.mean()), sums[1] / len(below)),
        interval(ratio, shares(sums[0], sums[1])),
    )


def reliability(chances: Floats, loyal: Bools) -> Table:
    """Five bins of chance with how many of their people are loyal; chances, loyal: (people,)."""
    rows = []
    for low, high in pairwise(_BINS):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            share = f"{loyal[inside].mean():.3f}"
            rows.append((f"{low:.1f} to {high:.1f}", f"{inside.sum()}", f"{chances[inside].mean():.3f}", share))
    return Table(("chance", "people", "mean chance", "share that is loyal"), tuple(rows))


def brier(chances: Floats, loyal: Bools) -> float:
    """The mean squared distance of chances from what is true; 0 is perfect."""
    return float(np.mean((chances - loyal) ** 2))


def loyalty(worlds: int, seed: int = SEED) -> Finding:
    """Run so many worlds, and each again in its variants."""
    found: dict[str, list[Found]] = {}
    for number in range(worlds):
        for name, world, rolodex in variants(seed, number):
            found.setdefault(name, []).append(found_in(world, rolodex))
    rows = []
    ratios = {}
    for name, those in found.items():
        intervals = means_and_ratio(
            np.array([float(one.by_chance) for one in those]), np.array([float(one.by_strength) for one in those])
        )
        ratios[name] = intervals[2]
        expected = float(np.mean([one.expected for one in those]))
        rows.append((name, *(_short(one) for one in intervals), f"{expected:.1f}"))
    ratio, plain = ratios[_DESCRIBED], found[_DESCRIBED]
    contacts = sum(kind.number for kind in kinds.KINDS)
    header = ("world", "loyal among the five likeliest", "among the five strongest", "ratio", "friends expected")
    return Finding(
        "Who stays when the title is gone (simulated)",
        _description(contacts),
        _mapping(),
        f"{worlds} world{'' if worlds == 1 else 's'}. Five names drawn at random would hold "
        f"{kinds.LOYAL**2 / contacts:.2f} of the loyal.",
        (
            Table(header, tuple(rows)),
            reliability(
                np.concatenate([one.chances for one in plain]),
                np.concatenate([one.loyal for one in plain]),
            ),
        ),
        Gate(
            f"the five likeliest friends hold at least {LEAST_RATIO} times as many of the loyal as the five strongest "
            "ties do",
            sum(one.by_chance for one in plain) >= LEAST_RATIO * sum(one.by_strength for one in plain),
            f"{_short(ratio)} times",
            "In this world, the strongest ties hold nearly as many.",
        ),
        (_charmed(plain), _calibration(plain), _SOFT),
    )


def _short(one: Interval) -> str:
    return "none" if isnan(one.value) else f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def _description(contacts: int) -> str:
    charming = sum(kind.number for kind in kinds.KINDS if kind.charming)
    return (
        f"An invented owner with a title and {contacts} contacts in two-way contact within two years. {kinds.LOYAL} "
        "are loyal: friends and family above all, but also former colleagues, peers, reports and vendors. "
        f"{charming} vendors, candidates and reports court the title: frequent, warm, full of small favors."
    )


def _mapping() -> str:
    loyal, other = kinds.LOYAL_ODDS, kinds.OTHER_ODDS
    return (
        "Chances for the loyal and for the others: in an illness of five weeks, if they hear of it "
        f"({kinds.HEARD:.2f}), they write first {loyal.reached:.2f}/{other.reached:.2f} and help "
        f"{loyal.helped:.2f}/{other.helped:.2f}; they answer a note then {loyal.replied:.2f}/{other.replied:.2f}; "
        f"contact outlives a job change {loyal.survived:.2f}/{other.survived:.2f}; the owner would call them at 2 "
        f"a.m. {loyal.named:.2f}/{other.named:.2f}, if the card says so at all ({kinds.ANSWERED:.2f}, and the same "
        "cards are rated). These are the model's own guesses or follow from its weights. Further guesses of ours: "
        f"the loyal are in contact {kinds.LOYAL_PACE} times as often as others of their kind, begin "
        f"{loyal.comes:.1%} of it themselves instead of {other.comes:.1%}, ask half as often, do {kinds.LOYAL_GIFTS} "
        f"more unasked favors a year and are rated {kinds.LOYAL_RATING:.0f} points higher. The rest stands in "
        "`validation/kinds.py`. No number was altered after the first run; the last two rows of the table were added "
        "after it, to see what the result hangs on."
    )


def _charmed(those: list[Found]) -> str:
    strongest = float(np.mean([one.charmed_strength for one in those]))
    likeliest = float(np.mean([one.charmed_chance for one in those]))
    return (
        f"Of the five strongest ties, {strongest:.1f} on average court the title; of the five likeliest friends, "
        f"{likeliest:.1f}."
    )


def _calibration(those: list[Found]) -> str:
    chances, loyal = np.concatenate([one.chances for one in those]), np.concatenate([one.loyal for one in those])
    ours, base = brier(chances, loyal), brier(np.full(len(loyal), loyal.mean()), loyal)
    expected = float(np.mean([one.expected for one in those]))
    if 0.5 <= expected / kinds.LOYAL <= 2.0:
        verdict = "which is about right"
    else:
        verdict = "which is far off: the order of people is worth more than the number beside each"
    return (
        f"The program expects {expected:.1f} friends here where there are {kinds.LOYAL}, {verdict}. Unprompted "
        "contact and favors can only add to a chance, so everybody who is often in touch is lifted; in small part it "
        "is that an answer to the owner's own message counts as unprompted. The Brier score is "
        f"{ours:.4f}, against {base:.4f} for calling everybody equally likely. No gate was set on this."
    )
