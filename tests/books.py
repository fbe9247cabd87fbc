"""What tests do with books: fill them, import into them, write them out, mount a small disk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.actions.imports import Rollback, roll_back
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.ids import BatchId, NoteId, PersonId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.export import export
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.storage.store import Store

TODAY: Day = day_of("2026-03-22")
ROOT = Path(__file__).resolve().parents[1]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
"""Begins as a PNG does; nothing here looks further."""


def added(*records: Record) -> ChangeSet:
    """The ChangeSet that adds records."""
    return ChangeSet("person.add", "test", tuple(Change(None, record) for record in records))


def person(number: int, name: str = "") -> Person:
    """A person with this id."""
    return Person(PersonId(number), name or f"Person {number}")


def note(number: int, of: int, text: str) -> Note:
    """A note with this id."""
    return Note(NoteId(number), PersonId(of), TODAY, text)


def dump_of(store: Store) -> list[str]:
    """The logical dump: equal when all records are."""
    return list(store.dump())


def opened(store: Store) -> OpenBook:
    """The store as an open book."""
    return OpenBook(store, store.load(TODAY), store.next_id(), TODAY)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def planned(rolodex: Rolodex, *paths: Path, first_id: int = 1_000) -> Plan:
    """The plan of an import, not saved."""
    ids = count(first_id)
    return plan_import(rolodex, lambda: next(ids), TODAY, list(paths))


def imported(store: Store, *paths: Path, keep: bool = True) -> Plan:
    """Import files as the command line does; every file's account must be exact."""
    ids = count(store.next_id())
    plan = plan_import(store.load(TODAY), lambda: next(ids), TODAY, list(paths), frozenset(store.photos()))
    saved = store.save(plan.changes, TODAY, touches=plan.touches(), journaled=True, keep=keep)
    plan.settle(saved.touches)
    for account in plan.files:
        assert_exact(account)
    return plan


def assert_exact(account: FileAccount) -> None:
    """Every record of the file is accounted for, each once."""
    assert account.records == account.added + account.merged + account.unchanged + account.rejected, account
    assert min(account.added, account.merged, account.unchanged, account.rejected) >= 0
    assert account.reject_reasons.total() == account.rejected


def rolled_back(store: Store, batch: BatchId) -> Rollback:
    """Roll an import back as the command line does."""
    done = roll_back(store.load(TODAY), batch, store.journal_of(batch), store.people_touched_outside(batch))
    store.save(done.changes, TODAY)
    return done


def exported(store: Store, name: str, path: Path) -> Path:
    """Write the book in a format."""
    export(
        name,
        path,
        store.load(TODAY),
        TODAY,
        dump=store.dump,
        photo_of=store.photo_of,
        touches=store.every_touch,
    )
    return path


def others_by_name(rolodex: Rolodex) -> dict[str, Person]:
    """Everybody but me."""
    return {one.name: one for one in rolodex.others()}


def python(*arguments: str, wrapped_in: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    """Another Python process with this project on its path."""
    return subprocess.Popen(
        [*wrapped_in, sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]", said: str = "") -> tuple[int, str, str]:
    """Wait for another process: its status, what it printed, what it complained of."""
    out, err = process.communicate(said, timeout=110)
    return process.returncode, out, err


def needs(program: str) -> None:
    """Skip the test where a program is missing."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own that is soon full. Skips the test where none can be mounted."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk of a given size")
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if done.returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
