"""`why`: the reason, its evidence and the next step as JSON and in sentences."""

from pathlib import Path
from typing import Any

import pytest

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.ids import AttemptId, PauseId, PersonId, SilenceId
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.silence import Silence
from godfather_desktop.storage.store import open_store
from tests import books
from tests.cli.conftest import Cli

TODAY: Day = day_of("2026-03-22")
CONTRACT = {"reason", "row", "evidence", "next", "ranked"}


def write(path: Path, *records: Record) -> None:
    """Write records into a book."""
    store = open_store(path)
    try:
        store.save(books.added(*records), TODAY)
    finally:
        store.close()


def attempt(who: int, ago: int, id_: int = 9_001, **more: Any) -> Attempt:
    values: dict[str, Any] = {"channel": "call", "purpose": "the board seat", "offer": 1}
    return Attempt(AttemptId(id_), PersonId(who), TODAY - ago, **(values | more))


@pytest.fixture
def dan(cli: Cli) -> int:
    """Somebody never met, at a mail domain from which others have answered."""
    return int(cli.person("Dan Lee")["id"])


def test_nobody_waits(cli: Cli) -> None:
    answer = cli.json("why", "Dan Lee")
    assert set(answer) >= CONTRACT
    assert (answer["reason"], answer["row"], answer["next"], answer["ranked"]) == (None, None, None, [])
    assert answer["sentence"] == "No attempt to reach Dan Lee is waiting for an answer."
    assert cli.text("why", "Dan Lee") == "No attempt to reach Dan Lee is waiting for an answer.\n"


def test_too_soon(cli: Cli, dan: int) -> None:
    write(cli.book, attempt(dan, 2))
    answer = cli.json("why", "Dan Lee")
    assert (answer["reason"], answer["row"]) == ("too soon", 3)
    assert answer["step"]["kind"] == "wait"
    assert answer["step"]["due"] == answer["fair"]["day"]
    assert answer["fair"]["from"] == "09:00"
    assert answer["fair"]["to"] == "17:00"
    assert answer["fair"]["because"] in ("patience", "course")
    assert answer["fair"]["number"] == 2
    assert len(answer["evidence"]) == 1


def test_the_first_match_the_others_and_what_the_owner_is_asked(cli: Cli, dan: int) -> None:
    write(cli.book, attempt(dan, 20, purpose="touching base", asking=True, offer=0))
    answer = cli.json("why", "Dan Lee")
    assert answer["row"] == 12
    rows = [one["row"] for one in answer["ranked"]]
    assert rows == sorted(rows)
    assert 13 in rows
    assert 18 in rows
    for one in answer["ranked"]:
        assert set(one) == {"row", "reason", "sentence", "evidence", "next", "step"}
    assert [one["row"] for one in answer["ask"]] == [4, 5, 6]
    assert all(one["question"].endswith("?") for one in answer["ask"])
    said = cli.text("why", "Dan Lee")
    assert said.startswith("Dan Lee cannot see what is in it for them.\n")
    assert "Next: Begin with something for them" in said
    assert "a task for " in said
    assert "Only you can tell: Is Dan Lee away?" in said


def test_what_is_on_record_comes_with_it(cli: Cli, dan: int) -> None:
    write(cli.book, attempt(dan, 20, purpose="the audit"))
    record = cli.json("why", str(dan))["record"]
    assert set(record) == {"attempts", "pauses", "refusals", "occasions", "files", "cadence"}
    assert [one["purpose"] for one in record["attempts"]] == ["the audit"]
    assert (record["pauses"], record["refusals"], record["cadence"]) == ([], [], None)


def test_what_i_said_and_a_pause(cli: Cli, dan: int) -> None:
    write(cli.book, attempt(dan, 20), Silence(SilenceId(9_010), PersonId(dan), TODAY - 1, 4, True))
    answer = cli.json("why", "Dan Lee")
    assert (answer["row"], answer["evidence"]) == (4, ["You said so."])
    assert answer["step"] == {
        "kind": "clock",
        "work": "",
        "due": "2026-03-29",
        "cause": "out-of-office",
        "goal": None,
        "revisit": None,
    }
    write(cli.book, Pause(PauseId(9_011), PersonId(dan), "illness", TODAY - 2))
    assert 5 in [one["row"] for one in cli.json("why", "Dan Lee")["ranked"]]


def test_touches_on_disk_are_looked_at(cli: Cli) -> None:
    cli.json("touch", "emailed Ann Lee today, she asked for help")
    cara = int(cli.person("Cara Dee")["id"])
    touches = "date,person,channel,direction,ask\n" + "".join(
        f"{year}-06-0{day},Cara Dee,email,{way},{ask}\n"
        for year, day, way, ask in (
            (2024, 1, "in", "none"),
            (2024, 2, "out", "mine"),
            (2024, 3, "out", "mine"),
            (2024, 4, "out", "mine"),
        )
    )
    path = cli.book.with_name("more.csv")
    path.write_text(touches, encoding="utf-8")
    cli.json("import", str(path))
    write(cli.book, attempt(cara, 20))
    answer = cli.json("why", "Cara Dee")
    rows = [answer["row"], *(one["row"] for one in answer["ranked"])]
    assert 16 in rows
    said = next(one for one in [answer, *answer["ranked"]] if one["row"] == 16)["evidence"]
    assert said == ["Of your last 3 contacts 3 were asks."]


def _cold(cli: Cli) -> float:
    """The chance of calling the chief oneself."""
    return float(cli.json("path", "--to", "Cara Dee", "--value", "1")["cold"]["chance"])


def test_the_path_to_a_chief_is_looked_for(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from godfather_desktop.cli import why

    looked: list[PersonId] = []
    search = why._paths

    def paths(book: Any, person: PersonId, *rest: Any) -> Any:
        looked.append(person)
        return search(book, person, *rest)

    monkeypatch.setattr(why, "_paths", paths)
    cara = int(cli.person("Cara Dee")["id"])
    cli.json("rate", "Cara Dee", "4")
    write(cli.book, attempt(cara, 20))
    answer = cli.json("why", "Cara Dee")
    assert looked == [cara]
    # Ben Roy knows the chief very well: his introduction was found, or was not better than a call of my own.
    best = max(path["chance"] for path in cli.json("path", "--to", "Cara Dee", "--value", "1")["paths"][1:])
    assert (answer["row"] == 19) == (best <= _cold(cli))


def test_a_quick_answer_looks_for_no_path(cli: Cli, dan: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from godfather_desktop.cli import why

    monkeypatch.setattr(why, "_paths", lambda *_: pytest.fail("no search was needed"))
    write(cli.book, attempt(dan, 20))
    assert cli.json("why", "Dan Lee")["row"] == 18


def test_refusals(cli: Cli) -> None:
    assert "you" in cli.refused("why", "me")
    assert "Zoe" in cli.refused("why", "Zoe")
