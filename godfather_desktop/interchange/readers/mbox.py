"""A mailbox in one file: mbox of Takeout, of Thunderbird and of list archives, in all four dialects.

Streamed: bodies are passed over as bytes, and memory holds one chunk and the headers of one message.
"""

import io
import re
from collections.abc import Iterator

from godfather_desktop.interchange.found import Item, Place
from godfather_desktop.interchange.readers.mail import correspondence, items_of
from godfather_desktop.interchange.readers.mail_labels import Folder, folder_called
from godfather_desktop.interchange.readers.mail_stream import FROM_LINE, HEAD_BYTES, Letter, chunks_of
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_LINE = 1_000
"""A From_ line is no longer, nor is the name of the header after it."""
_USUAL_HEAD = 16_000
_LOOK_AHEAD = 16_000_000
"""So far it is checked whether a message ends where its Content-Length says."""
_FROM = b"\nFrom "

_DATE_TAIL = re.compile(
    rb"""(?: [A-Z][a-z]{2}\s+\d{1,2} | \d{1,2}[\s-][A-Z][a-z]{2}(?:[\s-]\d{4})? ) ,?
         \s+ \d{1,2}:\d\d(?::\d\d)?
         (?: \s+ (?: [-+]?\d{4} | [A-Z]{1,5} | \([^()]{1,20}\) ) )* \s* (?:remote\sfrom.*)? \Z
       | \d{4}-\d\d-\d\d[T\s]\d\d:\d\d\S*\s*\Z""",
    re.VERBOSE,
)
_PLACED = re.compile(rb"@|\d:\d\d")
_HEADER = re.compile(rb"[!-9;-~]{1,76}[ \t]*:|>From ")
_MAIL_HEADER = re.compile(
    rb"""(?: from | to | cc | bcc | date | subject | sender | reply-to | received | return-path | delivered-to
         | message-id | mime-version | content-(?:type|transfer-encoding|length|disposition) | status | envelope-to
         | in-reply-to | references | user-agent | importance | priority | precedence | authentication-results
         | dkim-signature | domainkey-signature | received-spf | arc-[a-z-]+ | list-[a-z-]+ | resent-[a-z-]+
         | thread-(?:topic|index) | x-[!-9;-~]{1,60} )[ \t]*:""",
    re.VERBOSE | re.IGNORECASE,
)
_BLANK = re.compile(rb"(?:\n\r?(?=\n))*+")
_STOP = re.compile(rb"\n(?:\r?\n|From )")
_DECLARED = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def read_mbox(source: Source, reading: Reading) -> Iterator[Item]:
    """The contacts of a mailbox; each message is a record."""
    known = correspondence(reading, source.chosen)
    folder = mailbox_folder(source)
    for record, letter in enumerate(letters_of(source), 1):
        yield from items_of(letter, Place(record, letter.line), known, folder)


def mailbox_folder(source: Source) -> Folder:
    """What the name of the file says of its messages: Thunderbird keeps Trash, Junk and Drafts as files."""
    *above, name = source.shown.parts
    # What lies in Trash is below `Trash.sbd`. Apple Mail exports a folder `Junk.mbox` with the messages in `mbox`.
    return folder_called([*(one for one in above if one.endswith((".sbd", ".mbox"))), name])


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    begin = next(chunks_of(io.BytesIO(head)))
    return bool(_divides(b"\n\n" + begin.lstrip(b"\r\n"), 1, ended=True))


def letters_of(source: Source) -> Iterator[Letter]:
    """The messages of a mailbox, in their order. What stands before the first From_ line is one, too."""
    with source.reading() as stream:
        yield from letters(chunks_of(stream, source.chosen))


def letters(chunks: Iterator[bytes]) -> Iterator[Letter]:
    """The messages in the chunks of a mailbox."""
    splitter = _Splitter(chunks)
    while not splitter.done:
        yield splitter.letter()


class _Splitter:
    """A window that moves over the mailbox, held by the line feed before what is read next.

    _declared: where in the window the message ends by its Content-Length; 0 when it says nothing.
    _candidate: the next line that begins with From, if it was sought already, else 0.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._data = b"\n"
        self._at = 0
        self._line = 0
        self._declared = 0
        self._candidate = 0
        self._ended = False
        self._skip_blank_lines()

    @property
    def done(self) -> bool:
        return self._ended and self._at >= len(self._data) - 1

    def letter(self) -> Letter:
        """The next message; afterwards the window stands before the one that follows."""
        line = self._line + 1
        envelope = self._envelope()
        head = self._head()
        self._pass_body()
        return Letter(line, envelope, head or b"", too_large=head is None)

    def _more(self) -> int:
        """Read on, and let go what was passed. Returns how far all positions moved towards the beginning."""
        # Whether a blank line stands before a place is seen from three bytes.
        gone = max(0, self._at - 3)
        chunk = next(self._chunks, None)
        self._ended = chunk is None
        self._data = self._data[gone:] + (chunk or b"")
        self._at -= gone
        self._declared = max(0, self._declared - gone)
        self._candidate = max(0, self._candidate - gone)
        return gone

    def _move(self, to: int) -> None:
        self._line += self._data.count(b"\n", self._at, to)
        self._at = to

    def _skip_blank_lines(self) -> None:
        while True:
            blank = _BLANK.match(self._data, self._at)
            if blank is not None:
                self._move(blank.end())
            if self._ended or len(self._data) - self._at > 2:
                return
            self._more()

    def _envelope(self) -> bytes:
        """The From_ line, if there is one."""
        while not self._ended and len(self._data) - self._at < _LINE:
            self._more()
        begin = self._at + 1
        if not FROM_LINE.match(self._data, begin):
            return b""
        end = self._data.find(b"\n", begin, begin + _LINE)
        if end < 0:
            if not self._ended or len(self._data) - begin > _LINE:
                return b""
            end = len(self._data)
        envelope = self._data[begin:end]
        self._move(end)
        return envelope

    def _head(self) -> bytes | None:
        """The headers; None when they are too large."""
        begin, after = self._at, self._usual_head_end() or self._at
        self._declared = 0
        while True:
            stop = _STOP.search(self._data, after)
            if stop is None:
                end = len(self._data)
                if self._ended:
                    break
                after = max(begin, end - len(_FROM))
            elif stop[0] != _FROM:
                end = stop.start()
                break
            else:
                end = stop.start()
                divides = _divides(self._data, end, ended=self._ended)
                if divides:
                    break
                after = end if divides is None else end + 1
                if divides is False:
                    continue
            if len(self._data) - begin > HEAD_BYTES + _LINE:
                self._move(after)
                return None
            gone = self._more()
            begin, after = begin - gone, after - gone
        head = self._data[begin + 1 : end]
        if stop is not None and stop[0] != _FROM and b"ength" in head and (declared := _DECLARED.search(head)):
            self._declared = stop.end() + int(declared[1])
        self._move(end)
        return head if len(head) <= HEAD_BYTES else None

    def _usual_head_end(self) -> int:
        """Where the headers end if nothing in them has to be looked at twice, else 0. Several times as fast."""
        data, at = self._data, self._at
        blank, other = (b"\n\r\n", b"\n\n") if data[at - 1 : at] == b"\r" else (b"\n\n", b"\n\r\n")
        end = data.find(blank, at, at + _USUAL_HEAD)
        if end < 0 or data.find(other, at, end + 2) >= 0:
            return 0
        candidate = data.find(_FROM, at)
        if 0 <= candidate < end:
            return 0
        self._candidate = max(0, candidate)
        return end

    def _pass_body(self) -> None:
        after = self._at
        while True:
            place = self._candidate if self._candidate >= after else self._data.find(_FROM, after)
            self._candidate = 0
            if place < 0:
                if self._ended:
                    self._move(len(self._data))
                    return
                self._move(max(self._at, len(self._data) - len(_FROM)))
                self._more()
                after = self._at
                continue
            divides = _divides(self._data, place, ended=self._ended)
            if divides is False:
                after = place + 1
                continue
            self._move(place)
            if divides:
                self._trust_declared_end()
                return
            self._more()
            after = self._at

    def _trust_declared_end(self) -> None:
        """Pass over what looks like the next message, if this one ends farther on and says so (mboxcl2)."""
        if not self._at + 2 < self._declared < self._at + _LOOK_AHEAD:
            return
        while not self._ended and len(self._data) < self._declared + 3 * _LINE:
            self._more()
        for place in range(self._declared - 1, self._declared + 3):
            if _divides(self._data, place, ended=self._ended):
                self._move(place)
                return
        if self._ended and abs(len(self._data) - self._declared) <= 2:
            self._move(len(self._data))


def _divides(data: bytes, place: int, *, ended: bool) -> bool | None:
    """Whether a message begins behind the line feed at a place; None when more must be read to tell.

    A line that begins with From divides messages if it ends like a date and a header follows. Without a
    date it has to be bare, or hold an address or a time; stand behind a blank line; and be followed by a
    header that only mail has.
    """
    if not (data.startswith(_FROM, place) and FROM_LINE.match(data, place + 1)):
        return False
    end = data.find(b"\n", place + 1, place + 1 + _LINE)
    if end < 0 or (len(data) - end < 100 and not ended):
        return False if ended or len(data) - place > 2 * _LINE else None
    # Most lines that begin with From stand in a text.
    if not _HEADER.match(data, end + 1):
        return False
    line = data[place + 1 : end].rstrip()
    if _DATE_TAIL.search(line):
        return True
    if not (line == b"From" or _PLACED.search(line)):
        return False
    before = data[max(0, place - 2) : place]
    blank = before.endswith(b"\n") or before == b"\n\r"
    return blank and _MAIL_HEADER.match(data, end + 1) is not None
