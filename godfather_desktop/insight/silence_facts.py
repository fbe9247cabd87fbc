"""Everything that the reasons of a silence look at, gathered once for a person (model section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person, Seniority
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight import silence_signs as signs
from godfather_desktop.insight.callbacks import Fair, fair_in, open_run, pauses_on, persistence_of
from godfather_desktop.insight.clock import Calendar, calendar_of, is_open
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.messages import Script, script_in
from godfather_desktop.insight.patience import closeness_of, follow_ups_left
from godfather_desktop.insight.reason_table import MOST_REFUSALS_DAYS, NEW_JOB_DAYS, ROW_OF
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import State
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rows look at. Strength 0..100, chances 0..1.

    run: the open attempts, oldest first; fair: when the next one is fair, with the business days waited and the
    patience. closed_now: it is outside their hours at this very minute. pauses: in force today. told: my answers
    about rows that no record can tell. needed: the day of an ask of theirs, or of a need, that waits for me.
    promoted: a role that began after the first attempt; fresh_job: one that began shortly before it. refusals: all
    of a year; refused: asks that were answered with no. attached: bytes sent along. new_domain: the mail domain
    from which nobody has ever answered, empty otherwise. down: the first attempt fell into a down period of mine,
    or one lasts. recent_asks: mine, faded, and contact_asks of my last `contacts` ones, both without the open run.
    claim: what a tie of name only rests on. best_path: the best introduction, cold: writing without anybody;
    searched: whether somebody looked for a path at all. ignored: unanswered attempts of a year; paused_meanwhile:
    a pause fell among them. asks_share, their_asks: of their contacts. left: follow-ups before the course rests.
    my_days: days of 90 on which I was in touch. offer: what I bring, None when nothing says so.
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
    claim: signs.Claim | None
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
        """Business days since the last attempt (t)."""
        return self.fair.waited

    @property
    def patience(self) -> int:
        """Business days after which asking again is fair (w)."""
        return self.fair.patience


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
    best_path: the chance of the best introduction, cold: of writing without one; both None when nobody looked.
    """
    as_of = scores.as_of
    card, sums = rolodex.people[person], rolodex.sums.get(person)
    roles = rolodex.roles_of(person)
    calendar = calendar_of(rolodex, person)
    strength = scores.strength(person)
    run = tuple(open_run(rolodex, person, as_of))
    last = run[-1] if run else None
    past = [touch for touch in touches if touch.day <= as_of]
    seniority = seniority_of(card, roles)
    approach = Approach(float(last.offer) if last else 0.0, SENIORITY_RANK[seniority], scores.shift("answer"))
    begun = signs.begun(roles, as_of) if run else []
    ignored = signs.ignored_days(rolodex, person, as_of)
    contact_asks, contacts = signs.last_contacts(past, run)
    by_mail = last is not None and last.channel == "email"
    scripted = last is not None and strength.value < (ROW_OF["script"].below or 0.0)
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
        told=signs.told(rolodex, person, run, as_of),
        needed=signs.needed_since(rolodex, person, run, past, as_of),
        promoted=next((role for day, role in begun if day > run[0].day), None),
        fresh_job=next((role for day, role in begun if 0 <= run[0].day - day <= NEW_JOB_DAYS), None),
        refusals=tuple(one for one in rolodex.refusals_of(person) if 0 <= as_of - one.day <= MOST_REFUSALS_DAYS),
        refused=signs.refused_asks(rolodex, person, as_of),
        attached=sum(one.size for one in rolodex.attachments_of(person) if last and one.attempt == last.id),
        new_domain=signs.unproven_domain(rolodex, card, past, run) if by_mail else "",
        down=bool(run)
        and any(one.start <= as_of and (one.holds(run[0].day) or one.holds(as_of)) for one in rolodex.downs.values()),
        script=script_in(rolodex, person, last.text, last.day, run) if last is not None and scripted else None,
        recent_asks=signs.recent_asks(rolodex, person, scores, run),
        contact_asks=contact_asks,
        contacts=contacts,
        claim=signs.claim_of(card, sums, past),
        best_path=best_path,
        cold=direct(strength.value, approach) if cold is None else cold,
        searched=best_path is not None or cold is not None,
        ignored=len(ignored),
        paused_meanwhile=bool(ignored) and signs.paused_since(rolodex, person, min(ignored), as_of),
        asks_share=scores.evidence(person).asks_share,
        their_asks=signs.their_asks(rolodex, person, as_of),
        left=follow_ups_left(closeness_of(strength.value), len(run), persistence_of(rolodex, person)),
        my_days=signs.days_in_touch(rolodex, person, past, as_of),
        offer=last.offer if last else signs.offer_planned(rolodex, person),
    )
