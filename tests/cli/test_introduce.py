"""`introduce`: from the draft to the last thanks on the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

NOTE = (
    "I am Robin Vale and look for a CFO for a resort. I have two candidates for the post whom you would like. "
    "You built the team at Meridian. Could you spare fifteen minutes?"
)
WORDS = ("--why", "the CFO search", "--for-them", "two candidates", "--why-them", "she built the team")
TO_MET = ("agreed", "blurb-sent", "target-asked", "target-yes", "introduced", "replied", "met")


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return str(path)


def start(cli: Cli, note: str, *more: str, through: str = "Ann Lee") -> dict[str, Any]:
    return cli.json("introduce", "start", "--to", "Cara Dee", "--through", through, *WORDS, "--note", note, *more)


def test_nothing_is_under_way(cli: Cli) -> None:
    answer = cli.json("introduce")
    assert answer["introductions"] == []
    assert cli.json("introduce", "list") == answer
    assert cli.text("introduce").startswith("No introduction is under way.\n")


def test_a_draft_asks_nobody(cli: Cli, note: str) -> None:
    made = start(cli, note, "--then", "Ben Roy", "--offer", "2")
    ann, ben, cara = (cli.person(name)["id"] for name in ("Ann Lee", "Ben Roy", "Cara Dee"))
    assert (made["target"], made["chain"]) == (cara, [ann, ben])
    assert made["names"] == ["Ann Lee", "Ben Roy", "Cara Dee"]
    assert (made["state"], made["states"]) == ("draft", [{"state": "draft", "day": "2026-03-22"}])
    assert (made["note"], made["offer"], made["asks"], made["note_check"]) == (NOTE, 2, [], [])
    assert made["next"] == [
        {
            "do": "send the ask",
            "person": ann,
            "due": "2026-03-22",
            "urgent": False,
            "why": "Ask Ann Lee for the introduction.",
        }
    ]
    (letter,) = made["messages"]
    assert letter["to"] == ann
    assert letter["mailto"].startswith("mailto:ann@example.org?subject=")
    assert all(word in letter["text"] for word in ("Cara Dee", "the CFO search", "two candidates", "Robin Vale"))
    assert cli.json("introduce", str(made["id"]), "show") == made == cli.json("introduce", str(made["id"]))


def test_all_the_way(cli: Cli, note: str) -> None:
    way = str(start(cli, note, "--then", "Ben Roy")["id"])
    before = cli.json("favors", "Ann Lee")["received"]
    asked = cli.json("introduce", way, "asked", "--channel", "in-person")
    ((ask),) = asked["asks"]
    assert (ask["model"], ask["outcome"]) == ("yes", "")
    assert asked["next"][0]["do"] == "wait"
    for state in TO_MET:
        at = cli.json("introduce", way, state)
        assert at["state"] == state.replace("-", " ")
        if state == "introduced":
            assert at["next"][0] == {
                "do": "reply to it",
                "person": at["target"],
                "due": "2026-03-23",
                "urgent": True,
                "why": "Reply to Cara Dee within a day.",
            }
            assert at["messages"][0]["mailto"] is None, "no address is on her card"
    assert [(one["model"], one["outcome"]) for one in at["asks"]] == [("yes", "yes"), ("answer", "yes")]
    assert cli.json("favors", "Ann Lee")["received"] == pytest.approx(before + 1.0)
    back = cli.json("introduce", way, "reported-back")
    assert [one["do"] for one in back["next"]] == ["thank", "thank"]
    assert "thanked yet" in cli.refused("introduce", way, "thanked")
    assert cli.json("introduce", way, "thank", "Ben Roy")["state"] == "reported back"
    done = cli.json("introduce", way, "thank", "ann@example.org")
    assert (done["state"], done["next"], done["messages"]) == ("thanked", [], [])
    assert sorted(done["thanked"]) == sorted(done["chain"])
    assert all(one["thanked"] for one in cli.json("favors")["items"] if one["title"] == "introduction to Cara Dee")
    assert cli.text("introduce").startswith("No introduction is under way.")


def test_the_chance_of_an_answer_follows_from_the_tie_unless_given(cli: Cli, note: str) -> None:
    shown = []
    for through, more in (("Ben Roy", ()), ("Ann Lee", ()), ("Ben Roy", ("--chance", "0.42"))):
        way = str(start(cli, note, through=through)["id"])
        for state in ("asked", "agreed", "blurb-sent"):
            cli.json("introduce", way, state)
        shown.append(cli.json("introduce", way, "target-asked", *more)["asks"][1]["chance"])
        cli.json("introduce", way, "dropped")
    close, nominal, given = shown
    assert close > nominal > 0
    assert given == 0.42


def test_refusals_say_what_comes_next(cli: Cli, note: str) -> None:
    way = str(start(cli, note)["id"])
    assert cli.refused("introduce", way, "introduced") == (
        "An introduction that stands at 'draft' cannot go on to 'introduced': what comes next is asked or dropped."
    )
    assert "follow-up" in cli.refused("introduce", way, "sung")
    assert "not in the Rolodex any more" in cli.refused("introduce", "9999", "asked")
    assert "not in the Rolodex any more" in cli.refused("introduce", "9" * 18)
    cli.json("introduce", way, "asked")
    second = str(start(cli, note, through="Ben Roy")["id"])
    assert "Ann Lee has been asked" in cli.refused("introduce", second, "asked")
    assert "too early" in cli.refused("introduce", way, "follow-up")
    assert cli.json("introduce", way)["state"] == "asked"
    assert cli.json("introduce", way, "no")["next"][0]["do"] == "thank for the no"
    third = str(start(cli, note)["id"])
    assert "2026-06-20" in cli.refused("introduce", third, "asked")


def test_silence(cli: Cli, note: str) -> None:
    way = str(start(cli, note)["id"])
    fair = cli.json("introduce", way, "asked")["next"][0]["due"]
    again = cli.json("introduce", way, "follow-up", "--as-of", fair)
    assert (again["state"], again["followed_up"]) == ("asked", fair)
    over = again["next"][0]["due"]
    assert cli.json("introduce", way, "--as-of", over)["next"][0]["do"] == "choose next introducer"
    second = str(start(cli, note, "--as-of", over, through="Ben Roy")["id"])
    cli.json("introduce", second, "asked", "--as-of", over)
    first = cli.json("introduce", way, "--as-of", over)
    assert (first["state"], first["asks"][0]["outcome"]) == ("dropped", "no")


def test_the_note(cli: Cli, note: str, tmp_path: Path) -> None:
    way = str(cli.json("introduce", "start", "--to", "Cara Dee", "--through", "Ann Lee")["id"])
    for state in ("asked", "agreed"):
        cli.json("introduce", way, state)
    assert cli.refused("introduce", way, "blurb-sent", "--override") == "The note to pass on is empty: write it first."
    blank = tmp_path / "blank.txt"
    blank.write_text("Could you meet [name]?")
    assert cli.json("introduce", way, "note", str(blank))["note_check"][0]["holds"] is True
    assert "[name]" in cli.refused("introduce", way, "blurb-sent", "--override")
    cli.json("introduce", way, "note", note)
    found = [one["finding"] for one in cli.json("introduce", way)["note_check"]]
    assert found == ["nothing in it for them", "no reason why them"]
    assert "nothing in it for them" in cli.refused("introduce", way, "blurb-sent")
    assert cli.json("introduce", way, "write", *WORDS[2:])["note_check"] == []
    assert cli.json("introduce", way, "blurb-sent")["state"] == "blurb sent"


def test_the_note_and_the_consent_may_come_with_its_sending(cli: Cli, note: str, tmp_path: Path) -> None:
    way = str(start(cli, note)["id"])
    for state in ("asked", "agreed"):
        cli.json("introduce", way, state)
    quoting = tmp_path / "quoting.txt"
    quoting.write_text(NOTE.replace("Could", 'Ann said: "she is a builder". Could'), encoding="utf-8")
    assert "nobody agreed" in cli.refused("introduce", way, "Blurb_Sent", "--note", str(quoting))
    sent = cli.json("introduce", way, "Blurb_Sent", "--note", str(quoting), "--consent", "Ann did")
    assert (sent["state"], sent["consent"]) == ("blurb sent", "Ann did")
    assert sent["note"] == quoting.read_text(encoding="utf-8")


def test_files_that_are_no_notes(cli: Cli, tmp_path: Path) -> None:
    way = str(cli.json("introduce", "start", "--to", "Cara Dee", "--through", "Ann Lee")["id"])
    long, binary = tmp_path / "long.txt", tmp_path / "binary.txt"
    long.write_text("é" * 100_001, encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00x")
    for path, words in (
        (tmp_path, "is not a plain file"),
        (tmp_path / "none.txt", "cannot be read"),
        (Path("/dev/zero"), "is not a plain file"),
        (Path("x" * 300), "cannot be read"),
        (binary, "is not a text in UTF-8"),
        (long, "longer than 100,000 characters"),
    ):
        assert words in cli.refused("introduce", way, "note", str(path))
    long.write_text("\ufeff" + "é" * 100_000, encoding="utf-8")
    assert len(cli.json("introduce", way, "note", str(long))["note"]) == 100_000


@pytest.mark.parametrize(
    "words",
    [
        ("start",),
        ("start", "--to", "Cara Dee"),
        ("sing",),
        ("-1",),
        ("1", "thank"),
        ("1", "note"),
        ("1", "asked", "x"),
        ("list", "1"),
        ("1", "asked", "--channel", "fax"),
        ("1", "target-asked", "--chance", "2"),
        ("1", "asked", "--offer", "3"),
        ("٣",),
        ("9" * 30,),
        ("1", "asked", "--why", "x"),
        ("1", "asked", "--note", "x"),
        ("1", "asked", "--chance", "0"),
        ("1", "asked", "--override"),
        ("1", "write", "--to", "Cara Dee"),
        ("1", "show", "--channel", "call"),
        ("list", "--consent", "x"),
    ],
)
def test_misuse(cli: Cli, words: tuple[str, ...]) -> None:
    cli.misused("introduce", *words)


def test_whom_nobody_knows(cli: Cli) -> None:
    assert "Zoe" in cli.refused("introduce", "start", "--to", "Zoe", "--through", "Ann Lee")
    assert "twice" in cli.refused("introduce", "start", "--to", "Ann Lee", "--through", "Ann Lee")
    assert cli.json("introduce")["introductions"] == []


def test_in_words(cli: Cli, note: str) -> None:
    way = str(start(cli, note)["id"])
    assert cli.text("introduce", way) == (
        f"{way}  Cara Dee through Ann Lee: draft, today\n  Ask Ann Lee for the introduction. (whenever you are ready)\n"
    )
    assert f"  {way}  Cara Dee through Ann Lee: draft, today\n" in cli.text("introduce")
