import math
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def _sound(answer: dict[str, object], cli: Cli) -> None:
    paths = answer["paths"]
    assert isinstance(paths, list)
    names = {row["id"]: row["name"] for row in cli.json("people")["people"]}
    chances = [path["chance"] for path in paths]
    assert chances == sorted(chances, reverse=True)
    first = [path["people"][1] for path in paths if len(path["people"]) > 2]
    assert len(set(first)) == len(first)
    for path in paths:
        steps = path["steps"]
        assert math.isclose(math.prod(step["chance"] for step in steps), path["chance"], rel_tol=1e-9)
        assert path["people"][0] == 1
        assert [step["from"] for step in steps] == path["people"][:-1]
        assert [step["to"] for step in steps] == path["people"][1:]
        assert path["names"][1:] == [names[person] for person in path["people"][1:]]
        weakest = min(steps, key=lambda step: step["chance"])
        assert path["weakest"] in (weakest["from"], weakest["to"], steps.index(weakest))
        for step in steps:
            assert 0 < step["chance"] < 1
            assert all(set(row) == {"part", "points", "why"} and row["why"] for row in step["rows"])


def test_a_path_to_a_person(cli: Cli) -> None:
    answer = cli.json("path", "--to", "Cara Dee")
    assert set(answer) >= {"answer", "target", "paths", "cold", "combined"}
    assert answer["target"] == {"id": cli.person("Cara Dee")["id"], "name": "Cara Dee"}
    assert answer["paths"]
    _sound(answer, cli)
    best = answer["paths"][0]["chance"]
    assert answer["combined"] >= best - 1e-12
    assert 0 < answer["cold"]["chance"] < 1
    assert answer["answer"]


def test_a_path_to_a_company(cli: Cli) -> None:
    answer = cli.json("path", "--company", "Meridian Resorts")
    _sound(answer, cli)
    assert answer["target"]["organization"] == "Meridian Resorts"
    assert "Nobody" not in answer["answer"]
    assert "Nowhere" in cli.refused("path", "--company", "Nowhere Ltd")


def test_options_of_a_path(cli: Cli) -> None:
    one = cli.json("path", "--to", "Cara Dee", "--limit", "1")
    assert len(one["paths"]) == 1
    _sound(cli.json("path", "--to", "Cara Dee", "--hops", "3"), cli)
    ann, ben = cli.person("Ann Lee")["id"], cli.person("Ben Roy")["id"]
    without = cli.json("path", "--to", "Cara Dee", "--avoid", "Ben Roy", "--limit", "9")
    assert all(ben not in path["people"] for path in without["paths"])
    neither = cli.json("path", "--to", "Cara Dee", "--avoid", "Ben Roy", "--avoid", str(ann))
    assert neither["paths"] == []
    weak, strong = (cli.json("path", "--to", "Cara Dee", "--value", value) for value in ("-1", "2"))
    assert weak["paths"][0]["chance"] < strong["paths"][0]["chance"]
    easy, hard = (cli.json("path", "--to", "Cara Dee", "--seniority", rank) for rank in ("0", "4"))
    assert easy["paths"][0]["chance"] >= hard["paths"][0]["chance"]


def test_a_path_to_myself_is_refused(cli: Cli) -> None:
    assert "you" in cli.refused("path", "--to", "me")


def test_paths_of_a_sample_are_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli = Cli(tmp_path / "s.rolodex", capsys)
    cli.json("sample", "--people", "60")
    answer = cli.json("path", "--company", "Meridian Resorts", "--limit", "5", "--hops", "3")
    assert answer["paths"]
    _sound(answer, cli)
    for path in answer["paths"]:
        assert 2 <= len(path["people"]) <= 5


def test_asking(cli: Cli) -> None:
    answer = cli.json("ask", "Ann Lee")
    assert set(answer) >= {"chance", "built", "rows", "fixes"}
    assert answer["built"] in ("built", "partly", "not built")
    assert 0 < answer["chance"] < 1
    assert all(set(row) == {"part", "points", "why"} for row in answer["rows"])
    assert all(set(one) == {"do", "chance"} and one["chance"] > answer["chance"] for one in answer["fixes"])
    small, large = (cli.json("ask", "Ann Lee", "--size", size)["chance"] for size in ("0.5", "5"))
    assert small > large
    assert cli.json("ask", "Ann Lee")["chance"] > cli.json("ask", "Dan Lee")["chance"]
    assert "you" in cli.refused("ask", "me")
