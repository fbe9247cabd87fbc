"""Names as people write them on LinkedIn: lists of them joined by commas, with degrees that have commas, too."""

from collections.abc import Container
from functools import lru_cache

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.insight.name_forms import form_of

_GENERATIONS = frozenset("jr sr ii iii iv".split())
_MOST_LETTERS = 6
"""Of a degree; longer words of capitals are names."""
_MOST_COMMAS = 5
"""Within one name."""


@lru_cache(maxsize=8_192)
def name_key(name: str) -> str:
    """By what two names are compared: without titles, degrees and pictures."""
    return " ".join(form_of(name).words) or folded(name)


def names_in(text: str, known: Container[str], expected: int = 0) -> list[str]:
    """The names of a list joined by commas, although names themselves hold commas: `Jo Barlow, CPA, Ben Roy`.

    known: folded names that are certainly whole. expected: how many there should be, 0 if unknown.
    """
    parts = [part for piece in text.split(",") if (part := clean_line(piece))]
    if len(parts) <= 1 or len(parts) == expected:
        return parts
    if expected == 1:
        return [clean_line(text)]
    names: list[str] = []
    start = 0
    while start < len(parts):
        longest = min(len(parts), start + _MOST_COMMAS + 1)
        end = next(
            (end for end in range(longest, start + 1, -1) if folded(", ".join(parts[start:end])) in known), start + 1
        )
        while end < len(parts) and _is_suffix(parts[end]):
            end += 1
        names.append(", ".join(parts[start:end]))
        start = end
    return names


def _is_suffix(part: str) -> bool:
    """Whether a part of a list is no name of its own but what follows one: `CPA`, `Ph.D.`, `PMP® CSM`, `Jr.`."""
    words = part.split()
    return all(map(_is_degree, words)) and (len(words) == 1 or any(char in part for char in ".®"))


def _is_degree(word: str) -> bool:
    """`MBA`, `PhD`, `M.D.`, `MSc`, `III`; no word of small letters, and no long one."""
    letters = [char for char in word if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    if word.strip(".,").casefold() in _GENERATIONS:
        return True
    return capitals >= 2 and len(letters) <= min(_MOST_LETTERS, 2 * capitals)
