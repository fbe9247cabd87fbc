"""One typed line into a favor or a touch: `gave Ann Lee intro to Bob Roy yesterday size 3`.

Pure reading: what the line says, with the place of each thing understood, so that the screen can
show it while the user types. Nothing is guessed that the line does not say; the defaults are those
of the records.
"""

import re
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import FavorDirection, FavorMode, FavorStatus
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import AskSide, Channel, Context, Direction
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.names import Mention, Names
from godfather_desktop.insight.said_dates import dates_in, read_date

_GAVE = re.compile(
    r"^(?:i\s+)?(?P<verb>gave|did|helped|offered|promised|introduced|recommended|referred|lent|hosted|owe|paid|declined)\b",
    re.IGNORECASE,
)
_GOT = re.compile(r"^(?:i\s+)?(?:got|received|was\s+given|had)\b", re.IGNORECASE)
_THEY_GAVE = re.compile(
    r"^\s*(?:(?:has|had)\s+)?(?P<verb>gave|did|helped|offered|promised|introduced|recommended|referred|lent|hosted|paid|declined)\b"
    r"(?:\s+(?:me|us)\b)?",
    re.IGNORECASE,
)
_CHANNEL_WORDS: tuple[tuple[Channel, str], ...] = (
    ("video", r"zoomed|video[- ]?called|video\s+call(?:\s+with)?|zoom\s+with|teams\s+with|video"),
    ("call", r"called|phoned|rang|talked|spoke|call(?:\s+with)?|voicemail"),
    ("email", r"e-?mailed|mailed|wrote|email(?:\s+(?:to|from))?"),
    ("message", r"messaged|texted|pinged|dm'?ed|message(?:\s+(?:to|from))?|sms"),
    (
        "in-person",
        r"met|saw|visited|hosted|coffee\s+with|lunch\s+with|dinner\s+with|drinks\s+with|breakfast\s+with|had\s+(?:coffee|lunch|dinner|drinks|breakfast)(?:\s+with)?|ran\s+into|bumped\s+into",
    ),
    ("letter", r"letter(?:\s+(?:to|from))?|card\s+to|posted"),
    ("reaction", r"liked|congratulated\s+online|reacted"),
)
_CHANNELS = tuple((channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for channel, words in _CHANNEL_WORDS)
_MUTUAL_VERB = re.compile(
    r"\b(?:met|saw|talked|spoke|visited|zoom|zoomed|teams|ran\s+into|bumped\s+into|coffee|lunch|dinner|drinks|breakfast)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:she|he|they|who)?\s*(?:called|wrote|texted|messaged|rang|phoned|mailed|emailed|got)\s+back\b"
    r"|\b(?:she|he|they|who|and)\s+(?:answered|replied|responded|picked\s+up)\b|\bi\s+(?:answered|replied|called\s+back)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "size": re.compile(r",?\s*\bsize\s*[:=]?\s*(\d+)\b", re.IGNORECASE),
    "effort": re.compile(r",?\s*\beffort\s*[:=]?\s*(\d+)\b", re.IGNORECASE),
    "people": re.compile(r",?\s*\b(?:with\s+)?(\d+)\s+people\b", re.IGNORECASE),
}
_MOST_DIGITS = 9
"""No number in a line is longer; Python refuses to read those of thousands of digits."""
_FLAGS = {
    "mode": re.compile(
        r",?\s*\b(unasked|asked|role|part\s+of\s+(?:my|the|her|his|their)\s+job)(?=\s*(?:,|;|\.|$))", re.IGNORECASE
    ),
    "status": re.compile(r",?\s*\b(promised|done|declined)(?=\s*(?:,|;|\.|$))", re.IGNORECASE),
    "thanked": re.compile(
        r",?\s*\b(not\s+(?:yet\s+)?thanked|(?:already\s+)?thanked(?:\s+(?:her|him|them|me))?)(?=\s*(?:,|;|\.|$))",
        re.IGNORECASE,
    ),
    "obligate": re.compile(r",?\s*\b(obligate|hallway|in\s+the\s+hallway|assigned\s+meeting)\b", re.IGNORECASE),
    "context": re.compile(r",?\s*\b(work|personal)(?=\s*(?:,|;|\.|$))", re.IGNORECASE),
}
_MY_ASK = re.compile(r"\b(?:i\s+)?asked\s+(?:for|him|her|them|if|whether|about)\b|\bmy\s+ask\b", re.IGNORECASE)
_THEIR_ASK = re.compile(r"\b(?:she|he|they)\s+asked\b|\basked\s+me\b|\btheir\s+ask\b", re.IGNORECASE)
_DATE_SHAPED = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_FOR = re.compile(r",?\s+for\s+(?P<who>[^,;]+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FavorLine:
    """What a line says of a favor. due: by when a promise is to be kept."""

    person: PersonId
    direction: FavorDirection
    title: str
    day: Day
    size: int
    effort: int
    mode: FavorMode
    status: FavorStatus
    thanked: bool
    due: Day | None
    beneficiary: str


@dataclass(frozen=True, slots=True)
class TouchLine:
    """What a line says of a touch."""

    person: PersonId
    channel: Channel
    direction: Direction
    day: Day
    people: int
    obligate: bool
    context: Context
    personal: bool
    ask: AskSide
    note: str


class _Line:
    """A line being read: what was understood is blanked out, the rest remains as its text."""

    def __init__(self, text: str, names: Names, today: Day) -> None:
        self.text = clean_line(text)
        self.rest = self.text
        self.names = names
        self.today = today
        self.day = today
        self.due: Day | None = None
        for said in dates_in(self.text, today):
            if said.due:
                self.due = said.day
            elif self.day == today:
                self.day = said.day
            else:
                continue
            self.blank(said.start, said.end)
        for shaped in _DATE_SHAPED.finditer(self.text):
            if read_date(shaped[0], today) is None:
                raise RuleBroken("no such date", field="date", said=shaped[0])

    def blank(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.search(self.rest)
        if match is None:
            return ""
        self.blank(match.start(), match.end())
        return (match[1] if pattern.groups else match[0]).lower()

    def number(self, name: str, default: int, low: int, high: int) -> int:
        said = self.take(_NUMBERS[name])
        if not said:
            return default
        if len(said) > _MOST_DIGITS or not low <= int(said) <= high:
            raise RuleBroken("out of range", field=name, what=name, low=low, high=high, said=said)
        return int(said)

    def one(self, mention: Mention) -> PersonId:
        if len(mention.people) > 1:
            who = self.text[mention.start : mention.end]
            raise RuleBroken("several are meant", field="person", who=who, candidates=self.names.shown(mention.people))
        return mention.people[0]

    def left(self) -> str:
        words = re.sub(r"\s+([,;.])", r"\1", " ".join(self.rest.split()))
        return re.sub(r"([,;])(\s*[,;.])+", r"\1", words).strip(" ,;.-:")


def is_favor_line(text: str, names: Names) -> bool:
    """Whether a line speaks of a favor; otherwise it is read as a touch."""
    said = clean_line(text)
    if _GAVE.match(said) or re.match(r"^(?:i\s+)?(?:got|received|was\s+given)\b", said, re.IGNORECASE):
        return True
    mentions = names.mentions(said)
    return bool(mentions) and mentions[0].start == 0 and bool(_THEY_GAVE.match(said[mentions[0].end :]))


def read_favor(text: str, names: Names, today: Day) -> FavorLine:
    """Read a favor. Raises RuleBroken saying what is missing or not understood."""
    line = _Line(text, names, today)
    verb, direction, mention = _favor_parts(line)
    person = line.one(mention)
    line.blank(mention.start, mention.end)
    size = line.number("size", 2, 1, 5)
    effort = line.number("effort", 2, 1, 5)
    said_mode = line.take(_FLAGS["mode"])
    said_status = line.take(_FLAGS["status"])
    said_thanked = line.take(_FLAGS["thanked"])
    beneficiary = ""
    if direction == "given" and (found := _FOR.search(line.rest.rstrip(" ,;."))):
        inner = names.mentions(found["who"])
        if inner and inner[0].start == 0:
            beneficiary = found["who"].strip()
            line.blank(found.start(), found.end())
    title = re.sub(r"\s+(?:from|to)$", "", line.left(), flags=re.IGNORECASE)
    if verb not in ("introduced", "recommended", "referred"):
        title = re.sub(r"^(?:with|to|from|a|an|the|me|us)\s+", "", title, flags=re.IGNORECASE)
    if verb in ("introduced", "recommended", "referred", "helped", "hosted", "lent", "paid"):
        noun = {"introduced": "introduction", "recommended": "recommendation", "referred": "referral"}.get(verb, verb)
        title = f"{noun} {title}".strip() if not title.startswith(noun) else title
    status: FavorStatus = "done"
    if verb in ("promised", "owe") or said_status == "promised":
        status = "promised"
    elif verb == "declined" or said_status == "declined":
        status = "declined"
    mode: FavorMode = "asked"
    if said_mode == "unasked":
        mode = "unasked"
    elif said_mode and said_mode != "asked":
        mode = "role"
    return FavorLine(
        person=person,
        direction=direction,
        title=title or "favor",
        day=line.day,
        size=size,
        effort=effort,
        mode=mode,
        status=status,
        thanked=bool(said_thanked) and not said_thanked.startswith("not"),
        due=line.due,
        beneficiary=beneficiary,
    )


def _favor_parts(line: _Line) -> tuple[str, FavorDirection, Mention]:
    text = line.text
    mentions = line.names.mentions(text)
    gave, got = _GAVE.match(text), _GOT.match(text)
    if gave:
        if not mentions:
            raise _nobody(line, gave.end())
        line.blank(0, gave.end())
        return gave["verb"].lower(), "given", mentions[0]
    if got:
        if not mentions:
            raise _nobody(line, got.end())
        line.blank(0, got.end())
        giver = next((one for one in mentions if _FROM.search(text[: one.start])), mentions[0])
        if _FROM.search(text[: giver.start]):
            line.blank(text[: giver.start].lower().rindex("from"), giver.start)
        return "got", "received", giver
    if mentions and mentions[0].start == 0 and (they := _THEY_GAVE.match(text[mentions[0].end :])):
        line.blank(mentions[0].end, mentions[0].end + they.end())
        return they["verb"].lower(), "received", mentions[0]
    raise RuleBroken("favor line not understood", field="line")


def read_touch(text: str, names: Names, today: Day) -> TouchLine:
    """Read a touch. Raises RuleBroken saying what is missing or not understood."""
    line = _Line(text, names, today)
    said = line.text
    found = sorted(
        (
            (match.start(), -match.end(), channel)
            for channel, pattern in _CHANNELS
            if (match := pattern.search(line.rest))
        ),
    )
    if not found:
        raise RuleBroken("touch line not understood", field="line")
    start, end, channel = found[0][0], -found[0][1], found[0][2]
    mentions = names.mentions(said)
    if not mentions:
        raise _nobody(line, end)
    mention = mentions[0]
    person = line.one(mention)
    answered = bool(_ANSWERED.search(said))
    direction: Direction = "in" if mention.end <= start else "out"
    if re.search(r"\bfrom\s*$", said[: mention.start], re.IGNORECASE):
        direction = "in"
    if answered or _MUTUAL_VERB.search(said[start:end]):
        direction = "mutual"
    ask: AskSide = "theirs" if _THEIR_ASK.search(said) else "mine" if _MY_ASK.search(said) else "none"
    line.blank(mention.start, mention.end)
    line.blank(start, end)
    people = line.number("people", 2, 2, 100_000)
    obligate = bool(line.take(_FLAGS["obligate"]))
    context = line.take(_FLAGS["context"])
    note = re.sub(r"^(?:with|to|from|about|,)\s+", "", line.left(), flags=re.IGNORECASE)
    return TouchLine(
        person=person,
        channel=channel,
        direction=direction,
        day=line.day,
        people=people,
        obligate=obligate,
        context="work" if context == "work" else "personal" if context == "personal" else "",
        personal=context == "personal",
        ask=ask,
        note="" if note.lower() in ("i", "and", "with") else note,
    )


def _nobody(line: _Line, after: int) -> RuleBroken:
    """Nobody of the Rolodex is named: say whom the line seems to mean, and who has a similar name."""
    said = re.match(r"\s*((?:[^\W\d_][\w'’.\-]*\s*){1,3})", line.rest[after:])
    who = (
        " ".join(word for word in (said[1].split() if said else []) if word[:1].isupper())
        or line.rest[after:].strip()[:40]
    )
    return RuleBroken("nobody is meant", field="person", who=who, candidates=line.names.shown(line.names.near(who)))
