"""Rolling an import back: what it brought goes, what it altered returns, what was edited since stays."""

from dataclasses import replace

import pytest

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import RECORD_KINDS, Change, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import (
    AskId,
    BatchId,
    DrillId,
    NoteId,
    OrganizationId,
    PersonId,
    RoleId,
    TargetId,
    TaskId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, BOB, CY, TODAY, down, favor, person, rolodex_of, said

BATCH = Batch(BatchId(80), TODAY, ("a.vcf", "b.csv"))
PLACE = Organization(OrganizationId(81), "Acme")
ROLE = Role(RoleId(82), CY, PLACE.id, "Clerk")
MERGED = replace(person(ANN), city="Reno", tags=("golf",))
PHOTO = Photo(CY, b"png")
JOURNAL = (
    Change(None, PLACE),
    Change(None, person(CY)),
    Change(None, ROLE),
    Change(person(ANN), MERGED),
    Change(None, PHOTO),
)


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(BATCH, MERGED, person(BOB), PLACE, person(CY), ROLE)


def test_everything_goes_back(rolodex: Rolodex) -> None:
    done = roll_back(rolodex, BATCH.id, JOURNAL, set())
    assert (done.removed, done.restored, done.kept) == (4, 1, ())
    assert (done.changes.intent, done.changes.subject) == ("import.rollback", "a.vcf, b.csv")
    before = rolodex.copy()
    rolodex.apply(done.changes.changes)
    assert rolodex.people[ANN] == person(ANN)
    assert CY not in rolodex.people
    assert not rolodex.organizations
    assert not rolodex.roles
    assert not rolodex.batches[BATCH.id].active
    assert Change(PHOTO, None) in done.changes.changes
    rolodex.apply(done.changes.inverse().changes)
    assert (rolodex.people, rolodex.roles, rolodex.batches) == (before.people, before.roles, before.batches)


def test_edited_fields_stay_and_the_others_return(rolodex: Rolodex) -> None:
    edited = replace(MERGED, city="Boise", rating=7)
    rolodex.apply([Change(MERGED, edited)])
    done = roll_back(rolodex, BATCH.id, JOURNAL, set())
    rolodex.apply(done.changes.changes)
    assert rolodex.people[ANN] == replace(person(ANN), city="Boise", rating=7)
    assert done.restored == 1


@pytest.mark.parametrize("use", ["touched", "favor", "note", "edited"])
def test_person_used_since_stays(rolodex: Rolodex, use: str) -> None:
    touched: set[PersonId] = set()
    if use == "touched":
        touched = {CY}
    elif use == "favor":
        rolodex.fill([favor("given", who=CY)])
    elif use == "note":
        rolodex.fill([Note(NoteId(90), CY, TODAY, "x")])
    else:
        rolodex.apply([Change(person(CY), replace(person(CY), rating=3))])
    done = roll_back(rolodex, BATCH.id, JOURNAL, touched)
    assert [one.id for one in done.kept] == [CY]
    rolodex.apply(done.changes.changes)
    assert CY in rolodex.people
    assert not rolodex.roles
    assert not rolodex.organizations


def test_edited_role_keeps_its_person_and_organization(rolodex: Rolodex) -> None:
    rolodex.apply([Change(ROLE, replace(ROLE, title="Chief"))])
    done = roll_back(rolodex, BATCH.id, JOURNAL, set())
    assert {type(one) for one in done.kept} == {Role, Person, Organization}
    rolodex.apply(done.changes.changes)
    assert rolodex.roles_of(CY) == [replace(ROLE, title="Chief")]


def test_organization_with_new_staff_stays(rolodex: Rolodex) -> None:
    rolodex.fill([Role(RoleId(95), BOB, PLACE.id, "Chief")])
    done = roll_back(rolodex, BATCH.id, JOURNAL, set())
    assert done.kept == (PLACE,)


def test_what_is_gone_already_is_no_trouble(rolodex: Rolodex) -> None:
    rolodex.apply([Change(ROLE, None), Change(person(CY), None)])
    done = roll_back(rolodex, BATCH.id, JOURNAL, set())
    rolodex.apply(done.changes.changes)
    assert not rolodex.organizations


def test_only_once(rolodex: Rolodex) -> None:
    rolodex.apply(roll_back(rolodex, BATCH.id, JOURNAL, set()).changes.changes)
    for batch in (BATCH.id, BatchId(5)):
        with pytest.raises(RuleBroken, match="no such import"):
            roll_back(rolodex, batch, JOURNAL, set())


PERIOD = down(TODAY - 50)
GOAL = Target(TargetId(90), CY, None, TODAY)
COMPANY = Target(TargetId(91), None, PLACE.id, TODAY)
SIGN = said(CY, PERIOD, "helped")
WORK = Task(TaskId(92), CY, TODAY, "coffee", target=GOAL.id)
ASK = Ask(AskId(93), CY, TODAY, 0.5, 0.5)
SEALED = Drill(DrillId(94), TODAY, (CY,), ("Cy Young",), (0.5,), "")
NEW = (PERIOD, GOAL, COMPANY, SIGN, WORK, ASK, SEALED)
WHOLE = (*JOURNAL, *(Change(None, one) for one in NEW))


@pytest.fixture
def full() -> Rolodex:
    """The same import, which also brought a down period, a correction, targets, a task, an ask and a drill."""
    return rolodex_of(BATCH, MERGED, person(BOB), PLACE, person(CY), ROLE, *NEW)


def test_records_of_every_kind_go_back(full: Rolodex) -> None:
    before = full.copy()
    done = roll_back(full, BATCH.id, WHOLE, set())
    assert (done.removed, done.restored, done.kept) == (4 + len(NEW), 1, ())
    full.apply(done.changes.changes)
    for kind in RECORD_KINDS:
        assert not full.table(kind) or kind in (Person, Batch)
    full.apply(done.changes.inverse().changes)
    for kind in RECORD_KINDS:
        assert full.table(kind) == before.table(kind)


@pytest.mark.parametrize(
    ("used", "stays"),
    [
        (Task(TaskId(95), CY, TODAY, "note"), {Person}),
        (Task(TaskId(95), BOB, TODAY, "note", target=GOAL.id), {Person, Target}),
        (Task(TaskId(95), BOB, TODAY, "note", target=COMPANY.id), {Organization, Target}),
        (Ask(AskId(95), CY, TODAY, 0.5, 0.5), {Person}),
        (said(CY, PERIOD, "knew"), {Person, DownPeriod}),
        (said(BOB, PERIOD, "knew"), {DownPeriod}),
        (Target(TargetId(95), CY, None, TODAY), {Person}),
        (Target(TargetId(95), None, PLACE.id, TODAY), {Organization}),
    ],
)
def test_what_was_built_upon_since_stays(full: Rolodex, used: Record, stays: set[type]) -> None:
    full.fill([used])
    done = roll_back(full, BATCH.id, WHOLE, set())
    assert {type(one) for one in done.kept} == stays
    full.apply(done.changes.changes)
    assert full.find(type(used), used.id) == used


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        (SIGN, replace(SIGN, signs=("knew",)), {Correction, DownPeriod, Person}),
        (WORK, replace(WORK, done=True), {Task, Target, Person}),
        (ASK, replace(ASK, outcome="yes"), {Ask, Person}),
        (COMPANY, replace(COMPANY, weight=0.5), {Target, Organization}),
        (PERIOD, replace(PERIOD, end=TODAY), {DownPeriod}),
    ],
)
def test_what_was_edited_since_stays_with_what_it_needs(
    full: Rolodex, old: Record, new: Record, stays: set[type]
) -> None:
    full.apply([Change(old, new)])
    done = roll_back(full, BATCH.id, WHOLE, set())
    assert {type(one) for one in done.kept} == stays
    full.apply(done.changes.changes)
    assert full.find(type(new), new.id) == new
