"""The note that an introducer can pass on: whether it is fit for that; and the address of a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.text import clean_text
from godfather_desktop.insight.names import words_in
from godfather_desktop.insight.requests import requests_in

LONGEST_NOTE = 400
"""Characters of a note that is read to its end; messages below that length are answered a fifth more often."""

NoteTrouble = Literal[
    "empty",
    "blanks",
    "too long",
    "no request",
    "several requests",
    "nothing in it for them",
    "what is in it for them is not said",
    "no reason why them",
    "why them is not said",
    "nobody agreed to the quote",
]
NOTE_TROUBLES: tuple[NoteTrouble, ...] = (
    "empty",
    "blanks",
    "too long",
    "no request",
    "several requests",
    "nothing in it for them",
    "what is in it for them is not said",
    "no reason why them",
    "why them is not said",
    "nobody agreed to the quote",
)
HOLDING: tuple[NoteTrouble, ...] = ("empty", "blanks")
"""What keeps the note from being sent; the rest is advice."""


@dataclass(frozen=True, slots=True)
class NoteFinding:
    """One thing to mend in a note. values fill the sentence of `wording.introductions`."""

    trouble: NoteTrouble
    values: dict[str, object] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the note cannot go out like this."""
        return self.trouble in HOLDING


_BLANKS = re.compile(r"\[[^\]\n]*\]|\{[^{}\n]*\}|<(?![^<>\n]*(?:@|://))[^<>\n]*>|_{3,}|\bX{3,}\b|\bTBD\b")
_QUOTED = re.compile(
    r"[“\"«„][^“”\"«»„\n]*\s[^“”\"«»„\n]*\s[^“”\"«»„\n]*[”\"»“]"
    r"|^\s*>|^\s*(?:fwd?|wg|tr)\s*:|\b(?:wrote|writes|said|says|told me)\s*[:,]"
    r"|-{3,}\s*(?:original message|forwarded message)",
    re.IGNORECASE | re.MULTILINE,
)
_LITTLE = frozenset(
    "about after also been before being both could does each even every from have having here into just like made "
    "make many more most much must need only other over really same should some such than that their them then "
    "there these they thing things this those through very want wants well were what when where which while whom "
    "will with would your yours because somebody someone something anything and are but can for had has her him his "
    "how its may not one our out she the too use was way who why you".split()
)
_SHORTEST_WORD = 3


def blanks_in(text: str) -> list[str]:
    """What was left to be filled in: '[name]', '___', 'XXX', '<...>', '{...}', 'TBD'."""
    return list(dict.fromkeys(_BLANKS.findall(text)))


def quotes_somebody(text: str) -> bool:
    """Whether a text passes on what somebody else said or wrote."""
    return _QUOTED.search(text) is not None


def check_note(introduction: Introduction) -> tuple[NoteFinding, ...]:
    """What is to be mended in the forwardable note, what holds it back first."""
    return tuple(_findings(introduction))


def _findings(introduction: Introduction) -> Iterator[NoteFinding]:
    note = clean_text(introduction.note).strip()
    if not note:
        yield NoteFinding("empty")
        return
    blanks = blanks_in(note)
    if blanks:
        yield NoteFinding("blanks", {"blanks": blanks})
    if len(note) > LONGEST_NOTE:
        yield NoteFinding("too long", {"length": len(note), "most": LONGEST_NOTE})
    requests = len(requests_in(note))
    if requests == 0:
        yield NoteFinding("no request")
    elif requests > 1:
        yield NoteFinding("several requests", {"requests": requests})
    if not introduction.for_them.strip():
        yield NoteFinding("nothing in it for them")
    elif not _names(note, introduction.for_them):
        yield NoteFinding("what is in it for them is not said", {"what": introduction.for_them})
    if not introduction.why_them.strip():
        yield NoteFinding("no reason why them")
    elif not _names(note, introduction.why_them):
        yield NoteFinding("why them is not said", {"what": introduction.why_them})
    if quotes_somebody(note) and not introduction.consent.strip():
        yield NoteFinding("nobody agreed to the quote")


def _names(note: str, reason: str) -> bool:
    """Whether the note has a word of the reason that means something; a reason without any is not judged."""
    wanted = _meaningful(reason)
    return not wanted or bool(wanted & _meaningful(note))


def _meaningful(text: str) -> set[str]:
    # One and many of a thing are the same thing.
    return {
        word.removesuffix("s") or word
        for word, _, _ in words_in(text)
        if len(word) >= _SHORTEST_WORD and word not in _LITTLE
    }


_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\%&?=#]+@[^\s@,;:<>()\[\]\"\\%&?=#/]+")


def mailto(emails: tuple[str, ...], subject: str, text: str) -> str:
    """A link that opens a letter to one person in the mail program; empty when none of the addresses is a plain one.

    Everything is percent-encoded and control characters are dropped, but for the lines of the text,
    so that no data can add a recipient or a header.
    """
    address = next((one.strip() for one in emails if _ADDRESS.fullmatch(one.strip())), "")
    if not address:
        return ""
    local, _, host = address.rpartition("@")
    letter = f"mailto:{_encoded(_printable(local))}@{_encoded(_printable(host))}"
    lines = [_encoded(_printable(line)) for line in clean_text(text).split("\n")]
    return f"{letter}?subject={_encoded(_printable(clean_text(subject)))}&body={'%0D%0A'.join(lines)}"


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _printable(text: str) -> str:
    return "".join(char for char in text if ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0)
