"""Whose mail it is: told by where servers delivered it and who sent what lies in Sent."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.mail import delivered_to, gmail_labels, left_out_because
from godfather_desktop.interchange.readers.mail_fields import declared, fields_of
from godfather_desktop.interchange.readers.mail_labels import SENT, Folder
from godfather_desktop.interchange.readers.mail_people import is_machine, mailboxes
from godfather_desktop.interchange.readers.mail_stream import CHUNK, Letter, chunks_of
from godfather_desktop.interchange.readers.mbox import is_mbox, letters, mailbox_folder
from godfather_desktop.interchange.readers.messages import folder_of, letter_of, message_files
from godfather_desktop.interchange.source import Source

_BYTES = 30_000_000
_FILES = 3_000
_MOST = 8
_SENT_SHARE = 0.2
"""Whoever wrote so much of what lies in Sent is the owner, under one of several addresses."""
_DELIVERED_SHARE = 0.5


def likely_mine(source: Source) -> list[LikelyMine]:
    """The addresses that are probably the owner's, best first, at most eight.

    Reads the first 30 MB of a mailbox, or the first 3,000 files of a folder.
    """
    records: Counter[str] = Counter()
    in_lists: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    delivered: Counter[str] = Counter()
    sent_letters = delivered_letters = 0
    for letter, folder in _letters(source):
        fields = fields_of(letter.head)
        reason = left_out_because(fields, letter, folder)
        charset = declared(fields, source.chosen)
        senders = {one.address for value in fields.get("from", ()) for one in mailboxes(value, charset)}
        others = {
            one.address
            for name in ("to", "cc", "bcc")
            for value in fields.get(name, ())
            for one in mailboxes(value, charset)
        }
        if reason:
            if reason == "mailing list":
                in_lists.update(senders)
            continue
        reached = {one.address for one in delivered_to(fields) if not is_machine(one.address)}
        records.update(senders | others | reached)
        if reached:
            delivered_letters += 1
            delivered.update(reached)
        if folder.sent or ("x-gmail-labels" in fields and not SENT.isdisjoint(gmail_labels(fields))):
            sent_letters += 1
            sent.update(senders)
    sure = {
        address
        for address in records
        if sent[address] > _SENT_SHARE * sent_letters or delivered[address] > _DELIVERED_SHARE * delivered_letters
    }
    counted = records or in_lists
    found = [
        LikelyMine(address, number, address in sure) for address, number in counted.items() if not is_machine(address)
    ]
    found.sort(key=lambda one: (not one.sure, -one.records, one.address))
    return found[:_MOST]


def _letters(source: Source) -> Iterator[tuple[Letter, Folder]]:
    """The first messages, each with its folder."""
    if not source.member and source.path.is_dir():
        for path in islice(message_files(source.path), _FILES):
            yield letter_of(Source(path)), folder_of(path, source.path)
    elif is_mbox(source.head()):
        folder = mailbox_folder(source)
        with source.reading() as stream:
            for letter in letters(islice(chunks_of(stream, source.chosen), _BYTES // CHUNK)):
                yield letter, folder
    else:
        yield letter_of(source), Folder()
