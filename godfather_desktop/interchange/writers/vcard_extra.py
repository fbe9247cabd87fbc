"""What a card has in `extra`, in the properties that other programs know for it, and else in one of ours.

Our reader makes the same lines of `extra` of either.
"""

import re
from collections.abc import Iterator

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange import vcard_own
from godfather_desktop.interchange.vcard_words import KNOWN_RELATIONS, relation_type
from godfather_desktop.interchange.writers.vcard_lines import escaped

_PROPERTIES = {
    "Address": "ADR",
    "Maiden name": "X-MAIDENNAME",
    "Nickname": "NICKNAME",
    "Phonetic first name": "X-PHONETIC-FIRST-NAME",
    "Phonetic last name": "X-PHONETIC-LAST-NAME",
    "Phonetic middle name": "X-PHONETIC-MIDDLE-NAME",
    "Time zone": "TZ",
}
_MESSENGERS = {
    "AIM": ("X-AIM", "aim"),
    "Google Talk": ("X-GOOGLE-TALK", ""),
    "ICQ": ("X-ICQ", "icq"),
    "MSN": ("X-MSN", "msnim"),
    "QQ": ("X-QQ", ""),
    "SIP": ("X-SIP", "sip"),
    "Skype": ("X-SKYPE", "skype"),
    "XMPP": ("X-JABBER", "xmpp"),
    "Yahoo": ("X-YAHOO", "ymsgr"),
}
"""The property of vCard 3.0 and the scheme in an IMPP of vCard 4.0, empty where there is none."""
_ACCOUNT = re.compile(r"(?!www\.)[\w.+\-]+(?:@[\w.\-]+)?", re.ASCII | re.IGNORECASE)
_APPLE_LABELS = frozenset(
    "Assistant;Brother;Child;Domestic partner;Father;Friend;Manager;Mother;Parent;Partner;Relative;Sister;Spouse".split(
        ";"
    )
)
_NOT_WRITTEN = frozenset({"Agent", "Contact", "Acquaintance"})
"""Relations whose lines say more than a name, or that ties are written as."""
_CHARS = 1_000


def extra_lines(extra: tuple[str, ...], version: str, groups: Iterator[int]) -> Iterator[str]:
    """A property or two for each line of `extra`. groups: numbers that no other property has for its label."""
    for one in extra:
        label, _, text = one.partition(": ")
        plain = bool(text) and clean_line(text) == text and len(text) < _CHARS
        if plain and label in _PROPERTIES and text.strip(" ,;") == text:
            value = f";;{escaped(text)};;;;" if label == "Address" else escaped(text)
            yield f"{_PROPERTIES[label]}:{value}"
        elif plain and label in _MESSENGERS and _ACCOUNT.fullmatch(text) and (line := _messenger(label, text, version)):
            yield line
        elif plain and label in KNOWN_RELATIONS - _NOT_WRITTEN and ":" not in text:
            yield from related_lines(label, text, version, groups)
        else:
            yield f"{vcard_own.EXTRA}:{escaped(one)}"


def related_lines(
    label: str, text: str, version: str, groups: Iterator[int], params: str = "", *, is_uri: bool = False
) -> Iterator[str]:
    """A relation, stated as vCard 4.0 has it or as Apple and Google do.

    params: further ones, each behind a semicolon. is_uri: the text is no name but an address.
    """
    if version == "4.0":
        kind = "" if label == "Related" else f";TYPE={relation_type(label)}"
        yield f"RELATED{kind}{params}:{text}" if is_uri else f"RELATED;VALUE=text{kind}{params}:{escaped(text)}"
        return
    group = f"item{next(groups)}"
    yield f"{group}.X-ABRELATEDNAMES{params}:{escaped(text)}"
    words = label.split(" ")
    shown = "".join(word.capitalize() for word in words) if label in _APPLE_LABELS else ""
    yield f"{group}.X-ABLabel:_$!<{shown}>!$_" if shown else f"{group}.X-ABLabel:{escaped(label)}"


def _messenger(label: str, account: str, version: str) -> str:
    name, scheme = _MESSENGERS[label]
    if version == "3.0":
        return f"{name}:{escaped(account)}"
    return f"IMPP:{scheme}:{account}" if scheme else ""
