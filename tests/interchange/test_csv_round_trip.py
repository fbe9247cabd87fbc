"""Whatever a Rolodex says in the spreadsheets comes back from them, and comes back once."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.down_period import DOWN_CAUSES, DownPeriod
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, Favor
from godfather_desktop.domain.ids import (
    ME,
    DownPeriodId,
    FavorId,
    NoteId,
    OccasionId,
    OrganizationId,
    PersonId,
    RoleId,
    TieId,
)
from godfather_desktop.domain.note import TOPICS, Note
from godfather_desktop.domain.occasion import OCCASION_SORTS, Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, clean_text, folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.interchange.writers.csv import csv_zip
from tests.books import planned

_LINE = (
    (st.text(min_size=1, max_size=12) | st.text("=-+@' ;,\"\\é語🙂ab#1", min_size=1, max_size=8))
    .map(clean_line)
    # A row with these two cells is a header of ties.csv.
    .filter(lambda text: text and folded(text) not in ("a", "b"))
)
_TEXT = (_LINE | st.just('two\nlines, "quoted"\n\'=x')).map(lambda text: clean_text(text).strip()).filter(bool)
_NAME = st.sampled_from(("Ann Lee", "Ben Roy", "ann lee", "Me", "🙂", "Room #12", "a: b", "=Ann")) | _LINE
_EMAIL = st.sampled_from(("ann@example.org", "ben@example.org", "x+y@example.org"))
_PHONE = st.sampled_from(("+1 415 555 2671", "+1 415 555 2672", "4711;ext=5", "-12", "030 12345 67"))
_DAY = st.integers(day_of("1900-01-01"), day_of("2199-12-31"))
_PARTIAL = st.sampled_from(("", "1980", "1980-03", "1980-03-22"))
_YES = st.booleans()


@st.composite
def _rolodexes(draw: st.DrawFn) -> Rolodex:
    """People who may share names, e-mail addresses and telephones, with what the spreadsheets say of them."""
    rolodex = Rolodex()
    rolodex.fill(
        [Person(ME, "Robin Vale"), Organization(OrganizationId(20), "Acme; Co"), Organization(OrganizationId(21), "=X")]
    )
    people = [PersonId(10 + place) for place in range(draw(st.integers(0, 4)))]
    for person in people:
        card = _person(draw, person, [one for one in people if one > person])
        # Two cards with one name and one address are taken for one person, wherever they come from.
        twins = {
            email for one in rolodex.people.values() if folded(one.name) == folded(card.name) for email in one.emails
        }
        rolodex.fill([replace(card, emails=tuple(email for email in card.emails if email not in twins))])
    ids = count(100)
    anybody = [ME, *people]
    for record in _of_people(draw, ids, people) if people else ():
        rolodex.fill([record])
    for _ in range(draw(st.integers(0, 2))):
        note = Note(
            NoteId(next(ids)), draw(st.sampled_from(anybody)), draw(_DAY), draw(_TEXT), draw(st.sampled_from(TOPICS))
        )
        if all((one.person, one.topic) != (note.person, note.topic) for one in rolodex.notes.values()):
            rolodex.fill([note])
    for cause in draw(st.sets(st.sampled_from(DOWN_CAUSES), max_size=2)):
        start = draw(_DAY)
        end = draw(st.none() | st.just(min(start + 9, day_of("2199-12-31"))))
        rolodex.fill([DownPeriod(DownPeriodId(next(ids)), start, end, cause)])
    return rolodex


def _person(draw: st.DrawFn, id_: PersonId, later: list[PersonId]) -> Person:
    through = draw(st.sampled_from([None, *later]))
    return Person(
        id_,
        draw(_NAME),
        tuple(draw(st.lists(_EMAIL, max_size=2, unique=True))),
        tuple(draw(st.lists(_PHONE, max_size=2, unique=True))),
        tuple(draw(st.lists(st.just("https://example.org/;x\\"), max_size=1))),
        draw(_LINE | st.just("")),
        tuple(draw(st.lists(_LINE, max_size=3, unique_by=folded))),
        "referral" if through is not None else draw(st.sampled_from(HOW_KNOWN)),
        through,
        draw(st.none() | st.integers(0, 10)),
        draw(st.none() | _YES),
        draw(st.sampled_from(RELATIONS)),
        draw(st.sampled_from(SENIORITIES)),
        draw(st.sampled_from(AUTHORITIES)),
        draw(_PARTIAL | st.just("--02-29")),
    )


def _of_people(draw: st.DrawFn, ids: "count[int]", people: list[PersonId]) -> Iterable[Record]:
    someone = st.sampled_from(people)
    for place in draw(st.sets(st.sampled_from((20, 21, None)), max_size=2)):
        title = draw(_LINE)
        held = None if place is None else OrganizationId(place)
        yield Role(
            RoleId(next(ids)), draw(someone), held, title, draw(_PARTIAL), "", draw(st.none() | st.integers(1, 99))
        )
    if len(people) > 1:
        a, b = sorted(draw(st.lists(someone, min_size=2, max_size=2, unique=True)))
        for source in draw(st.sets(st.sampled_from(("stated", "listed", "co-employed", "denied")), max_size=2)):
            strength, sure = draw(st.none() | st.integers(0, 5)), draw(st.none() | st.floats(0, 1))
            told = draw(st.sampled_from([None, *people]))
            where = draw(st.sampled_from(("", "=Acme")))
            yield Tie(TieId(next(ids)), a, b, cast("Any", source), strength, sure, told, draw(_PARTIAL), where)
    for title in draw(st.sets(_LINE, max_size=2)):
        status = draw(st.sampled_from(("promised", "done", "declined", "forgiven")))
        yield Favor(
            FavorId(next(ids)),
            draw(someone),
            draw(_DAY),
            draw(st.sampled_from(FAVOR_DIRECTIONS)),
            title,
            draw(st.integers(1, 5)),
            draw(st.integers(1, 5)),
            draw(st.sampled_from(FAVOR_MODES)),
            cast("Any", status),
            draw(_YES) if status == "done" else False,
            draw(_LINE | st.just("")),
            draw(st.none() | _DAY),
        )
    for date in draw(st.sets(st.sampled_from(("--02-29", "1980-03-22")), max_size=2)):
        yield Occasion(OccasionId(next(ids)), draw(someone), date, draw(st.sampled_from(OCCASION_SORTS)), draw(_TEXT))


def _unpacked(folder: Path, rolodex: Rolodex) -> list[Path]:
    with zipfile.ZipFile(io.BytesIO(b"".join(csv_zip(rolodex, ())))) as archive:
        archive.extractall(folder)
        return [folder / name for name in archive.namelist()]


def _said(rolodex: Rolodex) -> list[str]:
    """Everything that the spreadsheets say, without ids: a person is all that the card says."""
    nobody = PersonId(0)

    def card(person: PersonId | None) -> object:
        if person is None or person == ME:
            return person
        return replace(rolodex.people[person], id=nobody, referred_by=None, identities=())

    said: list[object] = [(card(one.id), card(one.referred_by)) for one in rolodex.others()]
    for role in rolodex.roles.values():
        where = rolodex.organizations[role.organization].name if role.organization is not None else ""
        said.append((card(role.person), where, replace(role, id=RoleId(0), person=nobody, organization=None)))
    for tie in rolodex.ties.values():
        ends = sorted((repr(card(tie.a)), repr(card(tie.b))))
        said.append((ends, card(tie.says), replace(tie, id=TieId(0), a=nobody, b=nobody, says=None)))
    records: list[Any] = [*rolodex.favors.values(), *rolodex.notes.values(), *rolodex.occasions.values()]
    said += [(card(one.person), replace(one, id=0, person=nobody)) for one in records]
    said += [replace(one, id=DownPeriodId(0)) for one in rolodex.downs.values()]
    return sorted(map(repr, said))


@given(rolodex=_rolodexes())
@with_settings(max_examples=30)
def test_any_spreadsheets_come_back(tmp_path_factory: pytest.TempPathFactory, rolodex: Rolodex) -> None:
    paths = _unpacked(tmp_path_factory.mktemp("sheets"), rolodex)
    other = Rolodex()
    other.fill([Person(ME, "Another Owner")])
    plan = planned(other, *paths)
    assert [account.rejects for account in plan.files] == [[]] * len(paths)
    other.apply(plan.changes.changes)
    assert _said(other) == _said(rolodex)
    for once_more, first_id in ((other, 5_000), (rolodex, 6_000)):
        again = planned(once_more, *paths, first_id=first_id)
        assert [(one.added, one.merged) for one in again.files] == [(0, 0)] * len(paths)
