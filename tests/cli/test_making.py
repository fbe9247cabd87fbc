from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_new_makes_an_empty_book(empty: Cli) -> None:
    assert empty.json("people") == {"people": []}
    assert empty.json("check") == {"ok": True, "findings": []}


def test_new_never_overwrites(empty: Cli) -> None:
    before = empty.book.read_bytes()
    assert "exists already" in empty.refused("new", "--me", "Somebody")
    assert "exists already" in empty.refused("sample")
    assert empty.book.read_bytes() == before


@pytest.mark.parametrize("name", ["", "  ", "\0", "\n"])
def test_new_needs_a_name(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Cli(tmp_path / "a.rolodex", capsys).refused("new", f"--me={name}")
    assert list(tmp_path.iterdir()) == []


def test_new_in_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "does not exist" in Cli(tmp_path / "none" / "a.rolodex", capsys).refused("new", "--me", "Me")


def test_a_name_is_kept_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        Cli(tmp_path / "a.rolodex", capsys).json("new", "--me", " Zo\u0065\u0308\x07  Vale\udcff ")["me"]
        == "Zoë Vale\ufffd"
    )


def test_a_sample_is_the_same_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third = (Cli(tmp_path / f"{name}.rolodex", capsys) for name in "abc")
    counts = first.json("sample", "--people", "40", "--seed", "5")
    assert set(counts) == {"people", "ties", "favors", "touches"}
    assert counts["people"] == 40
    assert counts == second.json("sample", "--people", "40", "--seed", "5")
    third.json("sample", "--people", "40", "--seed", "6")
    assert first.json("people") == second.json("people")
    assert first.json("people") != third.json("people")
    assert len(first.json("people")["people"]) == 40
    assert first.json("check")["ok"]
    assert len(first.json("favors")["items"]) == counts["favors"]
