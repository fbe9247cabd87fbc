"""The list of today in words: its answer, what the things are called, what comes later."""

from collections import Counter
from typing import get_args

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.insight.agenda import Plan
from godfather_desktop.insight.today import Item, Section, Sort
from godfather_desktop.wording.dates import day, weekday
from godfather_desktop.wording.language import count, say

SECTION_TITLES: dict[Section, str] = {
    "call": "Calls to return",
    "follow-up": "Follow-ups that are fair today",
    "occasion": "Occasions",
    "cadence": "Keeping in touch",
    "thanks": "Thanks and promises",
    "help": "How can I help?",
}
assert set(SECTION_TITLES) == set(get_args(Section))

_BEGINNINGS: dict[Channel, str] = {
    "in-person": "met {name} ",
    "video": "video called {name} ",
    "call": "called {name} ",
    "email": "emailed {name} ",
    "message": "messaged {name} ",
    "letter": "letter to {name} ",
}
_NEAR = 200
"""Days for which a weekday says more than a year."""
_MOST_PARTS = 4
"""Sorts of things that the answer names before it sums up the others."""
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_COUNTED: dict[str, tuple[str, str]] = {
    "call": ("{number} call to return", "{number} calls to return"),
    "answer": ("{number} introduction to answer", "{number} introductions to answer"),
    "follow-up": ("{number} follow-up is fair today", "{number} follow-ups are fair today"),
    "revisit": ("{number} no to come back to", "{number} noes to come back to"),
    "introduction": ("{number} introduction to take further", "{number} introductions to take further"),
    "birthday": ("{number} birthday", "{number} birthdays"),
    "new role": ("{number} new role", "{number} new roles"),
    "occasion": ("{number} occasion to congratulate", "{number} occasions to congratulate"),
    "support": ("{number} person to stand by", "{number} people to stand by"),
    "cadence": ("{number} person to keep in touch with", "{number} people to keep in touch with"),
    "thanks": ("{number} thanks is due", "{number} thanks are due"),
    "promise": ("{number} promise to keep", "{number} promises to keep"),
    "task": ("{number} thing that you planned", "{number} things that you planned"),
    "help": ("{number} person you could help", "{number} people you could help"),
}
_SHORT: dict[str, str] = {
    "call": "{name}: a call to return",
    "answer": "{name}: an introduction to answer",
    "follow-up": "{name}: a follow-up is fair",
    "revisit": "{name}: a no to come back to",
    "introduction": "{name}: an introduction to take further",
    "birthday": "{name}: birthday",
    "new role": "{name}: a new role",
    "occasion": "{name}: an occasion to congratulate",
    "support": "{name}: a kind word",
    "cadence": "{name}: time to be in touch",
    "thanks": "{name}: thanks are due",
    "promise": "{name}: a promise to keep",
    "task": "{name}: something that you planned",
    "help": "{name}: somebody you could help",
}
assert set(_SHORT) == set(_COUNTED)
assert set(get_args(Sort)) - {"reply"} <= set(_COUNTED)


# The answer


def today_page(rolodex: Rolodex, plan: Plan) -> tuple[str, str]:
    """Say 'Three calls to return, two follow-ups are fair today, one birthday.' and how the day stands."""
    if not plan.today:
        return _nothing(rolodex, plan)
    numbers = Counter(_category(item) for item in plan.today)
    parts = [_counted(sort, number) for sort in _COUNTED if (number := numbers[sort])]
    if len(parts) > _MOST_PARTS:
        named = sum(numbers[sort] for sort in [one for one in _COUNTED if numbers[one]][: _MOST_PARTS - 1])
        rest = len(plan.today) - named
        more = say("and {number} more", number=number_word(rest))
        parts = [*parts[: _MOST_PARTS - 1], more]
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}.", _standing(plan)


def looking() -> tuple[str, str]:
    """What the page says while the list is being made."""
    return say("Looking through your Rolodex …"), ""


def _nothing(rolodex: Rolodex, plan: Plan) -> tuple[str, str]:
    if len(rolodex.people) < 2:
        return say("Nobody is in your Rolodex yet."), ""
    if plan.done:
        return say("Everything for today is done."), _standing(plan)
    return say("Nothing waits for you today."), _standing(plan)


def _standing(plan: Plan) -> str:
    """'2 done today; 34 come later.'; empty when there is nothing to say."""
    parts = []
    if plan.done:
        parts.append(count("{n} thing done today", "{n} things done today", plan.done))
    if plan.later:
        parts.append(count("{n} thing comes later", "{n} things come later", len(plan.later)))
    return f"{'; '.join(parts)}." if parts else ""


def _category(item: Item) -> str:
    if item.sort == "introduction":
        return {"call": "answer", "thanks": "thanks"}.get(item.section, "introduction")
    if item.sort == "occasion":
        sort = str(item.values.get("sort", ""))
        return sort if sort in ("birthday", "new role") else "occasion"
    return "call" if item.sort == "reply" else item.sort


def _counted(sort: str, number: int) -> str:
    one, many = _COUNTED[sort]
    return count(one, many, number, number=number_word(number))


def number_word(number: int) -> str:
    """A number as one says it: 'three', from 13 on '13'."""
    return say(_NUMBERS[number]) if number < len(_NUMBERS) else f"{number:,}"


# One thing


def section_title(section: Section) -> str:
    """The heading of a section."""
    return say(SECTION_TITLES[section])


def short(rolodex: Rolodex, item: Item) -> str:
    """A thing in one line: 'Ann Lee: a call to return'."""
    return say(_SHORT[_category(item)], name=rolodex.people[item.person].name)


# Later


def moved(plan: Plan, today: Day) -> list[Item]:
    """What is due today already and has its place on a later day, because today is full."""
    return [one.item for one in plan.later if one.item.due <= today]


def later_title(plan: Plan) -> str:
    """The heading of what comes later, with how much it is."""
    return say("Later · {n}", n=f"{len(plan.later):,}")


def later_days(plan: Plan, most: int = 10) -> str:
    """How much comes on which day: 'Mon 23 Nov: 12 · Tue 24: 9 · 30 more until Fri 11 Dec'."""
    counts = sorted(Counter(one.day for one in plan.later).items())
    month = ""
    said: list[str] = []
    for on, number in counts[:most]:
        # The month is said once and when it changes.
        *words, new = weekday(on).split(" ")
        name = " ".join(words) if new == month else f"{' '.join(words)} {new}"
        month = new
        said.append(f"{name}: {number:,}")
    if len(counts) > most:
        rest = sum(number for _, number in counts[most:])
        last = weekday(counts[-1][0]) if counts[-1][0] - counts[0][0] < _NEAR else day(counts[-1][0])
        said.append(count("{n} more until {last}", "{n} more until {last}", rest, last=last))
    return " · ".join(said)


def full_words(plan: Plan, today: Day) -> str:
    """What is said when the day holds no more; empty when nothing had to move."""
    number = len(moved(plan, today))
    if not number:
        return ""
    holds = plan.done + len(plan.today)
    return count(
        "Today holds {holds}; {n} thing that could be done today has moved to a day with room.",
        "Today holds {holds}; {n} things that could be done today have moved to days with room.",
        number,
        holds=count("{n} thing", "{n} things", holds),
    )


def moved_line(rolodex: Rolodex, item: Item, on: Day) -> str:
    """A thing of later with its day: 'Mon 23 Nov · Ann Lee: a call to return'."""
    return f"{weekday(on)} · {short(rolodex, item)}"


def more_later(number: int) -> str:
    """How many more there are than are listed."""
    return count("and {n} more", "and {n} more", number)


# The command line


def done_words(name: str) -> str:
    """What is said when a thing is ticked off."""
    return say("Done, and written down for {name}.", name=name)


def put_off_words(name: str, until: Day) -> str:
    """What is said when a thing is put off."""
    return say("{name} comes back on {day}.", name=name, day=day(until))


# The window


def keys_words() -> str:
    """The keys of a row."""
    return say("D done · L log · S snooze · Enter card · ↑ ↓ next row · Ctrl+Z takes it back")


def quick_beginning(item: Item, name: str, channel: Channel) -> str:
    """How the quick line begins for a thing: 'called Ann Lee '."""
    if item.sort in ("promise", "help"):
        what = " ".join(str(item.values.get("title" if item.sort == "promise" else "offer", "")).split())
        return say("gave {name} {what} ", name=name, what=what) if what else say("gave {name} ", name=name)
    return say(_BEGINNINGS.get(channel, "called {name} "), name=name)
