"""The headers of one message: which of them matter, and their text in whatever way it was encoded."""

import binascii
import re
from collections.abc import Mapping

Fields = Mapping[str, list[bytes]]
"""By the lower-case name of a header, its values in their order, unfolded, not decoded."""

_WANTED = """
from sender x-original-from to cc bcc date message-id subject content-type content-length return-path
delivered-to x-original-to envelope-to list-id list-post list-unsubscribe precedence auto-submitted feedback-id
x-auto-response-suppress x-autoreply x-autorespond x-gmail-labels x-mozilla-status x-mozilla-draft-info
x-spam-flag x-spam-status x-status x-unsent
""".split()
_SPELLED = {name: name for name in _WANTED} | {name.title(): name for name in _WANTED} | {"Message-ID": "message-id"}
_FREQUENT = """
Received DKIM-Signature X-Received X-Google-DKIM-Signature X-Gm-Message-State X-Google-Smtp-Source ARC-Seal
ARC-Message-Signature ARC-Authentication-Results Authentication-Results Received-SPF MIME-Version X-Mailer User-Agent
References In-Reply-To Reply-To Thread-Topic Thread-Index X-GM-THRID Content-Transfer-Encoding Content-Language
""".split()
"""Passed over at the first look."""
_KNOWN = dict.fromkeys((name.encode("ascii") for name in _FREQUENT), "") | {
    spelled.encode("ascii"): name for spelled, name in _SPELLED.items()
}

_REPEATED = 1_000
"""As often a header is read; nothing but an attack repeats it more."""
_RECEIVED = re.compile(rb"^received[ \t]*:(.*(?:\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=")
_CODECS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
}
"""What mail programs call an encoding and what they mean by it, where the two differ."""


def fields_of(head: bytes) -> dict[str, list[bytes]]:
    """The headers that matter here. Lines that are no headers are passed over."""
    found: dict[str, list[bytes]] = {}
    values: list[bytes] | None = None
    folded: list[bytes] = []
    for line in head.split(b"\n"):
        if line < b"!":  # begins with a space or tab
            if values is not None:
                # Long lists of recipients are joined once, not line by line.
                folded.append(line.strip())
            continue
        if folded and values is not None:
            values[-1] = b" ".join((values[-1], *folded))
            folded = []
        name, colon, value = line.partition(b":")
        known = _KNOWN.get(name)
        if known is None:
            known = _KNOWN.get(name.rstrip(b" \t").lower())
        values = None
        if known and colon:
            values = found.setdefault(known, [])
            if len(values) < _REPEATED:
                values.append(value.strip())
            else:
                values = None
    if folded and values is not None:
        values[-1] = b" ".join((values[-1], *folded))
    return found


def received_in(head: bytes) -> list[bytes]:
    """The Received lines of the servers that a message passed, the last of them first."""
    return _RECEIVED.findall(head)


def first_of(fields: Fields, name: str) -> bytes:
    """The first value of a header, empty without one."""
    values = fields.get(name)
    return values[0] if values else b""


def declared(fields: Fields, chosen: str = "") -> str:
    """The encoding of headers with raw letters: the one chosen by the user, else the body's."""
    match = None if chosen else _CHARSET.search(first_of(fields, "content-type"))
    return match[1].decode("ascii", "replace") if match else chosen


def text_of(value: bytes, charset: str = "") -> str:
    """A raw value as text: UTF-8, the declared charset, Windows, in this order."""
    if b"\x1b" in value:
        # Japanese without encoded words looks like ASCII but for the sign that switches its alphabets.
        return _text_in(value, "iso-2022-jp")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return _text_in(value, charset)


def _text_in(data: bytes, charset: str) -> str:
    """Bytes as text in a charset that may be wrong or unknown. Never fails."""
    name = charset.lower().partition("*")[0]
    codec = _CODECS.get(name, name)
    for one in (codec, "utf-8", "cp1252"):
        # Python's own escapes are no charsets, and warn.
        if not one or "escape" in one or one in ("idna", "punycode", "undefined"):
            continue
        try:
            return data.decode(one)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def words_decoded(text: str) -> str:
    """A text with its RFC 2047 words decoded; words that belong together are joined before, as letters may be split."""
    if "=?" not in text:
        return text
    parts: list[str] = []
    pending: list[bytes] = []
    charset, end = "", 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        data = _word_bytes(match[2], match[3])
        if data is None:
            continue
        joined = bool(end) and not gap.strip()
        if joined and match[1].lower() == charset:
            pending.append(data)
        else:
            parts.append(_text_in(b"".join(pending), charset))
            if not joined:
                parts.append(gap)
            pending, charset = [data], match[1].lower()
        end = match.end()
    parts += (_text_in(b"".join(pending), charset), text[end:])
    return "".join(parts)


def _word_bytes(way: str, word: str) -> bytes | None:
    data = word.encode("utf-8", "replace")
    if way in "qQ":
        return binascii.a2b_qp(data, header=True)
    for shorter in (0, 1):
        try:
            return binascii.a2b_base64(data.rstrip(b"=")[: -shorter or None] + b"===")
        except binascii.Error:
            continue
    return None
