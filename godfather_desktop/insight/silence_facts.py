"""Everything that the reasons of a silence look at, gathered once for a person (model section 5)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from godfather_desktop.domain.attempt import ANSWERS, Attempt
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day, Minute, first_day_of
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person, Seniority
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.touch import CHANNELS, Touch
from godfather_desktop.insight.asking import asking_from
from godfather_desktop.insight.callbacks import Fair, fair_in, open_run, pauses_on, persistence_of
from godfather_desktop.insight.clock import Calendar, calendar_of, is_open
from godfather_desktop.insight.contact_days import NEVER
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.messages import Script, script_in
from godfather_desktop.insight.patience import closeness_of, follow_ups_left
from godfather_desktop.insight.reason_table import (
    IGNORED_DAYS,
    LAST_CONTACTS,
    MOST_REFUSALS_DAYS,
    NEEDED_DAYS,
    NEW_JOB_DAYS,
    ROW_OF,
    SELDOM_DAYS,
)
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import State
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of

_EMAIL = CHANNELS.index("email")
_CLAIMS = ("neighbor", "neighbour", "club", "alumni", "alumnus", "alumna", "church", "school")
"""Words of a tag with which people claim a tie that is one of name only."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rows look at. Days, strength 0..100, chances 0..1.

    run: the open attempts, oldest first; fair: when the next one is fair, with the business days waited and the
    patience. closed_now: outside their hours at this very minute. pauses: in force today. told: my answers about
    rows that no record can tell. needed: since when an ask of theirs, or a need, waits for me. promoted: a role
    that began after the first attempt; fresh_job: one that began shortly before it. refusals: all of a year;
    refused: asks that were answered with no. attached: bytes sent along. new_domain: the mail domain from which
    nobody has ever answered, empty otherwise. down: the first attempt fell into a down period of mine. recent_asks:
    mine, faded, and contact_asks of my last `contacts` ones, those of the open run left out. claim: what a tie of
    name only rests on. best_path: the best introduction, cold: writing without anybody; searched: whether
    somebody looked for a path at all. ignored: unanswered attempts of a year; paused_meanwhile: a pause fell
    among them. asks_share, their_asks: of their contacts. left: follow-ups before the course rests. my_days: days
    of 90 on which I was in touch. offer: what I bring, None when nothing says so.
    """

    person: Person
    as_of: Day
    calendar: Calendar
    strength: float
    state: State
    exchanges: int
    seniority: Seniority
    etiquette: Etiquette | None
    run: tuple[Attempt, ...]
    fair: Fair
    closed_now: bool
    pauses: tuple[Pause, ...]
    told: Mapping[int, bool]
    needed: Day | None
    promoted: Role | None
    fresh_job: Role | None
    refusals: tuple[Refusal, ...]
    refused: int
    attached: int
    new_domain: str
    down: bool
    script: Script | None
    recent_asks: float
    contact_asks: int
    contacts: int
    claim: str
    best_path: float | None
    cold: float
    searched: bool
    ignored: int
    paused_meanwhile: bool
    asks_share: float
    their_asks: int
    left: int
    my_days: int
    offer: int | None

    @property
    def last(self) -> Attempt:
        """The latest open attempt; only to be asked for when there is one."""
        return self.run[-1]

    @property
    def waited(self) -> int:
        """T: business days since the last attempt."""
        return self.fair.waited

    @property
    def patience(self) -> int:
        """W: business days after which asking again is fair."""
        return self.fair.patience

    @property
    def refusal(self) -> Refusal | None:
        """The no that still stands."""
        return self.fair.refusal


def facts_of(
    rolodex: Rolodex,
    person: PersonId,
    scores: Scores,
    touches: Sequence[Touch],
    now: Minute | None = None,
    best_path: float | None = None,
    cold: float | None = None,
) -> Facts:
    """The facts about a person on the scores' day.

    touches: the latest ones, newest first, as many as the caller has at hand. now: this minute, if it matters.
    best_path: the chance of the best introduction, cold: of writing without one; None when nobody looked.
    """
    as_of = scores.as_of
    card, sums = rolodex.people[person], rolodex.sums.get(person)
    roles = rolodex.roles_of(person)
    calendar = calendar_of(rolodex, person)
    strength = scores.strength(person)
    run = tuple(open_run(rolodex, person, as_of))
    first, last = (run[0], run[-1]) if run else (None, None)
    past = [touch for touch in touches if touch.day <= as_of]
    evidence = scores.evidence(person)
    seniority = seniority_of(card, roles)
    approach = Approach(float(last.offer) if last else 0.0, SENIORITY_RANK[seniority], scores.shift("answer"))
    begun = _begun(roles, as_of)
    ignored = _ignored(rolodex, person, sums, run, as_of)
    contact_asks, contacts = _last_contacts(past, run)
    return Facts(
        person=card,
        as_of=as_of,
        calendar=calendar,
        strength=strength.value,
        state=strength.state,
        exchanges=strength.exchanges,
        seniority=seniority,
        etiquette=rolodex.etiquette_of(person),
        run=run,
        fair=fair_in(rolodex, person, scores, now),
        closed_now=now is not None and not is_open(calendar, now),
        pauses=tuple(pauses_on(rolodex, person, as_of)),
        told=_told(rolodex, person, sums, run, as_of),
        needed=_needed(rolodex, person, sums, run, past, as_of),
        promoted=next((role for day, role in begun if first is not None and day > first.day), None),
        fresh_job=next(
            (role for day, role in begun if first is not None and 0 <= first.day - day <= NEW_JOB_DAYS), None
        ),
        refusals=tuple(one for one in rolodex.refusals_of(person) if 0 <= as_of - one.day <= MOST_REFUSALS_DAYS),
        refused=_refused(rolodex, person, as_of),
        attached=sum(one.size for one in rolodex.attachments_of(person) if last and one.attempt == last.id),
        new_domain=_new_domain(rolodex, card, sums, past, run) if last is not None and last.channel == "email" else "",
        down=first is not None
        and any(one.holds(first.day) or one.holds(as_of) for one in rolodex.downs.values() if one.start <= as_of),
        script=script_in(rolodex, person, last.text, last.day, run)
        if last is not None and strength.value < (ROW_OF["script"].below or 0.0)
        else None,
        recent_asks=recent_asks(rolodex, person, scores, run),
        contact_asks=contact_asks,
        contacts=contacts,
        claim=_claim(card, sums, past),
        best_path=best_path,
        cold=direct(strength.value, approach) if cold is None else cold,
        searched=best_path is not None or cold is not None,
        ignored=len(ignored),
        paused_meanwhile=bool(ignored) and _paused_since(rolodex, person, min(ignored), as_of),
        asks_share=evidence.asks_share,
        their_asks=len(_their_asks(rolodex, person, sums, as_of)),
        left=follow_ups_left(closeness_of(strength.value), len(run), persistence_of(rolodex, person)),
        my_days=_my_days(rolodex, person, sums, past, as_of),
        offer=last.offer if last else max((one.value for one in _targets(rolodex, person)), default=None),
    )


def recent_asks(rolodex: Rolodex, person: PersonId, scores: Scores, run: Sequence[Attempt]) -> float:
    """A: my asks of a person, each fading with a half-life of 60 days, without those that still wait for an answer.

    What was asked in the open run is one matter: to ask about it again is no further ask.
    """
    sums = rolodex.sums.get(person)
    if sums is not None and run:
        days = list(sums.my_asks)
        for attempt in run:
            if attempt.asking and attempt.day in days:
                days.remove(attempt.day)
        return asking_from(_Asks(tuple(days)).as_sums(sums), rolodex.favors_of(person), 0.0, scores.as_of).recent_asks
    return scores.asking(person).recent_asks


@dataclass(frozen=True, slots=True)
class _Asks:
    days: tuple[Day, ...]

    def as_sums(self, sums: ContactSums) -> ContactSums:
        from dataclasses import replace

        return replace(sums, my_asks=self.days)


def _told(
    rolodex: Rolodex, person: PersonId, sums: ContactSums | None, run: Sequence[Attempt], as_of: Day
) -> dict[int, bool]:
    """What I said about their silence: it counts until they are in touch, or I begin anew."""
    return {}


def _needed() -> None: ...
