"""Whom an import brings: strangers get no card, names on cards become ties, one touch may have two imports."""

from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.newcomer import newcomer
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.interchange.relations import strength_of
from godfather_desktop.interchange.told import Told
from godfather_desktop.storage.store import Store
from tests.books import TODAY, added, dump_of, imported, rolled_back, written

LOG = "date,person,channel,direction\n"
MAIL = """From: {sender}
To: {to}
Date: Mon, 10 Mar 2025 09:00:00 +0100
Message-ID: <{number}@example.org>

text
"""


def _mails(folder: Path, *pairs: tuple[str, str]) -> Path:
    folder = folder / "mail"
    folder.mkdir()
    for number, (sender, to) in enumerate(pairs):
        written(folder, f"{number}.eml", MAIL.format(sender=sender, to=to, number=number))
    return folder


def _planned(store: Store, path: Path, *mine: str) -> list[tuple[str, tuple[str, ...]]]:
    plan = plan_import(store.load(TODAY), count(1_000).__next__, TODAY, [path], told=Told(mine=mine))
    return [(one.name, one.emails) for one in plan.new_people]


def test_who_wrote_and_never_got_an_answer_gets_no_card(store: Store, tmp_path: Path) -> None:
    path = _mails(
        tmp_path,
        ("Ann Lee <ann@example.org>", "me@example.org"),
        ("Eve Sly <eve@example.org>", "me@example.org"),
        ("me@example.org", "ann@example.org"),
    )
    assert _planned(store, path, "me@example.org") == [("Ann Lee", ("ann@example.org",))]


def test_a_stranger_who_has_a_card_already_is_none(store: Store, tmp_path: Path) -> None:
    store.save(added(Person(PersonId(10), "Eve Sly", ("eve@example.org",))), TODAY)
    path = _mails(tmp_path, ("Eve Sly <eve@example.org>", "me@example.org"))
    plan = plan_import(store.load(TODAY), count(1_000).__next__, TODAY, [path], told=Told(mine=("me@example.org",)))
    ((touch,),) = [[touch for _, touch in stream] for stream in plan.touches()]
    assert (touch.person, touch.direction, touch.note) == (PersonId(10), "in", "")


def test_my_addresses_are_kept_on_my_card(store: Store, tmp_path: Path) -> None:
    path = _mails(tmp_path, ("me@example.org", "ann@example.org"))
    plan = plan_import(store.load(TODAY), count(1_000).__next__, TODAY, [path], told=Told(mine=("me@example.org",)))
    assert plan.after.people[ME].emails == ("me@example.org",)


def test_two_imports_of_one_touch_keep_it_until_both_are_rolled_back(store: Store, tmp_path: Path) -> None:
    store.save(added(Person(PersonId(10), "Ann Lee")), TODAY)
    before = dump_of(store)
    shared = "2025-03-10,Ann Lee,call,in\n"
    first = imported(store, written(tmp_path, "one.csv", LOG + shared + "2025-03-11,Ann Lee,call,in\n"))
    second = imported(store, written(tmp_path, "two.csv", LOG + shared + "2025-03-12,Ann Lee,call,in\n"))
    rolled_back(store, first.batch)
    assert [touch.day for touch in store.touches_of(PersonId(10))] == [day_of("2025-03-10"), day_of("2025-03-12")]
    rolled_back(store, second.batch)
    assert dump_of(store) == before
    assert store.findings() == []


def test_an_import_that_brings_nothing_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "log.csv", LOG + "2025-03-10,Ann Lee,call,in\n")
    imported(store, path)
    before = dump_of(store)
    assert imported(store, path).files[0].unchanged == 1
    assert dump_of(store) == before


def test_names_on_cards_become_ties_and_never_people(store: Store, tmp_path: Path) -> None:
    cards = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nRELATED;TYPE=spouse;VALUE=text:Bob Roy\nX-MANAGER:Nobody Known\n"
        "END:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Bob Roy\nEND:VCARD\n"
    )
    imported(store, written(tmp_path, "cards.vcf", cards))
    rolodex = store.load(TODAY)
    (tie,) = rolodex.ties.values()
    assert {rolodex.people[tie.a].name, rolodex.people[tie.b].name} == {"Ann Lee", "Bob Roy"}
    assert (tie.source, tie.strength) == ("stated", 5)
    assert [one.name for one in rolodex.others()] == ["Ann Lee", "Bob Roy"]


@pytest.mark.parametrize(
    ("label", "strength"), [("Spouse", 5), ("best friend", 5), ("FRIEND", 4), ("Manager", 3), ("x", None)]
)
def test_how_close_a_label_says_two_are(label: str, strength: int | None) -> None:
    assert strength_of(label) == strength


def test_cards_of_newcomers_hold_by_what_they_were_named() -> None:
    def made(said: str, name: str = "") -> Person:
        return newcomer(PersonId(5), said, name)

    assert made("ann@x.org", "Ann Lee").emails == ("ann@x.org",)
    assert made("tel:+14155552671").phones == ("+14155552671",)
    assert made("0157 12345", "Bob").name == "Bob"
    assert made("linkedin:ann-lee").links == ("https://www.linkedin.com/in/ann-lee",)
    assert made("linkedin:ann-lee").name == "Ann Lee"
    assert made("Ann Lee") == Person(PersonId(5), "Ann Lee")
    with pytest.raises(RuleBroken):
        made("node/net:7")


def test_two_people_behind_the_address_of_an_office_keep_a_card_each(store: Store, tmp_path: Path) -> None:
    sheet = "name,email,title\nAnn Lee,info@example.org,CEO\nBob Roy,info@example.org,CFO\nA. Lee,info@example.org,\n"
    imported(store, written(tmp_path, "people.csv", sheet))
    assert [one.name for one in store.load(TODAY).others()] == ["Ann Lee", "Bob Roy"]
