"""The command line as a person calls it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from godfather_desktop.cli.main import run
from godfather_desktop.compose import Desktop

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cli:
    """Runs verbs on a book, always as of one day, and reads what they answer."""

    book: Path
    capsys: pytest.CaptureFixture[str]

    def _run(self, verb: str, given: tuple[str, ...], more: tuple[str, ...] = ()) -> tuple[int, str, str]:
        day = () if "--as-of" in given else ("--as-of", "2026-03-22")
        status = run([verb, *day, *more, str(self.book), *given], Desktop())
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def json(self, verb: str, *given: str) -> Json:
        """The answer of a verb that is done: one JSON document and nothing else."""
        status, out, err = self._run(verb, given, ("--json",))
        assert (status, err) == (0, "")
        document = json.loads(out)
        assert isinstance(document, dict)
        return document

    def text(self, verb: str, *given: str) -> str:
        """The plain sentences of a verb that is done."""
        status, out, err = self._run(verb, given)
        assert (status, err) == (0, "")
        assert "{" not in out
        return out

    def refused(self, verb: str, *given: str) -> str:
        """The one sentence of a refusal; nothing else is printed, with and without --json."""
        sentences = set()
        for more in ((), ("--json",)):
            status, out, err = self._run(verb, given, more)
            assert (status, out) == (1, ""), (out, err)
            sentences.add(err)
        (sentence,) = sentences
        assert sentence.endswith((".\n", "?\n"))
        assert sentence.count("\n") == 1
        assert "Traceback" not in sentence
        assert "{" not in sentence
        return sentence.rstrip("\n")

    def misused(self, verb: str, *given: str) -> str:
        """The complaint about wrong usage, which exits with 2."""
        with pytest.raises(SystemExit) as caught:
            run([verb, str(self.book), *given], Desktop())
        assert caught.value.code == 2
        said = self.capsys.readouterr()
        assert said.out == ""
        assert "usage: godfather" in said.err
        return said.err

    def person(self, name: str) -> Json:
        """A person's row."""
        (row,) = [one for one in self.json("people")["people"] if one["name"] == name]
        return dict(row)


@pytest.fixture
def empty(book_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A new book of Robin Vale."""
    cli = Cli(book_path, capsys)
    assert cli.json("new", "--me", "Robin Vale") == {"book": str(book_path), "me": "Robin Vale"}
    return cli


PEOPLE = """name,email,phone,organization,title,rating
Ann Lee,ann@example.org,+1 415 555 2671,Meridian,Buyer,8
Ben Roy,ben@example.org,,Meridian,Director of Sales,4
Cara Dee,,,Meridian Resorts,CEO,
Dan Lee,dan@example.org,,Acme,Clerk,
"""
TIES = "a,b,strength,since\nAnn Lee,Ben Roy,5,2010\nBen Roy,Cara Dee,4,2015\nAnn Lee,Cara Dee,barely,\n"
LOG = "date,person,channel,direction,note\n" + "".join(
    f"2026-0{1 + n % 3}-{10 + n},{name},call,{('in', 'out')[n % 2]},{note}\n"
    for n in range(10)
    for name, note in (("Ann Lee", f"talk {n}"), ("Ben Roy", ""))
)
FAVORS = """date,person,direction,title,size,effort
2026-02-01,Ann Lee,given,an introduction,3,2
2026-02-02,Ben Roy,received,advice,2,1
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Paths of a few spreadsheets."""
    made = {"people": PEOPLE, "ties": TIES, "log": LOG, "favors": FAVORS}
    for name, text in made.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.csv") for name in made}


@pytest.fixture
def cli(empty: Cli, files: dict[str, str]) -> Cli:
    """The book with four people, ties among them, touches and favors."""
    empty.json("import", *files.values())
    return empty
