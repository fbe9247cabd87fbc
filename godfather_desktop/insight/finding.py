"""Search that forgives: a few letters of anything written about a person, with typing errors.

Every record of a person is broken into words. A typed word finds the words that begin with it,
hold it, or are a slip or two away from it; a person is found when every typed word is. The notes of
touches live on disk: `note_expression` says what to ask there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
LONGEST_QUERY = 200
"""Characters of a query that are read; nobody types more, and a pasted page must not stall."""
_MOST_WORDS = 8
_REMEMBERED = 200
"""Typed words whose meaning is kept, so that each keystroke looks only for the new one."""
_FIELD_WEIGHT: dict[str, float] = {
    "name": 10.0,
    "role": 6.0,
    "tag": 5.0,
    "contact": 4.0,
    "city": 4.0,
    "note": 2.0,
    "favor": 2.0,
    "touch": 1.5,
    "tie": 1.0,
    "other": 1.0,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found. score: higher is better. field: where the best word stood; text: what stood there."""

    person: PersonId
    score: float
    field: str
    text: str = ""


class TextIndex:
    """The words of all records in memory, by person; follows changes."""

    def __init__(self, rolodex: Rolodex) -> None:
        self._rolodex = rolodex
        self._where: dict[str, dict[PersonId, float]] = {}
        self._words_of: dict[PersonId, tuple[str, ...]] = {}
        self._sorted_by: dict[PersonId, str] = {}
        self._vocabulary: list[str] = []
        self._note_words: frozenset[str] = frozenset()
        self._meant: dict[str, Mapping[str, float]] = {}
        self._stale = True
        for person in rolodex.people:
            self._add(person)

    def update(self, changes: Iterable[Change]) -> None:
        """Follow changes that the Rolodex has taken in."""
        people: set[PersonId] = set()
        for change in changes:
            for record in (change.before, change.after):
                if isinstance(record, Person):
                    people.add(record.id)
                elif isinstance(record, Role | Favor | Note):
                    people.add(record.person)
                elif isinstance(record, Organization):
                    people.update(role.person for role in self._rolodex.staff_of(record.id))
        for person in people:
            self._drop(person)
            if person in self._rolodex.people:
                self._add(person)

    def know_note_words(self, words: Iterable[str]) -> None:
        """Learn the words that stand in touches on disk, so that slips in them are forgiven too."""
        self._note_words = frozenset(words)
        self._stale = True

    def find(self, query: str, limit: int | None = None) -> list[Hit]:
        """People for whom every typed word is found, the best first; nobody for an empty query."""
        words = query_words(query)
        if not words:
            return []
        scores: dict[PersonId, float] | None = None
        for word in words:
            found: dict[PersonId, float] = {}
            for known, closeness in self._alike(word).items():
                for person, weight in self._where.get(known, {}).items():
                    score = weight * closeness
                    if score > found.get(person, 0.0):
                        found[person] = score
            if scores is None:
                scores = found
            else:
                scores = {person: score + found[person] for person, score in scores.items() if person in found}
        names = self._sorted_by
        others = [(person, score) for person, score in (scores or {}).items() if person != ME]
        others.sort(key=lambda item: (-item[1], names[item[0]], item[0]))
        return [Hit(person, score, "") for person, score in others[:limit]]

    def shown(self, hits: Iterable[Hit], query: str) -> list[Hit]:
        """The hits with the text that matched, to be shown beside the name; `name` where that did."""
        meant = [self._alike(word) for word in query_words(query)]
        return [hit if hit.text else self._with_text(hit, meant) for hit in hits]

    def _with_text(self, hit: Hit, meant: list[Mapping[str, float]]) -> Hit:
        """The hit with the first text that holds a typed word which the name does not."""
        name = _WORD.findall(self._sorted_by[hit.person])
        missing = [alike for alike in meant if not any(word in alike for word in name)]
        for field, text in _documents(self._rolodex, hit.person) if missing else ():
            words = _WORD.findall(folded(text)) if field != "name" else ()
            if any(word in missing[0] for word in words):
                return replace(hit, field=field, text=text)
        return replace(hit, field="name")

    def note_expression(self, query: str) -> str:
        """The full-text expression that finds a query in the notes of touches; empty when none can match.

        Every word is quoted, so nothing typed is ever syntax.
        """
        parts: list[str] = []
        for word in query_words(query):
            alike = [known for known in self._alike(word) if known in self._note_words][:40]
            if len(word) >= 2:
                alike.append(word)
            if not alike:
                return ""
            quoted = [f'"{known.replace(chr(34), chr(34) * 2)}"' for known in dict.fromkeys(alike)]
            quoted[-1] += "*" if alike[-1] == word else ""
            parts.append("(" + " OR ".join(quoted) + ")")
        return " AND ".join(parts)

    def _alike(self, word: str) -> Mapping[str, float]:
        """Known words that the typed one may mean, with how close they are (0..1)."""
        vocabulary = self._sorted_vocabulary()
        known = self._meant.get(word)
        if known is None:
            if len(self._meant) > _REMEMBERED:
                self._meant.clear()
            known = self._meant[word] = _meant_by(word, vocabulary)
        return known

    def _sorted_vocabulary(self) -> list[str]:
        if self._stale:
            self._vocabulary = sorted(self._note_words.union(self._where))
            self._meant.clear()
            self._stale = False
        return self._vocabulary

    def _add(self, person: PersonId) -> None:
        mine: dict[str, float] = {}
        for field, text in _documents(self._rolodex, person):
            weight = _FIELD_WEIGHT[field]
            for word in _WORD.findall(folded(text)):
                if weight > mine.get(word, 0.0):
                    mine[word] = weight
        for word, weight in mine.items():
            if word not in self._where:
                self._where[word] = {}
                self._stale = True
            self._where[word][person] = weight
        self._words_of[person] = tuple(mine)
        self._sorted_by[person] = folded(self._rolodex.people[person].name)

    def _drop(self, person: PersonId) -> None:
        for word in self._words_of.pop(person, ()):
            owners = self._where[word]
            del owners[person]
            if not owners:
                del self._where[word]
                self._stale = True


def query_words(query: str) -> list[str]:
    """The folded words of a query, at most a handful."""
    return _WORD.findall(folded(query[:LONGEST_QUERY]))[:_MOST_WORDS]


def _documents(rolodex: Rolodex, person: PersonId) -> Iterable[tuple[str, str]]:
    """What is written about a person: (field, text)."""
    record = rolodex.people[person]
    yield "name", record.name
    for role in rolodex.roles_of(person):
        name = rolodex.organizations[role.organization].name if role.organization is not None else ""
        yield "role", f"{role.title}, {name}" if role.title and name else role.title or name
    for tag in record.tags:
        yield "tag", tag
    for email in record.emails:
        yield "contact", email
    for phone in record.phones:
        yield "contact", phone
        yield "contact", "".join(char for char in phone if char.isdigit())
    for link in record.links:
        yield "contact", link
    if record.city:
        yield "city", record.city
    for note in rolodex.notes_of(person):
        yield "note", note.text
    for favor in rolodex.favors_of(person):
        yield "favor", f"{favor.title} {favor.beneficiary}".rstrip()
    for extra in record.extra:
        yield "other", extra


def _meant_by(word: str, vocabulary: list[str]) -> dict[str, float]:
    """Known words that begin with the typed one, hold it, or are a slip or two away from it."""
    found: dict[str, float] = {}
    place = bisect_left(vocabulary, word)
    while place < len(vocabulary) and vocabulary[place].startswith(word):
        known = vocabulary[place]
        found[known] = 1.0 if known == word else 0.9
        place += 1
    if len(word) >= 3:
        for known in vocabulary:
            if word in known and known not in found:
                found[known] = 0.6
    if len(word) >= 4 and not word.isdigit():
        slips = 1 if len(word) <= 6 else 2
        for known, distance, _ in process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=50):
            if known[0] == word[0] or distance == 1:
                found.setdefault(known, 0.55 - 0.15 * distance)
        if not found:
            found.update(_slipped_beginnings(word, vocabulary, slips))
    return found


def _slipped_beginnings(word: str, vocabulary: list[str], slips: int) -> dict[str, float]:
    """Words whose beginning is a slip away: an unfinished word with a typing error."""
    beginnings: dict[str, list[str]] = {}
    for known in vocabulary:
        if len(known) > len(word) and known[0] == word[0]:
            beginnings.setdefault(known[: len(word)], []).append(known)
    near = process.extract(word, list(beginnings), scorer=OSA.distance, score_cutoff=slips, limit=20)
    return {known: 0.3 for beginning, _, _ in near for known in beginnings[beginning]}
