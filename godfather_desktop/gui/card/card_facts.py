"""What is printed of a person, in words: gathered while the records stand still, so that any thread may print it."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.note import QUESTIONS
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.card.how_known import how_known
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.ledger import is_close
from godfather_desktop.insight.strength import Strength
from godfather_desktop.insight.titles import current_role
from godfather_desktop.wording.chances import standing
from godfather_desktop.wording.dates import ago, day, partial
from godfather_desktop.wording.explanations import part, why
from godfather_desktop.wording.figures import summing
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import (
    QUESTION_WORDS,
    balance_words,
    favor_detail,
    role_head,
    tie_source_words,
    touch_head,
)

_FAVORS, _TIES = 5, 9
TOUCHES = 7
"""How many of the last ones are printed; as many as leave the card of most people on one page."""
_WORTH_PRINTING = 0.25
"""The certainty from which on an inferred tie is shown on the card, too."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: a head, a muted detail below it, something short at its right, and perhaps a muted line above it."""

    head: str = ""
    detail: str = ""
    right: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the card. lead: a sentence above its rows."""

    title: str
    facts: tuple[Fact, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One person. strength None on my own card. left, right: what the two columns of the first
    page begin with; notes: what comes after, where there is more room.
    """

    name: str
    role: str
    known: str
    reach: str
    today: Day
    strength: Strength | None
    standing: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    notes: tuple[Part, ...]


def facts_of(session: Session, person: PersonId, touches: list[Touch]) -> CardFacts:
    """Everything that is printed of a person. touches: the last ones, newest first. UI thread."""
    rolodex = session.rolodex
    card = rolodex.people[person]
    role = current_role(rolodex, card)
    strength = session.scores.strength(person) if person != ME else None
    before, notes = _questions(session, person), _notes(session, person)
    if strength is None:
        left, right = [before], []
    else:
        left = [_parts(strength), _favors(session, person, strength), _touches(session, touches)]
        right = [before, *_ties(session, person)]
    return CardFacts(
        name=card.name,
        role=role_head(rolodex, role) if role is not None else "",
        known=how_known(rolodex, card),
        reach=" · ".join(one for one in (*card.emails[:3], *card.phones[:3], card.city) if one),
        today=session.today,
        strength=strength,
        standing=standing(strength) if strength is not None else "",
        left=tuple(left),
        right=tuple(right),
        notes=notes,
    )


def _parts(strength: Strength) -> Part:
    shown = summing([row.points for row in strength.rows], strength.value)
    rows = [
        Fact(part(row), why(row), f"{points:.1f} / {row.maximum:.1f}")
        for row, points in zip(strength.rows, shown, strict=True)
    ]
    return Part(say("What the strength is made of"), (*rows, Fact(say("Together"), "", f"{strength.value:.1f} / 100")))


def _favors(session: Session, person: PersonId, strength: Strength) -> Part:
    favors = sorted(session.rolodex.favors_of(person), key=lambda favor: (-favor.day, -favor.id))
    close = is_close(session.rolodex.people[person], strength.value, session.scores.show_up(person))
    rows = [Fact(favor.title, favor_detail(favor), day(favor.day)) for favor in favors[:_FAVORS]]
    return Part(
        say("Favors"),
        (*rows, *_more(len(favors) - _FAVORS)) if favors else (Fact(detail=say("No favors on record.")),),
        "" if close or not favors else balance_words(balance_of(favors, session.today)),
    )


def _touches(session: Session, touches: list[Touch]) -> Part:
    rows = [Fact(touch_head(touch), touch.note, _when(touch.day, session.today)) for touch in touches]
    return Part(say("Last touches"), tuple(rows) or (Fact(detail=say("No touches yet.")),))


def _when(on: Day, today: Day) -> str:
    return ago(on, today) if on > today else day(on)


def _questions(session: Session, person: PersonId) -> Part:
    """The five questions, those without an answer, too: they are what to find out."""
    answers: dict[str, str] = {note.topic: note.text for note in session.rolodex.notes_of(person) if note.topic}
    asked: list[tuple[str, str]] = [(topic, say(QUESTION_WORDS[topic])) for topic in QUESTIONS]
    words = [("needs", say("What could they use?")), *asked] if person != ME else asked
    return Part(
        say("About you") if person == ME else say("What to know before a call"),
        tuple(
            Fact(answers[topic], above=question)
            if answers.get(topic)
            else Fact(detail=say("not known yet"), above=question)
            for topic, question in words
        ),
    )


def _notes(session: Session, person: PersonId) -> tuple[Part, ...]:
    card = session.rolodex.people[person]
    notes = sorted(
        (note for note in session.rolodex.notes_of(person) if not note.topic), key=lambda note: (-note.day, -note.id)
    )
    rows = [Fact(note.text, above=day(note.day)) for note in notes]
    if card.birthday:
        rows.append(Fact(say("Birthday"), "", partial(card.birthday)))
    return (Part(say("Notes"), tuple(rows)),) if rows else ()


def _ties(session: Session, person: PersonId) -> list[Part]:
    network, rolodex = session.network, session.rolodex
    if person == ME or network is None:
        return []
    ties = [
        (other, warmth)
        for other, warmth in network.partners(person)
        if warmth.certainty >= _WORTH_PRINTING or network.is_recorded(person, other)
    ]
    ties.sort(key=lambda tie: (-tie[1].certainty * tie[1].strength, tie[0]))
    rows = [
        Fact(
            rolodex.people[other].name,
            tie_source_words(rolodex, network.sources(person, other), warmth, session.today),
        )
        for other, warmth in ties[:_TIES]
    ]
    nobody = Fact(detail=say("Nobody on record yet."))
    return [Part(say("Whom they know"), (*rows, *_more(len(ties) - _TIES)) if rows else (nobody,))]


def _more(number: int) -> list[Fact]:
    return [Fact(detail=count("and {n} more", "and {n} more", number))] if number > 0 else []
