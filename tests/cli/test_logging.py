import math

import pytest

from tests.cli.conftest import Cli


def test_a_favor_in_one_line(cli: Cli) -> None:
    favor = cli.json("favor", "gave Ann Lee an introduction to Ben Roy yesterday, unasked, size 3, effort 2")
    assert (favor["name"], favor["direction"], favor["date"]) == ("Ann Lee", "given", "2026-03-21")
    assert (favor["size"], favor["effort"], favor["mode"]) == (3, 2, "unasked")
    assert favor["value"] > 0
    items = cli.json("favors", "Ann Lee")["items"]
    assert items[0] == favor
    assert len(items) == 2


def test_the_ledger_counts_and_values(cli: Cli) -> None:
    everybody = cli.json("favors")
    assert set(everybody) == {"given", "received", "balance", "style", "items"}
    assert (everybody["given"], everybody["received"], everybody["balance"]) == (1, 1, 0)
    with_ann = cli.json("favors", "Ann Lee")
    assert with_ann["given"] > 0
    assert with_ann["received"] == 0
    assert with_ann["balance"] > 0
    assert cli.json("favors", "Ben Roy")["balance"] < 0
    assert math.isclose(cli.json("favors", "Cara Dee")["balance"], 0, abs_tol=1e-9)
    cli.json("favor", "promised Ben Roy a lunch")
    assert cli.json("favors")["given"] == 1
    assert len(cli.json("favors")["items"]) == 3


def test_a_touch_in_one_line(cli: Cli) -> None:
    touch = cli.json("touch", "called Ann Lee today, she called back")
    assert (touch["name"], touch["date"], touch["channel"]) == ("Ann Lee", "2026-03-22", "call")
    assert set(touch) >= {"id", "person", "direction", "people", "obligate", "context", "personal", "ask"}
    assert cli.person("Ann Lee")["last_contact"] == "2026-03-22"
    assert cli.json("strength", "Ann Lee")["contact_days"] == 11


@pytest.mark.parametrize(
    "line", ["", " ", "gave", "hello there", "gave Nobody Here a book", "gave Lee a book", "\udcff", "x" * 50_000]
)
def test_a_favor_line_that_cannot_be_read_is_refused(line: str, cli: Cli) -> None:
    cli.refused("favor", "--", line)
    assert len(cli.json("favors")["items"]) == 2


@pytest.mark.parametrize(
    "line", ["", "called", "hello there", "called Nobody Here", "called Lee today", "\0", "met me"]
)
def test_a_touch_line_that_cannot_be_read_is_refused(line: str, cli: Cli) -> None:
    before = cli.json("people")
    cli.refused("touch", "--", line)
    assert cli.json("people") == before


def test_a_line_about_lee_names_both(cli: Cli) -> None:
    sentence = cli.refused("favor", "gave Lee a book")
    assert "Ann Lee" in sentence
    assert "Dan Lee" in sentence
