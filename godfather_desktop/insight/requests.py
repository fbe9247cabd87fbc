"""Which sentences of a text ask for something."""

import re

from godfather_desktop.domain.text import folded

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
_ASKS = re.compile(
    r"\b(?:could|can|would|will)\s+(?:you|we|i)\b|\bmay\s+i\b|\bmight\s+you\b|\bplease\b|\blet\s+me\s+know\b"
    r"|\b(?:i|we)(?:'d| would)?\s+(?:appreciate|like\s+to\s+ask|want\s+to\s+ask|need\s+your)\b"
    r"|\bi\s+(?:was\s+|am\s+)?wonder(?:ing)?\b"
    r"|\bhelp\s+me\b|\bintroduce\s+me\b|\bdo\s+me\s+a\s+favou?r\b"
)
_COURTESY = re.compile(r"^(?:how are (?:you|things)|isn'?t (?:it|that) \w+|who would have thought)\b")
"""Questions that want no answer."""


_ASKS_OF_THEM = re.compile(
    r"\b(?:could|can|will|would)\s+you\b|\bmay\s+i\b|\bmight\s+you\b|\bhelp\s+me\b|\bintroduce\s+me\b"
    r"|\bdo\s+me\s+a\s+favou?r\b|\bneed\s+your\b|\bi\s+(?:was\s+|am\s+)?wonder(?:ing)?\b"
)


def asks_something(text: str) -> bool:
    """Whether a text wants something done. Questions out of interest and kind commands do not."""
    return any(_ASKS_OF_THEM.search(_plain(sentence)) for sentence in _SENTENCE_ENDS.split(text))


def _plain(sentence: str) -> str:
    return folded(sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).lstrip(" ,;:-\"'(")


def requests_in(text: str) -> tuple[str, ...]:
    """The sentences of a text that ask for something, as they stand in it."""
    found: list[str] = []
    for part in _SENTENCE_ENDS.split(text):
        sentence = part.strip()
        plain = _plain(sentence)
        if (sentence.rstrip("\"'”’) ").endswith("?") and not _COURTESY.match(plain)) or _ASKS.search(plain):
            found.append(sentence)
    return tuple(found)
