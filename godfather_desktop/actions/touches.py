"""Log and remove touches; write notes."""

from dataclasses import replace

from godfather_desktop.actions.asks import asked
from godfather_desktop.actions.checks import NewId, known, on_calendar, one_of, other, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, NoteId, PersonId, TouchId
from godfather_desktop.domain.note import TOPICS, Note, Topic
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.domain.touch import ASKS, CHANNELS, CONTEXTS, DIRECTIONS, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.quick_line import TouchLine

_LONGEST_NOTE = 100_000


def log_touch(rolodex: Rolodex, touch: Touch) -> ChangeSet:
    """Add a touch."""
    card = other(rolodex, touch.person)
    on_calendar(touch.day)
    within(touch.people, 2, 100_000, "people")
    one_of(touch.channel, CHANNELS, "channel")
    one_of(touch.direction, DIRECTIONS, "direction")
    one_of(touch.context, CONTEXTS, "context")
    one_of(touch.ask, ASKS, "ask")
    note = clean_text(touch.note).strip()[:_LONGEST_NOTE]
    return change_set("touch.log", card.name, [Change(None, replace(touch, note=note))])


def log_touch_line(rolodex: Rolodex, new_id: NewId, line: TouchLine) -> ChangeSet:
    """Add the touch that a typed line speaks of; one with an ask of mine keeps the chance shown for it."""
    logged = log_touch(
        rolodex,
        Touch(
            id=TouchId(new_id()),
            person=line.person,
            day=line.day,
            channel=line.channel,
            direction=line.direction,
            people=line.people,
            obligate=line.obligate,
            context=line.context,
            personal=line.personal,
            ask=line.ask,
            note=line.note,
        ),
    )
    if line.ask != "mine":
        return logged
    face_to_face = line.channel == "in-person"
    ask = asked(rolodex, AskId(new_id()), line.person, line.day, in_person=face_to_face, text=clean_line(line.note))
    return replace(logged, changes=(*logged.changes, Change(None, ask)))


def remove_touch(rolodex: Rolodex, touch: Touch) -> ChangeSet:
    """Remove a touch that never was; the attempt that it stood for is kept without it."""
    card = other(rolodex, touch.person)
    changes = [Change(touch, None)]
    for one in rolodex.attempts_of(touch.person):
        if touch.id in (one.touch, one.reply):
            lone = replace(one, touch=None) if touch.id == one.touch else replace(one, reply=None)
            changes.append(Change(one, lone))
    return change_set("touch.remove", card.name, changes)


def write_note(rolodex: Rolodex, new_id: NewId, person: PersonId, day: Day, text: str, topic: Topic = "") -> ChangeSet:
    """Add a dated note, or answer one of the five questions anew; an empty answer is taken away."""
    card = known(rolodex, person)
    one_of(topic, TOPICS, "topic")
    text = clean_text(text).strip()[:_LONGEST_NOTE]
    before = next((note for note in rolodex.notes_of(person) if topic and note.topic == topic), None)
    if not text and before is None:
        raise RuleBroken("empty", field="text", what="note")
    after = Note(before.id if before else NoteId(new_id()), person, day, text, topic) if text else None
    return change_set("note.write", card.name, [Change(before, after)])


def remove_note(rolodex: Rolodex, note: NoteId) -> ChangeSet:
    """Remove a note."""
    before = rolodex.notes.get(note)
    if before is None:
        raise RuleBroken("no such record", field="note")
    return change_set("note.remove", rolodex.people[before.person].name, [Change(before, None)])
