import io
import json
import sys
from pathlib import Path

import pytest

from godfather_desktop import __version__
from godfather_desktop.cli.main import VERBS, run
from godfather_desktop.compose import Desktop
from tests.books import ended, python
from tests.cli.conftest import Cli

_QUESTIONS: dict[str, tuple[str, ...]] = {
    "imports": (),
    "people": (),
    "strength": ("Ann Lee",),
    "favors": (),
    "path": ("--to", "Cara Dee"),
    "ask": ("Ann Lee",),
    "friends": (),
    "river": (),
    "today": (),
    "why": ("Ann Lee",),
    "introduce": ("list",),
    "attempt": ("Ann Lee", "--channel", "call", "--purpose", "the audit", "--dry-run"),
    "check": (),
}


@pytest.mark.parametrize("verb", _QUESTIONS)
def test_every_question_answers_in_words_and_in_json(verb: str, cli: Cli) -> None:
    assert cli.text(verb, *_QUESTIONS[verb]).strip()
    assert cli.json(verb, *_QUESTIONS[verb])


@pytest.mark.parametrize("verb", [one.name for one in VERBS if one.name not in ("new", "sample")])
@pytest.mark.usefixtures("qapp")
def test_every_verb_refuses_a_book_that_is_not_there(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {
        "import": ("x",),
        "rollback": ("1",),
        "merge": ("a", "b"),
        "unmerge": ("1",),
        "apart": ("a", "b"),
        "knows": ("a", "b", "--strength", "3"),
        "rate": ("a", "3"),
        "strength": ("a",),
        "favor": ("gave a b",),
        "touch": ("called a",),
        "path": ("--to", "a"),
        "ask": ("a",),
        "down": ("2026-01-01",),
        "why": ("a",),
        "attempt": ("a", "--channel", "call", "--purpose", "x"),
        "export": ("--format", "json", str(tmp_path / "out")),
        "shot": ("rolodex", str(tmp_path / "out.png")),
    }.get(verb, ())
    sentence = Cli(tmp_path / "none.rolodex", capsys).refused(verb, *given)
    assert "no file" in sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["people", "check", "imports"])
def test_a_file_that_is_no_book_is_refused(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.rolodex"
    path.write_text("not at all", encoding="utf-8")
    assert "not a Rolodex" in Cli(path, capsys).refused(verb)
    assert path.read_text(encoding="utf-8") == "not at all"


def test_a_book_open_elsewhere_is_refused_and_not_changed(cli: Cli) -> None:
    from godfather_desktop.storage.store import open_store

    store = open_store(cli.book)
    try:
        assert "already open" in cli.refused("rate", "Ann Lee", "3")
    finally:
        store.close()
    assert cli.json("rate", "Ann Lee", "3")["name"] == "Ann Lee"


def test_wrong_usage_exits_with_2(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    cli.misused("people", "--limit", "many")
    cli.misused("people", "--as-of", "2026-02-30")
    cli.misused("people", "--as-of", "10000-01-01")
    cli.misused("people", "--lim", "3")
    cli.misused("rate", "Ann Lee", "11")
    cli.misused("knows", "Ann Lee", "Ben Roy", "--strength", "6")
    cli.misused("knows", "Ann Lee", "Ben Roy")
    cli.misused("path")
    cli.misused("path", "--to", "a", "--company", "b")
    cli.misused("path", "--to", "a", "--hops", "4")
    cli.misused("path", "--to", "a", "--value", "3")
    cli.misused("path", "--to", "a", "--value", "nan")
    cli.misused("ask", "a", "--size", "0")
    cli.misused("export", "out")
    cli.misused("export", "--format", "xls", "out")
    cli.misused("import")
    cli.misused("rollback", "first")
    cli.misused("new")
    cli.misused("sample", "--people", "3")
    for arguments in ([], ["nothing", "book"], ["people"]):
        with pytest.raises(SystemExit) as caught:
            run(arguments, Desktop())
        assert caught.value.code == 2
        assert capsys.readouterr().out == ""


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in ((["--version"], __version__), (["--help"], "rollback"), (["path", "--help"], "--company")):
        with pytest.raises(SystemExit) as caught:
            run(arguments, Desktop())
        assert caught.value.code == 0
        assert said in capsys.readouterr().out


def test_as_of_is_honored_by_every_question(cli: Cli) -> None:
    now, later = (cli.json("strength", "Ann Lee", "--as-of", day) for day in ("2026-03-22", "2028-03-22"))
    assert later["strength"] < now["strength"]
    before = cli.json("strength", "Ann Lee", "--as-of", "2025-12-31")
    assert before["contact_days"] == 0
    assert now["contact_days"] == 10
    rows = {one["name"]: one for one in cli.json("people", "--as-of", "2025-12-31")["people"]}
    assert rows["Ann Lee"]["last_contact"] is None
    early = cli.json("favors", "Ann Lee", "--as-of", "2026-02-02")["given"]
    late = cli.json("favors", "Ann Lee", "--as-of", "2029-02-02")["given"]
    assert 0 < late < early
    assert (
        cli.json("path", "--to", "Ben Roy")["cold"]
        != cli.json("path", "--to", "Ben Roy", "--as-of", "2030-01-01")["cold"]
    )
    ask_now, ask_later = (cli.json("ask", "Ann Lee", "--as-of", day) for day in ("2026-03-22", "2030-03-22"))
    assert ask_now["chance"] > ask_later["chance"]


@pytest.mark.parametrize("who", ["lee", "Lee"])
def test_an_ambiguous_name_lists_the_candidates(who: str, cli: Cli) -> None:
    ann, dan = cli.person("Ann Lee")["id"], cli.person("Dan Lee")["id"]
    for verb, given in (
        ("strength", (who,)),
        ("rate", (who, "3")),
        ("ask", (who,)),
        ("favors", (who,)),
        ("knows", (who, "Ben Roy", "--strength", "3")),
        ("knows", ("Ben Roy", "Cara Dee", "--strength", "3", "--says", who)),
        ("path", ("--to", who)),
        ("path", ("--to", "Ben Roy", "--avoid", who)),
    ):
        sentence = cli.refused(verb, *given)
        assert f"Ann Lee ({ann})" in sentence
        assert f"Dan Lee ({dan})" in sentence
    assert cli.json("strength", str(dan))["name"] == "Dan Lee"
    assert cli.json("strength", "DAN@example.org")["name"] == "Dan Lee"
    assert cli.json("strength", "dan lee")["name"] == "Dan Lee"
    assert cli.json("strength", "Dan")["name"] == "Dan Lee"


def test_a_name_that_nobody_has_suggests_those_near(cli: Cli) -> None:
    assert "Cara Dee" in cli.refused("strength", "Kara Dee")
    assert "zzzz" in cli.refused("strength", "zzzz")


@pytest.mark.parametrize(
    "who",
    [
        "",
        " ",
        "0",
        "99999999999999999999999",
        "-1",
        "²",
        "𐩀",
        "\udcff",
        "\0",
        "%",
        "'",
        '"; DROP TABLE person; --',
        "x" * 60_000,
        "👨‍👩‍👧",
    ],
)
def test_B25_B32_odd_names_are_refused_in_one_sentence(who: str, cli: Cli) -> None:
    cli.refused("strength", "--", who)
    cli.refused("rate", "--", who, "3")
    cli.json("people", f"--search={who}")


def test_B11_text_that_cannot_be_encoded_is_still_one_json_document(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "od\udcffd.csv"
    path.write_bytes(b"name,email\nZed Odd,\n")
    document = cli.json("import", str(path))
    assert document["files"][0]["added"] == 1
    cli.text("import", str(path))
    assert "cannot be read" in cli.refused("import", str(tmp_path / "no\udcffne.csv"))
    cli.text("imports")
    assert cli.json("export", "--format", "json", str(tmp_path / "out\udcff.json"))["written"]
    assert cli.json("export", "--format", "json", str(tmp_path / "out.json"))["written"] == str(tmp_path / "out.json")


def test_a_narrow_terminal_gets_the_same_json(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.json("favor", "gave Ann Lee a café tour yesterday")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert run(["favors", str(cli.book), "--json"], Desktop()) == 0
    assert run(["favors", str(cli.book)], Desktop()) == 0
    narrow.flush()
    monkeypatch.undo()
    assert isinstance(narrow.buffer, io.BytesIO)
    said = narrow.buffer.getvalue().decode("ascii")
    document, _ = json.JSONDecoder().raw_decode(said)
    assert "café" in document["items"][0]["title"]


def test_a_reader_that_has_seen_enough_is_no_error(cli: Cli) -> None:
    script = (
        "import sys, os; sys.stdin.readline(); os.dup2(os.open('/dev/null', os.O_RDONLY), 0);"
        "from godfather_desktop.__main__ import godfather; sys.argv = ['godfather', *sys.argv[1:]]; godfather()"
    )
    process = python("-c", script, "people", str(cli.book))
    assert process.stdout is not None
    process.stdout.close()
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    process.stdin.close()
    assert process.wait(30) == 0
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_the_command_runs_as_a_program_and_keeps_its_files_private(tmp_path: Path) -> None:
    book = tmp_path / "b.rolodex"
    status, out, err = ended(python("-m", "godfather_desktop", "new", str(book), "--me", "Robin Vale", "--json"))
    assert (status, err) == (0, "")
    assert json.loads(out) == {"book": str(book), "me": "Robin Vale"}
    assert book.stat().st_mode & 0o777 == 0o600
    status, out, err = ended(python("-m", "godfather_desktop", "new", str(book), "--me", "Robin Vale", "--json"))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
