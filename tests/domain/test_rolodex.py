"""The Rolodex: records by id and by owner, altered only by `apply`."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.contact import Together
from godfather_desktop.domain.ids import (
    ME,
    AskId,
    AttachmentId,
    ContentId,
    NoteId,
    OrganizationId,
    PersonId,
    RoleId,
    SilenceId,
    SnoozeId,
    TargetId,
    TaskId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.contact_days import sums_of
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    DEE,
    TODAY,
    attempt,
    cadence,
    down,
    etiquette,
    favor,
    introduction,
    occasion,
    pause,
    person,
    refusal,
    rolodex_of,
    said,
    tie,
    touch,
)

PLACE = OrganizationId(50)
KNOWS = tie(ANN, BOB, 3)
ROLE = Role(RoleId(60), ANN, PLACE, "Clerk")


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), person(CY), Organization(PLACE, "Acme"), KNOWS, ROLE)


def test_me_and_others(rolodex: Rolodex) -> None:
    assert rolodex.me == Person(ME, "Robin Vale")
    assert [one.id for one in rolodex.others()] == [ANN, BOB, CY]
    assert set(rolodex.people_ids()) == {ME, ANN, BOB, CY}


def test_a_tie_belongs_to_both(rolodex: Rolodex) -> None:
    assert rolodex.ties_of(ANN) == rolodex.ties_of(BOB) == [KNOWS]
    assert (KNOWS.other(ANN), KNOWS.other(BOB)) == (BOB, ANN)
    rolodex.apply([Change(KNOWS, None)])
    assert rolodex.ties_of(ANN) == rolodex.ties_of(BOB) == []


def test_moved_records_change_their_owner(rolodex: Rolodex) -> None:
    moved = replace(ROLE, person=BOB, organization=None)
    rolodex.apply([Change(ROLE, moved)])
    assert rolodex.roles_of(ANN) == rolodex.staff_of(PLACE) == []
    assert rolodex.roles_of(BOB) == [moved]
    rolodex.apply([Change(moved, ROLE)])
    assert rolodex.roles_of(ANN) == rolodex.staff_of(PLACE) == [ROLE]


def test_oldest_record_comes_first(rolodex: Rolodex) -> None:
    late, early = Note(NoteId(90), ANN, TODAY, "late"), Note(NoteId(80), ANN, TODAY, "early")
    rolodex.apply([Change(None, late), Change(None, early)])
    assert rolodex.notes_of(ANN) == [early, late]


def test_find_and_table(rolodex: Rolodex) -> None:
    assert rolodex.find(Tie, KNOWS.id) == KNOWS
    assert rolodex.find(Tie, 1) is None
    assert rolodex.find(Photo, ANN) is None
    assert rolodex.table(Photo) == {}
    assert rolodex.table(Person) is rolodex.people


def test_what_lives_on_disk_is_not_kept(rolodex: Rolodex) -> None:
    before = rolodex.copy()
    rolodex.apply([Change(None, touch(TODAY)), Change(None, Photo(ANN, b"x"))])
    assert rolodex.find(type(touch(TODAY)), 1) is None
    assert before.people == rolodex.people
    rolodex.apply([Change(Photo(ANN, b"x"), None)])
    assert ANN in rolodex.people


def test_sums_are_replaced_and_taken_away(rolodex: Rolodex) -> None:
    sums = sums_of(ANN, [touch(TODAY)], TODAY)
    assert sums is not None
    rolodex.apply((), [sums])
    assert rolodex.sums == {ANN: sums}
    rolodex.apply((), [ANN, BOB])
    assert rolodex.sums == {}


def test_revision_rises(rolodex: Rolodex) -> None:
    before = rolodex.revision
    rolodex.apply(())
    assert rolodex.revision == before + 1


def test_a_copy_is_another_one(rolodex: Rolodex) -> None:
    other = rolodex.copy()
    other.apply([Change(KNOWS, None), Change(ROLE, None), Change(None, favor("given"))])
    assert rolodex.ties_of(ANN) == [KNOWS]
    assert rolodex.staff_of(PLACE) == [ROLE]
    assert rolodex.favors_of(ANN) == []


@given(st.data())
def test_indexes_hold_whatever_is_done(data: st.DataObject) -> None:
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY))
    people = st.sampled_from((ANN, BOB, CY))
    done: list[Change] = []
    for number in range(data.draw(st.integers(1, 12))):
        record: Record
        if rolodex.favors and number % 3 == 2:
            old = rolodex.favors[data.draw(st.sampled_from(sorted(rolodex.favors)))]
            new = replace(old, person=data.draw(people)) if data.draw(st.booleans()) else None
            change = Change(old, new)
        elif number % 2:
            record = favor("given", who=data.draw(people))
            change = Change(None, record)
        else:
            a, b = sorted(data.draw(st.lists(people, min_size=2, max_size=2, unique=True)))
            record = tie(PersonId(a), PersonId(b), 2)
            change = Change(None, record)
        rolodex.apply([change])
        done.append(change)
        for who in (ANN, BOB, CY):
            assert rolodex.favors_of(who) == [one for _, one in sorted(rolodex.favors.items()) if one.person == who]
            assert rolodex.ties_of(who) == [one for _, one in sorted(rolodex.ties.items()) if who in (one.a, one.b)]
    rolodex.apply([change.inverse() for change in reversed(done)])
    assert not rolodex.favors
    assert not rolodex.ties
    assert not rolodex.favors_of(ANN)
    assert not rolodex.ties_of(ANN)


def test_what_belongs_to_a_person_is_found_by_the_person() -> None:
    period = down(TODAY - 50)
    goal = Target(TargetId(80), ANN, None, TODAY)
    mine: list[Any] = [
        said(ANN, period, "helped"),
        Task(TaskId(82), ANN, TODAY, "note", target=goal.id),
        Ask(AskId(83), ANN, TODAY, 0.5, 0.5),
    ]
    rolodex = rolodex_of(person(ANN), person(BOB), period, goal, *mine)
    assert [rolodex.corrections_of(ANN), rolodex.tasks_of(ANN), rolodex.asks_of(ANN)] == [[one] for one in mine]
    assert rolodex.records_of(ANN) == mine
    assert (rolodex.downs, rolodex.targets) == ({period.id: period}, {goal.id: goal})
    other = rolodex.copy()
    for one in mine:
        other.apply([Change(one, replace(one, person=BOB))])
    assert other.records_of(ANN) == []
    assert len(other.records_of(BOB)) == 3
    assert rolodex.records_of(ANN) == mine


def test_an_introduction_belongs_to_everybody_on_its_way() -> None:
    two, one = introduction(CEO, (ANN, BOB)), introduction(CEO, (CY,))
    rolodex = rolodex_of(*map(person, (ANN, BOB, CY, DEE, CEO)), two, one)
    assert rolodex.introductions_of(CEO) == [two, one]
    assert rolodex.introductions_of(ANN) == rolodex.introductions_of(BOB) == [two]
    assert rolodex.introductions_of(CY) == [one]
    assert rolodex.introductions_of(DEE) == rolodex.introductions_of(ME) == []
    for who in (ANN, BOB, CEO):
        assert two.names(who)
        assert two in rolodex.records_of(who)
    assert not two.names(CY)


def test_an_introduction_by_another_way_leaves_the_people_of_the_old_one() -> None:
    before = introduction(CEO, (ANN, BOB))
    rolodex = rolodex_of(*map(person, (ANN, BOB, CY, DEE, CEO)), before)
    after = replace(before, target=DEE, chain=(CY, ANN))
    rolodex.apply([Change(before, after)])
    assert rolodex.introductions_of(CEO) == rolodex.introductions_of(BOB) == []
    assert rolodex.introductions_of(ANN) == rolodex.introductions_of(CY) == rolodex.introductions_of(DEE) == [after]
    rolodex.apply([Change(after, None)])
    assert [rolodex.records_of(who) for who in (ANN, CY, DEE)] == [[], [], []]
    assert rolodex.introductions == {}


def test_whoever_stands_twice_on_a_way_has_it_once() -> None:
    odd = introduction(ANN, (ANN, BOB, ANN))
    rolodex = rolodex_of(person(ANN), person(BOB), odd)
    assert rolodex.introductions_of(ANN) == rolodex.introductions_of(BOB) == [odd]
    rolodex.apply([Change(odd, None)])
    assert rolodex.introductions_of(ANN) == rolodex.introductions_of(BOB) == []


def test_an_introduction_tells_where_it_stands() -> None:
    way = replace(introduction(CEO, (ANN, BOB), ("draft", "asked", "agreed")), asks=(7, 8))
    assert (way.state, way.since, way.introducer, way.ask_ids()) == ("agreed", TODAY, ANN, (AskId(7), AskId(8)))


def test_everybody_has_one_etiquette_and_so_have_i() -> None:
    mine, hers = etiquette(ME, zone="UTC"), etiquette(ANN, zone="Asia/Tokyo")
    rolodex = rolodex_of(person(ANN), person(BOB), mine, hers)
    assert (rolodex.etiquette_of(ME), rolodex.etiquette_of(ANN), rolodex.etiquette_of(BOB)) == (mine, hers, None)
    moved = replace(hers, person=BOB)
    rolodex.apply([Change(hers, moved)])
    assert (rolodex.etiquette_of(ANN), rolodex.etiquette_of(BOB)) == (None, moved)


def test_a_cadence_of_a_tag_is_nobodys_own() -> None:
    own, golf = cadence(), cadence(who=None, tag="golf")
    rolodex = rolodex_of(replace(person(ANN), tags=("golf",)), own, golf)
    assert rolodex.cadences_of(ANN) == [own]
    assert rolodex.records_of(ANN) == [own]
    assert set(rolodex.cadences) == {own.id, golf.id}
    rolodex.apply([Change(golf, None), Change(own, replace(own, person=None, tag="golf"))])
    assert rolodex.cadences_of(ANN) == []


def test_records_of_a_person_are_all_that_go_with_them() -> None:
    sent = attempt()
    file = Attachment(AttachmentId(88), ANN, TODAY, "call.ogg", 3, ContentId(5), sent.id)
    mine: dict[str, Any] = {
        "attempts": sent,
        "pauses": pause("deal", TODAY),
        "etiquettes": etiquette(),
        "cadences": cadence(),
        "occasions": occasion("--03-22", "birthday"),
        "snoozes": Snooze(SnoozeId(86), ANN, "call:1", TODAY),
        "refusals": refusal(TODAY, TODAY + 180),
        "silences": Silence(SilenceId(87), ANN, TODAY, 5, True),
        "attachments": file,
        "introductions": introduction(CEO, (BOB, ANN)),
    }
    everybody = (person(ANN), person(BOB), person(CEO))
    door = replace(etiquette(BOB), gatekeeper=ANN, decides_says=ANN)
    rolodex = rolodex_of(*everybody, door, *mine.values(), content_of(b"abc"))
    owned = [rolodex.attempts_of, rolodex.pauses_of, rolodex.cadences_of, rolodex.occasions_of, rolodex.snoozes_of]
    owned += [rolodex.refusals_of, rolodex.silences_of, rolodex.attachments_of, rolodex.introductions_of]
    of_ann = [list_of(ANN) for list_of in owned]
    assert of_ann == [
        [one] for name, one in mine.items() if name not in ("etiquettes", "attachments", "introductions")
    ] + [
        [mine["attachments"]],
        [mine["introductions"]],
    ]
    assert rolodex.etiquette_of(ANN) == mine["etiquettes"]
    assert sorted(one.id for one in rolodex.records_of(ANN)) == sorted(one.id for one in mine.values())
    # The door that she keeps is Bob's.
    assert rolodex.records_of(BOB) == [door, mine["introductions"]]
    for name, one in mine.items():
        assert getattr(rolodex, name)[one.id] == one
        assert rolodex.find(type(one), one.id) == one
        assert rolodex.table(type(one)) is getattr(rolodex, name)
    other = rolodex.copy()
    other.apply([Change(one, None) for one in mine.values()])
    assert other.records_of(ANN) == []
    assert other.introductions_of(CEO) == []
    assert len(rolodex.records_of(ANN)) == len(mine)
    other.apply([Change(None, one) for one in reversed(mine.values())])
    assert other.records_of(ANN) == rolodex.records_of(ANN)


def test_bytes_of_files_live_on_disk() -> None:
    content = content_of(b"abc")
    rolodex = rolodex_of(person(ANN))
    rolodex.apply([Change(None, content)])
    assert rolodex.find(type(content), content.id) is None
    assert rolodex.table(type(content)) == {}


def test_who_met_whom_adds_up_and_leaves_no_rounding_behind() -> None:
    rolodex = rolodex_of()
    for more in (0.1, 0.2, 1e6):
        rolodex.apply((), (), Together({(ANN, BOB): more}))
    assert rolodex.together == {(ANN, BOB): pytest.approx(1_000_000.3)}
    for less in (1e6, 0.2, 0.1):
        rolodex.apply((), (), Together({(ANN, BOB): -less}))
    assert rolodex.together == {}
    rolodex.apply((), (), Together({(ANN, CY): 0.5}))
    copy = rolodex.copy()
    rolodex.apply((), (), Together({(BOB, CY): 0.5}, whole=True))
    assert (rolodex.together, copy.together) == ({(BOB, CY): 0.5}, {(ANN, CY): 0.5})
