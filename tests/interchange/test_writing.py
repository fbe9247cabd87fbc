import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.interchange.export import FORMATS
from godfather_desktop.interchange.writing import write_file
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.errors import refusal
from tests.books import TODAY, added, exported, names_in, note, person, small_disk, written


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = written(tmp_path, "out", b"old")
    write_file(path, [b"new ", b"content"])
    assert path.read_bytes() == b"new content"
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("broken", [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "broken")])
def test_R6_a_write_that_fails_leaves_the_old_file_and_nothing_else(broken: OSError, tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half of it"
        raise broken

    path = written(tmp_path, "out", b"old")
    with pytest.raises(DiskTrouble) as caught:
        write_file(path, chunks())
    assert str(path) in refusal(caught.value)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_R6_a_disk_that_fails_late_leaves_the_old_file(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError(errno.EIO, "broken")

    path = written(tmp_path, "out", b"old")
    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fails)
    else:
        monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(DiskTrouble):
        write_file(path, [b"new"])
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out"]


def test_R6_our_own_bug_while_writing_leaves_no_temporary_file(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file(tmp_path / "out", chunks())
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", FORMATS)
def test_R6_disk_full_in_an_export(name: str, store: Store, tmp_path: Path) -> None:
    noise = "".join(chr(0x4E00 + (number * 7919) % 20_000) for number in range(300_000))
    many = [person(number, f"{noise[number : number + 900]}") for number in range(1_000, 1_400)]
    store.save(added(person(10), note(11, 10, noise), *many), TODAY)
    with small_disk(tmp_path / "small", "256k") as folder:
        path = written(folder, "out", b"the old file")
        with pytest.raises(DiskTrouble) as caught:
            exported(store, name, path)
        assert str(path) in refusal(caught.value)
        assert path.read_bytes() == b"the old file"
        assert names_in(folder) == ["out"]


def test_no_folder_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as caught:
        write_file(tmp_path / "none" / "out", [b"x"])
    assert caught.value.reason == "cannot write"


def test_a_folder_in_the_place_of_the_file_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(DiskTrouble):
        write_file(tmp_path / "out", [b"x"])
    assert names_in(tmp_path) == ["out"]
    assert names_in(tmp_path / "out") == []


def test_a_written_file_is_synced_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        done.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        real_sync(handle)

    def move(self: Path, target: Path) -> Path:
        done.append("replace")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", move)
    write_file(tmp_path / "out", [b"new"])
    assert done == ["sync file", "replace", "sync folder"]
