"""Who stands in an address header: mailboxes with their names, whatever wrote them.

The ordinary way is read by one expression; everything else by a scanner that looks at each character
once, because nested comments and long lists have brought down recursive readers.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.readers.mail_fields import text_of, words_decoded

MANY = 1_000
"""As many mailboxes of one header are read; nobody looks at a mail to more."""

ADDRESS_CHARS = 320
"""Longest address: RFC 3696 gives 64 to the part before the @ and 255 to the domain."""

_REMEMBERED = 512
"""Headers up to this many bytes recur: they are parsed once."""
_NAME_CHARS = 200
_SCANNED = 200 * MANY
_ENCODED = 10_000

_ATOM = r"[^\s<>()\[\],;:\\\"@]++@[^\s<>()\[\],;:\\\"@]++"
_ORDINARY = re.compile(rf"\s*+(?:(?:\"([^\"\\]*+)\"\s*+|([^\"<>@,;:()\\]*+))<({_ATOM})>|({_ATOM}))\s*+(?:,\s*+|\Z)")
_PIECE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|\\.|<[^<>]*+>|[(),;:<>\"\\]|[^(),;:<>\"\\]++", re.DOTALL)
_PARENTHESIS = re.compile(r"\\.|[()]", re.DOTALL)
_ADDRESS = re.compile(rf"(?<![^\s<>()\[\],;:\\\"@]){_ATOM}")
_QUOTED_ADDRESS = re.compile(r"\"(?:[^\"\\]|\\.)*+\"@[^\s<>()\[\],;:\\\"@]++")
_AT = re.compile(r"(?<![^\s@<>])([^\s@<>]++)\s++at\s++([^\s@<>.]++\.[^\s@<>]++)", re.IGNORECASE)
_ROUTE = re.compile(r"\s*+@[^:]*+:")
_COMMENTS = re.compile(r"\([^()]*+\)")
_AROUND_DOTS = re.compile(r"\s*+([.@])\s*+")

_VIA = re.compile(r"\s+via\s+\S.*$", re.IGNORECASE | re.DOTALL)
_TAIL = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_SUFFIX = re.compile(
    r"(?:jr|sr|i{1,3}|iv|ph\.?\s?d|m\.?d|mba|esq|cpa|dds|rn|inc|llc|llp|ltd|limited|corp|gmbh|ag|s\.?a|co|dr|prof)\.?",
    re.IGNORECASE,
)

_MACHINE = re.compile(
    r"""(?: (?:.*[-_.+])? (?:no|not|do[-_.]?not|don'?t|never) [-_.]? (?:answer|reply|respond|responder) (?:[-_.+].*)?
        | mailer[-_.]?daemon | postmaster | (?:.*[-_.])? notif(?:y|ications?|ier) (?:[-_.+].*)?
        | (?:.*[-_.+])? bounces? (?:[-_.+=].*)? | (?:.*[-_.])? newsletters? | unsubscribe (?:[-_.+].*)? | nobody
        | listserv | majordomo | mailman | owner-.+ | .+-(?:owner|request|subscribe|unsubscribe|confirm)
        | auto(?:[-_.]?(?:mailer|reply|responder|confirm|mated)) | prvs=.* | srs[01][=+-].* | imceaex?-.*
        | [0-9a-f-]{24,} )@.*
      | .*@(?:.*\.)?(?:googlegroups|yahoogroups|freelists|listserv|mailman|groups\.io)(?:\.\w+)*
      | .*@(?:lists?|reply|bounces?|unsubscribe|calendar|group\.calendar|resource\.calendar)\.[^.]+\..+""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One who stands in a header. address: lower case. name: as people say it, empty when none is given."""

    address: str
    name: str


def mailboxes(value: bytes, charset: str = "") -> tuple[Mailbox, ...]:
    """The mailboxes of one header, at most MANY; local names without a domain are none."""
    if len(value) <= _REMEMBERED:
        return _remembered(value, charset)
    return _parsed(value, charset)


@lru_cache(maxsize=20_000)
def _remembered(value: bytes, charset: str) -> tuple[Mailbox, ...]:
    return _parsed(value, charset)


def _parsed(value: bytes, charset: str) -> tuple[Mailbox, ...]:
    text = text_of(value, charset)
    found = _ordinary(text)
    if found is None:
        found = _scanned(text[:_SCANNED])
    if not found and "=?" in text:
        # Some programs encode the address along with the name.
        found = _scanned(words_decoded(text[:_ENCODED]))
    if not found:
        found = [(match[0], "") for match in islice(_ADDRESS.finditer(text), MANY)]
    boxes = (_mailbox(address, name) for address, name in found if len(address) <= ADDRESS_CHARS)
    return tuple(one for one in boxes if one.address)


def _ordinary(text: str) -> list[tuple[str, str]] | None:
    """Pairs of address and name; None when anything in the header is out of the ordinary."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text) and len(found) < MANY:
        match = _ORDINARY.match(text, at)
        if match is None:
            return None
        found.append((match[3] or match[4], match[1] or match[2] or ""))
        at = match.end()
    return found


def _scanned(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    words: list[str] = []
    angle, comment, at, parentheses = "", "", 0, True
    while at < len(text) and len(found) < MANY:
        match = _PIECE.match(text, at)
        assert match is not None  # each character begins a piece
        piece, at = match[0], match.end()
        if piece == "(" and parentheses:
            end = _comment_end(text, at)
            # One that is never closed is none, nor are those inside of it: each would be sought to the end.
            parentheses = end > 0
            if parentheses:
                comment, at = text[at : end - 1], end
        elif piece in (",", ";"):
            found += _told(words, angle, comment)
            words, angle, comment = [], "", ""
        elif piece == ":":
            # The name of a group, or a scheme such as mailto.
            if not angle and not any("@" in word for word in words):
                words, comment = [], ""
        elif piece[0] == "<" and len(piece) > 1:
            angle = angle or piece[1:-1] or " "
        elif piece not in ("(", ")", "<", ">", '"', "\\"):
            words.append(piece)
    return (found + _told(words, angle, comment))[:MANY]


def _comment_end(text: str, at: int) -> int:
    """Behind the parenthesis that closes a comment whose content begins here; 0 when there is none."""
    depth = 1
    for match in _PARENTHESIS.finditer(text, at):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return 0


def _told(words: list[str], angle: str, comment: str) -> list[tuple[str, str]]:
    """The mailboxes between two commas: one, none, or several that only spaces separate."""
    phrase = " ".join(word.strip() for word in words).strip()
    if angle:
        address = _address_in(angle)
        return [(address, phrase or comment)] if address else _told(words, "", comment) if phrase else []
    bare = "".join(words).strip()
    if quoted := _QUOTED_ADDRESS.fullmatch(bare):
        return [(quoted[0], comment)]
    found = _ADDRESS.findall(bare)
    if found:
        rest = _ADDRESS.sub(" ", phrase) if len(found) == 1 else ""
        return [(one, comment or rest) for one in found]
    spelled = _AT.search(bare)
    return [(f"{spelled[1]}@{spelled[2]}", comment)] if spelled else []


def _address_in(angle: str) -> str:
    """The address between angle brackets, without the route, comments and spaces that old mail has in it."""
    text = angle[: 4 * ADDRESS_CHARS]
    if '"' not in text:
        text = _AROUND_DOTS.sub(r"\1", _COMMENTS.sub("", text))
    route = _ROUTE.match(text)
    text = text[route.end() :] if route else text
    if quoted := _QUOTED_ADDRESS.search(text):
        return quoted[0]
    if match := _ADDRESS.search(text):
        return match[0]
    spelled = _AT.fullmatch(text.strip())
    return f"{spelled[1]}@{spelled[2]}" if spelled else ""


@lru_cache(maxsize=50_000)
def _mailbox(address: str, name: str) -> Mailbox:
    plain = clean_line(address.strip("'`.,")).lower().replace(" ", "")
    if plain.startswith("@") or plain.endswith("@"):
        plain = ""
    return Mailbox(plain, name_of(name) if name else "")


def name_of(written: str) -> str:
    """A display name as people say it: `"Lee, Ann" (via list)` is Ann Lee. Empty for a mere address."""
    name = words_decoded(written[: 10 * _NAME_CHARS])
    name = clean_line(name.replace("\\", "")).strip("\"'` ")[:_NAME_CHARS]
    while (shorter := _TAIL.sub("", name)) and shorter != name:
        name = shorter
    name = (_VIA.sub("", name) or name).strip("\"'`,; ")
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given and "," not in given and not _SUFFIX.fullmatch(given) and _few(family, given):
        name = f"{given} {family}"
    return name if any(char.isalnum() for char in name) and "@" not in name else ""


def _few(family: str, given: str) -> bool:
    return len(family.split()) <= 3 and len(given.split()) <= 3


@lru_cache(maxsize=50_000)
def is_machine(address: str) -> bool:
    """Whether a program answers at this address, or many people do: no-reply, bounces, mailing lists."""
    return _MACHINE.fullmatch(address) is not None


@lru_cache(maxsize=50_000)
def inbox_of(address: str) -> str:
    """The same for all spellings that reach one inbox: without +tag, and without dots at Gmail."""
    local, _, domain = folded(address).rpartition("@")
    local = local.partition("+")[0] or local
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"
