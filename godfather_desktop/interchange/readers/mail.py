"""One message: whom it was sent to, by whom, on which day - or why it tells of no contact.

Headers only. Subject and body are never kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.found import FoundTouch, Item, Place, Rejected
from godfather_desktop.interchange.limits import LINE_CHARS
from godfather_desktop.interchange.readers.mail_days import day_sent
from godfather_desktop.interchange.readers.mail_fields import (
    Fields,
    declared,
    fields_of,
    first_of,
    received_in,
    text_of,
    words_decoded,
)
from godfather_desktop.interchange.readers.mail_labels import Folder, labels_in, left_out_by
from godfather_desktop.interchange.readers.mail_people import Mailbox, inbox_of, is_machine, mailboxes
from godfather_desktop.interchange.readers.mail_stream import Letter
from godfather_desktop.interchange.reading import Reading

RECIPIENTS = 20
"""A mail to more people is an announcement."""
INTRODUCED = 10
"""Writing to at most so many people makes cards for those who have none."""

_ANY_FOLDER = Folder()
_DELETED = 0x0008
_LIST_HEADERS = ("list-id", "list-post", "list-unsubscribe")
_AUTOMATIC_HEADERS = ("x-autoreply", "x-autorespond")
_SORT_HEADERS = (
    *_LIST_HEADERS, *_AUTOMATIC_HEADERS, "precedence", "feedback-id", "auto-submitted", "x-auto-response-suppress",
)  # fmt: skip
_MARKS = ("x-gmail-labels", "x-spam-flag", "x-spam-status", "x-mozilla-status", "x-status")


@dataclass(slots=True)
class Correspondence:
    """What is known while the messages of one import are read.

    mine: the inboxes that are the owner's. seen: what tells two messages apart, as hashes, because
    there may be millions. lists: the addresses of mailing lists that were met.
    """

    today: Day
    mine: frozenset[str]
    chosen: str = ""
    seen: set[int] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)


def correspondence(reading: Reading, chosen: str = "") -> Correspondence:
    """The beginning of reading. chosen: the encoding that the user chose, if any."""
    return Correspondence(reading.today, frozenset(inbox_of(one) for one in reading.mine if "@" in one), chosen)


def items_of(
    letter: Letter,
    place: Place,
    known: Correspondence,
    folder: Folder = _ANY_FOLDER,
    told: Mapping[str, object] | None = None,
) -> Iterator[Item]:
    """What one message comes to: contacts, or one reject.

    told: what else every reject says, such as the file of the message.
    """

    def rejected(why: str, **values: object) -> Rejected:
        return Rejected(place, why, {**(told or {}), **values})

    if letter.too_large or _has_endless_line(letter.head):
        yield rejected("headers too large")
        return
    fields = fields_of(letter.head)
    if not fields:
        yield rejected("no headers")
        return
    reason = left_out_because(fields, letter, folder)
    if reason:
        _learn_list(fields, known)
        yield rejected(reason)
        return
    charset = declared(fields, known.chosen)
    sender = sender_of(fields, charset, known.mine)
    if sender is None:
        yield rejected("no sender")
        return
    from_me = inbox_of(sender.address) in known.mine
    if is_machine(sender.address) and not from_me:
        yield rejected("address of a program", who=sender.address)
        return
    recipients = _recipients(fields, charset)
    if len(recipients) > RECIPIENTS:
        yield rejected("sent to many", limit=RECIPIENTS)
        return
    others = {inbox: one for inbox, one in recipients.items() if inbox not in known.mine}
    reason = _not_ours(fields, known, from_me=from_me, to_me=len(others) < len(recipients), others=bool(others))
    if reason:
        yield rejected(reason)
        return
    persons = [one for one in others.values() if not _is_list(one.address, known)]
    if from_me and not persons:
        yield rejected("address of a program", who=next(iter(others.values())).address)
        return
    day = day_sent(fields, letter, known.today)
    if day is None:
        written = clean_line(text_of(first_of(fields, "date")[:100]))
        yield rejected("mail date out of range", said=written) if written else rejected("no mail date")
        return
    mark = _mark(fields)
    if mark in known.seen:
        yield rejected("same message twice")
        return
    known.seen.add(mark)
    if from_me:
        for one in persons:
            yield FoundTouch(
                place, one.address, day, "email", "out", 1 + len(persons), name=one.name,
                introduces=len(others) <= INTRODUCED,
            )  # fmt: skip
    else:
        people = 2 + len(others) - (inbox_of(sender.address) in others)
        yield FoundTouch(place, sender.address, day, "email", "in", people, name=sender.name, introduces=False)


def _has_endless_line(head: bytes) -> bool:
    return len(head) > LINE_CHARS and any(len(line) > LINE_CHARS for line in head.split(b"\n"))


def left_out_because(fields: Fields, letter: Letter, folder: Folder) -> str:
    """Why a message is no letter from one person to others, by its folder and headers; empty when it may be one."""
    if folder.left_out:
        return folder.left_out
    if _is_draft(fields, letter, folder):
        return "draft"
    return _left_out_by_marks(fields) or _left_out_by_sort(fields)


def _is_draft(fields: Fields, letter: Letter, folder: Folder) -> bool:
    if first_of(fields, "x-unsent") == b"1":
        return True
    # Thunderbird may leave this mark on what it sends.
    return "x-mozilla-draft-info" in fields and not folder.sent and not received_in(letter.head)


def _left_out_by_marks(fields: Fields) -> str:
    if fields.keys().isdisjoint(_MARKS):
        return ""
    if "x-gmail-labels" in fields and (reason := left_out_by(gmail_labels(fields))):
        return reason
    if "x-spam-flag" in fields or "x-spam-status" in fields:
        flags = first_of(fields, "x-spam-flag").lower(), first_of(fields, "x-spam-status")[:3].lower()
        if b"yes" in flags:
            return "spam"
    if "x-mozilla-status" in fields or "x-status" in fields:
        try:
            if int(first_of(fields, "x-mozilla-status")[:8], 16) & _DELETED:
                return "in the trash"
        except ValueError:
            pass
        status = first_of(fields, "x-status")[:8]
        if b"D" in status or b"T" in status:
            return "in the trash" if b"D" in status else "draft"
    return ""


def _left_out_by_sort(fields: Fields) -> str:
    if first_of(fields, "return-path").replace(b" ", b"") == b"<>":
        return "automatic mail"
    if first_of(fields, "content-type")[:16].lower() == b"multipart/report":
        return "automatic mail"
    if fields.keys().isdisjoint(_SORT_HEADERS):
        return ""
    precedence = first_of(fields, "precedence").lower()
    if precedence == b"list" or any(name in fields for name in _LIST_HEADERS):
        return "mailing list"
    if precedence in (b"bulk", b"junk") or "feedback-id" in fields:
        return "bulk mail"
    automatic = first_of(fields, "auto-submitted").lower()
    if (
        (automatic and not automatic.startswith(b"no"))
        # Other values only ask for silence, and stand in ordinary mail of Exchange.
        or first_of(fields, "x-auto-response-suppress").lower() == b"all"
        or precedence in (b"auto_reply", b"auto-reply")
        or any(name in fields for name in _AUTOMATIC_HEADERS)
    ):
        return "automatic mail"
    return ""


def gmail_labels(fields: Fields) -> tuple[str, ...]:
    """The labels that Gmail gave, in the form in which they are compared."""
    return _labels_of(first_of(fields, "x-gmail-labels"))


@lru_cache(maxsize=1_000)
def _labels_of(value: bytes) -> tuple[str, ...]:
    return tuple(labels_in(words_decoded(text_of(value))))


def sender_of(fields: Fields, charset: str, mine: frozenset[str]) -> Mailbox | None:
    """Who wrote: of several senders the owner if among them, else the first. None when nobody can be made out."""
    for name in ("x-original-from", "from", "sender"):
        found = [one for value in fields.get(name, ()) for one in mailboxes(value, charset)]
        if found:
            return next((one for one in found if inbox_of(one.address) in mine), found[0])
    return None


def _recipients(fields: Fields, charset: str) -> dict[str, Mailbox]:
    """To whom it was sent, each inbox once, with the first name that is given for it."""
    found: dict[str, Mailbox] = {}
    for header in ("to", "cc", "bcc"):
        for value in fields.get(header, ()):
            for one in mailboxes(value, charset):
                inbox = inbox_of(one.address)
                if inbox not in found or (one.name and not found[inbox].name):
                    found[inbox] = one
    return found


def _not_ours(fields: Fields, known: Correspondence, *, from_me: bool, to_me: bool, others: bool) -> str:
    """Why a message is nothing between the owner and others; empty when it is."""
    if not known.mine:
        return "own address unknown"
    if from_me:
        if not others:
            return "only to myself" if to_me else "no recipients"
    elif not to_me and not (others and _delivered_to_me(fields, known.mine)):
        return "hidden recipients" if not others and _delivered_to_me(fields, known.mine) else "not mine"
    return ""


def _delivered_to_me(fields: Fields, mine: frozenset[str]) -> bool:
    return any(inbox_of(one.address) in mine for one in delivered_to(fields))


def delivered_to(fields: Fields) -> list[Mailbox]:
    """The inboxes into which servers say that they put the message."""
    names = ("delivered-to", "x-original-to", "envelope-to")
    return [one for name in names for value in fields.get(name, ()) for one in mailboxes(value)]


def _learn_list(fields: Fields, known: Correspondence) -> None:
    """Remember a list's own address: what I send there reaches nobody in particular."""
    post = first_of(fields, "list-post")
    if post and len(known.lists) < 100_000:
        known.lists.update(inbox_of(one.address) for one in mailboxes(post))


def _is_list(address: str, known: Correspondence) -> bool:
    return is_machine(address) or inbox_of(address) in known.lists


def _mark(fields: Fields) -> int:
    """What two copies of one message have in common: its Message-ID, else its sender, time and subject."""
    named = first_of(fields, "message-id")
    if named:
        return hash(named)
    return hash(tuple(first_of(fields, name) for name in ("from", "to", "date", "subject")))
