"""Names as they are compared: without titles and accents, whichever way round, with the short forms of first names."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from godfather_desktop.domain.text import folded
from godfather_desktop.insight.nicknames import FULL_FORMS

Alike = Literal["same", "accents", "looks", "order", "initial", "nickname", "part", "slip"]
"""How two names are alike: the same; but for accents; in letters that look like others; with the words the other
way round; one with an initial; one with a short form; one with more words; with letters that differ."""
_RANK: tuple[Alike, ...] = ("same", "accents", "looks", "order", "part", "initial", "nickname", "slip")

_TITLES = frozenset(
    """
    adv capt captain chief col dame dipl doctor dott dr frau fr gen herr hon ing judge lady lic lord lt maj mag messrs
    miss mme mr mrs ms mx prof professor rabbi rev reverend sgt sir sra srta sig
    """.split()
)
_DEGREES = frozenset(
    """
    bsc ca ceng cfa cfp cpa cpcc csm dds dmd do dphil edd emba esq facs jd llb llm mba mbe md mph msc msw obe pe phd
    phr pmp rn shrm sphr
    """.split()
)
_GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr",
    "ii": "2", "2nd": "2", "iii": "3", "3rd": "3", "iv": "4", "4th": "4",
}  # fmt: skip
_SALUTATIONS = {
    "mr": "he", "herr": "he", "sir": "he", "lord": "he",
    "mrs": "she", "ms": "she", "miss": "she", "mme": "she", "frau": "she", "lady": "she", "sra": "she", "srta": "she",
}  # fmt: skip
_PARTICLES = frozenset(
    "af al av bin bint da das de del della den der di dos du el ibn la le ten ter van von y zu".split()
)

_LOOKALIKES = str.maketrans(
    # Cyrillic, Greek and Armenian letters, and digits, that look like Latin ones.
    "авекмнорстухіјѕһԁԛԝɡαβεηικμνορτυχωγոօսհ01",
    "abekmhopctyxijshdqwgabenikuvoptuxwynouhol",
)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_BREAKS = re.compile(r"[^\w]+|_+")
_UMLAUT = re.compile(r"(?<=[aou])e")
"""Juergen is Jürgen, which is folded to jurgen."""
_NO_LETTERS = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese, Japanese and Korean writing: each sign is a word's worth, and another sign is another name."""
_OTHER_ENDS = ("a", "e", "o", "i", "us", "ine", "ina", "ette", "y", "ie", "la", "le", "ne")
"""Endings that make a woman's name of a man's, or the other way round: Martin and Martina, Daniel and Danielle."""

_IGNORED = _TITLES | _DEGREES | frozenset(_GENERATIONS)


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name, ready to be compared. words: folded, in order, particles left out where other words remain.

    generation: `jr`, `sr` or a number. plain: the words with their accents. looks: the words in the Latin
    letters that they look like. salutation: `he` or `she` where a title says so.
    """

    words: tuple[str, ...]
    generation: str = ""
    plain: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    salutation: str = ""

    @property
    def sorted(self) -> str:
        """The words in alphabetical order: the same whichever way round the name is written."""
        return " ".join(sorted(self.words))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike: the most that differs. slips: letters that differ. matched: the words in common,
    as pairs; left: words of the longer name that the other has not.
    """

    alike: Alike
    slips: int
    matched: tuple[tuple[str, str], ...]
    left: int = 0


@lru_cache(maxsize=200_000)
def form_of(name: str) -> NameForm:
    """A name ready to be compared; without words when it is none, such as an address in its place."""
    if "@" in name:
        return NameForm(())
    simple = tuple(name.lower().split())
    if (
        name.isascii()
        and len(simple) == 2
        and simple[0].isalpha()
        and simple[1].isalpha()
        and _IGNORED.isdisjoint(simple)
    ):
        return NameForm(simple, "", simple, simple)
    text = _ASIDE.sub(" ", unicodedata.normalize("NFKC", name))
    head, comma, tail = text.partition(",")
    if comma:
        after = _split(tail)
        named = all(word in _GENERATIONS or word in _DEGREES for word in map(_flat, after))
        # 'Lee, Ann' is Ann Lee; 'Ann Lee, PhD' is not.
        text = f"{head} {tail}" if named else f"{tail.replace(',', ' ')} {head}"
    plain = _split(text)
    words = [(_flat(word), word) for word in plain]
    generation = next((_GENERATIONS[flat] for flat, _ in words[1:] if flat in _GENERATIONS), "")
    salutation = next((_SALUTATIONS[flat] for flat, _ in words if flat in _SALUTATIONS), "")
    kept = [one for place, one in enumerate(words) if place == 0 or one[0] not in _GENERATIONS]
    kept = [one for one in kept if one[0] not in _TITLES and one[0] not in _DEGREES] or kept
    # Al and Van are first names, too: only between other words they say nothing.
    last = len(kept) - 1
    kept = [one for place, one in enumerate(kept) if place in (0, last) or one[0] not in _PARTICLES]
    kept = [one for one in kept if any(char.isalpha() for char in one[0])]
    return NameForm(
        tuple(flat for flat, _ in kept),
        generation,
        tuple(word for _, word in kept),
        tuple(_looks(word) for _, word in kept),
        salutation,
    )


def roots_of(word: str) -> frozenset[str]:
    """The full forms of a first name: bob is robert."""
    return FULL_FORMS.get(word) or frozenset((word,))


def likeness(one: NameForm, other: NameForm) -> Likeness | None:
    """How two names are alike, None when they are names of two people."""
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        alike: Alike = "same" if one.plain == other.plain else "accents"
        return Likeness(alike, 0, tuple(zip(one.words, other.words, strict=True)))
    if one.looks == other.looks:
        return Likeness("looks", 0, tuple(zip(one.words, other.words, strict=True)))
    if one.sorted == other.sorted:
        return Likeness("order", 0, tuple((word, word) for word in one.words))
    if len(one.words) == len(other.words) == 2:
        for place in (0, 1):
            if one.words[place] == other.words[place]:
                return _with_one_word(one.words, other.words, 1 - place)
    return _aligned(one.words, other.words) or _run_together(one.words, other.words)


def slips_between(one: str, other: str) -> int:
    """How many letters of two words differ, 0 to 2; 3 when they are other words."""
    shorter = min(len(one), len(other))
    most = 0 if shorter < 3 else 1 if shorter < 6 else 2
    distance = OSA.distance(one, other, score_cutoff=most)
    if not distance:
        return 0
    # Room 12 and room 13 are two rooms.
    if distance > most or not (one.isalpha() and other.isalpha()) or _NO_LETTERS.search(one + other):
        return 3
    if shorter > 3 and _UMLAUT.sub("", one) == _UMLAUT.sub("", other):
        return 0
    return 3 if _by_ending(one, other) else distance


def _with_one_word(one: tuple[str, ...], other: tuple[str, ...], place: int) -> Likeness | None:
    """Two words each, one of them the same and in its place: what most names that are held against each other are."""
    found = _word_match(one[place], other[place])
    if found is None:
        return None
    return Likeness(_RANK[found[0]], found[1], tuple(zip(one, other, strict=True)))


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    """Each word of the shorter name to its like in the longer one; the words in place first."""
    short, long = sorted((one, other), key=len)
    free = list(enumerate(long))
    matched: list[tuple[str, str]] = []
    worst: Alike = "same"
    slips = 0
    places: list[int] = []
    for word in short:
        found = [(match, place) for place, theirs in free if (match := _word_match(word, theirs)) is not None]
        if not found:
            return None
        (rank, lost), place = min(found)
        free = [(where, theirs) for where, theirs in free if where != place]
        matched.append((word, long[place]))
        places.append(place)
        slips += lost
        worst = max(worst, _RANK[rank], key=_RANK.index)
    # An initial alone, or nothing but slips, names nobody.
    if slips > 2 or all(len(a) == 1 or len(b) == 1 for a, b in matched):
        return None
    if free:
        worst = max(worst, "part", key=_RANK.index)
    elif places != sorted(places):
        worst = max(worst, "order", key=_RANK.index)
    return Likeness(worst, slips, tuple(matched), len(free))


def _word_match(one: str, other: str) -> tuple[int, int] | None:
    """How two words are alike, as (place among `_RANK`, letters that differ), None when they are not."""
    if one == other:
        return 0, 0
    if len(one) == 1 or len(other) == 1:
        return (_RANK.index("initial"), 0) if one[0] == other[0] else None
    if roots_of(one) & roots_of(other) or _is_start(one, other):
        return _RANK.index("nickname"), 0
    slips = slips_between(one, other)
    return (_RANK.index("slip" if slips else "accents"), slips) if slips < 3 else None


def _is_start(one: str, other: str) -> bool:
    """Whether one is the beginning of the other, as in Chris and Christoph."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short) and len(long) - len(short) > 1 and not _by_ending(one, other)


def _by_ending(one: str, other: str) -> bool:
    """Whether two words differ by an ending that makes another person of them, as Martin and Martina."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in _OTHER_ENDS:
        return True
    return len(one) == len(other) and one[:-1] == other[:-1] and one[-1] in "aeo" and other[-1] in "aeo"


def _run_together(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    """Two names whose words are parted in other places: Mei Lin and Meilin."""
    if len(one) == len(other):
        return None
    joined, theirs = "".join(one), "".join(other)
    if len(joined) < 7 or (slips := slips_between(joined, theirs)) > 1:
        return None
    return Likeness("slip" if slips else "part", slips, ((joined, theirs),))


def _split(text: str) -> list[str]:
    return [word for word in _BREAKS.split(_APOSTROPHES.sub("", text.casefold())) if word]


def _flat(word: str) -> str:
    return folded(word).translate(_UNDECOMPOSED)


def _looks(word: str) -> str:
    return _flat(word).translate(_LOOKALIKES)
