"""Figures of whole imports, through the command line: from the file to the last fsync, in a process of their own."""

from pathlib import Path

from benchmarks.calendars import OWNER, write_calendar
from benchmarks.figure import Figure, command_line
from benchmarks.mail import write_mailbox
from benchmarks.vcards import cards_file

_MESSAGES, _EVENTS = 100_000, 100_000
_MB = 1_000_000


def import_figures(folder: Path) -> list[Figure]:
    """All figures of whole imports. Writes 1.4 GB into the folder, and deletes it."""
    return [*_vcards(folder), *_mailbox(folder), *_calendar(folder)]


def _vcards(folder: Path) -> list[Figure]:
    cards, book = cards_file(folder / "cards.vcf"), _new(folder, "cards")
    cold, _ = command_line("import", str(book), str(cards))
    again, _ = command_line("import", str(book), str(cards))
    cards.unlink()
    return [
        Figure("import of 6,000 vCards with photos, cold", "s", cold, 6),
        Figure("the same again, no change", "s", again, 3),
    ]


def _mailbox(folder: Path) -> list[Figure]:
    box, book = folder / "import.mbox", _new(folder, "mail")
    write_mailbox(box, _MESSAGES)
    megabytes = box.stat().st_size / _MB
    seconds, peak = command_line("import", str(book), str(box), "--mine", "ann.lee@example.org")
    box.unlink()
    return [
        Figure(
            "import of an mbox of 1 GB, saved",
            "s",
            seconds,
            megabytes / 60,
            note=f"{megabytes / seconds:,.0f} MB/s",
        ),
        Figure("memory of that import at its peak", "MB", peak, 250),
    ]


def _calendar(folder: Path) -> list[Figure]:
    calendar, book = folder / "import.ics", _new(folder, "calendar")
    write_calendar(calendar, _EVENTS)
    seconds, peak = command_line("import", str(book), str(calendar), "--mine", OWNER)
    calendar.unlink()
    return [
        Figure("import of 100,000 calendar events, saved", "s", seconds, 20),
        Figure("memory of that import at its peak", "MB", peak, 250),
    ]


def _new(folder: Path, name: str) -> Path:
    book = folder / f"import {name}.rolodex"
    command_line("new", str(book), "--me", "Robin Vale")
    return book
