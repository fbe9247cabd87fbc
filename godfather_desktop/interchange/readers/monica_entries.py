"""What Monica keeps with a contact: calls and conversations into touches, gifts and debts into favors,
reminders and life events into occasions, notes and tasks into notes.
"""

from collections.abc import Iterator
from typing import Final

from godfather_desktop.domain.days import Day, day_of, is_partial_date, names_a_day
from godfather_desktop.domain.favor import FavorDirection
from godfather_desktop.domain.occasion import OccasionSort
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.domain.touch import Channel, Direction
from godfather_desktop.interchange.found import (
    FoundFavor,
    FoundNote,
    FoundOccasion,
    FoundRole,
    FoundTouch,
    Item,
    Noticed,
    Place,
    Rejected,
)
from godfather_desktop.interchange.readers.monica_export import (
    Fields,
    MonicaContact,
    MonicaEntry,
    MonicaExport,
    fields_in,
    is_yes,
    text_of,
)
from godfather_desktop.interchange.readers.monica_people import date_of, identity_of, name_of
from godfather_desktop.interchange.reading import Reading

_FIRST_DAY: Final[Day] = day_of("1900-01-01")
_OCCASIONS: tuple[tuple[str, OccasionSort], ...] = (
    ("promot", "promotion"),
    ("job", "new role"),
    ("retire", "new role"),
    ("award", "award"),
    ("achievement", "award"),
    ("anniversary", "anniversary"),
)
"""By what stands in the name of an event, which of our occasions it is."""


def day_said(said: str, place: Place, reading: Reading) -> Day | Rejected:
    """The day of something that has happened, or why it cannot have."""
    try:
        day = day_of(said[:10])
    except ValueError:
        return Rejected(place, "bad date", {"said": clean_line(said), "column": "date"})
    if not _FIRST_DAY <= day <= reading.today:
        return Rejected(place, "day out of range", {"said": said[:10], "first": 1900})
    return day


def entry_items(
    export: MonicaExport, contact: MonicaContact, entry: MonicaEntry, place: Place, reading: Reading
) -> Iterator[Item]:
    """What becomes of one entry of a contact who is a person."""
    person = identity_of(contact)
    if entry.sort == "call":
        yield _call(contact, entry, place, reading)
    elif entry.sort == "conversation":
        yield from _conversation(export, contact, entry, place, reading)
    elif entry.sort == "gift":
        yield _gift(export, person, entry, place, reading)
    elif entry.sort == "debt":
        yield _debt(person, entry, place, reading)
    elif entry.sort == "life_event":
        yield _life_event(export, person, entry, place, reading)
    elif entry.sort == "reminder":
        yield _reminder(contact, entry, place, reading)
    elif entry.sort == "task":
        yield _note(person, entry, place, reading, _task(entry.fields))
    elif entry.sort == "occupation":
        yield _occupation(person, entry, place)
    else:
        yield _note(person, entry, place, reading, text_of(entry.fields, "body"))


def _call(contact: MonicaContact, entry: MonicaEntry, place: Place, reading: Reading) -> Item:
    day = day_said(text_of(entry.fields, "called_at") or entry.created, place, reading)
    if isinstance(day, Rejected):
        return day
    direction: Direction = "in" if is_yes(entry.fields, "contact_called") else "out"
    note = clean_text(text_of(entry.fields, "content")).strip()
    return FoundTouch(place, identity_of(contact), day, "call", direction, note=note, name=name_of(contact))


def _conversation(
    export: MonicaExport, contact: MonicaContact, entry: MonicaEntry, place: Place, reading: Reading
) -> Iterator[Item]:
    """A touch for each day and direction; what was written is not kept. Without messages it went both ways."""
    held = text_of(entry.fields, "happened_at") or entry.created
    channel: Channel = "message"
    if export.methods.get(text_of(entry.fields, "contact_field_type"), ("", ""))[1] == "email":
        channel = "email"
    messages = entry.fields.get("messages")
    touches: dict[tuple[Day, Direction], None] = {}
    wrong: list[Rejected] = []
    for message in messages if isinstance(messages, list) and messages else [None]:
        said = text_of(message, "written_at") if isinstance(message, dict) else ""
        day = day_said(said or held, place, reading)
        if isinstance(day, Rejected):
            wrong.append(day)
        elif isinstance(message, dict):
            touches[day, "out" if is_yes(message, "written_by_me") else "in"] = None
        else:
            touches[day, "mutual"] = None
    if not touches:
        yield wrong[0]
        return
    for one in wrong[:1]:
        yield Noticed(place, one.why, one.values)
    for day, direction in touches:
        yield FoundTouch(place, identity_of(contact), day, channel, direction, name=name_of(contact))


def _gift(export: MonicaExport, person: str, entry: MonicaEntry, place: Place, reading: Reading) -> Item:
    """A gift that was made is a favor nobody asked for; one that is thought of is a note."""
    fields = entry.fields
    name, comment = clean_line(text_of(fields, "name")), clean_line(text_of(fields, "comment"))
    title = name or comment or "Gift"
    status = text_of(fields, "status").lower()
    received = status == "received" or is_yes(fields, "has_been_received")
    if not received and status != "offered" and not is_yes(fields, "has_been_offered"):
        said = [f"Gift idea: {title}", comment if comment != title else "", text_of(fields, "url")]
        return _note(person, entry, place, reading, "\n".join(filter(None, said)))
    day = day_said(text_of(fields, "date", "offered_at", "received_at") or entry.created, place, reading)
    if isinstance(day, Rejected):
        return day
    recipient = export.contacts.get(text_of(fields, "recipient"))
    more = ", ".join(filter(None, (comment if comment != title else "", _amount(fields))))
    return FoundFavor(
        place,
        person,
        day,
        "received" if received else "given",
        f"{title} ({more})" if more else title,
        mode="unasked",
        beneficiary=name_of(recipient) if recipient is not None and identity_of(recipient) != person else "",
    )


def _debt(person: str, entry: MonicaEntry, place: Place, reading: Reading) -> Item:
    """Who lent money has done a favor, whether or not it came back."""
    day = day_said(entry.created, place, reading)
    if isinstance(day, Rejected):
        return day
    fields = entry.fields
    direction: FavorDirection = "received" if is_yes(fields, "in_debt") else "given"
    amount = _amount(fields)
    reason = clean_line(text_of(fields, "reason"))
    title = f"{reason} ({amount})" if reason and amount else reason or (f"Loan of {amount}" if amount else "Loan")
    if text_of(fields, "status").lower() == "complete":
        title += ", settled"
    return FoundFavor(place, person, day, direction, title)


def _amount(fields: Fields) -> str:
    amount = text_of(fields, "amount")
    currency = text_of(fields, "currency") or text_of(fields_in(fields, "currency"), "iso")
    return clean_line(f"{amount} {currency}") if amount else ""


def _life_event(export: MonicaExport, person: str, entry: MonicaEntry, place: Place, reading: Reading) -> Item:
    fields = entry.fields
    sort = export.events.get(text_of(fields, "type"), "")
    name, more = clean_line(text_of(fields, "name")) or clean_line(sort), clean_line(text_of(fields, "note"))
    text = f"{name}: {more}" if name and more else name or more
    date = text_of(fields, "happened_at")[:10]
    if is_yes(fields, "happened_at_month_unknown"):
        date = date[:4]
    elif is_yes(fields, "happened_at_day_unknown"):
        date = date[:7]
    if not names_a_day(date):
        return _note(person, entry, place, reading, f"{date}: {text}" if text and is_partial_date(date) else text)
    return FoundOccasion(place, person, date, _sort_of(f"{sort} {name}"), text)


def _reminder(contact: MonicaContact, entry: MonicaEntry, place: Place, reading: Reading) -> Item:
    """What comes once or every year is an occasion; what comes more often is a note."""
    fields = entry.fields
    title, more = clean_line(text_of(fields, "title")), clean_line(text_of(fields, "description"))
    text = f"{title}: {more}" if title and more else title or more
    date = text_of(fields, "initial_date", "next_expected_date")[:10]
    every, number = text_of(fields, "frequency_type").lower(), text_of(fields, "frequency_number") or "1"
    yearly = every == "year" and number == "1"
    if not names_a_day(date) or is_yes(fields, "inactive") or not (yearly or every == "one_time"):
        rhythm = f" (every {number} {every})" if every and every != "one_time" else ""
        said = f"Reminder{rhythm}: {text}" + (f" ({date})" if is_partial_date(date) else "")
        return _note(identity_of(contact), entry, place, reading, said if text else "")
    if yearly:
        date = f"--{date[-5:]}"
        if date_of(fields_in(contact.fields, "birthdate"))[-6:] == date[1:] and "birth" in text.lower():
            return Rejected(place, "birthday on the card")
    return FoundOccasion(place, identity_of(contact), date, _sort_of(title), text)


def _occupation(person: str, entry: MonicaEntry, place: Place) -> Item:
    fields = entry.fields
    organization, title = clean_line(text_of(fields, "company")), clean_line(text_of(fields, "title"))
    if not organization and not title:
        return Rejected(place, "empty entry")
    start, end = (text_of(fields, key)[:10] for key in ("start_date", "end_date"))
    return FoundRole(
        place,
        person,
        organization,
        title,
        start if is_partial_date(start) else "",
        end if is_partial_date(end) and not is_yes(fields, "currently_works_here") else "",
    )


def _task(fields: Fields) -> str:
    title, more = clean_line(text_of(fields, "title")), text_of(fields, "description")
    if not title and not more:
        return ""
    done = text_of(fields, "completed_at")[:10]
    state = f" (done {done})" if done else " (done)" if is_yes(fields, "completed") else ""
    return "\n".join(part for part in (f"Task{state}: {title}", more) if part)


def _note(person: str, entry: MonicaEntry, place: Place, reading: Reading, text: str) -> Item:
    """A note of the day it was written; a day that cannot be is taken as today, lest the text be lost."""
    text = clean_text(text).strip()
    if not text:
        return Rejected(place, "empty entry")
    day = day_said(entry.created, place, reading)
    return FoundNote(place, person, reading.today if isinstance(day, Rejected) else day, text)


def _sort_of(text: str) -> OccasionSort:
    lowered = text.lower()
    return next((sort for word, sort in _OCCASIONS if word in lowered), "other")
