"""Introductions, step by step: each step is one ChangeSet with everything that it writes down."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, bearable, on_calendar, one_of, other, within
from godfather_desktop.actions.introduction_records import (
    asking_introducer,
    asking_target,
    booked,
    closed,
    let_go,
    name_of,
    touch_out,
)
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, IntroductionId, PersonId, TouchId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import CHANNELS, Channel, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.forwarding import blanks_in, check_note
from godfather_desktop.insight.introduction_thanks import favor_of, finished, title_of, with_thanks
from godfather_desktop.insight.opt_in import fair_follow_up, is_open, may_be_thanked, moved

MOST_BETWEEN = 3
"""Most people between me and a target."""


def draft_introduction(
    rolodex: Rolodex,
    new_id: NewId,
    target: PersonId,
    chain: tuple[PersonId, ...],
    today: Day,
    *,
    why: str = "",
    for_them: str = "",
    why_them: str = "",
    note: str = "",
    size: float = 1.0,
    offer: int = 0,
    consent: str = "",
) -> ChangeSet:
    """Draft an introduction to a target through these people, the one whom I ask first. Nobody is asked yet."""
    name = other(rolodex, target).name
    on_calendar(today)
    if not chain:
        raise RuleBroken("nobody between", field="chain", name=name)
    for number, person in enumerate(chain):
        card = other(rolodex, person)
        if person == target or person in chain[:number]:
            raise RuleBroken("twice on the way", field="chain", name=card.name)
    within(len(chain), 1, MOST_BETWEEN, "people between")
    if not 0.05 <= size <= 6.25:
        raise RuleBroken("out of range", field="size", what="size", low=0.05, high=6.25, said=size)
    within(offer, -1, 2, "offer")
    made = Introduction(
        IntroductionId(new_id()),
        target,
        tuple(chain),
        ("draft",),
        (today,),
        clean_line(why),
        clean_line(for_them),
        clean_line(why_them),
        bearable(note, "note"),
        size,
        offer,
        clean_line(consent),
    )
    return change_set("introduction.draft", name, [Change(None, made)])


def write_introduction(
    rolodex: Rolodex,
    introduction: IntroductionId,
    *,
    why: str | None = None,
    for_them: str | None = None,
    why_them: str | None = None,
    note: str | None = None,
    consent: str | None = None,
    offer: int | None = None,
) -> ChangeSet:
    """Write what it is for, the note, or who agreed to what is passed on; None leaves a text as it is."""
    before = there(rolodex, introduction)
    if not is_open(before):
        raise RuleBroken("introduction over", field="state", state=before.state)
    if offer is not None:
        within(offer, -1, 2, "offer")
    after = replace(
        _worded(before, note=note, consent=consent),
        why=before.why if why is None else clean_line(why),
        for_them=before.for_them if for_them is None else clean_line(for_them),
        why_them=before.why_them if why_them is None else clean_line(why_them),
        offer=before.offer if offer is None else offer,
    )
    return change_set("introduction.write", name_of(rolodex, before.target), [Change(before, after)])


def take_step(
    rolodex: Rolodex,
    new_id: NewId,
    introduction: IntroductionId,
    state: IntroductionState,
    today: Day,
    *,
    channel: Channel | None = None,
    chance: float | None = None,
    override: bool = False,
    note: str | None = None,
    consent: str | None = None,
) -> ChangeSet:
    """Take an introduction to its next state, with all that this writes down.

    channel: how I asked, replied or met; by e-mail unless said, and met in person. chance: of an
    answer from the target when asked by the last of the chain, 0..1; None for that of writing to
    them directly. override: the note goes out although its check advises against it. note, consent:
    what they were changed to when the note was sent.
    """
    before = there(rolodex, introduction)
    on_calendar(today)
    one_of(state, INTRODUCTION_STATES, "state")
    if channel is not None:
        one_of(channel, CHANNELS, "channel")
    if state == "asked" and before.state == "silent":
        return _follow_up(rolodex, new_id, before, today, channel or "email")
    worded = _worded(before, note=note, consent=consent)
    after = moved(worded, state, today)
    changes: list[Change] = []
    if state == "asked":
        changes, after = asking_introducer(rolodex, new_id, after, today, channel or "email")
    elif state in ("agreed", "no"):
        changes = closed(rolodex, before, before.introducer, "yes" if state == "agreed" else "no", today)
    elif state == "blurb sent":
        _hold_note(worded, override=override)
    elif state == "target asked":
        ask = asking_target(rolodex, AskId(new_id()), before, today, chance)
        changes, after = [Change(None, ask)], replace(after, asks=(*after.asks, ask.id))
    elif state in ("target yes", "target no"):
        changes = closed(rolodex, before, before.target, "yes" if state == "target yes" else "no", today)
    elif state == "introduced":
        changes = [Change(None, favor) for favor in booked(rolodex, new_id, after)]
    elif state == "replied":
        changes = [touch_out(new_id, before.target, today, channel or "email", "replied to the introduction")]
    elif state == "met":
        met = Touch(
            TouchId(new_id()), before.target, today, channel or "in-person", "mutual", note=_met(rolodex, before)
        )
        changes = [Change(None, met)]
    elif state == "reported back":
        after = finished(after, today)
    elif state == "dropped":
        changes, after = let_go(rolodex, before, after, today)
    name = name_of(rolodex, before.target)
    return change_set(
        "introduction.drop" if state == "dropped" else "introduction.step", name, [*changes, Change(before, after)]
    )


def follow_up(
    rolodex: Rolodex, new_id: NewId, introduction: IntroductionId, today: Day, channel: Channel = "email"
) -> ChangeSet:
    """Ask a silent introducer once more: once, and not before the wait is over."""
    before = there(rolodex, introduction)
    on_calendar(today)
    one_of(channel, CHANNELS, "channel")
    return _follow_up(rolodex, new_id, before, today, channel)


def thank_for_introduction(
    rolodex: Rolodex,
    new_id: NewId,
    introduction: IntroductionId,
    person: PersonId,
    today: Day,
    channel: Channel = "email",
) -> ChangeSet:
    """Note that somebody on the way was thanked: their favor, a touch, and the end when they were the last."""
    before = there(rolodex, introduction)
    on_calendar(today)
    one_of(channel, CHANNELS, "channel")
    card = other(rolodex, person)
    if person not in before.chain:
        raise RuleBroken("not on the way", field="person", name=card.name)
    if person in before.thanked:
        raise RuleBroken("thanked already", field="person", name=card.name)
    if person not in may_be_thanked(before):
        raise RuleBroken("nothing to thank for", field="person", name=card.name)
    after = with_thanks(before, person, today)
    about = name_of(rolodex, before.target)
    touch = touch_out(new_id, person, today, channel, f"thanked for the introduction to {about}")
    favor = favor_of(rolodex, before, person)
    changes = [touch, Change(before, after)]
    if favor is not None:
        changes.append(Change(favor, replace(favor, thanked=True)))
    return change_set("introduction.thank", card.name, changes)


def there(rolodex: Rolodex, introduction: IntroductionId) -> Introduction:
    """The introduction as it is now. Raises RuleBroken when it went with somebody on its way, or was taken back."""
    found = rolodex.introductions.get(introduction)
    if found is None:
        raise RuleBroken("introduction gone", field="introduction")
    return found


def _follow_up(rolodex: Rolodex, new_id: NewId, before: Introduction, today: Day, channel: Channel) -> ChangeSet:
    silent = moved(before, "silent", today) if before.state == "asked" else before
    after = moved(silent, "asked", today, fair=fair_follow_up(rolodex, before, today))
    # Asked once more is asked: it counts among what they were asked lately.
    note = f"asked again for an {title_of(rolodex, before)}"
    touch = Touch(TouchId(new_id()), before.introducer, today, channel, "out", ask="mine", note=note)
    name = name_of(rolodex, before.introducer)
    return change_set("introduction.follow", name, [Change(None, touch), Change(before, after)])


def _hold_note(introduction: Introduction, *, override: bool) -> None:
    """Refuse a note that is empty or has blanks, and one with other findings unless it is confirmed."""
    findings = check_note(introduction)
    troubles = [finding.trouble for finding in findings]
    if "empty" in troubles:
        raise RuleBroken("note empty", field="note")
    if "blanks" in troubles:
        raise RuleBroken("note has blanks", field="note", blanks=", ".join(blanks_in(introduction.note)))
    if findings and not override:
        raise RuleBroken("note not checked", field="note", findings="; ".join(troubles))


def _met(rolodex: Rolodex, introduction: Introduction) -> str:
    return f"met through {name_of(rolodex, PersonId(introduction.chain[-1]))}"


def _worded(introduction: Introduction, *, note: str | None, consent: str | None) -> Introduction:
    return replace(
        introduction,
        note=introduction.note if note is None else bearable(note, "note"),
        consent=introduction.consent if consent is None else clean_line(consent),
    )
