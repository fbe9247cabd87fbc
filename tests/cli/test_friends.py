import math
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Json


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A sample of sixty people."""
    cli = Cli(tmp_path / "sample.rolodex", capsys)
    cli.json("sample", "--people", "60")
    return cli


def _seats(cli: Cli, *given: str) -> list[Json | None]:
    seats = cli.json("friends", *given)["seats"]
    assert isinstance(seats, list)
    assert len(seats) == 5
    return seats


def _sound(answer: Json) -> None:
    taken = [seat for seat in answer["seats"] if seat is not None]
    assert answer["seats"] == [*taken, *[None] * (5 - len(taken))]
    chances = [seat["chance"] for seat in taken]
    assert chances == sorted(chances, reverse=True)
    assert all(chance >= 0.25 for chance in chances)
    for one in (*taken, *answer["quiet"], *answer["high_tie_low_proof"], *answer["asks_mostly"]):
        assert 0 < one["chance"] < 1
        assert math.isclose(sum(row["points"] for row in one["rows"]), one["chance"], abs_tol=1e-9)
        assert all(set(row) == {"part", "points", "why"} and row["why"] for row in one["rows"])
    assert all(one["strength"] < 50 and one["chance"] >= 0.5 for one in answer["quiet"])
    assert all(one["strength"] >= 70 and one["chance"] < 0.3 for one in answer["high_tie_low_proof"])


def test_empty_seats_stay_empty(cli: Cli) -> None:
    answer = cli.json("friends")
    assert set(answer) >= {"answer", "seats", "expected", "quiet", "high_tie_low_proof"}
    assert answer["seats"] == [None] * 5
    assert 0 < answer["expected"] < 5
    _sound(answer)
    said = cli.text("friends")
    assert said.count("an empty seat") == 5
    assert answer["answer"] in said


def test_a_sample_has_friends(sample: Cli) -> None:
    answer = sample.json("friends")
    _sound(answer)
    assert sum(seat is not None for seat in answer["seats"]) >= 2
    assert answer["expected"] > 2
    names = [seat["name"] for seat in answer["seats"] if seat is not None]
    said = sample.text("friends")
    assert all(name in said for name in names)
    assert sample.json("friends") == answer


def test_a_down_period_says_who_came(cli: Cli) -> None:
    before = _seats(cli)
    answer = cli.json("down", "2025-05-01", "2025-06-30", "--cause", "job-loss")
    assert answer == {"from": "2025-05-01", "to": "2025-06-30", "cause": "job-loss"}
    for line in ("got a reference from Ann Lee on 2025-05-20, unasked", "Ann Lee called me on 2025-05-05"):
        cli.json("favor" if line.startswith("got") else "touch", line)
    (first, *others) = _seats(cli)
    assert before[0] is None
    assert first is not None
    assert first["name"] == "Ann Lee"
    assert others == [None] * 4
    points = {row["part"]: row["points"] for row in first["rows"]}
    assert points["proof down"] > 0


def test_a_down_period_that_lasts(cli: Cli) -> None:
    expected = cli.json("friends")["expected"]
    assert cli.json("down", "2026-03-01", "--cause", "illness") == {
        "from": "2026-03-01",
        "to": None,
        "cause": "illness",
    }
    assert cli.json("friends")["expected"] != expected
    assert cli.json("friends", "--as-of", "2026-02-28")["expected"] < 5


def test_a_down_period_in_words(cli: Cli) -> None:
    assert cli.text("down", "2025-01-01", "2025-02-01") == "The down period from 2025-01-01 is marked.\n"


def test_an_end_before_the_start_is_refused(cli: Cli) -> None:
    before = cli.json("friends")
    assert "end" in cli.refused("down", "2026-03-01", "2026-02-01")
    assert cli.json("friends") == before


@pytest.mark.parametrize(
    "given", [(), ("soon",), ("2026-02-30",), ("2026-02-01", "later"), ("2026-02-01", "--cause", "bad luck")]
)
def test_what_is_no_day_and_no_cause_is_wrong_usage(given: tuple[str, ...], cli: Cli) -> None:
    cli.misused("down", *given)


def test_what_came_later_is_not_known_yet(cli: Cli) -> None:
    day = ("--as-of", "2026-02-28")
    before = cli.json("friends", *day)
    for line in (
        "got a job offer from Ann Lee on 2026-03-20, unasked",
        "got advice from Dan Lee on 2026-03-01, unasked",
    ):
        cli.json("favor", line)
    for number in range(1, 22, 7):
        cli.json("touch", f"Dan Lee called me on 2026-03-{number:02d}")
    cli.json("down", "2026-03-02", "2026-03-20")
    assert cli.json("friends", *day) == before
    assert cli.json("friends") != before
