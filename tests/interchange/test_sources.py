"""Files, folders and zips: what is read of them, and what is refused before anything is opened."""

import os
import zipfile
from pathlib import Path

import pytest

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sources import sources_of
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.errors import refusal
from tests.books import dump_of, imported, written

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@example.org\nEND:VCARD\n"


def _sources(path: Path) -> list[Source]:
    return list(sources_of(path))


def _zip(path: Path, members: dict[str, str], *, mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return path


def test_a_folder_gives_its_plain_files_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.vcf", "a.csv", "deep/c.vcf", ".hidden"):
        written(folder, name, CARD)
    (folder / "link.vcf").symlink_to(folder / "b.vcf")
    os.mkfifo(folder / "pipe")
    assert [str(one.shown.relative_to(folder)) for one in _sources(folder)] == ["a.csv", "b.vcf", "deep/c.vcf"]


def test_a_zip_gives_its_members_and_is_never_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "all.zip", {"in/b.vcf": CARD, "a.vcf": CARD, "__MACOSX/._a.vcf": "x", ".secret": "x"})
    sources = _sources(path)
    assert [one.member for one in sources] == ["a.vcf", "in/b.vcf"]
    assert sources[0].data() == CARD.encode()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip"]


@pytest.mark.parametrize("name", ["../out.vcf", "/etc/out.vcf", "in/../../out.vcf", "C:\\out.vcf"])
def test_B23_a_zip_that_leads_out_of_itself_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as caught:
        _sources(_zip(tmp_path / "all.zip", {name: CARD}))
    assert caught.value.reason == "unsafe zip"
    assert refusal(caught.value).endswith(".")


def test_B23_a_zip_with_a_link_a_name_twice_or_a_bomb_is_refused(tmp_path: Path) -> None:
    link = _zip(tmp_path / "link.zip", {"a.vcf": "/etc/passwd"}, mode=0o120777)
    twice = tmp_path / "twice.zip"
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr("a.vcf", CARD)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.vcf", CARD)
    bomb = _zip(tmp_path / "bomb.zip", {"a.vcf": "0" * 60_000_000})
    for path in (link, twice, bomb):
        with pytest.raises(RuleBroken) as caught:
            _sources(path)
        assert caught.value.reason == "unsafe zip"


def test_a_damaged_zip_is_refused_with_a_sentence(tmp_path: Path, store: Store) -> None:
    path = _zip(tmp_path / "all.zip", {"a.vcf": CARD * 50})
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(data)
    before = dump_of(store)
    with pytest.raises(DiskTrouble) as caught:
        imported(store, path)
    assert refusal(caught.value).endswith(".")
    assert dump_of(store) == before


def test_B33_a_device_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(DiskTrouble) as caught:
            _sources(path)
        assert caught.value.reason == "not a plain file"


def test_B33_more_files_than_anybody_means_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(10_001):
        (folder / f"{number}.txt").touch()
    with pytest.raises(RuleBroken) as caught:
        _sources(folder)
    assert caught.value.reason == "too many files"


def test_what_is_no_file_of_contacts_is_passed_over_in_a_folder(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    written(folder, "a.vcf", CARD)
    written(folder, "notes.txt", "nothing to see here")
    plan = imported(store, folder)
    assert [(one.format, one.added) for one in plan.files] == [("vcard", 1), ("unknown", 0)]


def test_a_folder_without_any_file_of_contacts_is_refused(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    written(folder, "notes.txt", "nothing to see here")
    with pytest.raises(RuleBroken) as caught:
        imported(store, folder)
    assert caught.value.reason == "no files to import"
