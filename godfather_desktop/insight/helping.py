"""'How can I help?': what I can offer, matched with what people need, by tag and by word."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.note import Topic
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.insight.favor_values import delivered

NEED_TOPICS: tuple[Topic, ...] = ("needs", "goals", "challenges", "worries")
"""The answers on a card that may say a need."""
_TAG = re.compile(r"#([\w-]+)")
_NEED_TAG = re.compile(r"^needs?[\s:]+(?P<what>.+)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SLIP = 88.0
"""Two words of five letters or more that are at least so alike are one word with a slip or another ending."""
_LONG = 5
_LONG_ENOUGH = 7
"""From so many letters on, one wrong letter or two that changed places are a slip and not another word."""
_TAG_WORTH = 4.0
_EMPTY_WORDS = frozenset(
    """
the and for with from that this her his their our your they them she who what when into onto over under about
some any all more most other than then there here have has had are was were been will would can could should may
not but out off get got let one two new own who whom whose a an of to in on at by or as is it be do we he me my
until somebody someone somewhere something
""".split()
)

By = Literal["tag", "words"]


@dataclass(frozen=True, slots=True)
class Match:
    """Something I can offer that somebody needs. shared: the words or tags that both say."""

    person: PersonId
    need: str
    offer: str
    by: By
    shared: tuple[str, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class _Said:
    """A text with its words, stemmed, and its tags."""

    text: str
    words: frozenset[str]
    tags: frozenset[str]


def offers_of(rolodex: Rolodex) -> tuple[str, ...]:
    """What I can offer, one line each, as it stands on my own card."""
    notes = [note for note in rolodex.notes_of(ME) if note.topic == "offers"]
    return tuple(line.strip() for note in notes for line in note.text.splitlines() if line.strip())


def matches_in(rolodex: Rolodex, *, most: int = 20, as_of: Day = LAST_DAY) -> list[Match]:
    """Whom I can help with what, the best match first and one for each person.

    as_of: favors dated later are none yet.
    """
    offers = [_said(text) for text in offers_of(rolodex)]
    if not offers:
        return []
    needs = [(person, _said(text)) for person, text in _needs(rolodex)]
    commonness = Counter(word for _, need in needs for word in need.words)
    best: dict[PersonId, Match] = {}
    for person, need in needs:
        for offer in offers:
            match = _match(person, need, offer, commonness, len(needs))
            if match is not None and (person not in best or match.worth > best[person].worth):
                best[person] = match
    helped = _helped(rolodex, as_of)
    return sorted(best.values(), key=lambda one: (helped.get(one.person, 0), -one.worth, one.person))[:most]


def _needs(rolodex: Rolodex) -> Iterable[tuple[PersonId, str]]:
    for note in rolodex.notes.values():
        if note.topic in NEED_TOPICS and note.person != ME:
            yield note.person, note.text
    for person in rolodex.others():
        for tag in person.tags:
            said = _NEED_TAG.match(tag)
            if said:
                # What is needed is a tag itself, too.
                yield person.id, f"{said['what']} #{said['what'].replace(' ', '-')}"


def _match(person: PersonId, need: _Said, offer: _Said, commonness: Counter[str], total: int) -> Match | None:
    tags = need.tags & offer.tags
    pairs = [(one, other) for one in sorted(need.words) for other in sorted(offer.words) if _alike(one, other)]
    if not tags and not pairs:
        return None
    words = tuple(dict.fromkeys(one for one, _ in pairs))
    worth = _TAG_WORTH * len(tags) + sum(math.log((1 + total) / (1 + commonness[word])) + 0.5 for word in words)
    shared = tuple(sorted(tags)) if tags else words
    return Match(person, need.text, offer.text, "tag" if tags else "words", shared, worth)


@lru_cache(maxsize=65_536)
def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if one == other or shorter < _LONG:
        return one == other
    return fuzz.ratio(one, other) >= _SLIP or (shorter >= _LONG_ENOUGH and OSA.distance(one, other) <= 1)


@lru_cache(maxsize=4_096)
def _said(text: str) -> _Said:
    plain = folded(text)
    tags = frozenset(_TAG.findall(plain))
    words = frozenset(_stem(word) for word in _WORD.findall(_TAG.sub(" ", plain)) if word not in _EMPTY_WORDS)
    return _Said(_TAG.sub("", text).strip() or text, words | {_stem(tag) for tag in tags}, tags)


def _stem(word: str) -> str:
    """A word without the plural's s."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _helped(rolodex: Rolodex, as_of: Day) -> dict[PersonId, int]:
    """Favors given to each person: whoever has had none yet comes first."""
    given: Iterable[Favor] = (
        favor for favor in delivered(rolodex.favors.values(), as_of) if favor.direction == "given"
    )
    counts = Counter(favor.person for favor in given)
    return {person: min(3, number) for person, number in counts.items()}
