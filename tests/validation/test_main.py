"""The whole command: on an invented sample, without data, and on the real data where it is at hand."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from validation.__main__ import DATA, QUESTIONS, main
from validation.copenhagen import persistence
from validation.eies import close_friends
from validation.mail import reports_to
from validation.report import page, plain
from validation.source import COPENHAGEN, FILES, MAIL, NETWORKS, missing_from

ROOT = Path(__file__).parents[2]
REAL = ROOT / DATA


def write(path: Path, header: str, rows: Iterable[tuple[object, ...]], delimiter: str = ",") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, delimiter=delimiter)
        table.writerow(header.split())
        table.writerows(rows)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented folder of data sets: a dozen people, regular and fleeting ties."""
    data = tmp_path_factory.mktemp("data")
    chance = random.Random(1)
    people = range(12)
    regular = [(one, (one + 1) % 12) for one in people]
    fleeting = [(one, (one + 5) % 12) for one in people]
    texts = [(86_400 * day + 60 * one, one, other) for one, other in regular for day in range(0, 28, 2)]
    texts += [(86_400 * day + 90 * one, other, one) for one, other in regular for day in range(1, 28, 3)]
    texts += [(86_400 * chance.randrange(14), one, other) for one, other in fleeting]
    write(data / COPENHAGEN / "sms.csv", "timestamp from to", sorted(texts))
    write(data / COPENHAGEN / "calls.csv", "timestamp from to duration", [(3_600, 0, 1, -1), (90_000, 1, 0, 60)])
    friends = [*regular, *((one, (one + 2) % 12) for one in people), (3, 3)]
    write(data / COPENHAGEN / "fb_friends.csv", "user_a user_b", friends)
    mails = [
        (one, other, f"2010-{month:02}-{day:02} 09:{one:02}:00")
        for one, other in regular
        for month in range(1, 10)
        for day in (3, 17)
        if month < 5 or one % 3
    ]
    mails += [(0, other, "2010-02-01 10:00:00") for other in people]
    write(data / MAIL / "communication.csv", "Sender Recipient EventDate", mails, ";")
    write(data / MAIL / "reportsto.csv", "ID ReportsToID", [*((one, one // 3) for one in people), ("12", "")])
    messages = [(one, other, float(10 * one + other)) for one in people for other in people]
    write(data / NETWORKS / "eies_messages_edges.csv", "source target weight", messages)
    write(data / NETWORKS / "eies_messages_nodes.csv", "id Citations", [(one, 1.0) for one in people])
    ranks = [(one, other, "nan", 4.0 if one > 8 else "nan", 1.0) for one, other in regular]
    write(data / NETWORKS / "eies_relations_edges.csv", "source target rank_1 rank_2 time", ranks)
    return data


def test_sample_runs_end_to_end(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "validation.md"
    assert main(["--data", str(sample), "--worlds", "2", "--page", str(written)]) == 0
    text = written.read_text("utf-8")
    assert text.startswith("# How well the scores do\n")
    assert text.count("\n## ") == len(QUESTIONS) + 2
    assert str(sample) not in text
    shown = capsys.readouterr()
    assert shown.out.count("Gate: ") == 3
    assert not shown.err


def test_sample_figures(sample: Path) -> None:
    stays = persistence(sample)
    assert stays.cases == "24 pairs in contact in days 0-13, of which 12 again in days 14-27."
    assert stays.gate is not None
    assert stays.gate.holds
    assert "1.000 (1.000 to 1.000)" in stays.tables[0].rows[0]
    assert close_friends(sample).cases.startswith("132 ordered pairs, 3 of them rated 4")
    assert reports_to(sample).cases.startswith("78 pairs of 13 employees, 11 of them")


def test_the_same_data_gives_the_same_page(sample: Path) -> None:
    once, again = ([question(sample) for question in QUESTIONS] for _ in range(2))
    assert page(once) == page(again)
    assert plain(once) == plain(again)


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "validation.md"
    missing = tmp_path / "elsewhere"
    assert main(["--data", str(missing), "--worlds", "1", "--page", str(written)]) == 1
    shown = capsys.readouterr()
    assert shown.err == f"The data sets are not here: there is no folder {missing}.\n"
    assert "1 world. Five names" in shown.out
    assert not written.exists()


def test_a_missing_file_is_named(sample: Path, tmp_path: Path) -> None:
    assert missing_from(tmp_path, sample) == ""
    for name in FILES[:-1]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert missing_from(tmp_path, Path()) == f"The data sets are not complete: . lacks {FILES[-1]}."


def test_no_world_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--worlds", "0"])
    assert "one world at least" in capsys.readouterr().err


@pytest.mark.skipif(not REAL.is_dir(), reason="the data sets are not part of the program")
def test_real_data_gives_the_figures_of_the_design() -> None:
    stays = persistence(REAL)
    assert stays.cases.startswith("657 pairs")
    rows = {row[0]: row for row in stays.tables[0].rows}
    assert rows["number of calls and messages"][1].startswith("0.751")
    assert rows["contact days"][1].startswith("0.786")
    assert stays.gate is not None
    assert stays.gate.holds
    assert close_friends(REAL).tables[0].rows[0][1].startswith("0.824")
