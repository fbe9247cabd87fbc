import base64
import json
import random
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.found import (
    FoundFavor,
    FoundNote,
    FoundOccasion,
    FoundPerson,
    FoundTie,
    FoundTouch,
    Item,
    Noticed,
    Rejected,
)
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.monica_json import is_monica_json, read_monica_json
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import PNG, ROOT, TODAY, written
from tests.interchange.test_any_bytes import mutated

T = TypeVar("T")

_INSTANCE = {
    "contact_field_types": [
        {"uuid": "t-mail", "properties": {"name": "Email", "protocol": "mailto:", "type": "email"}},
        {"uuid": "t-phone", "properties": {"name": "Phone", "protocol": "tel:", "type": "phone"}},
        {"uuid": "t-bird", "properties": {"name": "Twitter"}},
        {"uuid": "t-in", "properties": {"name": "LinkedIn"}},
    ],
    "genders": [{"uuid": "g-1", "properties": {"name": "Woman"}}],
    "life_event_types": [{"uuid": "l-1", "properties": {"name": "New job"}}],
}


def _one(uuid: str, *, created: str = "2021-05-06T10:00:00.000000Z", **properties: Any) -> dict[str, Any]:
    return {"uuid": uuid, "created_at": created, "properties": properties}


def _contact(uuid: str, *groups: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return _one(uuid, **properties) | {"data": list(groups)}


def _group(sort: str, *values: object) -> dict[str, Any]:
    return {"count": len(values), "type": sort, "values": list(values)}


def _export(*groups: dict[str, Any], **properties: object) -> str:
    account = {"uuid": "acc", "data": list(groups), "properties": properties, "instance": _INSTANCE}
    whole = {"version": "1.0-preview.1", "app_version": "4.1.2", "export_date": "2024-01-15", "account": account}
    return json.dumps(whole, indent=1)


def _items(folder: Path, text: str | bytes) -> list[Item]:
    return list(read_monica_json(Source(written(folder, "m.json", text)), Reading(TODAY)))


def _of(items: list[Item], sort: type[T]) -> list[T]:
    return [item for item in items if isinstance(item, sort)]


def _whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Rejected)]


def _ann(*groups: dict[str, Any], **more: object) -> dict[str, Any]:
    return _contact("u-ann", *groups, first_name="Ann", last_name="Lee", **more)


def _person(folder: Path, *groups: dict[str, Any], **more: object) -> FoundPerson:
    (person,) = _of(_items(folder, _export(_group("contact", _ann(*groups, **more)))), FoundPerson)
    return person


def test_a_contact_becomes_a_card_with_everything_on_it(tmp_path: Path) -> None:
    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    contact = _ann(
        _group("contact_field", _one("f1", data="Ann@example.org", type="t-mail"),
               _one("f3", data="@ann", type="t-bird"), _one("f2", content="+1 415", type="t-phone"),
               _one("f4", data="https://linkedin.com/in/ann-lee", type="t-in")),
        _group("address", _one("a1", name="Home", street="Weg 1", city="Bonn", country="DE")),
        _group("pet", _one("p1", name="Rex", category="dog")),
        _group("photo", "ph-1", "ph-2"),
        _group("document", "d-1"),
        middle_name="M.", nickname="Annie", job="Buyer", company="Acme", description="met in Rome", is_starred=True,
        is_dead=False, is_active=False, food_preferences="vegan", tags=["golf"], gender="g-1",
        birthdate={"uuid": "b", "is_age_based": False, "is_year_unknown": True, "date": "2016-03-04T00:00:00Z"},
        first_met_date={"uuid": "c", "date": "2010-09-01T00:00:00Z"},
        avatar={"avatar_source": "photo", "avatar_photo": "ph-1"}, last_talked_to=None,
    )  # fmt: skip
    items = _items(tmp_path, _export(_group("contact", contact), _group("photo", _one("ph-1", dataUrl=url))))
    (ann,) = _of(items, FoundPerson)
    assert (ann.name, ann.emails, ann.phones) == ("Ann M. Lee", ("Ann@example.org",), ("+1 415",))
    assert ann.links == ("https://linkedin.com/in/ann-lee",)
    assert ann.identities == ("monica:u-ann", "linkedin:ann-lee")
    assert (ann.organization, ann.title, ann.city, ann.birthday) == ("Acme", "Buyer", "Bonn", "--03-04")
    assert ann.tags == ("golf", "starred")
    assert ann.notes == ("met in Rome",)
    assert ann.photo == PNG
    assert ann.extra == (
        "Twitter: @ann", "Nickname: Annie", "Food: vegan", "Gender: Woman", "Archived in Monica",
        "First met: 2010-09-01", "Address (Home): Weg 1, Bonn, DE", "Pet: Rex (dog)",
    )  # fmt: skip
    assert {one.why: one.values for one in _of(items, Noticed)} == {
        "documents left out": {"count": 1},
        "photos left out": {"count": 1},
    }


@pytest.mark.parametrize("plural", [False, True])
def test_types_stand_in_the_singular_or_the_plural(plural: bool, tmp_path: Path) -> None:
    names = (
        ("contacts", "relationships", "activities", "notes")
        if plural
        else ("contact", "relationship", "activity", "note")
    )
    contacts, relationships, activities, notes = names
    text = _export(
        _group(contacts, _ann(_group(notes, _one("n", body="a note")), _group(activities, "act")),
               _contact("u-ben", first_name="Ben")),
        _group(relationships, _one("r", type="friend", contact_is="u-ann", of_contact="u-ben")),
        _group(activities, _one("act", summary="Dinner", happened_at="2021-01-02")),
    )  # fmt: skip
    sorts = [type(item).__name__ for item in _items(tmp_path, text)]
    assert sorts == ["FoundPerson", "FoundPerson", "FoundNote", "FoundTie", "FoundTouch"]


def test_a_relationship_stands_twice_and_strength_follows_from_its_sort(tmp_path: Path) -> None:
    contacts = _group("contact", *(_contact(f"u-{n}", first_name=f"Person {n}") for n in range(4)))
    pairs = [("parent", 0, 1), ("child", 1, 0), ("friend", 0, 2), ("colleague", 0, 3), ("ex", 1, 2), ("tennis", 1, 3)]
    ends = [_one(f"r{n}", type=t, contact_is=f"u-{a}", of_contact=f"u-{b}") for n, (t, a, b) in enumerate(pairs)]
    items = _items(
        tmp_path, _export(contacts, _group("relationship", *ends, _one("x", type="friend", contact_is="u-0")))
    )
    ties = _of(items, FoundTie)
    assert [(tie.source, tie.strength) for tie in ties] == [("stated", n) for n in (5, 5, 4, 3, 2, 3)]
    assert (ties[0].a, ties[0].b) == (ties[1].b, ties[1].a) == ("monica:u-0", "monica:u-1")
    assert _whys(items) == ["no such contact"]
    assert [one.extra for one in _of(items, FoundPerson)][1] == ("Parent: Person 0",)


def test_introducers_come_first_even_in_a_circle(tmp_path: Path) -> None:
    contacts = [
        _contact("u-1", first_name="A", first_met_through="u-2"),
        _contact("u-2", first_name="B", first_met_through="u-3"),
        _contact("u-3", first_name="C", first_met_through="u-1"),
        _contact("u-4", first_name="D", first_met_through="u-9"),
        _contact("u-5", first_name="E", first_met_through="u-5"),
    ]
    people = _of(_items(tmp_path, _export(_group("contact", *contacts))), FoundPerson)
    assert [(one.name, one.met_through, one.how_known) for one in people] == [
        ("C", "", ""),
        ("B", "monica:u-3", "referral"),
        ("A", "monica:u-2", "referral"),
        ("D", "", ""),
        ("E", "", ""),
    ]
    assert people[0].extra == ("Met through: A",)


def test_those_whom_monica_knows_only_as_relatives_are_no_people(tmp_path: Path) -> None:
    child = _contact(
        "u-kid", _group("note", _one("n", body="lost?")), first_name="Tim", last_name="Lee", is_partial=True,
        birthdate={"date": "2015-01-02"},
    )  # fmt: skip
    ties = [
        _one("r1", type="child", contact_is="u-kid", of_contact="u-ann"),
        _one("r2", type="parent", contact_is="u-ann", of_contact="u-kid"),
    ]
    items = _items(tmp_path, _export(_group("contact", _ann(), child), _group("relationship", *ties)))
    (ann,) = _of(items, FoundPerson)
    assert ann.extra == ("Child: Tim Lee (born 2015-01-02)",)
    assert ann.relations == (("Child", "Tim Lee"),)
    assert _whys(items) == ["stub contact"] * 4
    assert [item.place.record for item in items] == [1, 2, 3, 4, 5]


def test_my_own_contact_is_me_and_relations_to_me_are_on_the_cards(tmp_path: Path) -> None:
    me = _contact("u-me", _group("note", _one("n", body="x")), first_name="Robin")
    ties = [
        _one("r1", type="subordinate", contact_is="u-ann", of_contact="u-me"),
        _one("r2", type="boss", contact_is="u-me", of_contact="u-ann"),
    ]
    user = _one("user", me_contact="u-me") | {"google2fa_secret": "top secret", "email": "r@example.org"}
    items = _items(
        tmp_path, _export(_group("user", user), _group("contact", _ann(), me), _group("relationship", *ties))
    )
    assert [(one.name, one.me, one.relation) for one in _of(items, FoundPerson)] == [
        ("Ann Lee", False, "report"),
        ("Robin", True, ""),
    ]
    assert _whys(items) == ["only myself", "own tie", "own tie"]
    assert "top secret" not in repr(items)


def _entries(folder: Path, sort: str, *entries: dict[str, Any], **more: object) -> list[Item]:
    return _items(folder, _export(_group("contact", _ann(_group(sort, *entries), **more))))[1:]


def test_calls_have_a_direction_and_a_note(tmp_path: Path) -> None:
    calls = _entries(
        tmp_path,
        "call",
        _one("1", called_at="2021-02-03T23:00:00Z", content="of sailing", contact_called=True),
        _one("2", called_at="2021-02-04T10:00:00Z", contact_called=False),
        _one("3", called_at="soon"),
        _one("4", called_at="2031-01-01T10:00:00Z"),
    )
    touches = _of(calls, FoundTouch)
    assert [(one.channel, one.direction, one.note) for one in touches] == [
        ("call", "in", "of sailing"),
        ("call", "out", ""),
    ]
    assert touches[0].day == day_of("2021-02-03")
    assert _whys(calls) == ["bad date", "day out of range"]


def test_a_conversation_is_one_record_and_its_words_are_not_kept(tmp_path: Path) -> None:
    def message(day: str, mine: object) -> dict[str, Any]:
        return {"properties": {"content": "secret words", "written_at": day, "written_by_me": mine}}

    said = [
        message("2021-02-03", True),
        message("2021-02-03", True),
        message("2021-02-03", False),
        message("2021-02-05", 1),
    ]
    items = _entries(
        tmp_path,
        "conversation",
        _one("c", happened_at="2021-02-03", contact_field_type="t-mail", messages=said),
        _one("d", happened_at="2021-02-09T00:00:00Z", messages=[]),
        _one("e", created="2021-02-10", messages=[message("x", True), message("2021-02-11", False)]),
        _one("f", happened_at="1021-02-09"),
    )
    touches = _of(items, FoundTouch)
    assert [(one.place.record, one.channel, one.direction) for one in touches] == [
        (2, "email", "out"),
        (2, "email", "in"),
        (2, "email", "out"),
        (3, "message", "mutual"),
        (4, "message", "in"),
    ]
    assert [one.why for one in _of(items, Noticed)] == ["bad date"]
    assert _whys(items) == ["day out of range"]
    assert "secret" not in repr(items)


def test_an_activity_is_one_record_for_everybody_who_was_there(tmp_path: Path) -> None:
    contacts = [
        _contact("u-1", _group("activity", "act"), first_name="A"),
        _contact("u-2", _group("activity", "act", "act"), first_name="B"),
        _contact("u-3", _group("activity", "act"), first_name="Kid", is_partial=True),
    ]
    activities = _group(
        "activity",
        _one("act", summary="Dinner", description="at Luigi's", happened_at="2021-01-02"),
        _one("alone", summary="Alone", happened_at="2021-01-02"),
    )
    items = _items(tmp_path, _export(_group("contact", *contacts), activities))
    touches = _of(items, FoundTouch)
    assert [(one.person, one.channel, one.direction, one.people) for one in touches] == [
        ("monica:u-1", "in-person", "mutual", 4),
        ("monica:u-2", "in-person", "mutual", 4),
    ]
    assert {one.place.record for one in touches} == {4}
    assert touches[0].note == "Dinner\nat Luigi's"
    assert _whys(items) == ["stub contact", "nobody was there"]


def test_gifts_and_debts_are_favors_and_ideas_are_notes(tmp_path: Path) -> None:
    gifts = _entries(
        tmp_path,
        "gift",
        _one("1", name="A book", comment="on code", amount=12.5, currency="EUR", status="offered", date="2021-12-24"),
        _one("2", name="A lamp", status="received"),
        _one("3", name="A hat", status="idea", comment="red"),
        _one("4", name="Later", status="offered", date="2031-12-24"),
    )
    assert [(one.direction, one.title, one.mode, one.status) for one in _of(gifts, FoundFavor)] == [
        ("given", "A book (on code, 12.5 EUR)", "unasked", "done"),
        ("received", "A lamp", "unasked", "done"),
    ]
    assert [one.text for one in _of(gifts, FoundNote)] == ["Gift idea: A hat\nred"]
    assert _whys(gifts) == ["day out of range"]
    debts = _entries(
        tmp_path,
        "debt",
        _one("1", amount=50.0, currency="USD", in_debt=True, status="inprogress"),
        _one("2", amount="12.50", currency={"iso": "EUR"}, in_debt=False, status="complete", reason="taxi"),
        _one("3", in_debt="yes"),
    )
    assert [(one.direction, one.title, one.mode) for one in _of(debts, FoundFavor)] == [
        ("received", "Loan of 50 USD", "asked"),
        ("given", "taxi (12.50 EUR), settled", "asked"),
        ("received", "Loan", "asked"),
    ]


def test_reminders_and_life_events_are_occasions_when_they_name_a_day(tmp_path: Path) -> None:
    reminders = _entries(
        tmp_path,
        "reminder",
        _one("1", initial_date="2020-06-01", title="Wedding anniversary", frequency_type="year", frequency_number=1),
        _one("2", initial_date="2020-07-01", title="Visa ends", frequency_type="one_time"),
        _one("3", initial_date="2020-07-01", title="Lunch", frequency_type="month", frequency_number=2),
        _one("4", initial_date="2020-03-04", title="Ann's birthday", frequency_type="year", frequency_number=1),
        _one("5", title=""),
        birthdate={"date": "1980-03-04"},
    )
    assert [(one.date, one.sort, one.text) for one in _of(reminders, FoundOccasion)] == [
        ("--06-01", "anniversary", "Wedding anniversary"),
        ("2020-07-01", "other", "Visa ends"),
    ]
    assert [one.text for one in _of(reminders, FoundNote)] == ["Reminder (every 2 month): Lunch (2020-07-01)"]
    assert _whys(reminders) == ["birthday on the card", "empty entry"]
    events = _entries(
        tmp_path,
        "life_event",
        _one("1", happened_at="2019-08-15T00:00:00Z", type="l-1", note="at Acme"),
        _one("2", happened_at="2019", name="Moved"),
    )
    assert [(one.date, one.sort, one.text) for one in _of(events, FoundOccasion)] == [
        ("2019-08-15", "new role", "New job: at Acme")
    ]
    assert [one.text for one in _of(events, FoundNote)] == ["2019: Moved"]


def test_notes_keep_their_days_and_tasks_become_notes(tmp_path: Path) -> None:
    notes = _entries(
        tmp_path, "note", _one("1", body="first"), _one("2", created="", body="undated"), _one("3", body=" ")
    )
    assert [(one.text, one.day) for one in _of(notes, FoundNote)] == [
        ("first", day_of("2021-05-06")),
        ("undated", TODAY),
    ]
    assert _whys(notes) == ["empty entry"]
    tasks = _entries(
        tmp_path,
        "task",
        _one("1", title="Buy a cake", description="with nuts", completed=False),
        _one("2", title="Call", completed=True, completed_at="2021-06-01T00:00:00Z"),
    )
    assert [one.text for one in _of(tasks, FoundNote)] == [
        "Task: Buy a cake\nwith nuts",
        "Task (done 2021-06-01): Call",
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"date": "1980-03-04T00:00:00Z"}, "1980-03-04"),
        ({"date": "1980-03-04", "is_year_unknown": True}, "--03-04"),
        ({"date": "1980-01-01", "is_age_based": True}, "1980"),
        ({"date": "0000-00-00"}, ""),
        ({"date": "1981-02-29"}, ""),
        (None, ""),
        ("1980", ""),
    ],
)
def test_B29_birthdays_are_as_certain_as_monica_says(said: object, kept: str, tmp_path: Path) -> None:
    assert _person(tmp_path, birthdate=said).birthday == kept


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("data:image/png;base64,AAAA", "photo of another kind"),
        ("data:image/png;base64,A", "photo is broken"),
        ("data:image/png;base64," + "A" * 8_000_000, "photo too large"),
        ("https://example.org/a.png", "photo not in the file"),
    ],
)
def test_B8_a_photo_that_is_none_is_left_out_and_the_card_kept(url: str, why: str, tmp_path: Path) -> None:
    contact = _ann(_group("photo", "p"))
    items = _items(tmp_path, _export(_group("contact", contact), _group("photo", _one("p", dataUrl=url))))
    assert [one.photo for one in _of(items, FoundPerson)] == [None]
    assert [one.why for one in _of(items, Noticed)] == [why]


@pytest.mark.parametrize("number", ["9" * 5_000, "NaN", "Infinity", "-1e400", "18446744073709551617"])
def test_B32_numbers_beyond_all_bounds_do_no_harm(number: str, tmp_path: Path) -> None:
    text = _export(_group("contact", _ann(_group("debt", _one("1", amount="AMOUNT", in_debt=1)))))
    items = _items(
        tmp_path, text.replace('"AMOUNT"', number).replace('"created_at"', '"number_of_views": 1, "created_at"')
    )
    assert len(_of(items, FoundFavor)) == 1


def test_damage_is_told_in_one_record(tmp_path: Path) -> None:
    text = _export(_group("contact", _ann()))
    for broken in (text[:-40], "[" * 100_000, "{}", "[]", '{"account": []}', ""):
        assert _whys(_items(tmp_path, broken)) == ["broken json"]
    assert [item.place.line for item in _items(tmp_path, text[: text.index("last_name")])] == [
        text[: text.index("last_name")].count("\n") + 1
    ]


def test_what_is_not_read_is_noticed_and_lists_with_gaps_are_lists(tmp_path: Path) -> None:
    contact = _ann(_group("horoscope", _one("h", body="x")))
    contact["data"] = {"0": contact["data"][0], "7": _group("note", _one("n", body="kept"))}
    items = _items(tmp_path, _export(_group("contact", contact), journal_entries=[_one("j", post="dear diary")]))
    assert [one.text for one in _of(items, FoundNote)] == ["kept"]
    assert [(one.why, one.values) for one in _of(items, Noticed)] == [
        ("parts left out", {"names": ["horoscope"]}),
        ("journal left out", {"count": 1}),
    ]


def test_records_stand_on_their_lines(tmp_path: Path) -> None:
    text = _export(_group("contact", _ann(_group("note", _one("u-note", body="x")))))
    items = _items(tmp_path, text)
    lines = text.splitlines()
    assert ['"u-ann"' in lines[items[0].place.line - 1], '"u-note"' in lines[items[1].place.line - 1]] == [True, True]


def test_too_many_records_end_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.monica_items.RECORDS", 5)
    with pytest.raises(TooMuch) as caught:
        _items(tmp_path, _export(_group("contact", *(_contact(f"u{n}", first_name="A") for n in range(9)))))
    assert caught.value.why == "too many records"


def test_an_export_is_known_by_what_it_begins_with() -> None:
    assert is_monica_json("\ufeff " + _export())
    assert not is_monica_json('{"format": "godfather-rolodex", "version": 1, "records": [')
    assert not is_monica_json('see "account": { "app_version"')


_KEYS = "uuid type values data properties first_name birthdate messages date tags contact note"
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(_KEYS.split()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS.split()), inner, max_size=5),
    max_leaves=15,
)


@given(inside=_JSON, properties=_JSON)
@with_settings(max_examples=60)
def test_any_json_is_read(inside: object, properties: object, tmp_path: Path) -> None:
    contact = {"uuid": "u", "properties": properties, "data": inside}
    kept = {"uuid": "v", "properties": {"first_name": "Ann"}, "data": [{"type": "note", "values": inside}]}
    text = json.dumps(
        {"account": {"data": [{"type": "contact", "values": [contact, kept]}, inside], "instance": inside}}
    )
    items = _items(tmp_path, text)
    assert "Ann" in [one.name for one in _of(items, FoundPerson)]
    for item in items:
        repr(item).encode("utf-8")


@pytest.mark.parametrize("times", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_mutated_exports_break_nothing(times: int, tmp_path: Path) -> None:
    chance = random.Random(3)
    entries = _group("note", _one("n", body="x\ud800")), _group("call", _one("c", called_at="2020-01-01"))
    text = _export(_group("contact", _ann(*entries))).encode()
    told = 0
    for _ in range(times):
        items = _items(tmp_path, mutated(text, chance))
        records = [item.place.record for item in items if not isinstance(item, Noticed)]
        assert records == list(range(1, len(records) + 1))
        told += bool(records)
    assert told > times * 3 // 4


SHARED = sorted((ROOT.parent / "shared" / "data" / "monica").rglob("*.json"))


@pytest.mark.skipif(not SHARED, reason="the shared files are not beside this repository")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_a_real_export_comes_in_whole(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:65_536]
    assert is_monica_json(head)
    items = list(read_monica_json(Source(path), Reading(day_of("2026-11-21"))))
    assert set(_whys(items)) <= {"stub contact", "birthday on the card"}
    for sort in (FoundPerson, FoundTie, FoundTouch, FoundFavor, FoundNote, FoundOccasion):
        assert any(isinstance(item, sort) for item in items)
    assert any(one.photo for one in _of(items, FoundPerson))
