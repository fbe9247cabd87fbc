import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import LOG, Cli

FILE_KEYS = {
    "path", "format", "records", "added", "merged", "unchanged", "rejected", "rejects", "ties", "favors", "touches"
}  # fmt: skip


def _exact(document: dict[str, object]) -> None:
    files = document["files"]
    assert isinstance(files, list)
    for one in files:
        assert set(one) >= FILE_KEYS
        assert one["records"] == one["added"] + one["merged"] + one["unchanged"] + one["rejected"]


def test_an_import_says_what_each_file_came_to(empty: Cli, files: dict[str, str]) -> None:
    document = empty.json("import", *files.values())
    _exact(document)
    by_format = {one["format"]: one for one in document["files"]}
    assert [one["path"] for one in document["files"]] == list(files.values())
    assert by_format["people"]["added"] == 4
    assert by_format["ties"]["ties"] == 3
    assert by_format["favors"]["favors"] == 2
    assert by_format["interactions"]["touches"] == 20
    again = empty.json("import", *files.values())
    _exact(again)
    assert all(one["added"] == one["merged"] == 0 for one in again["files"])
    assert again["batch"] != document["batch"]


def test_rejects_name_record_line_and_reason(empty: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG + "soon,Ann Lee,call,in,\n", encoding="utf-8")
    (one,) = empty.json("import", str(path))["files"]
    assert one["rejected"] == 1
    assert [(reject["record"], reject["line"]) for reject in one["rejects"]] == [(21, 22)]
    assert "'soon' in date" in one["rejects"][0]["why"]
    assert "'soon' in date" in empty.text("import", str(path))


def test_a_dry_run_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text("name,email\nNew One,\n", encoding="utf-8")
    people, imports, content = cli.json("people"), cli.json("imports"), cli.book.read_bytes()
    dry = cli.json("import", str(path), "--dry-run")
    assert dry["files"][0]["added"] == 1
    assert "dry run" in cli.text("import", str(path), "--dry-run")
    assert (cli.json("people"), cli.json("imports")) == (people, imports)
    assert cli.book.read_bytes() == content
    assert cli.json("import", str(path)) == dry


def test_imports_and_rollback(empty: Cli, files: dict[str, str]) -> None:
    assert empty.json("imports") == {"imports": []}
    assert "Nothing" in empty.text("imports")
    batch = empty.json("import", files["people"], files["log"])["batch"]
    (row,) = empty.json("imports")["imports"]
    assert (row["batch"], row["files"], row["records"], row["touches"]) == (batch, ["people.csv", "log.csv"], 24, 20)
    assert (row["date"], row["rolled_back"]) == ("2026-03-22", False)
    done = empty.json("rollback", str(batch))
    assert set(done) >= {"removed", "restored"}
    assert (done["removed"], done["restored"]) == (4 + 4 + 3 + 20, 0)
    assert empty.json("people") == {"people": []}
    assert empty.json("imports")["imports"][0]["rolled_back"] is True
    assert str(batch) in empty.refused("rollback", str(batch))


@pytest.mark.parametrize("batch", ["0", "999", "99999999999999999999999"])
def test_B32_a_rollback_of_nothing_is_refused(batch: str, cli: Cli) -> None:
    before = cli.json("people")
    assert batch in cli.refused("rollback", batch)
    assert cli.json("people") == before


def test_a_rollback_keeps_what_was_used_since(cli: Cli) -> None:
    batch = cli.json("imports")["imports"][0]["batch"]
    cli.json("touch", "called Dan Lee today")
    done = cli.json("rollback", str(batch))
    assert done["kept"] >= 1
    assert [one["name"] for one in cli.json("people")["people"]] == ["Dan Lee"]
    assert cli.json("check")["ok"]


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "foreign"])
def test_files_that_cannot_be_imported_are_refused_and_the_rest_is_not_half_done(
    kind: str, cli: Cli, tmp_path: Path
) -> None:
    good = tmp_path / "good.csv"
    good.write_text("name,email\nNew One,\n", encoding="utf-8")
    bad = tmp_path / "bad.csv"
    if kind == "folder":
        bad.mkdir()
    elif kind != "missing":
        bad.write_text("" if kind == "empty" else "From: a@b\n\nHello", encoding="utf-8")
    before = cli.json("people"), cli.json("imports")
    assert str(bad) in cli.refused("import", str(good), str(bad))
    assert (cli.json("people"), cli.json("imports")) == before


def test_the_same_file_named_twice_is_read_once(empty: Cli, files: dict[str, str]) -> None:
    document = empty.json("import", files["people"], files["people"])
    assert [one["records"] for one in document["files"]] == [4]


@pytest.mark.parametrize("name", ["json", "vcard3", "vcard4", "csv", "graphml", "gexf"])
def test_exports(name: str, cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / f"out.{name}"
    out.write_bytes(b"old")
    assert cli.json("export", "--format", name, str(out)) == {"written": str(out)}
    data = out.read_bytes()
    if name == "json":
        assert json.loads(data)["format"] == "godfather-rolodex"
    elif name == "csv":
        assert zipfile.is_zipfile(out)
    else:
        assert {"vcard3": b"BEGIN:VCARD\r\nVERSION:3.0", "vcard4": b"BEGIN:VCARD\r\nVERSION:4.0"}.get(
            name, b"<"
        ) in data
        assert b"Ann" in data
    assert str(tmp_path / "none") in cli.refused("export", "--format", name, str(tmp_path / "none" / "out"))


def test_an_export_comes_back_into_another_book(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.vcf"
    cli.json("export", "--format", "vcard4", str(out))
    other = Cli(tmp_path / "other.rolodex", capsys)
    other.json("new", "--me", "Another Owner")
    assert other.json("import", str(out))["files"][0]["added"] == 4
    mine, theirs = (
        [
            (one["name"], one["emails"], one["phones"], one["organization"], one["title"])
            for one in book.json("people")["people"]
        ]
        for book in (cli, other)
    )
    assert mine == theirs


def test_a_rollback_lists_what_stays_and_counts_what_other_imports_brought_too(empty: Cli, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(LOG, encoding="utf-8")
    head, *rows = LOG.splitlines(keepends=True)
    second.write_text(head + "".join(rows[:5]) + "2026-03-01,Ann Lee,call,in,\n", encoding="utf-8")
    batch = empty.json("import", str(first))["batch"]
    other = empty.json("import", str(second))["batch"]
    people = len(empty.json("people")["people"])
    done = empty.json("rollback", str(batch))
    assert done["kept"] == len(done["stays"]) >= 1
    assert done["removed"] == len(rows) - 5 + people - done["kept"]
    rest = empty.json("rollback", str(other))
    assert (rest["removed"], rest["stays"]) == (6, [])
    assert all(one["last_contact"] is None for one in empty.json("people")["people"])


def test_many_reasons_are_told_by_their_number_and_all_are_in_the_json(empty: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = "".join(f"{said},Ann Lee,call,in,\n" for said in (*(f"day {number}" for number in range(45)), ""))
    path.write_text(LOG.splitlines()[0] + "\n" + rows, encoding="utf-8")
    (one,) = empty.json("import", str(path), "--dry-run")["files"]
    assert len(one["rejects"]) == one["rejected"] == 46
    assert [reason["number"] for reason in one["reject_reasons"]] == [45, 1]
    assert one["notice_reasons"] == one["notices"] == []
    lines = empty.text("import", str(path), "--dry-run").splitlines()
    assert lines[1] == "  45: Dates that cannot be read: write them as 2026-03-22."
    assert len(lines) == 5


def test_an_encoding_is_that_of_all_files_of_a_folder(empty: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "people.csv").write_bytes("name,email\nŁucja Żak,l@example.org\n".encode("cp1250"))
    empty.json("import", str(folder), "--encoding", "cp1250")
    assert [one["name"] for one in empty.json("people")["people"]] == ["Łucja Żak"]


def test_who_the_owner_may_be_is_asked(empty: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mail.mbox"
    mail = (
        "From - Mon Jan  5 10:00:00 2026\nFrom: {}\nTo: {}\nDate: Mon, 05 Jan 2026 10:00:00 +0000\n"
        "Message-ID: <{}@x>\n\nHello\n\n"
    )
    ways = [("robin@example.org", "ann@example.org"), ("ann@example.org", "robin@example.org")]
    ways.append(("robin@example.org", "ben@example.org"))
    path.write_text("".join(mail.format(*way, place) for place, way in enumerate(ways)), encoding="utf-8")
    assert "robin@example.org" in empty.json("import", str(path), "--dry-run")["perhaps_mine"]
    assert "--mine" in empty.text("import", str(path), "--dry-run")
    told = empty.json("import", str(path), "--mine", "robin@example.org")
    assert (told["perhaps_mine"], told["files"][0]["added"]) == ([], 3)
