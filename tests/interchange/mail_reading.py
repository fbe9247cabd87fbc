"""Messages as tests need them, and how they are read."""

from collections.abc import Iterable
from pathlib import Path

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.interchange.found import FoundTouch, Item, Rejected
from godfather_desktop.interchange.readers.mbox import read_mbox
from godfather_desktop.interchange.readers.messages import read_eml
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import written

TODAY: Day = day_of("2026-11-21")
ME = "robin@example.org"
MINE = frozenset({ME, "robin vale", "linkedin:robin-vale", "vale@work.example.com"})
FROM_LINE = "From ann@example.com Wed Jun 22 19:27:30 2016\n"
_USUAL = {
    "From": "Ann Lee <ann@example.com>",
    "To": f"Robin Vale <{ME}>",
    "Date": "Wed, 22 Jun 2016 12:27:30 -0700",
    "Message-ID": "<1@example.com>",
}


def message(body: str = "Dear Robin,\n\nsee you soon.\n", /, **headers: str | None) -> str:
    """A message from Ann to the owner, with some headers put in, replaced, or left out (None).

    The name of a header is written with underscores.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    both = {name: named.pop(name, value) for name, value in _USUAL.items()} | named
    return "".join(f"{name}: {value}\n" for name, value in both.items() if value is not None) + "\n" + body


def mailbox(*messages: str) -> str:
    """The messages as an mbox, with different Message-IDs."""
    return "".join(
        FROM_LINE + one.replace("<1@example.com>", f"<{number}@example.com>") + "\n"
        for number, one in enumerate(messages, 1)
    )


def eml_items(folder: Path, content: str | bytes, mine: Iterable[str] = MINE, name: str = "one.eml") -> list[Item]:
    """What is read from a file with one message."""
    return accounted(list(read_eml(Source(written(folder, name, content)), Reading(TODAY, frozenset(mine)))))


def mbox_items(folder: Path, content: str | bytes, mine: Iterable[str] = MINE, name: str = "all.mbox") -> list[Item]:
    """What is read from a mailbox."""
    return accounted(list(read_mbox(Source(written(folder, name, content)), Reading(TODAY, frozenset(mine)))))


def accounted(items: list[Item]) -> list[Item]:
    """The items, once it is sure that each record is one reject or touches in a row, numbered without a gap."""
    records = [item.place.record for item in items]
    assert records == sorted(records)
    assert set(records) == set(range(1, len(set(records)) + 1))
    rejected = [item.place.record for item in items if isinstance(item, Rejected)]
    assert len(set(rejected)) == len(rejected)
    assert not set(rejected) & {item.place.record for item in items if isinstance(item, FoundTouch)}
    assert all(isinstance(item, FoundTouch | Rejected) for item in items)
    return items


def touches(items: Iterable[Item]) -> list[FoundTouch]:
    """The contacts among them."""
    return [item for item in items if isinstance(item, FoundTouch)]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why records were left out."""
    return [item.why for item in items if isinstance(item, Rejected)]
