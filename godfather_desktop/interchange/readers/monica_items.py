"""An export of Monica into what is imported: people, ties, touches, favors, notes and occasions."""

from collections.abc import Iterator
from dataclasses import dataclass

from godfather_desktop.domain.person import Relation
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange.found import FoundTie, FoundTouch, Item, Noticed, Place, Rejected
from godfather_desktop.interchange.limits import RECORDS, TooMuch
from godfather_desktop.interchange.readers.monica_entries import day_said, entry_items
from godfather_desktop.interchange.readers.monica_export import (
    MonicaContact,
    MonicaEntry,
    MonicaExport,
    text_of,
)
from godfather_desktop.interchange.readers.monica_people import identity_of, is_stub, name_of, person_of
from godfather_desktop.interchange.reading import Reading

_STRENGTHS = (
    dict.fromkeys("spouse partner bestfriend lover date inlovewith lovedby parent child sibling".split(), 5)
    | dict.fromkeys(
        "friend grandparent grandchild godfather godson stepparent stepchild mentor protege ex ex_husband".split(), 4
    )
    | dict.fromkeys("colleague boss subordinate uncle nephew cousin".split(), 3)
)
_UNKNOWN_STRENGTH = 3
_FADED = frozenset({"ex", "ex_husband"})
_RELATIONS_TO_ME: dict[str, Relation] = {
    **dict.fromkeys(
        "spouse partner parent child sibling grandparent grandchild uncle nephew cousin stepparent stepchild".split(),
        "family",
    ),
    "friend": "friend",
    "bestfriend": "friend",
    "colleague": "peer",
    "subordinate": "report",
}


@dataclass(slots=True)
class _Counter:
    """Numbers the records as they come."""

    record: int = 0

    def next(self, line: int) -> Place:
        """The place of one more record. Raises TooMuch."""
        if self.record >= RECORDS:
            raise TooMuch("too many records", limit=RECORDS)
        self.record += 1
        return Place(self.record, max(1, line))


def monica_items(export: MonicaExport, reading: Reading) -> Iterator[Item]:
    """Everything of an export, people first.

    A record is a contact, one of its notes, calls, tasks, reminders, gifts, debts, life events, conversations
    or former jobs, a relationship, or an activity. Ways to reach somebody, addresses, pets, tags, dates
    and photos belong to the record of their contact. Relationships stand twice, once from each side.
    """
    counter = _Counter()
    relations = _relations(export)
    came: set[str] = set()
    for contact in _introducers_first(export):
        place = counter.next(contact.line)
        yield from _contact(export, contact, place, came, relations)
        came.add(contact.key)
    people = {key: one for key, one in export.contacts.items() if _is_person(one)}
    for contact in export.contacts.values():
        for entry in contact.entries:
            place = counter.next(entry.line)
            if contact.key not in people:
                yield _without_card(place, contact)
            elif contact.key == export.me:
                yield Rejected(place, "only myself")
            else:
                yield from entry_items(export, contact, entry, place, reading)
    for relationship in export.relationships:
        yield _tie(export, people, relationship, counter.next(relationship.line))
    present: dict[str, list[MonicaContact]] = {}
    for contact in export.contacts.values():
        for key in dict.fromkeys(contact.activities):
            present.setdefault(key, []).append(contact)
    for key, activity in export.activities.items():
        place = counter.next(activity.line)
        yield from _activity(export, people, activity, present.get(key, []), place, reading)
    for orphan in export.orphans:
        yield Rejected(
            counter.next(orphan.line), "no such contact", {"who": clean_line(text_of(orphan.fields, "contact_id"))}
        )
    for line in export.broken:
        yield Rejected(counter.next(line), "broken row")
    if export.unknown and counter.record:
        yield Noticed(Place(counter.record, 1), "parts left out", {"names": sorted(export.unknown)[:20]})
    if export.journal and counter.record:
        yield Noticed(Place(counter.record, 1), "journal left out", {"count": export.journal})


def _is_person(contact: MonicaContact) -> bool:
    return bool(name_of(contact)) and not is_stub(contact)


def _without_card(place: Place, contact: MonicaContact) -> Rejected:
    name = name_of(contact)
    return Rejected(place, "stub contact", {"who": name}) if name else Rejected(place, "no name")


def _introducers_first(export: MonicaExport) -> Iterator[MonicaContact]:
    """The contacts such that whoever introduced somebody comes before them, unless they go in a circle."""
    told: set[str] = set()
    for contact in export.contacts.values():
        chain: list[MonicaContact] = []
        one: MonicaContact | None = contact
        while one is not None and one.key not in told:
            told.add(one.key)
            chain.append(one)
            one = export.contacts.get(text_of(one.fields, "first_met_through"))
        yield from reversed(chain)


def _contact(
    export: MonicaExport,
    contact: MonicaContact,
    place: Place,
    came: set[str],
    relations: dict[str, list[tuple[str, MonicaContact]]],
) -> Iterator[Item]:
    if not _is_person(contact):
        yield _without_card(place, contact)
        return
    through = export.contacts.get(text_of(contact.fields, "first_met_through"))
    met_through = ""
    if through is not None and through.key in came and _is_person(through) and through.key != export.me:
        met_through = identity_of(through)
    to_others = [(label, other) for label, other in relations.get(contact.key, []) if other.key != export.me]
    # What the contact is to me stands among what others are to my own contact.
    mine = [label for label, other in relations.get(export.me, []) if other is contact] if export.me else []
    relation: Relation = next((_RELATIONS_TO_ME[label] for label in mine if label in _RELATIONS_TO_ME), "")
    person, noticed = person_of(export, contact, place, met_through=met_through, relation=relation, relations=to_others)
    yield from noticed
    yield person


def _relations(export: MonicaExport) -> dict[str, list[tuple[str, MonicaContact]]]:
    """For each contact what others are to it: pairs of Monica's word, such as `spouse`, and the other."""
    relations: dict[str, list[tuple[str, MonicaContact]]] = {}
    for one in export.relationships:
        other = export.contacts.get(text_of(one.fields, "contact_is"))
        label = clean_line(text_of(one.fields, "type"))
        if other is not None and label:
            relations.setdefault(text_of(one.fields, "of_contact"), []).append((label, other))
    return relations


def _tie(export: MonicaExport, people: dict[str, MonicaContact], one: MonicaEntry, place: Place) -> Item:
    ends = [text_of(one.fields, "contact_is"), text_of(one.fields, "of_contact")]
    for end in ends:
        if end not in export.contacts:
            return Rejected(place, "no such contact", {"who": clean_line(end)})
    for end in ends:
        if end not in people:
            return _without_card(place, export.contacts[end])
    if ends[0] == ends[1]:
        return Rejected(place, "self loop", {"who": name_of(people[ends[0]])})
    if export.me in ends:
        return Rejected(place, "own tie")
    label = clean_line(text_of(one.fields, "type")).lower()
    strength = 2 if label in _FADED else _STRENGTHS.get(label, _UNKNOWN_STRENGTH)
    return FoundTie(place, identity_of(people[ends[0]]), identity_of(people[ends[1]]), "stated", strength)


def _activity(
    export: MonicaExport,
    people: dict[str, MonicaContact],
    activity: MonicaEntry,
    present: list[MonicaContact],
    place: Place,
    reading: Reading,
) -> Iterator[Item]:
    """Seen in person with everybody who was there. Days without a clock, as Monica has them."""
    known = [one for one in present if one.key in people and one.key != export.me]
    if not known:
        yield Rejected(place, "nobody was there")
        return
    day = day_said(text_of(activity.fields, "happened_at", "date_it_happened") or activity.created, place, reading)
    if isinstance(day, Rejected):
        yield day
        return
    summary, more = clean_line(text_of(activity.fields, "summary")), text_of(activity.fields, "description")
    note = "\n".join(part for part in (summary, clean_text(more).strip()) if part)
    count = len([one for one in present if one.key != export.me])
    for one in known:
        yield FoundTouch(
            place, identity_of(one), day, "in-person", "mutual", people=count + 1, note=note, name=name_of(one)
        )
