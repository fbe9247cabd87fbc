"""Who writes with whom in LinkedIn's messages.csv, and who of them is the owner."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from godfather_desktop.domain.text import folded
from godfather_desktop.interchange.found import Rejected
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.linkedin_cells import has_left
from godfather_desktop.interchange.readers.linkedin_message_rows import MessageRow, Party
from godfather_desktop.interchange.readers.linkedin_names import name_key, names_in

_MOST_TALKS = 4
"""Where others have an address, nobody without one writes in more conversations than these: what does is how
all are called who left, in a language that `has_left` does not know."""
_SHOWN_OWNERS = 3
_SCHEME = "linkedin:"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What a whole file tells.

    owner: identities of mine; folded names where the file has no addresses. owner_names: all names that I
    have in it, folded. written_to: identities and folded names of those to whom I wrote. names: how people
    are called, by identity. identities: by folded name, for names that one alone has. known: folded names
    that are certainly whole ones. gone: folded names that stand for all who left, as this file alone tells.
    likely: who may be the owner, most likely first.
    """

    owner: frozenset[str]
    owner_names: frozenset[str]
    written_to: frozenset[str]
    names: dict[str, str]
    identities: dict[str, str]
    known: frozenset[str]
    gone: frozenset[str]
    likely: tuple[LikelyMine, ...]

    def is_mine(self, party: Party) -> bool:
        """Whether it is I: by address; by name only where there is no address."""
        return party.identity in self.owner if party.identity else folded(party.name) in self.owner_names

    def is_gone(self, party: Party) -> bool:
        """Whether somebody has left LinkedIn: no address, and no name of their own."""
        return not party.identity and (_is_nobody(party.name) or folded(party.name) in self.gone)

    def was_written_to(self, party: Party) -> bool:
        """Whether I ever wrote to somebody."""
        return not self.written_to.isdisjoint((party.identity, folded(party.name)))

    def addressed(self, party: Party) -> Party:
        """Somebody with the address that they have elsewhere in the file, if their name tells it."""
        return party if party.identity else Party(self.identities.get(folded(party.name), ""), party.name)

    def others_of(self, recipients: str, to: tuple[str, ...]) -> tuple[Party, ...]:
        """The recipients of a message but me; by their addresses, for names hold commas."""
        names = names_in(recipients, self.known, len(to))
        if not to:
            parties = [self.addressed(Party("", name)) for name in names]
        else:
            fitting = names if len(names) == len(to) else [""] * len(to)
            parties = [Party(one, self.names.get(one) or name) for one, name in zip(to, fitting, strict=True)]
        return tuple(one for one in parties if not self.is_mine(one))


@dataclass(slots=True)
class _Tally:
    """What is counted on the way: people and conversations, never messages. Keys: identities, else folded names.

    conversations: of each person. unaddressed: those in which somebody without an address wrote. called:
    names of each identity. addressed: to whom each person wrote. lists: recipients of whom only names are
    known, by who wrote to them, with the conversations.
    """

    conversations: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unaddressed: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    addressed: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lists: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    known: set[str] = field(default_factory=set)

    def take(self, row: MessageRow) -> None:
        """Count a message."""
        identity, name = row.sender
        short = folded(name)
        key = identity or short
        # Sheets of 2018 have no conversations; there, two people are one.
        conversation = row.conversation or " ".join(sorted((short, folded(row.recipients))))
        if not _is_nobody(key):
            self.conversations[key].add(conversation)
            self.known.add(short)
            self.addressed[key].update(row.to)
        if identity and name:
            self.called[identity][name] += 1
        if not identity:
            self.unaddressed[short].add(conversation)
        for one in row.to:
            self.conversations[one].add(conversation)
        if len(row.to) == 1 and row.recipients:
            self.called[row.to[0]][row.recipients] += 1
        if not row.to and row.recipients:
            self.lists[key, row.recipients].add(conversation)

    def identities(self) -> dict[str, str]:
        """The identity of each folded name that one alone has."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for identity, names in self.called.items():
            for name in names:
                found[folded(name)].add(identity)
        return {name: min(those) for name, those in found.items() if len(those) == 1 and not _is_nobody(name)}

    def take_lists(self, identities: dict[str, str]) -> None:
        """Count those of whom only the names stand in lists, now that all names are known."""
        self.known = {name for name in self.known | identities.keys() if not _is_nobody(name)}
        for (key, recipients), where in self.lists.items():
            for name in map(folded, names_in(recipients, self.known)):
                person = identities.get(name, name)
                if not _is_nobody(person):
                    self.conversations[person] |= where
                    self.addressed[key] |= {person, name}

    def gone(self) -> frozenset[str]:
        """The names that stand for all who left, as the file tells by how often they write."""
        named = {folded(name) for names in self.called.values() for name in names}
        many = {name for name, where in self.unaddressed.items() if len(where) > _MOST_TALKS}
        return frozenset(many - named if self.called else ())


def _is_nobody(name: str) -> bool:
    return not name or has_left(name)


def correspondence_of(rows: Iterable[MessageRow | Rejected], mine: frozenset[str]) -> Correspondence:
    """Look through a file once. mine: see Reading."""
    tally = _Tally()
    for row in rows:
        if not isinstance(row, Rejected):
            tally.take(row)
    identities = tally.identities()
    tally.take_lists(identities)
    gone = tally.gone()
    counts = {one: len(where) for one, where in tally.conversations.items() if one not in gone}
    owner = _owner_in(counts, identities, mine)
    owner_names = {folded(name) for one in owner for name in tally.called.get(one, (one,))}
    likely = [one for one in sorted(counts, key=lambda one: (-counts[one], one)) if one.startswith(_SCHEME)]
    return Correspondence(
        owner,
        frozenset(owner_names - gone),
        frozenset(person for one in owner for person in tally.addressed[one]) - owner,
        {identity: names.most_common(1)[0][0] for identity, names in tally.called.items()},
        identities,
        frozenset(tally.known),
        gone - owner_names,
        tuple(LikelyMine(one, counts[one]) for one in likely[:_SHOWN_OWNERS]),
    )


def _owner_in(counts: dict[str, int], identities: dict[str, str], mine: frozenset[str]) -> frozenset[str]:
    """Whose file it is: whom I am known to be, else who stands in more conversations than anybody else.

    counts: conversations of each person, by identity or folded name.
    """
    sure = frozenset(one for one in mine if one in counts and one.startswith(_SCHEME))
    if sure:
        return sure
    keys = {name_key(one) for one in mine if not one.startswith(_SCHEME) and "@" not in one}
    named = {identities.get(name, name) for name in (*identities, *counts) if name_key(name) in keys}
    # In one conversation alone nothing tells who of the two it is.
    candidates = {one: counts[one] for one in named if one in counts} or {
        one: count for one, count in counts.items() if count > 1
    }
    most = max(candidates.values(), default=0)
    best = [one for one, count in candidates.items() if count == most]
    return frozenset(best) if len(best) == 1 else frozenset()
