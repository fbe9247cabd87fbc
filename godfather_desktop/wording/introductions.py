"""Introductions under way in words: how they stand, what comes next, and what the check of a note finds."""

from collections.abc import Iterable
from typing import get_args

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.forwarding import NoteFinding, NoteTrouble
from godfather_desktop.insight.opt_in import Do, NextStep, all_next_steps, is_open, may_be_thanked
from godfather_desktop.wording.dates import ago, near_day
from godfather_desktop.wording.language import count, listed, say

STATES: dict[str, str] = {
    "draft": "draft",
    "asked": "asked",
    "no": "said no",
    "silent": "no answer yet",
    "agreed": "agreed",
    "blurb sent": "note sent",
    "target asked": "question passed on",
    "target no": "answered no",
    "target yes": "answered yes",
    "introduced": "introduced",
    "replied": "you replied",
    "met": "you met",
    "reported back": "reported back",
    "thanked": "complete",
    "dropped": "dropped",
}
assert set(STATES) == set(INTRODUCTION_STATES)

GROUPS: tuple[str, ...] = ("Draft", "Asked", "Agreed", "Target asked", "Introduced", "To thank", "Over")
"""The columns of the board."""
_GROUP_OF: dict[str, str] = {
    "draft": "Draft",
    "asked": "Asked",
    "silent": "Asked",
    "agreed": "Agreed",
    "blurb sent": "Agreed",
    "target asked": "Target asked",
    "target yes": "Target asked",
    "introduced": "Introduced",
    "replied": "Introduced",
    "met": "Introduced",
    "reported back": "To thank",
    "thanked": "Over",
    "dropped": "Over",
}

MOVES: dict[str, str] = {
    "asked": "I asked",
    "silent": "No answer",
    "agreed": "They agreed",
    "no": "They said no",
    "blurb sent": "I sent the note",
    "target asked": "Passed on",
    "target yes": "They said yes",
    "target no": "They said no",
    "introduced": "Introduced",
    "replied": "I replied",
    "met": "We met",
    "reported back": "I reported back",
    "thanked": "Complete",
    "dropped": "Drop it",
}
"""State -> what one says when it has come to that."""
assert set(MOVES) | {"draft"} == set(INTRODUCTION_STATES)

_DO: dict[Do, str] = {
    "send the ask": "Ask {name} for the introduction.",
    "follow up": "Ask {name} once more: no answer has come yet.",
    "choose next introducer": "{name} has not answered either time: choose whom to ask next.",
    "send the note": "Send {name} the note to pass on.",
    "wait": "Wait for {name}.",
    "reply to it": "Reply to {name} within a day.",
    "meet": "Meet {name}.",
    "report back": "Tell {name} what came of it.",
    "thank": "Thank {name}.",
    "thank for the no": "Thank {name} all the same.",
}
_ABOUT: dict[Do, str] = {
    "send the ask": "Ask {name} for the introduction to {target}.",
    "follow up": "Ask {name} once more about {target}.",
    "choose next introducer": "Choose whom to ask next about {target}: {name} has not answered.",
    "send the note": "Send {name} the note for {target}.",
    "report back": "Tell {name} what came of the introduction to {target}.",
    "thank": "Thank {name} for the introduction to {target}.",
    "thank for the no": "Thank {name} for the answer about {target}.",
}
_BUTTONS: dict[Do, str] = {
    "send the ask": "Write the ask",
    "follow up": "Ask once more",
    "choose next introducer": "Choose the next",
    "send the note": "Send the note",
    "wait": "",
    "reply to it": "Write the reply",
    "meet": "We met",
    "report back": "Report back",
    "thank": "Say thanks",
    "thank for the no": "Say thanks",
}
assert set(_DO) == set(_BUTTONS) == set(get_args(Do))

_WAITS: dict[str, tuple[str, str]] = {
    "draft": ("Let it rest.", "Let it rest."),
    "asked": ("Wait for an answer from {name}.", "Wait for an answer from {name}."),
    "silent": ("Wait for an answer from {name}.", "Wait for an answer from {name}."),
    "blurb sent": ("{name} passes the note on.", "Ask {name} whether the note has gone out."),
    "target asked": ("{target} decides in peace.", "Ask {name} whether {target} has answered."),
    "target yes": ("{name} brings you together.", "Remind {name} kindly: {target} said yes."),
}
"""State -> what is waited for, and what to do when the wait is over."""

_FINDINGS: dict[NoteTrouble, str] = {
    "empty": "The note is empty: write what can be passed on.",
    "blanks": "Fill in what is still blank: {blanks}.",
    "too long": "It has {length} characters: {most} are read to the end, so shorten it.",
    "no request": "It asks for nothing: end with one small question.",
    "several requests": "It asks for {requests} things: keep one.",
    "nothing in it for them": "Say what is in it for them: without that, most do not answer.",
    "what is in it for them is not said": "The note does not say what is in it for them: {what}.",
    "no reason why them": "Say why you come to them and to nobody else.",
    "why them is not said": "The note does not say why them: {what}.",
    "nobody agreed to the quote": "It passes on somebody's words: ask them first, and write down who agreed.",
}
assert set(_FINDINGS) == set(get_args(NoteTrouble))


def state_words(introduction: Introduction) -> str:
    """How it stands: 'asked', 'asked once more', 'complete'."""
    if introduction.state == "asked" and introduction.followed_up is not None:
        return say("asked once more")
    return say(STATES[introduction.state])


def standing(introduction: Introduction, today: Day) -> str:
    """How it stands and since when: 'asked, 3 days ago'."""
    return f"{state_words(introduction)}, {ago(introduction.since, today)}"


def group_of(introduction: Introduction) -> str:
    """The column in which it stands: an answer of no is over once thanks are said."""
    if introduction.state in ("no", "target no"):
        return "To thank" if may_be_thanked(introduction) else "Over"
    return _GROUP_OF[introduction.state]


def through(rolodex: Rolodex, introduction: Introduction) -> str:
    """'through Ann Lee, then Bob Roy'."""
    names = [_name(rolodex, PersonId(one)) for one in introduction.chain]
    return say("through {names}", names=say(", then ").join(names))


def title(rolodex: Rolodex, introduction: Introduction) -> str:
    """'Carla Chief through Ann Lee'."""
    return f"{_name(rolodex, introduction.target)} {through(rolodex, introduction)}"


def next_words(rolodex: Rolodex, step: NextStep, today: Day) -> str:
    """What to do next, as a sentence."""
    introduction = rolodex.introductions[step.introduction]
    name, target = _name(rolodex, step.person), _name(rolodex, introduction.target)
    if step.do == "wait" and introduction.state in _WAITS:
        patient, over = _WAITS[introduction.state]
        return say(patient if today < step.due else over, name=name, target=target)
    return say(_DO[step.do], name=name)


def due_words(step: NextStep, today: Day) -> str:
    """By when: 'until Tue 24 Nov', 'today', 'fair since Mon 23 Nov', 'by Fri 27 Nov'."""
    when = near_day(step.due, today)
    if step.do == "send the ask":
        return say("whenever you are ready")
    if step.due == today:
        return say("today")
    if step.due > today:
        return say("until {when}", when=when) if step.do == "wait" else say("by {when}", when=when)
    if step.do == "follow up":
        return say("fair since {when}", when=when)
    return say("since {when}", when=when)


def button_words(do: Do) -> str:
    """What the button of a step says; empty where there is nothing to do but wait."""
    return say(_BUTTONS[do]) if _BUTTONS[do] else ""


def move_words(state: IntroductionState) -> str:
    """What one says when an introduction has come to a state."""
    return say(MOVES[state])


def finding_words(found: NoteFinding) -> str:
    """What is to be mended in a note."""
    values = {key: listed(value) if isinstance(value, list) else value for key, value in found.values.items()}
    return say(_FINDINGS[found.trouble], **values)


def length_words(length: int, most: int) -> str:
    """How long the note is: '212 of 400 characters'."""
    return say("{length} of {most} characters", length=length, most=most)


def board_page(rolodex: Rolodex, today: Day) -> tuple[str, str]:
    """The answer of the board: what to do first, and how many introductions are under way."""
    running = [one for one in rolodex.introductions.values() if is_open(one)]
    steps = all_next_steps(rolodex, today)
    due = [step for step in steps if step.due <= today or step.urgent]
    how_many = count("{n} introduction is under way", "{n} introductions are under way", len(running))
    if due:
        more = count("{n} step waits for you today.", "{n} steps wait for you today.", len(due))
        return _about(rolodex, due[0], today), f"{how_many}; {more}"
    if not running:
        return (
            say("No introduction is under way."),
            say("Find a way in to somebody and start one: nobody is asked before you say so."),
        )
    if steps:
        when = due_words(steps[0], today)
        return say("{how_many}, and nothing is due today.", how_many=how_many), say(
            "Next, {when}: {what}", when=when, what=_about(rolodex, steps[0], today)
        )
    return say("{how_many}, and it is the others' turn.", how_many=how_many), say(
        "Patience is part of it: each card says until when."
    )


def under_way(number: int) -> str:
    """The word on the switch to the board, with how many there are."""
    return say("Under way · {n}", n=f"{number:,}") if number else say("Under way")


def goes_too(rolodex: Rolodex, people: Iterable[PersonId]) -> str:
    """What is said before people are removed on whom open introductions depend; empty when none do."""
    gone = {one.id for person in people for one in rolodex.introductions_of(person) if is_open(one)}
    if not gone:
        return ""
    return count("{n} introduction under way goes, too.", "{n} introductions under way go, too.", len(gone))


def _about(rolodex: Rolodex, step: NextStep, today: Day) -> str:
    """What to do next, for those who do not see about whom."""
    if step.do not in _ABOUT:
        return next_words(rolodex, step, today)
    target = _name(rolodex, rolodex.introductions[step.introduction].target)
    return say(_ABOUT[step.do], name=_name(rolodex, step.person), target=target)


def _name(rolodex: Rolodex, person: PersonId) -> str:
    return rolodex.people[person].name
