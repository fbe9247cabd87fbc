"""Reminders in words: the bell, the list at the start of a day, and notifications."""

from collections.abc import Sequence

from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.today import Item
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.today import more_later, short


def bell_name(number: int) -> str:
    """What the bell is called, with what it counts."""
    return count("Reminders: {n} thing for today", "Reminders: {n} things for today", number)


def things_for_today(number: int) -> str:
    """The reminder without details: 'You have 5 things for today.'."""
    if not number:
        return say("Nothing waits for you today.")
    return count("You have {n} thing for today.", "You have {n} things for today.", number)


def reminder(rolodex: Rolodex, items: Sequence[Item], *, hide: bool, most: int = 3) -> tuple[str, str]:
    """The title and the body of a notification, as plain text. hide: say no name and no reason."""
    sentence = things_for_today(len(items))
    if hide:
        return say("Godfather Desktop"), sentence
    lines = [short(rolodex, item) for item in items[:most]]
    if len(items) > most:
        lines.append(more_later(len(items) - most))
    return sentence, "\n".join(lines)
