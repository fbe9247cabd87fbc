"""The door through which every sentence goes: translated, then filled with values."""

import gettext

from godfather_desktop.domain.text import isolated

_translation = gettext.NullTranslations()


def say(sentence: str, /, **values: object) -> str:
    """The sentence in the user's language, with its values; text among them is isolated."""
    filled = {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}
    return _translation.gettext(sentence).format(**filled)


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """`say` with the form that fits a number, which is filled in as {n}."""
    filled = {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}
    return _translation.ngettext(one, many, number).format(n=f"{number:,}", **filled)


def listed(items: list[str], *, last: str = "and") -> str:
    """'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {say(last)} {items[-1]}"
