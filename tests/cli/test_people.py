import math

import pytest

from tests.cli.conftest import Cli

BANDS = {"Close", "Warm", "Cool", "Nominal", "close", "warm", "cool", "nominal"}


def test_people_have_the_promised_keys(cli: Cli) -> None:
    rows = cli.json("people")["people"]
    assert [row["name"] for row in rows] == ["Ann Lee", "Ben Roy", "Cara Dee", "Dan Lee"]
    for row in rows:
        assert set(row) == {
            "id", "name", "emails", "phones", "organization", "title", "strength", "band", "state", "last_contact"
        }  # fmt: skip
    ann = rows[0]
    assert (ann["emails"], ann["phones"]) == (["ann@example.org"], ["+1 415 555 2671"])
    assert (ann["organization"], ann["title"], ann["last_contact"]) == ("Meridian", "Buyer", "2026-03-18")
    assert rows[2]["last_contact"] is None


def test_limit_and_search(cli: Cli) -> None:
    assert [one["name"] for one in cli.json("people", "--limit", "2")["people"]] == ["Ann Lee", "Ben Roy"]
    assert cli.json("people", "--limit", "0") == {"people": []}
    assert [one["name"] for one in cli.json("people", "--search", "meridain resorts")["people"]] == ["Cara Dee"]
    assert {one["name"] for one in cli.json("people", "--search", "lee")["people"]} == {"Ann Lee", "Dan Lee"}
    assert [one["name"] for one in cli.json("people", "--search", "talk 7")["people"]] == ["Ann Lee"]
    assert cli.json("people", "--search", "xylophone") == {"people": []}
    assert "Nobody" in cli.text("people", "--search", "xylophone")


@pytest.mark.parametrize(
    "text", ["o'brien", 'a"b', "AND", "NEAR(", "*", "%", "_", "(", "-", "x" * 60_000, "\udcff", "👩‍👩‍👧"]
)
def test_B25_any_search_is_answered(text: str, cli: Cli) -> None:
    assert isinstance(cli.json("people", f"--search={text}")["people"], list)


@pytest.mark.parametrize("who", ["Ann Lee", "Ben Roy", "Cara Dee", "Dan Lee"])
def test_strength_rows_sum_to_strength(who: str, cli: Cli) -> None:
    cli.json("touch", f"met {who} yesterday for dinner")
    answer = cli.json("strength", who)
    assert set(answer) >= {"id", "name", "strength", "sd", "low", "high", "band", "state", "contact_days", "rows"}
    assert math.isclose(sum(row["points"] for row in answer["rows"]), answer["strength"], abs_tol=1e-9)
    for row in answer["rows"]:
        assert set(row) == {"part", "points", "max", "why"}
        assert row["why"]
        assert abs(row["points"]) <= abs(row["max"]) + 1e-9
    assert 0 <= answer["low"] <= answer["strength"] <= answer["high"] <= 100
    assert answer["sd"] > 0
    listed = cli.person(who)
    assert math.isclose(listed["strength"], answer["strength"], abs_tol=1e-3)
    assert (listed["band"], listed["state"]) == (answer["band"], answer["state"])


def test_a_sample_keeps_the_sum_for_everybody(
    book_path: object, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    cli = Cli(tmp_path / "s.rolodex", capsys)
    cli.json("sample", "--people", "12")
    for row in cli.json("people")["people"]:
        answer = cli.json("strength", str(row["id"]))
        assert math.isclose(sum(one["points"] for one in answer["rows"]), answer["strength"], abs_tol=1e-9)


def test_a_rating_is_kept_and_answers_the_new_strength(cli: Cli) -> None:
    low, high = (cli.json("rate", "Ann Lee", rating) for rating in ("0", "10"))
    assert high["strength"] > low["strength"]
    assert cli.json("strength", "Ann Lee") == high
    cli.refused("rate", "me", "5")


def test_knows_records_and_replaces_a_tie(cli: Cli) -> None:
    tie = cli.json("knows", "Dan", "Ann Lee", "--strength", "3", "--since", "2012", "--says", "Ben Roy")
    ann, ben, dan = (cli.person(name)["id"] for name in ("Ann Lee", "Ben Roy", "Dan Lee"))
    assert (tie["a"], tie["b"]) == (min(ann, dan), max(ann, dan))
    assert set(tie["names"]) == {"Ann Lee", "Dan Lee"}
    assert (tie["strength"], tie["since"], tie["says"], tie["source"]) == (3, "2012", ben, "stated")
    assert 0 < tie["certainty"] <= 1
    again = cli.json("knows", "Ann Lee", "Dan", "--strength", "barely")
    assert (again["id"], again["strength"], again["since"], again["says"]) == (tie["id"], "barely", "2012", None)


@pytest.mark.parametrize(
    ("a", "b", "more", "said"),
    [
        ("Ann Lee", "Ann Lee", (), "Ann Lee"),
        ("Ann Lee", "me", (), "Ann Lee"),
        ("Ann Lee", "Ben Roy", ("--since", "soon"), "soon"),
        ("Ann Lee", "Ben Roy", ("--since", "2023-02-29"), "2023-02-29"),
        ("Ann Lee", "Nobody Here", (), "Nobody Here"),
    ],
)
def test_knows_refuses(a: str, b: str, more: tuple[str, ...], said: str, cli: Cli) -> None:
    assert said in cli.refused("knows", a, b, "--strength", "3", *more)
