"""What a message is like before and after it is sent: script, chit-chat, length (model section 5, rows 6, 13-15)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded

SHORT_TEXT, LONG_TEXT = 400, 1_000
"""Characters: to which a message is read to its end, and from which hardly anybody begins to read."""
LARGE_ATTACHMENT = 10_000_000
"""Bytes above which mail servers turn a message away."""
SCRIPT_RECIPIENTS = 3
_SCRIPT_LIKENESS = 80.0
_RECENT_DAYS = 90
_MOST_COMPARED = 250
"""Of the latest attempts with a text; older ones nobody compares any more."""
_COMPARED_LENGTH = 4_000
"""Characters of a text that are compared: what is alike so far is alike."""
_SHORTEST_SCRIPT = 40
"""One short line is like another by chance; it is a script only when it goes to several people word for word."""


@dataclass(frozen=True, slots=True)
class Script:
    """A text that others got too. recipients: how many got just these words, this person included. who: the one
    who got the most similar text; likeness: how similar, 0..1.
    """

    recipients: int
    who: PersonId
    likeness: float


def script_in(
    rolodex: Rolodex, person: PersonId, text: str, day: Day, without: tuple[Attempt, ...] = (), recipients: int = 1
) -> Script | None:
    """Whether a text is too like another of the last 90 days, or goes to three people word for word.

    without: the attempts that it belongs to; a message may be sent again when nobody answered.
    recipients: to how many it goes at once.
    """
    mine = _comparable(text)
    if not mine:
        return None
    left_out = {attempt.id for attempt in without}
    others: list[tuple[str, PersonId]] = []
    for attempt in reversed(rolodex.attempts.values()):
        if attempt.text and attempt.id not in left_out and 0 <= day - attempt.day <= _RECENT_DAYS:
            others.append((_comparable(attempt.text), attempt.person))
            if len(others) == _MOST_COMPARED:
                break
    same = {who for said, who in others if said == mine} - {person}
    recipients = max(recipients, len(same) + 1)
    if recipients >= SCRIPT_RECIPIENTS:
        return Script(recipients, min(same, default=person), 1.0)
    if len(mine) < _SHORTEST_SCRIPT or not others:
        return None
    found = process.extractOne(mine, [said for said, _ in others], scorer=fuzz.ratio, score_cutoff=_SCRIPT_LIKENESS)
    if found is None or found[1] <= _SCRIPT_LIKENESS:
        return None
    return Script(recipients, others[found[2]][1], found[1] / 100.0)


def _comparable(text: str) -> str:
    return _folded(text[:_COMPARED_LENGTH])


@lru_cache(maxsize=2 * _MOST_COMPARED)
def _folded(text: str) -> str:
    return folded(text)


_CHAT = re.compile(
    r"\b(?:catch(?:ing)?[ -]?up|touch(?:ing)? base|check(?:ing)?[ -]?in|check(?:ing)? on|say(?:ing)? (?:hello|hi|hey)"
    r"|stay(?:ing)? in touch|keep(?:ing)? in touch|be(?:ing)? in touch|get(?:ting)? in touch|in touch|reconnect(?:ing)?"
    r"|follow(?:ing)?[ -]?up|reach(?:ing)? out|pick(?:ing)? your brain|small talk|chit[ -]?chat|chat(?:ting)?"
    r"|see how (?:you are|you're|things are|everything is|it is|it's|it goes)(?: (?:doing|going))?"
    r"|how (?:are you|are things|is it going|have you been|is everything|are you doing)(?: (?:doing|going))?"
    r"|hope (?:you are|you're|this finds you|all is|everything is|things are)(?: doing)?(?: well| fine| great| good)?"
    r"|long time no see|it has been a while|it's been a while|thinking of you|what's up|what is up|ping(?:ing)?)\b"
)
_FILLERS = frozenset(
    """
a an and again all any at be best by cheers coffee day dear do doing everything fine for friendly from going good great
greetings have hello her hey hi him hope how i i'd i'm in is it just kind later let's lunch me meet my nice now of old
on once one only or our out over quick quickly regards say simply so some soon sometime speak talk thanks that the
their them then there these they thing things this time to today tomorrow us very want wanted wants was we week well
what will wish with would yes you you're your yours
""".split()
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def is_chit_chat(text: str, name: str = "") -> bool:
    """Whether a text has words, but none that says what it is about. name: the person's own says nothing either."""
    plain = folded(text[:_COMPARED_LENGTH].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    words = _WORD.findall(plain)
    names = set(_WORD.findall(folded(name)))
    rest = [word for word in _WORD.findall(_CHAT.sub(" ", plain)) if word not in _FILLERS and word not in names]
    return bool(words) and not rest and len(text) <= _COMPARED_LENGTH


def has_purpose(purpose: str, name: str = "") -> bool:
    """Whether a purpose says what something is for."""
    return any(char.isalnum() for char in purpose) and not is_chit_chat(purpose, name)
