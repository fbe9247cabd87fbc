"""`attempt`: the gate, the attempt, its outcome."""

from pathlib import Path

import pytest

from godfather_desktop.actions.attachments import LARGEST
from tests.cli.conftest import Cli

MAIL = ("--channel", "email", "--purpose", "the audit of the north wing")
KEYS = {"id", "person", "name", "number", "day", "findings", "held", "logged", "fair", "chance"}


def test_an_attempt_is_logged_with_its_findings(cli: Cli) -> None:
    answer = cli.json("attempt", "Dan Lee", *MAIL, "--value-for-them", "news of the new mine", "--offer", "1")
    assert set(answer) == KEYS
    assert (answer["name"], answer["number"], answer["day"]) == ("Dan Lee", 1, "2026-03-22")
    assert answer["logged"] is True
    assert answer["held"] is False
    assert answer["chance"] is None
    assert answer["id"] > 0
    assert {one["level"] for one in answer["findings"]} <= {"hold", "warn", "good"}
    assert all(one["text"].endswith((".", "?")) and one["key"] for one in answer["findings"])
    fair = answer["fair"]
    assert fair["day"] > "2026-03-22"
    assert (fair["number"], fair["because"]) == (2, "course")
    assert "is fair from" in fair["text"]


def test_a_second_one_counts_on_and_is_too_soon(cli: Cli) -> None:
    first = cli.json("attempt", "Dan Lee", *MAIL)
    second = cli.json("attempt", "Dan Lee", *MAIL)
    assert [first["number"], second["number"]] == [1, 2]
    assert "too soon" in {one["key"] for one in second["findings"]}


def test_a_dry_run_leaves_nothing_behind(cli: Cli) -> None:
    before = cli.book.read_bytes()
    answer = cli.json("attempt", "Dan Lee", *MAIL, "--ask", "--dry-run")
    assert (answer["id"], answer["logged"], answer["held"]) == (None, False, True)
    assert 0 < answer["chance"] < 1
    assert answer["findings"][0]["level"] == "hold"
    assert cli.book.read_bytes() == before
    assert cli.json("attempt", "Dan Lee", *MAIL)["number"] == 1


def test_an_ask_without_anything_for_them_is_held_back(cli: Cli) -> None:
    said = cli.refused("attempt", "Dan Lee", *MAIL, "--ask")
    assert said == (
        "Dan Lee has no reason yet to say yes: write what is in it for them, or say why you ask all the same."
    )
    assert cli.refused("attempt", "Dan Lee", *MAIL, "--ask", "--override", "  ") == said
    answer = cli.json("attempt", "Dan Lee", *MAIL, "--ask", "--override", "he told me to")
    assert (answer["held"], answer["logged"], answer["number"]) == (True, True, 1)
    assert 0 < answer["chance"] < 1
    kept = cli.json("attempt", "Ben Roy", *MAIL, "--ask", "--value-for-them", "a better price", "--size", "2.4")
    assert kept["held"] is False


def test_an_outcome_is_set_later(cli: Cli) -> None:
    answer = cli.json("attempt", "Ben Roy", *MAIL, "--ask", "--value-for-them", "a better price")
    settled = cli.json(
        "attempt",
        "Ben Roy",
        "--outcome",
        "replied",
        "--of",
        str(answer["id"]),
        "--answer",
        "yes",
        "--as-of",
        "2026-03-24",
    )
    assert (settled["id"], settled["outcome"], settled["settled"]) == (answer["id"], "replied", "2026-03-24")
    assert settled["answer"] == "yes"
    assert settled["chance"] == pytest.approx(answer["chance"])
    assert settled["fair"]["number"] == 1
    assert cli.refused("attempt", "Dan Lee", "--outcome", "replied", "--of", str(answer["id"])).startswith("That entry")
    assert cli.refused("attempt", "Ben Roy", "--outcome", "replied", "--of", "999999999999999999999").startswith("That")


def test_the_outcome_of_one_that_is_logged_goes_alone(cli: Cli) -> None:
    made = str(cli.json("attempt", "Dan Lee", *MAIL)["id"])
    before = cli.book.read_bytes()
    for more in (("--dry-run",), ("--channel", "call"), ("--attach", "x"), ("--size", "2"), ("--value-for-them", "x")):
        said = cli.misused("attempt", "Dan Lee", "--of", made, "--outcome", "replied", *more)
        assert f"{more[0]} does not go with --of" in said
    assert cli.book.read_bytes() == before


def test_text_and_files(cli: Cli, tmp_path: Path) -> None:
    note, voice = tmp_path / "note.txt", tmp_path / "voicemail.mp3"
    note.write_text("Could you look at the audit? Could you also call me?", "utf-8")
    voice.write_bytes(b"\0" * 1000)
    more = ("--value-for-them", "news", "--text", str(note), "--attach", str(voice), "--attach", str(voice))
    answer = cli.json("attempt", "Dan Lee", *MAIL, "--ask", *more)
    assert "several requests" in {one["key"] for one in answer["findings"]}
    assert cli.json("check")["ok"] is True


def test_files_that_cannot_be_kept(cli: Cli, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(8 * LARGEST)
    said = cli.refused("attempt", "Dan Lee", *MAIL, "--attach", str(film))
    assert (
        said
        == "The file film.mp4 is larger than 25 MB, the most that is kept here: keep it elsewhere and write down where."
    )
    assert "not a plain file" in cli.refused("attempt", "Dan Lee", *MAIL, "--attach", "/dev/zero")
    assert "not a plain file" in cli.refused("attempt", "Dan Lee", *MAIL, "--attach", str(tmp_path))
    assert "cannot be read" in cli.refused("attempt", "Dan Lee", *MAIL, "--attach", str(tmp_path / "none"))
    assert cli.json("attempt", "Dan Lee", *MAIL)["number"] == 1


@pytest.mark.parametrize("content", [b"x" * 100_001, b"x" * 1_000_001])
def test_texts_that_are_too_long(cli: Cli, tmp_path: Path, content: bytes) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(content)
    said = cli.refused("attempt", "Dan Lee", *MAIL, "--text", str(note))
    assert said == "The text is longer than 100,000 characters: shorten it, or attach it as a file."


def test_what_is_no_text(cli: Cli, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(b"\xff\xfe\x00")
    assert "is not a text in UTF-8" in cli.refused("attempt", "Dan Lee", *MAIL, "--text", str(note))
    assert "not a plain file" in cli.refused("attempt", "Dan Lee", *MAIL, "--text", "/dev/zero")


def test_a_congratulation_with_an_ask_is_refused(cli: Cli) -> None:
    said = cli.refused(
        "attempt", "Dan Lee", "--channel", "email", "--purpose", "Congratulations!", "--ask", "--value-for-them", "x"
    )
    assert said.startswith("A congratulation with an ask")


def test_wrong_usage(cli: Cli) -> None:
    assert "--channel and --purpose" in cli.misused("attempt", "Dan Lee", "--purpose", "x")
    assert "--channel and --purpose" in cli.misused("attempt", "Dan Lee", "--channel", "email")
    assert "--of needs --outcome" in cli.misused("attempt", "Dan Lee", "--of", "1")
    assert "--answer needs --of" in cli.misused("attempt", "Dan Lee", *MAIL, "--answer", "yes")
    assert "Size must be" in cli.refused("attempt", "Dan Lee", *MAIL, "--size", "nan")
    assert cli.refused("attempt", "Robin Vale", *MAIL).startswith("That is you")
    assert "Nobody in the Rolodex" in cli.refused("attempt", "Xaver Nobody", *MAIL)


def test_in_words(cli: Cli) -> None:
    said = cli.text("attempt", "Dan Lee", *MAIL)
    assert said.startswith("Ready to send to Dan Lee")
    assert "Logged: 1st attempt: e-mail." in said
    assert "The next e-mail is fair from" in said
    settled = cli.text(
        "attempt", "Dan Lee", "--of", str(cli.json("attempt", "Dan Lee", *MAIL)["id"]), "--outcome", "bounced"
    )
    assert settled.startswith("2nd attempt: e-mail, bounced.")
