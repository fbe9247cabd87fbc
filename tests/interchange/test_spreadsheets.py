from pathlib import Path

import pytest

from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.formats import format_of
from godfather_desktop.interchange.found import (
    FoundFavor,
    FoundPerson,
    FoundRole,
    FoundTie,
    FoundTouch,
    Item,
    Rejected,
)
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.imports import why
from tests.books import TODAY, added, dump_of, imported, person, planned, written

TOUCHES = "date,person,channel,direction,people,obligate,context,personal,ask,note\n"
FAVORS = "date,person,direction,title,size,effort,mode,status,thanked,beneficiary\n"
TIES = "a,b,strength,certainty,source,since,organization,headcount,from,to\n"
ROLES = "person,organization,title,from,to,headcount\n"
PEOPLE = "name,email,phone,organization,title,seniority,authority,relation,met_through,rating,two_am,tags\n"


READING = Reading(TODAY)


def _read(folder: Path, text: str, name: str) -> list[Item]:
    source = Source(written(folder, "sheet.csv", text))
    known = format_of(source, READING)
    assert known is not None
    assert known.name == name
    return list(known.read(source, READING))


def _one(folder: Path, text: str, name: str) -> Item:
    (item,) = _read(folder, text, name)
    return item


def test_a_contact_log(tmp_path: Path) -> None:
    row = '2026-01-02,Ann Lee,In-Person,mutual,5,yes,Work,y,mine,"two\nlines"\n'
    item = _one(tmp_path, TOUCHES + row, "interactions")
    assert isinstance(item, FoundTouch)
    assert (item.person, iso(item.day), item.channel, item.direction) == (
        "Ann Lee",
        "2026-01-02",
        "in-person",
        "mutual",
    )
    assert (item.people, item.obligate, item.context, item.personal, item.ask) == (5, True, "work", True, "mine")
    assert item.note == "two\nlines"
    plain = _one(
        tmp_path, "direction,channel,person,date,mood\nin,call,Ann,2026-01-02T10:00:00Z,good\n", "interactions"
    )
    assert isinstance(plain, FoundTouch)
    assert (plain.people, plain.obligate, plain.ask, plain.note) == (2, False, "none", "mood: good")


def test_favors(tmp_path: Path) -> None:
    item = _one(tmp_path, FAVORS + "2026-01-02,Ann,given,an introduction,3,2,unasked,promised,no,Ben\n", "favors")
    assert isinstance(item, FoundFavor)
    assert (item.title, item.size, item.effort, item.mode, item.status) == (
        "an introduction",
        3,
        2,
        "unasked",
        "promised",
    )
    assert (item.thanked, item.beneficiary) == (False, "Ben")


def test_ties_roles_and_people(tmp_path: Path) -> None:
    tie = _one(tmp_path, TIES + "Ann,Ben,barely,0.5,co-employed,2010,Meridian,40,2010-05,2012\n", "ties")
    assert isinstance(tie, FoundTie)
    assert (tie.strength, tie.certainty, tie.source, tie.since, tie.headcount) == (0, 0.5, "co-employed", "2010", 40)
    role = _one(tmp_path, ROLES + "me,Meridian,CEO,2010,,12\n", "roles")
    assert isinstance(role, FoundRole)
    assert (role.person, role.start, role.end, role.headcount) == ("me", "2010", "", 12)
    text = PEOPLE + "Ann Lee,a@x.org; b@x.org,+1 415,Meridian,CEO,c-level,decision-maker,friend,Ben Roy,9,no,a; b\n"
    found = _one(tmp_path, text, "people")
    assert isinstance(found, FoundPerson)
    assert (found.emails, found.tags, found.rating, found.two_am) == (("a@x.org", "b@x.org"), ("a", "b"), 9, False)
    assert (found.seniority, found.authority, found.relation) == ("c-level", "decision-maker", "friend")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("interactions", TOUCHES + "soon,Ann,call,in\n", "bad date"),
        ("interactions", TOUCHES + "2026-02-30,Ann,call,in\n", "bad date"),
        ("interactions", TOUCHES + ",Ann,call,in\n", "empty cell"),
        ("interactions", TOUCHES + "2026-01-01,,call,in\n", "empty cell"),
        ("interactions", TOUCHES + "2026-01-01,Ann,,in\n", "empty cell"),
        ("interactions", TOUCHES + "2026-01-01,Ann,fax,in\n", "unknown word"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,up\n", "unknown word"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,in,0\n", "bad number"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,in,1e400\n", "bad number"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,in,NaN\n", "bad number"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,in,99999999999999999999\n", "bad number"),
        ("interactions", TOUCHES + "2026-01-01,Ann,call,in,2,perhaps\n", "unknown word"),
        ("favors", FAVORS + "2026-01-01,Ann,given,x,6\n", "bad number"),
        ("favors", FAVORS + "2026-01-01,Ann,given,x,2.5\n", "bad number"),
        ("ties", TIES + "Ann,Ben,7\n", "bad number"),
        ("ties", TIES + "Ann,Ben,,nan\n", "bad number"),
        ("ties", TIES + "Ann,Ben,,,,last year\n", "bad date"),
        ("ties", TIES + ",Ben,3\n", "empty cell"),
        ("roles", ROLES + "Ann,,,2010\n", "empty cell"),
        ("roles", ROLES + "Ann,Meridian,CEO,2012,2010\n", "ends before it starts"),
        ("people", PEOPLE + ",,555\n", "no name"),
        ("people", PEOPLE + "Ann,,,,,king\n", "unknown word"),
        ("people", PEOPLE + "Ann,,,,,,,,,11\n", "bad number"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_with_a_sentence(
    name: str, text: str, reason: str, tmp_path: Path
) -> None:
    item = _one(tmp_path, text, name)
    assert isinstance(item, Rejected)
    assert (item.why, item.place.record, item.place.line) == (reason, 1, 2)
    sentence = why(item.why, item.values)
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("0001-01-01", "date out of range"),
        ("1899-12-31", "date out of range"),
        ("9999-12-31", "date out of range"),
        ("10000-01-01", "bad date"),
        ("0000-01-01", "bad date"),
        ("--02-29", "bad date"),
        ("2023-02-29", "bad date"),
        ("-0001-01-01", "bad date"),
    ],
)
def test_B29_dates_of_touches_and_favors(said: str, reason: str, tmp_path: Path) -> None:
    for name, text in (("interactions", f"{TOUCHES}{said},Ann,call,in\n"), ("favors", f"{FAVORS}{said},Ann,given,x\n")):
        item = _one(tmp_path, text, name)
        assert isinstance(item, Rejected)
        assert item.why == reason
    kept = _one(tmp_path, TOUCHES + "2024-02-29,Ann,call,in\n", "interactions")
    assert isinstance(kept, FoundTouch)
    assert iso(kept.day) == "2024-02-29"


@pytest.mark.parametrize("said", ["0001", "9999-12-31", "2024-02-29", "1980-03", "--02-29"])
def test_B29_partial_dates_of_ties_and_roles_are_kept_as_entered(said: str, tmp_path: Path) -> None:
    tie = _one(tmp_path, f"{TIES}Ann,Ben,3,,,{said}\n", "ties")
    assert isinstance(tie, FoundTie)
    assert tie.since == said
    found = _one(tmp_path, f"name,email,birthday\nAnn,,{said}\n", "people")
    assert isinstance(found, FoundPerson)
    assert found.birthday == said


@pytest.mark.parametrize("said", ["0000", "10000", "2023-02-29", "1980-13", "--13-01", "March"])
def test_B29_partial_dates_that_are_none_are_rejected(said: str, tmp_path: Path) -> None:
    for name, text in (("ties", f"{TIES}Ann,Ben,3,,,{said}\n"), ("people", f"name,email,birthday\nAnn,,{said}\n")):
        item = _one(tmp_path, text, name)
        assert isinstance(item, Rejected)
        assert item.why == "bad date"


@pytest.mark.parametrize(
    "text",
    [
        "just some text, with a comma\n",
        "\x00\x01\x02\x03" * 100,
        '{"a": 1}',
    ],
)
def test_foreign_spreadsheets_are_refused_by_name(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, "foreign.csv", text)
    with pytest.raises(RuleBroken) as caught:
        planned(_empty(), path)
    assert (caught.value.reason, caught.value.values_said["path"]) == ("unknown format", str(path))


def _empty() -> Rolodex:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    return rolodex


FILES = {
    "people.csv": PEOPLE
    + "Ann Lee,ann@example.org,+1 415 555 2671,Meridian,CEO,,,,Zoe Ray,8,yes,vip\n"
    + "Ben Roy\n" * 2,
    "roles.csv": ROLES
    + "ann@example.org,Meridian,CEO,2015,,\nann@example.org,Meridian,CEO,2010,2012,40\n"
    + "me,Acme,Buyer,2001,2003,\n",
    "ties.csv": TIES
    + "Ann Lee,Ben Roy,4,,,2010,,,,\nBen Roy,Ann Lee,2,,,,,,,\n"
    + "Ann Lee,New One,barely,,,,,,,\nAnn Lee,Ann Lee,3\n",
    "favors.csv": FAVORS
    + "2026-01-02,Ann Lee,given,an introduction,3,2,unasked,done,yes,\n" * 2
    + "2026-01-03,Ben Roy,received,advice\n2026-01-03,me,received,advice\n",
    "down.csv": "from,to,kind\n2025-01-02,2025-03-01,job-loss\n2026-01-05,,illness\n2025-01-02,,job-loss\n"
    "2026-02-05,2026-02-01,other\n",
    "log.csv": TOUCHES
    + "2026-01-02,Ann Lee,call,in\n" * 2
    + "2026-01-03,Stranger,email,out\n2026-01-03,me,email,out\n",
}
COUNTS = {
    "people.csv": (2, 0, 1, 0),
    "roles.csv": (2, 1, 0, 0),
    "ties.csv": (2, 0, 1, 1),
    "favors.csv": (2, 0, 1, 1),
    "down.csv": (2, 0, 1, 1),
    "log.csv": (2, 0, 1, 1),
}


def test_B7_the_same_spreadsheets_three_times(store: Store, tmp_path: Path) -> None:
    paths = [written(tmp_path, name, text) for name, text in FILES.items()]
    first = {account.path.name: account for account in imported(store, *paths).files}
    for name, (new, merged, unchanged, rejected) in COUNTS.items():
        account = first[name]
        assert (account.added, account.merged, account.unchanged, account.rejected) == (
            new,
            merged,
            unchanged,
            rejected,
        ), name
    before = _but_batches(store)
    rolodex = store.load(TODAY)
    assert [role.person for role in rolodex.roles.values() if role.title == "Buyer"] == [ME]
    for _ in range(2):
        for account in imported(store, *paths).files:
            assert (account.added, account.ties, account.favors, account.touches) == (0, 0, 0, 0)
        assert _but_batches(store) == before


def _but_batches(store: Store) -> list[str]:
    return [line for line in dump_of(store) if '"kind": "batch"' not in line]


def test_B7_one_file_at_a_time_gives_the_same_as_all_at_once(store: Store, tmp_path: Path) -> None:
    for name, text in FILES.items():
        imported(store, written(tmp_path, name, text))
    before = _but_batches(store)
    imported(store, *(tmp_path / name for name in reversed(FILES)))
    assert _but_batches(store) == before


def test_a_second_import_never_takes_away_what_was_typed_since(store: Store, tmp_path: Path) -> None:
    from dataclasses import replace

    from godfather_desktop.domain.change import Change, ChangeSet

    paths = [
        written(tmp_path, "roles.csv", ROLES + "Ann Lee,Meridian,CEO,2015,,\n"),
        written(tmp_path, "ties.csv", TIES + "Ann Lee,Ben Roy,,,stated,,,,,\n"),
    ]
    imported(store, *paths)
    rolodex = store.load(TODAY)
    (role,), (tie,) = rolodex.roles.values(), rolodex.ties.values()
    ended, dated = replace(role, end="2020", headcount=9), replace(tie, since="2011", strength=4, certainty=0.5)
    store.save(ChangeSet("", "", (Change(role, ended), Change(tie, dated))), TODAY)
    plan = imported(store, *paths)
    assert [account.unchanged for account in plan.files] == [1, 1]
    rolodex = store.load(TODAY)
    assert (list(rolodex.roles.values()), list(rolodex.ties.values())) == ([ended], [dated])


def test_a_name_that_several_have_is_rejected_with_candidates(store: Store, tmp_path: Path) -> None:
    store.save(added(person(10, "Ann Lee"), person(11, "Ann Lee")), TODAY)
    plan = imported(store, written(tmp_path, "log.csv", TOUCHES + "2026-01-02,Ann Lee,call,in\n" * 3))
    assert (plan.files[0].added, plan.files[0].rejected) == (0, 3)
    sentence = why(plan.files[0].rejects[0].why, plan.files[0].rejects[0].values)
    assert "Ann Lee (10)" in sentence
    assert "Ann Lee (11)" in sentence
    assert PersonId(12) not in store.load(TODAY).people
