"""Add, edit, tag, rate and remove people; their roles and photos."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from godfather_desktop.actions.people import (
    add_person,
    add_role,
    edit_person,
    edit_role,
    rate,
    remove_people,
    remove_role,
    set_how_known,
    set_photo,
    tag,
)
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.change import RECORD_KINDS, Change, ChangeSet, Record
from godfather_desktop.domain.ids import ME, AskId, NoteId, OrganizationId, PersonId, RoleId, TargetId, TaskId, TieId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, BOB, CY, TODAY, counted, down, favor, person, rolodex_of, said, tie

ACME = OrganizationId(50)
CLERK = Role(RoleId(60), ANN, ACME, "Clerk", start="2020")


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), person(CY), Organization(ACME, "Acme"), CLERK)


@pytest.fixture
def new_id() -> Callable[[], int]:
    return count(900).__next__


def done(rolodex: Rolodex, changes: ChangeSet) -> Rolodex:
    rolodex.apply(changes.changes)
    return rolodex


def test_add_person_with_a_new_organization(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    card = Person(PersonId(new_id()), "  Dee\x00 Moor ", emails=("d@x.example", "", "d@x.example"), birthday="--02-29")
    changes = add_person(rolodex, new_id, card, title=" CEO ", organization="Zenith")
    assert (changes.intent, changes.subject) == ("person.add", "Dee Moor")
    after = done(rolodex, changes)
    assert after.people[card.id] == replace(card, name="Dee Moor", emails=("d@x.example",))
    (role,) = after.roles_of(card.id)
    assert role.organization is not None
    assert (role.title, after.organizations[role.organization].name) == ("CEO", "Zenith")


def test_organization_of_the_same_name_is_used_again(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    card = Person(PersonId(new_id()), "Dee")
    after = done(rolodex, add_person(rolodex, new_id, card, organization=" ACMÉ "))
    assert [role.organization for role in after.roles_of(card.id)] == [ACME]
    assert len(after.organizations) == 1


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"name": " "}, "empty", "name"),
        ({"rating": 11}, "out of range", "rating"),
        ({"rating": -1}, "out of range", "rating"),
        ({"birthday": "2021-02-29"}, "no such date", "birthday"),
        ({"relation": "enemy"}, "not one of", "relation"),
        ({"how_known": "fax"}, "not one of", "how_known"),
        ({"seniority": "king"}, "not one of", "seniority"),
        ({"authority": "x"}, "not one of", "authority"),
        ({"referred_by": PersonId(77)}, "no such person", "referred_by"),
        ({"referred_by": ANN}, "no such person", "referred_by"),
    ],
)
def test_card_that_cannot_be_kept(
    rolodex: Rolodex, new_id: Callable[[], int], fields: dict[str, object], reason: str, field: str
) -> None:
    card = replace(rolodex.people[ANN], **fields)  # type: ignore[arg-type]  # wrong values on purpose
    with pytest.raises(RuleBroken, match=reason) as caught:
        edit_person(rolodex, new_id, card)
    assert caught.value.field == field


def test_edit_corrects_the_role_of_today(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    card = rolodex.people[ANN]
    changes = edit_person(rolodex, new_id, card, title="Chief", organization="Acme")
    assert changes.changes == (Change(CLERK, replace(CLERK, title="Chief")),)
    assert not edit_person(rolodex, new_id, card, title="Clerk", organization="Acme")
    assert not edit_person(rolodex, new_id, card)
    assert edit_person(rolodex, new_id, card, title="", organization="").changes == (Change(CLERK, None),)


def test_removed_person_takes_corrections_tasks_asks_and_targets_along(rolodex: Rolodex) -> None:
    period = down(TODAY - 50)
    goal = Target(TargetId(80), ANN, None, TODAY)
    company = Target(TargetId(81), None, ACME, TODAY)
    mine: list[Record] = [
        said(ANN, period, "helped"),
        counted(ANN, "title", -0.5),
        Task(TaskId(82), ANN, TODAY, "note"),
    ]
    ask = Ask(AskId(83), ANN, TODAY, 0.5, 0.5)
    kept: list[Record] = [
        said(BOB, period, "knew"),
        Task(TaskId(84), BOB, TODAY, "coffee", target=goal.id),
        Task(TaskId(85), BOB, TODAY, "coffee", target=company.id),
        Ask(AskId(86), BOB, TODAY, 0.5, 0.5),
    ]
    hers = Task(TaskId(87), ANN, TODAY, "note", target=goal.id)
    rolodex.fill([period, goal, company, *mine, ask, *kept, hers])
    before = rolodex.copy()
    changes = remove_people(rolodex, [ANN])
    after = done(rolodex, changes)
    assert list(after.targets) == [company.id]
    assert {one.person for one in after.corrections.values()} == {BOB}
    assert after.tasks == {84: Task(TaskId(84), BOB, TODAY, "coffee"), 85: kept[2]}
    assert list(after.asks) == [86]
    assert after.downs == before.downs
    back = done(after, changes.inverse())
    for kind in RECORD_KINDS:
        assert back.table(kind) == before.table(kind)
    assert [one.id for one in back.tasks_of(ANN)] == [82, 87]
    assert len(back.corrections_of(ANN)) == 2
    assert back.asks_of(ANN) == [ask]


def test_removing_everybody_who_belongs_to_a_target_at_once(rolodex: Rolodex) -> None:
    goal = Target(TargetId(80), ANN, None, TODAY)
    rolodex.fill([goal, Task(TaskId(84), BOB, TODAY, "coffee", target=goal.id)])
    before = rolodex.copy()
    changes = remove_people(rolodex, [BOB, ANN])
    after = done(rolodex, changes)
    assert (after.tasks, after.targets) == ({}, {})
    back = done(after, changes.inverse())
    assert (back.tasks, back.targets) == (before.tasks, before.targets)


def test_removed_person_takes_everything_along(rolodex: Rolodex) -> None:
    rolodex.fill(
        [
            tie(ANN, BOB, 3),
            Tie(TieId(70), BOB, CY, "stated", 2, says=ANN),
            favor("given"),
            Note(NoteId(71), ANN, TODAY, "x"),
        ]
    )
    card = replace(rolodex.people[BOB], how_known="referral", referred_by=ANN)
    rolodex.apply([Change(rolodex.people[BOB], card)])
    before = rolodex.copy()
    changes = remove_people(rolodex, [ANN])
    assert (changes.intent, changes.subject) == ("person.remove", "Ann Lee")
    after = done(rolodex, changes)
    assert set(after.people) == {ME, BOB, CY}
    assert not after.roles
    assert not after.favors
    assert not after.notes
    assert after.ties == {70: Tie(TieId(70), BOB, CY, "stated", 2)}
    assert after.people[BOB].referred_by is None
    back = done(after, changes.inverse())
    assert (back.people, back.roles, back.ties) == (before.people, before.roles, before.ties)
    assert (back.favors, back.notes) == (before.favors, before.notes)


def test_several_are_removed_as_one_step(rolodex: Rolodex) -> None:
    rolodex.fill([tie(ANN, BOB, 3)])
    changes = remove_people(rolodex, [ANN, BOB])
    assert (changes.intent, changes.subject) == ("people.remove", "2")
    assert len(changes.changes) == len({change.record.id for change in changes.changes}) == 4


@pytest.mark.parametrize(("people", "reason"), [([ME], "cannot remove me"), ([ANN, PersonId(99)], "no such person")])
def test_removal_refused(rolodex: Rolodex, people: list[PersonId], reason: str) -> None:
    with pytest.raises(RuleBroken, match=reason):
        remove_people(rolodex, people)


def test_rate(rolodex: Rolodex) -> None:
    assert done(rolodex, rate(rolodex, ANN, 0)).people[ANN].rating == 0
    assert not rate(rolodex, ANN, 0)
    assert done(rolodex, rate(rolodex, ANN, None)).people[ANN].rating is None
    with pytest.raises(RuleBroken, match="about myself"):
        rate(rolodex, ME, 5)


def test_tag_is_given_to_those_without_and_taken_when_all_have_it(rolodex: Rolodex) -> None:
    done(rolodex, tag(rolodex, [ANN], "golf"))
    changes = tag(rolodex, [ANN, BOB], " golf ")
    assert (changes.intent, [change.record.id for change in changes.changes]) == ("person.tag", [BOB])
    done(rolodex, changes)
    changes = tag(rolodex, [ANN, BOB], "golf")
    assert changes.intent == "person.untag"
    assert all(card.tags == () for card in done(rolodex, changes).people.values())
    with pytest.raises(RuleBroken, match="empty"):
        tag(rolodex, [ANN], " ")
    with pytest.raises(RuleBroken, match="no such person"):
        tag(rolodex, [], "golf")


def test_referral_names_the_one_between(rolodex: Rolodex) -> None:
    done(rolodex, set_how_known(rolodex, ANN, "referral", BOB))
    assert (rolodex.people[ANN].how_known, rolodex.people[ANN].referred_by) == ("referral", BOB)
    done(rolodex, set_how_known(rolodex, ANN, "personally", BOB))
    assert (rolodex.people[ANN].how_known, rolodex.people[ANN].referred_by) == ("personally", None)
    with pytest.raises(RuleBroken, match="no such person"):
        set_how_known(rolodex, ANN, "referral", ANN)


def test_add_role(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    changes = add_role(rolodex, new_id, BOB, title="", organization="Acme", start="2019-05", end="2019", headcount=3)
    assert done(rolodex, changes).roles_of(BOB) == [Role(RoleId(900), BOB, ACME, "", "2019-05", "2019", 3)]


ROLE_FAULTS = [
    ({"title": " ", "organization": None}, "empty", "title"),
    ({"start": "2020-05", "end": "2020-04-30"}, "ends before it starts", "end"),
    ({"start": "2021", "end": "2020"}, "ends before it starts", "end"),
    ({"start": "0000"}, "no such date", "start"),
    ({"end": "yesterday"}, "no such date", "end"),
    ({"headcount": 0}, "out of range", "headcount"),
]


@pytest.mark.parametrize(("fields", "reason", "field"), ROLE_FAULTS)
def test_role_that_cannot_be_kept(
    rolodex: Rolodex, new_id: Callable[[], int], fields: dict[str, object], reason: str, field: str
) -> None:
    said: dict[str, object] = {"title": "Clerk", "organization": "Acme"} | fields
    said["organization"] = said["organization"] or ""
    with pytest.raises(RuleBroken, match=reason) as caught:
        add_role(rolodex, new_id, BOB, **said)  # type: ignore[arg-type]  # wrong values on purpose
    assert caught.value.field == field


@pytest.mark.parametrize(("fields", "reason", "field"), ROLE_FAULTS)
def test_edited_role_obeys_the_same_rules(rolodex: Rolodex, fields: dict[str, object], reason: str, field: str) -> None:
    edited = replace(CLERK, **fields)  # type: ignore[arg-type]  # wrong values on purpose
    with pytest.raises(RuleBroken, match=reason) as caught:
        edit_role(rolodex, edited)
    assert caught.value.field == field


def test_edited_role_stays_with_people_and_organizations_that_are_there(rolodex: Rolodex) -> None:
    with pytest.raises(RuleBroken, match="no such person"):
        edit_role(rolodex, replace(CLERK, person=PersonId(99)))
    with pytest.raises(RuleBroken, match="no such record"):
        edit_role(rolodex, replace(CLERK, organization=OrganizationId(99)))
    with pytest.raises(RuleBroken, match="no such record"):
        edit_role(rolodex, replace(CLERK, id=RoleId(99)))


def test_end_and_remove_a_role(rolodex: Rolodex) -> None:
    done(rolodex, edit_role(rolodex, replace(CLERK, end="2024-06")))
    assert rolodex.roles[CLERK.id].end == "2024-06"
    done(rolodex, remove_role(rolodex, CLERK.id))
    assert rolodex.roles_of(ANN) == []
    with pytest.raises(RuleBroken, match="no such record"):
        remove_role(rolodex, CLERK.id)


def test_photo(rolodex: Rolodex) -> None:
    assert set_photo(rolodex, ANN, None, b"new").changes == (Change(None, Photo(ANN, b"new")),)
    assert set_photo(rolodex, ANN, b"old", None).changes == (Change(Photo(ANN, b"old"), None),)
    assert not set_photo(rolodex, ANN, b"same", b"same")
    assert not set_photo(rolodex, ANN, None, None)
