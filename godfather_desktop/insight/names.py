"""Who is meant: people found by id, e-mail or name, and names found inside a line of text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.trouble import RuleBroken

_WORD = re.compile(r"[^\W_]+(?:[.\-][^\W_]+|['’](?![sS]\b)[^\W_]+)*", re.UNICODE)
"""A word of a name; the s of a genitive ('Ann Lee's') is a word of its own."""
_GENITIVES = ("'s", "’s")
_MOST_CANDIDATES = 5
_LONGEST_ID = 19
"""Digits of the largest id that a file can hold."""
_ME_WORDS = frozenset({"me", "myself"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a line: who it may be, and which characters name them."""

    people: tuple[PersonId, ...]
    start: int
    end: int


def words_in(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with their places in it; a typographic apostrophe is a plain one."""
    return [(folded(match.group()).replace("’", "'"), match.start(), match.end()) for match in _WORD.finditer(text)]


class Names:
    """People by e-mail and by the words of their names, kept in step with the records."""

    def __init__(self, rolodex: Rolodex) -> None:
        self._rolodex = rolodex
        self._full: dict[str, dict[PersonId, None]] = {}
        self._parts: dict[str, dict[PersonId, None]] = {}
        self._emails: dict[str, dict[PersonId, None]] = {}
        for person in rolodex.people.values():
            self.add(person)

    def update(self, changes: Iterable[Change]) -> None:
        """Follow changes that the Rolodex has taken in."""
        for change in changes:
            if isinstance(change.before, Person):
                self.drop(change.before)
            if isinstance(change.after, Person):
                self.add(change.after)

    def find(self, who: str) -> PersonId:
        """The one person meant by an id, an e-mail address, a name or a part of a name.

        Raises RuleBroken, with candidates, when nobody or more than one person is meant.
        """
        said = folded(who)
        if said in _ME_WORDS:
            return ME
        if said.isdecimal() and len(said) <= _LONGEST_ID and PersonId(int(said)) in self._rolodex.people:
            return PersonId(int(said))
        found = self.matching(who)
        if len(found) == 1:
            return found[0]
        if found:
            raise RuleBroken("several are meant", field="person", who=who, candidates=self.shown(found))
        raise RuleBroken("nobody is meant", field="person", who=who, candidates=self.shown(self.near(who)))

    def matching(self, who: str) -> list[PersonId]:
        """Everybody with this e-mail address or full name; else those whose names hold all its words."""
        said = folded(who)
        exact = self._emails.get(said) or self._full.get(_joined(said))
        if exact:
            return list(exact)
        words = [word for word, _, _ in words_in(said)]
        if not words:
            return []
        sets = [set(self._parts.get(word, ())) for word in words]
        return sorted(set.intersection(*sets))

    def named(self, name: str) -> list[PersonId]:
        """Everybody of exactly this full name."""
        return list(self._full.get(_joined(folded(name)), ()))

    def of_email(self, email: str) -> list[PersonId]:
        """Everybody with this e-mail address."""
        return list(self._emails.get(folded(email), ()))

    def near(self, who: str) -> list[PersonId]:
        """People whose names look like what was said."""
        hits = process.extract(
            _joined(folded(who)), list(self._full), scorer=fuzz.WRatio, limit=_MOST_CANDIDATES, score_cutoff=75
        )
        return [person for name, _, _ in hits for person in self._full[name]][:_MOST_CANDIDATES]

    def shown(self, people: Iterable[PersonId]) -> tuple[str, ...]:
        """Candidates as `name (id)`, so that one can be picked."""
        return tuple(f"{self._rolodex.people[person].name} ({person})" for person in list(people)[:_MOST_CANDIDATES])

    def mentions(self, text: str) -> list[Mention]:
        """The people named in a line, from left to right; the longest name wins at each place."""
        words = words_in(text)
        found: list[Mention] = []
        place = 0
        while place < len(words):
            for length in range(min(5, len(words) - place), 0, -1):
                run = words[place : place + length]
                start, end = run[0][1], run[-1][2]
                joined = " ".join(word for word, _, _ in run)
                people = self._full.get(joined) or self._emails.get(folded(text[start:end]))
                if not people and length == 1 and not self._is_of_another(text, words, place):
                    people = self._parts.get(joined)
                if people:
                    end += 2 * text[end : end + 2].lower().startswith(_GENITIVES)
                    found.append(Mention(tuple(person for person in people if person != ME), start, end))
                    place += length
                    break
            else:
                place += 1
        return [mention for mention in found if mention.people]

    @staticmethod
    def _is_of_another(text: str, words: list[tuple[str, int, int]], place: int) -> bool:
        """Whether a lone word of a name stands beside another capital word: then it names a stranger.

        'called Bruce Lee' must not be logged with Ann Lee. The first word of a line is always
        capital, so it tells nothing.
        """
        start, end = words[place][1:]
        if not text[start].isupper():
            return True
        after = (
            place + 1 < len(words)
            and text[words[place + 1][1]].isupper()
            and not text[end : words[place + 1][1]].strip()
        )
        before = place > 1 and text[words[place - 1][1]].isupper() and not text[words[place - 1][2] : start].strip()
        return after or before

    def add(self, person: Person) -> None:
        """Learn a card's name and e-mail addresses."""
        for table, key in self._keys(person):
            table.setdefault(key, {})[person.id] = None

    def drop(self, person: Person) -> None:
        """Forget a card's name and e-mail addresses."""
        for table, key in self._keys(person):
            owners = table.get(key)
            if owners is not None:
                owners.pop(person.id, None)
                if not owners:
                    del table[key]

    def _keys(self, person: Person) -> list[tuple[dict[str, dict[PersonId, None]], str]]:
        said = folded(person.name)
        words = [word for word, _, _ in words_in(said)]
        keys = [(self._full, " ".join(words))] if words else []
        keys += [(self._parts, word) for word in set(words)]
        keys += [(self._emails, folded(email)) for email in person.emails]
        return keys


def _joined(said: str) -> str:
    return " ".join(word for word, _, _ in words_in(said))
