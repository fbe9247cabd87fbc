import math
from pathlib import Path

import pytest

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.ids import AskId
from godfather_desktop.storage.store import open_store
from tests.books import TODAY, added
from tests.cli.conftest import Cli


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A sample of sixty people."""
    cli = Cli(tmp_path / "sample.rolodex", capsys)
    cli.json("sample", "--people", "60")
    return cli


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


def test_paths_of_a_sample_are_sound(sample: Cli) -> None:
    answer = sample.json("path", "--company", "Meridian Resorts", "--limit", "5", "--hops", "3")
    assert answer["paths"]
    _sound(answer, sample)
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


def test_a_warm_path_needs_no_next_bridge(cli: Cli) -> None:
    answer = cli.json("path", "--to", "Cara Dee", "--value", "2")
    assert answer["paths"][0]["chance"] > 0.05
    assert answer["next_bridge"] is None
    assert "next bridge" not in cli.text("path", "--to", "Cara Dee", "--value", "2")


def test_without_a_warm_path_the_next_bridge_is_named(sample: Cli) -> None:
    names = {row["id"]: row["name"] for row in sample.json("people")["people"]}
    found = 0
    for name in list(names.values())[:16]:
        answer = sample.json("path", "--to", name, "--value", "-1")
        _sound(answer, sample)
        bridge, paths = answer["next_bridge"], answer["paths"]
        warm = bool(paths) and paths[0]["chance"] >= 0.05
        warm = warm and (len(paths[0]["people"]) == 2 or paths[0]["chance"] > answer["cold"]["chance"])
        if warm:
            assert bridge is None
            assert "no warm path" not in answer["answer"]
            continue
        assert "no warm path" in answer["answer"] or answer["answer"].startswith("Write to ")
        if bridge is not None:
            found += 1
            assert set(bridge) >= {"id", "name", "plan", "hours", "from", "to"}
            assert names[bridge["id"]] == bridge["name"]
            assert 0 <= bridge["from"] < bridge["to"] < 1
            assert bridge["hours"] > 0
            if found == 1:
                assert "The next bridge to build: " in sample.text("path", "--to", name, "--value", "-1")
    assert found


def test_the_next_bridge_does_not_run_through_whom_to_avoid(sample: Cli) -> None:
    tried = 0
    for row in sample.json("people")["people"]:
        answer = sample.json("path", "--to", str(row["id"]), "--value", "-1")
        bridge = answer["next_bridge"]
        if bridge is None or bridge["id"] == row["id"]:
            continue
        tried += 1
        other = sample.json("path", "--to", str(row["id"]), "--value", "-1", "--avoid", str(bridge["id"]))[
            "next_bridge"
        ]
        assert other is None or other["id"] != bridge["id"]
        if tried == 3:
            break
    assert tried


def test_deciders_come_first_at_a_company(cli: Cli, tmp_path: Path) -> None:
    people = tmp_path / "staff.csv"
    people.write_text(
        "name,organization,title,seniority,authority\n"
        "Abe Low,Widget Works,Clerk,peer,\n"
        "Bea Gate,Widget Works,Assistant,peer,gatekeeper\n"
        "Zoe High,Widget Works,Owner,c-level,decision-maker\n",
        encoding="utf-8",
    )
    cli.json("import", str(people))
    answer = cli.json("path", "--company", "Widget Works")
    assert answer["target"]["organization"] == "Widget Works"
    assert answer["target"]["people"][0] == cli.person("Zoe High")["id"]
    assert len(answer["target"]["people"]) == 3
    assert "Zoe High" in answer["answer"]
    assert answer["paths"] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("path", "--to", "Lee"), ("Ann Lee", "Dan Lee")),
        (("path", "--to", "Qqxq Zzyzx"), ("Qqxq Zzyzx",)),
        (("path", "--to", "Cara Dee", "--avoid", "Lee"), ("Ann Lee", "Dan Lee")),
        (("path", "--to", "Cara Dee", "--avoid", "Cara Dee"), ("Cara Dee",)),
        (("path", "--to", "99999"), ("99999",)),
        (("ask", "Lee"), ("Ann Lee", "Dan Lee")),
        (("ask", "Qqxq Zzyzx"), ("Qqxq Zzyzx",)),
    ],
)
def test_who_is_meant_must_be_clear(given: tuple[str, ...], said: tuple[str, ...], cli: Cli) -> None:
    sentence = cli.refused(*given)
    assert all(one in sentence for one in said)


def test_parts_of_a_yes_sum_to_it(sample: Cli) -> None:
    people = sorted(sample.json("people")["people"], key=lambda row: -float(row["strength"]))
    for row in (*people[:12], *people[-3:]):
        for size in ("0.5", "1", "4"):
            answer = sample.json("ask", str(row["id"]), "--size", size)
            assert math.isclose(sum(part["points"] for part in answer["rows"]), answer["chance"], abs_tol=1e-9)
            gains = [one["chance"] for one in answer["fixes"]]
            assert gains == sorted(gains, reverse=True)
            assert all(gain > answer["chance"] for gain in gains)
    said = sample.text("ask", str(people[0]["id"]))
    assert people[0]["name"] in said


def test_what_came_later_is_not_known_yet(cli: Cli) -> None:
    day = ("--as-of", "2026-03-01")
    before = cli.json("ask", "Ann Lee", *day), cli.json("path", "--to", "Cara Dee", *day)
    cli.json("favor", "got a reference from Ann Lee on 2026-03-15, not thanked")
    cli.json("favor", "gave Ben Roy an introduction on 2026-03-10, size 5, effort 5")
    cli.json("touch", "emailed Ann Lee on 2026-03-12, asked her for a favor")
    cli.json("touch", "met Ben Roy on 2026-03-12")
    assert (cli.json("ask", "Ann Lee", *day), cli.json("path", "--to", "Cara Dee", *day)) == before
    assert cli.json("ask", "Ann Lee")["chance"] != before[0]["chance"]


def _contradict(book: Path) -> None:
    """Twenty outcomes of each kind that speak against what was shown."""
    store = open_store(book)
    card = next(one for one in store.load(TODAY).people.values() if one.name == "Dan Lee")
    first = store.next_id()
    asks = [
        Ask(AskId(first + number), card.id, TODAY - 9, 0.9, 0.9, "yes" if number % 2 else "answer", "no", TODAY - 5)
        for number in range(40)
    ]
    store.save(added(*asks), TODAY)
    store.close()


def test_bands_alone_where_my_outcomes_speak_against_the_figures(cli: Cli) -> None:
    figures = cli.text("ask", "Ann Lee") + cli.text("path", "--to", "Cara Dee")
    assert "in 100" in figures
    _contradict(cli.book)
    for said in (cli.text("ask", "Ann Lee"), cli.text("path", "--to", "Cara Dee")):
        assert "in 100" not in said
        assert "likely" in said or "possible" in said
    # The contract of the documents stands.
    answer = cli.json("ask", "Ann Lee")
    assert math.isclose(sum(row["points"] for row in answer["rows"]), answer["chance"], abs_tol=1e-9)
