from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A sample of sixty people."""
    cli = Cli(tmp_path / "sample.rolodex", capsys)
    cli.json("sample", "--people", "60")
    return cli


def test_nobody_is_on_the_list(cli: Cli) -> None:
    answer = cli.json("river")
    assert answer == {"targets": [], "bridges": [], "value": 0, "start": 0, "bound": 0}
    assert cli.text("river") == "0 targets on the list.\n"


def test_targets_and_bridges_of_a_sample(sample: Cli) -> None:
    answer = sample.json("river")
    assert set(answer) >= {"targets", "bridges", "value", "start", "bound"}
    assert len(answer["targets"]) == 3
    ids = {one["id"] for one in answer["targets"]}
    for one in answer["targets"]:
        assert set(one) >= {"id", "name", "needed", "chance", "fades_to", "through"}
        assert 0 <= one["fades_to"] <= 1
        assert 0 <= one["chance"] <= 1
        assert date.fromisoformat(one["needed"]) > date(2026, 3, 22)
    assert answer["bridges"]
    names = {row["id"]: row["name"] for row in sample.json("people")["people"]}
    for bridge in answer["bridges"]:
        assert names[bridge["id"]] == bridge["name"]
        assert bridge["gain"] > 0
        assert bridge["hours"] > 0
        assert all("2026-03-22" <= day <= "2027-12-31" for day in bridge["dates"])
        assert bridge["helps"]
        for helped in bridge["helps"]:
            assert helped["target"] in names.values() or helped["target"] in {one["name"] for one in answer["targets"]}
            assert 0 <= helped["from"] < helped["to"] <= 1
    assert sum(one["hours"] for one in answer["bridges"]) <= 10 + 1e-9
    assert answer["start"] <= answer["value"] <= answer["bound"] + 1e-9
    assert ids


def test_in_words(sample: Cli) -> None:
    answer, said = sample.json("river"), sample.text("river")
    assert said.startswith("3 targets on the list.\n")
    assert all(one["name"] in said and one["needed"] in said for one in answer["targets"])
    assert all(one["name"] in said for one in answer["bridges"])


def test_hours(sample: Cli) -> None:
    none, few, many = (sample.json("river", "--hours", hours) for hours in ("0", "2", "40"))
    assert none["bridges"] == []
    assert none["value"] == none["start"]
    assert sum(one["hours"] for one in few["bridges"]) <= 2 + 1e-9
    assert none["value"] <= few["value"] <= many["value"]
    assert none["targets"] == few["targets"] == many["targets"]


@pytest.mark.parametrize("hours", ["-1", "1001", "nan", "many", ""])
def test_hours_that_nobody_has(hours: str, cli: Cli) -> None:
    cli.misused("river", f"--hours={hours}")


def test_a_later_day_fades(sample: Cli) -> None:
    now = {one["name"]: one for one in sample.json("river")["targets"]}
    day = date(2026, 3, 22) + timedelta(days=30)
    later = {one["name"]: one for one in sample.json("river", "--as-of", day.isoformat())["targets"]}
    assert now.keys() == later.keys()
    assert any(now[name]["chance"] != later[name]["chance"] for name in now)
