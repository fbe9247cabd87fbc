"""Kinds of contacts of the simulated world. All rates are guesses, made before the first run and not altered since."""

from dataclasses import dataclass, replace

from godfather_desktop.domain.person import Relation


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of contact.

    number: how many there are. yearly: median contact days a year. loyal_odds: weight in the draw
    of the loyal. duty: share of days that nobody chose. work, personal: shares of contacts in the
    work context, and with a personal matter. theirs: share of their contacts that are asks.
    gifts, got, gave: favors a year that they do unasked, that I ask for, that they ask of me.
    rating: the mean of my rating. charming: they court the title.
    """

    relation: Relation
    number: int
    yearly: float
    loyal_odds: float
    duty: float
    work: float
    personal: float
    theirs: float
    gifts: float
    got: float
    gave: float
    rating: float
    charming: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("family", 12, 18, 4.0, 0.0, 0.0, 0.5, 0.2, 0.4, 0.3, 0.3, 7.0),
    Kind("friend", 18, 10, 6.0, 0.0, 0.1, 0.5, 0.2, 0.4, 0.3, 0.3, 6.5),
    Kind("former-colleague", 40, 3, 2.0, 0.0, 0.8, 0.1, 0.3, 0.15, 0.2, 0.3, 4.5),
    Kind("peer", 30, 20, 1.5, 0.6, 0.95, 0.05, 0.3, 0.15, 0.2, 0.3, 4.5),
    Kind("report", 8, 45, 1.0, 0.7, 0.95, 0.05, 0.5, 0.1, 0.1, 1.0, 3.5),
    Kind("vendor", 12, 8, 0.3, 0.2, 0.95, 0.05, 0.5, 0.15, 0.1, 0.3, 3.5),
    Kind("candidate", 10, 4, 0.3, 0.0, 0.95, 0.05, 0.6, 0.1, 0.1, 0.8, 3.5),
    Kind("vendor", 8, 30, 0.3, 0.2, 0.6, 0.3, 0.25, 1.5, 0.5, 1.5, 5.5, charming=True),
    Kind("candidate", 8, 24, 0.3, 0.2, 0.6, 0.3, 0.25, 1.5, 0.5, 1.5, 5.5, charming=True),
    Kind("report", 4, 50, 1.0, 0.2, 0.6, 0.3, 0.25, 1.5, 0.5, 1.5, 5.5, charming=True),
)


def _plain(kind: Kind) -> Kind:
    """The same number of people, like those of the relation who do not court the title."""
    usual = next(one for one in KINDS if one.relation == kind.relation and not one.charming)
    return replace(usual, number=kind.number)


LOYAL = 5
SPREAD = 0.7
"""Standard deviation of the logarithm of a person's contact rate around that of the kind."""


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely signals are from somebody.

    Those of the down period are the guesses of the model's section 2; survived and named follow
    from its weights (+0.9 and -1.4, +2.2 and -2.2). reached, helped: given that they heard of it.
    replied, ignored: to a note of mine; ignored means also after a second note. comes, goes:
    shares of voluntary days that begin with them and with me, the rest is mutual.
    """

    reached: float
    helped: float
    replied: float
    ignored: float
    survived: float
    named: float
    comes: float
    goes: float


LOYAL_ODDS = Odds(0.80, 0.70, 0.95, 0.05, 0.84, 0.90, 0.35, 0.20)
OTHER_ODDS = Odds(0.07, 0.06, 0.35, 0.47, 0.34, 0.10, 0.275, 0.275)
CHARMING_COMES, CHARMING_GOES = 0.40, 0.15


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a world: 150 contacts of these kinds, and the odds of the loyal among them."""

    kinds: tuple[Kind, ...]
    loyal: Odds


DESCRIBED = Cast(KINDS, LOYAL_ODDS)
UNCOURTED = Cast(tuple(_plain(kind) for kind in KINDS), LOYAL_ODDS)
"""Nobody courts the title: those who did are like others of their relation."""
UNSIGNALED = Cast(KINDS, replace(OTHER_ODDS, comes=LOYAL_ODDS.comes, goes=LOYAL_ODDS.goes))
"""The loyal give none of the signals whose chances are the model's own guesses."""
HEARD = 0.5
"""Who hears of a small down period at all."""
NOTED = 0.2
"""To whom I write in it, of those who did not write first."""
ANSWERED = 0.4
"""Of how many people I say whether I would call them at 2 a.m., and how close we are."""
LOYAL_PACE = 1.5
"""How much more often than others of their kind the loyal are in contact."""
LOYAL_GIFTS = 0.6
"""Favors a year that the loyal do unasked beyond those of their kind."""
LOYAL_ASKS = 0.5
"""How the share of asks among their contacts compares to others of their kind."""
LOYAL_RATING = 2.0
RATING_SPREAD = 1.5
REPLIES = 0.7
"""How often a message is answered within three days, while the title lasts, by anybody."""
