import os
import signal
from pathlib import Path

import pytest

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.lock import FileLock
from godfather_desktop.storage.store import Store, create, open_store
from godfather_desktop.wording.errors import refusal
from tests.books import TODAY, added, names_in, person, python

_HOLD = """
import sys
from pathlib import Path
from godfather_desktop.storage.store import open_store
store = open_store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def test_R14_two_processes_one_file(store: Store, book_path: Path) -> None:
    store.save(added(person(10)), TODAY)
    store.close()
    holder = python("-c", _HOLD, str(book_path))
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        for _ in range(2):
            with pytest.raises(DiskTrouble) as caught:
                open_store(book_path)
            assert caught.value.reason == "open elsewhere"
            assert caught.value.values_said["process"] == str(holder.pid)
        assert str(holder.pid) in refusal(caught.value)
        holder.send_signal(signal.SIGKILL)
        holder.wait(10)
        again = open_store(book_path)
        try:
            assert 10 in again.load(TODAY).people
        finally:
            again.close()
    finally:
        holder.kill()
        holder.communicate(timeout=10)


def test_R14_a_file_that_was_closed_opens_elsewhere_at_once(store: Store, book_path: Path) -> None:
    store.close()
    holder = python("-c", _HOLD, str(book_path))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    holder.communicate("\n", timeout=20)
    assert holder.returncode == 0
    open_store(book_path).close()
    assert names_in(book_path.parent) == [book_path.name]


def test_R14_a_second_opening_in_this_process_is_refused(store: Store, book_path: Path) -> None:
    with pytest.raises(DiskTrouble) as caught:
        open_store(book_path)
    assert caught.value.reason == "open elsewhere"
    assert caught.value.values_said["process"] == str(os.getpid())
    # The refused attempt took nothing away from the one that holds the file.
    store.save(added(person(10)), TODAY)
    assert 10 in store.load(TODAY).people


def test_R14_a_stale_lock_file_is_ignored(store: Store, book_path: Path) -> None:
    store.close()
    lock = book_path.with_name(f".{book_path.name}.lock")
    for holder in ("1", str(os.getppid()), "no number", ""):
        lock.write_text(holder, encoding="utf-8")
        open_store(book_path).close()
        assert not lock.exists()


def test_R14_a_lock_whose_file_was_removed_does_not_let_two_in(book_path: Path) -> None:
    first = FileLock(book_path)
    with pytest.raises(DiskTrouble):
        FileLock(book_path)
    first.release()
    first.release()
    second = FileLock(book_path)
    with pytest.raises(DiskTrouble):
        FileLock(book_path)
    second.release()


def test_another_file_of_the_same_folder_is_not_locked(store: Store, tmp_path: Path) -> None:
    create(tmp_path / "another.rolodex", "Me").close()
    assert store.next_id() == 2
