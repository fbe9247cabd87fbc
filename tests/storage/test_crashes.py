"""Power cuts and kill -9: what was acknowledged is there, and nothing is there by half."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from godfather_desktop.domain.ids import NoteId
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.store import create, open_store
from tests.books import TODAY, dump_of, ended, imported, needs, python, rolled_back, written
from tests.storage.killing import killed_at, writes_of
from tests.storage.replay import CALLS, Disk, Step, steps_of

COMMITS = 90
_EDITS = f"""
import os, sys
from pathlib import Path
from godfather_desktop.storage.store import create
from tests.books import TODAY, added, note, person
store = create(Path(sys.argv[1]), "Me")
told = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
os.write(told, b"0 ")
for number in range(1, {COMMITS} + 1):
    size = 30_000 if number % 2 else 300
    store.save(added(person(10 * number), note(10 * number + 1, 10 * number, str(number) * size)), TODAY)
    os.write(told, b"%d " % number)
    if number == {COMMITS} // 3:
        store.checkpoint()
store.close()
"""


@dataclass(frozen=True, slots=True)
class _Traced:
    book: Path
    told: Path
    steps: list[Step]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> _Traced:
    """Ninety edits, each acknowledged after its commit, as a list of system calls."""
    needs("strace")
    folder = tmp_path_factory.mktemp("traced")
    inside = folder / "disk"
    inside.mkdir()
    trace = folder / "trace"
    strace = ("strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", "100000", "-o", str(trace), "-e", f"trace={CALLS}")
    status, _, complaint = ended(python("-c", _EDITS, str(inside / "book"), str(inside / "told"), wrapped_in=strace))
    if status != 0 and "ptrace" in complaint:
        pytest.skip("strace may not trace here")
    assert status == 0, complaint
    return _Traced(inside / "book", inside / "told", steps_of(trace, inside))


def _cut(traced: _Traced, cuts: list[int], folder: Path, seed: int) -> None:
    """Cut the power after each of these numbers of calls, and open what is left."""
    disk, told, done = Disk(), 0, 0
    chance = random.Random(seed)
    for tried, cut in enumerate(sorted(cuts)):
        for step in traced.steps[done:cut]:
            disk.do(step)
            if step.path == str(traced.told) and step.kind == "write":
                told = int(step.data)
        done = cut
        left = folder / str(tried)
        left.mkdir()
        for path, content in disk.after_a_cut(chance):
            # The -shm file is not on the disk at all: it is shared memory.
            if Path(path).name in ("book", "book-wal"):
                (left / Path(path).name).write_bytes(content)
        store = open_store(left / "book")
        try:
            rolodex = store.load(TODAY)
            there = sorted(number // 10 for number in rolodex.people if number != 1)
            assert there in (list(range(1, told + 1)), list(range(1, told + 2))), f"cut {cut}: {told} were acknowledged"
            for number in there:
                assert rolodex.notes[_note(number)].text == str(number) * (30_000 if number % 2 else 300)
            assert store.findings() == []
        finally:
            store.close()
        shutil.rmtree(left)


def _note(number: int) -> NoteId:
    return NoteId(10 * number + 1)


def _cuts(traced: _Traced, number: int, seed: int) -> list[int]:
    first = next(place for place, step in enumerate(traced.steps) if step.path == str(traced.told) and step.data)
    chance = random.Random(seed)
    return [chance.randint(first + 1, len(traced.steps)) for _ in range(number)]


def test_R4_power_loss_loses_no_acknowledged_edit(traced: _Traced, tmp_path: Path) -> None:
    # The run must hold what can go wrong: syncs, a log that starts anew, pages written to the file.
    kinds = {(Path(step.path).name, step.kind) for step in traced.steps}
    assert {("book", "write"), ("book", "sync"), ("book-wal", "write"), ("book-wal", "sync")} <= kinds
    assert sum(step.kind == "write" and step.path == str(traced.told) for step in traced.steps) == COMMITS + 1
    _cut(traced, _cuts(traced, 50, seed=1), tmp_path, seed=2)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_R4_power_loss_at_800_places(traced: _Traced, tmp_path: Path) -> None:
    _cut(traced, _cuts(traced, 800, seed=3), tmp_path, seed=4)


def test_R4_the_replay_would_show_a_lost_edit(traced: _Traced, tmp_path: Path) -> None:
    """The same cuts without the log's syncs lose edits: the replay can fail."""
    lax = _Traced(
        traced.book,
        traced.told,
        [step for step in traced.steps if not (step.kind == "sync" and step.path.endswith("-wal"))],
    )
    with pytest.raises((AssertionError, DiskTrouble)):
        _cut(lax, _cuts(lax, 20, seed=1), tmp_path, seed=2)


_IMPORT = """
import sys
from pathlib import Path
from godfather_desktop.storage.store import open_store
from tests.books import imported
store = open_store(Path(sys.argv[1]))
imported(store, *map(Path, sys.argv[2:]))
store.close()
"""


@dataclass(frozen=True, slots=True)
class _Import:
    """An import to be killed: the book before it, its files, the dumps before and after, its writes."""

    book: Path
    files: list[Path]
    before: list[str]
    after: list[str]
    writes: int


@pytest.fixture(scope="module")
def killed_import(tmp_path_factory: pytest.TempPathFactory) -> _Import:
    folder = tmp_path_factory.mktemp("import")
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nUID:u{n}\r\nNOTE:{'note ' * 100}\r\nEND:VCARD\r\n"
        for n in range(60)
    )
    rows = "".join(f"2025-0{1 + n % 9}-1{n % 10},Person {n % 60},call,out,{'w ' * 30}{n}\n" for n in range(900))
    files = [
        written(folder, "cards.vcf", cards),
        written(folder, "log.csv", "date,person,channel,direction,note\n" + rows),
    ]
    store = create(folder / "book", "Me")
    imported(store, written(folder, "people.csv", "name,email\nPerson 1,one@example.org\nAnn Lee,\n"))
    before = dump_of(store)
    store.close()
    done = folder / "done"
    shutil.copy(folder / "book", done)
    store = open_store(done)
    imported(store, *files)
    after = dump_of(store)
    store.close()
    copy = shutil.copy(folder / "book", folder / "copy")
    return _Import(folder / "book", files, before, after, writes_of(_IMPORT, str(copy), *map(str, files)))


def _kill_at(one: _Import, write: int, folder: Path) -> list[str]:
    """Kill the import at a write; what is found in the file after it."""
    book = folder / f"killed{write}"
    shutil.copy(one.book, book)
    killed_at(write, _IMPORT, str(book), *map(str, one.files))
    store = open_store(book)
    try:
        assert store.findings() == []
        found = dump_of(store)
        if found == one.before:
            # What a killed import left behind never stands in the way of the next one.
            imported(store, *one.files)
            assert dump_of(store) == one.after
        else:
            batch = max(store.load(TODAY).batches)
            rolled_back(store, batch)
            assert dump_of(store) == one.before
    finally:
        store.close()
    return found


def test_R1_an_import_killed_at_a_write_is_there_whole_or_not_at_all(killed_import: _Import, tmp_path: Path) -> None:
    one = killed_import
    assert one.before != one.after
    assert one.writes > 40
    chance = random.Random(5)
    places = [1, chance.randrange(2, one.writes), one.writes]
    found = [_kill_at(one, write, tmp_path) for write in places]
    assert all(dump in (one.before, one.after) for dump in found)
    assert found[0] == one.before
    assert found[-1] == one.after


@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_R1_an_import_killed_at_any_of_its_writes(killed_import: _Import, tmp_path: Path) -> None:
    one = killed_import
    for write in range(1, one.writes + 1, max(1, one.writes // 200)):
        assert _kill_at(one, write, tmp_path) in (one.before, one.after), write
