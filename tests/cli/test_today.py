"""`today`: the list, its order and its budget; ticking off and putting off."""

import pytest

from godfather_desktop.actions.attempts import log_attempt
from godfather_desktop.actions.cadences import set_cadence
from godfather_desktop.actions.etiquettes import set_etiquette
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, AttemptId, EtiquetteId, PersonId
from godfather_desktop.insight.today import SECTIONS
from tests.cli.conftest import Cli, Json

MONDAY: Day = day_of("2026-03-23")
AS_OF = ("--as-of", "2026-03-23")
ITEM = {"key", "kind", "section", "person", "name", "why", "due", "fair_from", "note"}


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """A book on a Monday with a call to return, a follow-up, two cadences and an own time zone."""
    cli.json("touch", "Dan Lee called on 2026-03-20, the lease", *AS_OF)
    ids = {row["name"]: PersonId(row["id"]) for row in cli.json("people")["people"]}
    book = Desktop().open_book(cli.book, MONDAY)
    try:
        for who, zone in ((ME, "Europe/Berlin"), (ids["Cara Dee"], "America/Los_Angeles")):
            said = Etiquette(EtiquetteId(book.new_id()), who, zone)
            book.perform(lambda rolodex, said=said: set_etiquette(rolodex, book.new_id, said))  # type: ignore[misc]
        first = Attempt(AttemptId(book.new_id()), ids["Cara Dee"], MONDAY - 14, "email", "the lease")
        book.perform(lambda rolodex: log_attempt(rolodex, book.new_id, first))
        for name in ("Ann Lee", "Ben Roy"):
            book.perform(
                lambda rolodex, who=ids[name]: set_cadence(rolodex, book.new_id, "weekly", MONDAY - 1, person=who)  # type: ignore[misc]
            )
    finally:
        book.close()
    return cli


def _today(cli: Cli, *given: str) -> Json:
    return cli.json("today", *AS_OF, *given)


def _item(cli: Cli, kind: str) -> Json:
    (item,) = [one for one in _today(cli)["items"] if one["kind"] == kind]
    return dict(item)


def test_the_list_comes_in_order_with_its_reasons(desk: Cli) -> None:
    answer = _today(desk)
    assert set(answer) == {"answer", "evidence", "items", "later", "done", "budget"}
    assert answer["budget"] == 12
    assert answer["done"] == 0
    items = answer["items"]
    assert all(set(item) == ITEM for item in items)
    places = [SECTIONS.index(item["section"]) for item in items]
    assert places == sorted(places)
    assert items[0]["name"] == "Dan Lee"
    assert items[0]["why"] == "They were in touch 3 days ago, and you have not been since."
    assert items[0]["note"] == "the lease"
    assert items[0]["fair_from"] is None
    assert answer["answer"].startswith("One call to return, one follow-up is fair today")


def test_a_follow_up_says_from_when_it_is_fair(desk: Cli) -> None:
    item = _item(desk, "follow-up")
    assert item["name"] == "Cara Dee"
    assert "2026-03-10" < item["fair_from"] <= "2026-03-23"
    assert item["why"].endswith("today from 9:00 their time, 17:00 yours.")


def test_plain_lines_say_the_same(desk: Cli) -> None:
    answer, said = _today(desk), desk.text("today", *AS_OF)
    assert said.startswith(answer["answer"])
    for item in answer["items"]:
        assert f"{item['name']}: {item['why']} [{item['key']}]" in said
        assert item["note"] in said


def test_what_is_due_since_long_ago_says_its_year(desk: Cli) -> None:
    assert " 2026\n" not in desk.text("today", *AS_OF)
    assert "    due 25 Mar 2026\n" in desk.text("today", "--as-of", "2030-05-06")


def test_the_budget_holds_and_nothing_is_lost(desk: Cli) -> None:
    whole = _today(desk, "--budget", "50")
    small = _today(desk, "--budget", "1")
    assert len(small["items"]) == 1
    assert small["budget"] == 1
    count = sum(day["count"] for day in small["later"])
    assert count + 1 == len(whole["items"]) + sum(day["count"] for day in whole["later"])
    assert all(day["count"] == 1 for day in small["later"])
    assert all(day["day"] > "2026-03-23" for day in small["later"])
    assert "have moved to days with room" in desk.text("today", *AS_OF, "--budget", "1")


def test_what_is_done_is_written_down_and_counted(desk: Cli) -> None:
    item = _item(desk, "call")
    assert _today(desk, "--done", item["key"], "--person", "Dan Lee") == {
        "key": item["key"],
        "person": item["person"],
        "name": "Dan Lee",
        "done": True,
    }
    after = _today(desk)
    assert after["done"] == 1
    assert item["key"] not in [one["key"] for one in after["items"]]
    book = Desktop().open_book(desk.book, MONDAY)
    try:
        touch = book.keeper.timeline(PersonId(item["person"]))[0]
        assert (touch.day, touch.direction) == (MONDAY, "out")
    finally:
        book.close()


def test_what_is_put_off_comes_back_on_its_day(desk: Cli) -> None:
    item = _item(desk, "follow-up")
    said = desk.text("today", *AS_OF, "--snooze", item["key"], "--person", "Cara Dee", "--until", "2026-03-26")
    assert said == "Cara Dee comes back on 26 Mar 2026.\n"
    assert "follow-up" not in [one["kind"] for one in _today(desk)["items"]]
    assert {"day": "2026-03-26", "count": 1} in _today(desk)["later"]
    back = desk.json("today", "--as-of", "2026-03-26")["items"]
    assert item["key"] in [one["key"] for one in back]


def test_help_is_ticked_off_as_a_favor(cli: Cli) -> None:
    from godfather_desktop.actions.touches import write_note

    book = Desktop().open_book(cli.book, MONDAY)
    try:
        ann = next(one.id for one in book.rolodex.others() if one.name == "Ann Lee")
        book.perform(lambda rolodex: write_note(rolodex, book.new_id, ME, MONDAY, "CFO candidates", "offers"))
        book.perform(lambda rolodex: write_note(rolodex, book.new_id, ann, MONDAY, "a CFO for Reno", "challenges"))
    finally:
        book.close()
    item = _item(cli, "help")
    assert cli.text("today", *AS_OF, "--done", item["key"], "--person", "Ann Lee") == (
        "Done, and written down for Ann Lee.\n"
    )
    titles = [one["title"] for one in cli.json("favors", "Ann Lee", *AS_OF)["items"]]
    assert "CFO candidates" in titles


def test_what_is_not_on_the_list_is_refused(desk: Cli) -> None:
    before = desk.book.read_bytes()
    refused = desk.refused("today", *AS_OF, "--done", "call:1", "--person", "Dan Lee")
    assert refused == "Nothing on the list of Dan Lee has the key 'call:1': `today` shows the keys there are."
    key = _item(desk, "call")["key"]
    assert "list of Ann Lee" in desk.refused("today", *AS_OF, "--done", key, "--person", "Ann Lee"), "it is Dan's"
    ahead = desk.refused("today", *AS_OF, "--snooze", key, "--person", "Dan Lee", "--until", "2026-03-23")
    assert "not ahead" in ahead
    assert desk.book.read_bytes() == before


@pytest.mark.parametrize(
    "given",
    [
        ("--budget", "0"),
        ("--budget", "many"),
        ("--done", "call:1"),
        ("--person", "Dan Lee"),
        ("--snooze", "call:1", "--person", "Dan Lee"),
        ("--until", "2026-03-30"),
        ("--done", "a", "--snooze", "a", "--person", "Dan Lee", "--until", "2026-03-30"),
        ("--snooze", "call:1", "--person", "Dan Lee", "--until", "soon"),
    ],
)
def test_wrong_usage(given: tuple[str, ...], cli: Cli) -> None:
    cli.misused("today", *given)


def test_an_empty_book(empty: Cli) -> None:
    answer = empty.json("today")
    assert answer["answer"] == "Nobody is in your Rolodex yet."
    assert answer["items"] == []
    assert answer["later"] == []
