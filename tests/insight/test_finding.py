"""Search that forgives: beginnings, middles, slips, and nothing typed is ever syntax (B25)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.actions.touches import log_touch
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import ME, NoteId, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.finding import TextIndex, query_words
from godfather_desktop.storage.store import Store, create
from tests import strategies
from tests.records import ANN, BOB, CY, DEE, EVE, TODAY, favor, person, rolodex_of, touch

PLACE = OrganizationId(50)
ROLE = Role(RoleId(60), BOB, PLACE, "Chief Financial Officer")
RECORDS = (
    Person(ANN, "Siobhán O'Brien", emails=("sob@harbor.example",), phones=("+1 (702) 555-0199",), city="Reno"),
    Person(BOB, "Bob Roy", tags=("poker night",), links=("https://multi-agent.example",)),
    Person(CY, "Cy Castellano", extra=("X-HOBBY: gliding",)),
    person(DEE),
    person(EVE),
    Organization(PLACE, "Meridian Resorts"),
    ROLE,
    Note(NoteId(61), DEE, TODAY, "worried about the Reno merger"),
    replace(favor("given", who=EVE), title="introduction to a vintner", beneficiary="cousin Theodora"),
)


@pytest.fixture(name="index")
def index_of_records() -> TextIndex:
    return TextIndex(rolodex_of(*RECORDS))


def found(index: TextIndex, query: str) -> list[PersonId]:
    return [hit.person for hit in index.find(query)]


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("siobhan", [ANN]),
        ("SIOBHÁN o'brien", [ANN]),
        ("o'brien", [ANN]),
        ("brien", [ANN]),
        ("sio", [ANN]),
        ("tellan", [CY]),
        ("castelano", [CY]),
        ("castellnao", [CY]),
        ("casttel", [CY]),
        ("Siobahn", [ANN]),
        ("multi-agent", [BOB]),
        ("poker", [BOB]),
        ("meridian cfo", []),
        ("meridian chief", [BOB]),
        ("bob meridian", [BOB]),
        ("gliding", [CY]),
        ("7025550199", [ANN]),
        ("555-0199", [ANN]),
        ("harbor", [ANN]),
        ("theodora", [EVE]),
        ("vintner", [EVE]),
        ("merger", [DEE]),
        ("zzzz", []),
        ("", []),
        ("!!!", []),
        ("robin", []),
    ],
)
def test_find(index: TextIndex, query: str, people: list[PersonId]) -> None:
    assert found(index, query) == people


def test_city_counts_more_than_a_note(index: TextIndex) -> None:
    assert found(index, "reno") == [ANN, DEE]


def test_whole_word_counts_more_than_a_beginning_than_a_middle_than_a_slip() -> None:
    index = TextIndex(
        rolodex_of(Person(ANN, "Marten"), Person(BOB, "Martenson"), Person(CY, "Demarten"), Person(DEE, "Marden"))
    )
    assert found(index, "marten") == [ANN, BOB, CY, DEE]


def test_first_letter_must_fit_a_word_with_two_slips() -> None:
    index = TextIndex(rolodex_of(Person(ANN, "Bellamont")))
    assert found(index, "belamomt") == [ANN]
    assert found(index, "xelamont") == []


def test_limit_is_filled_with_others_even_when_i_fit_best() -> None:
    rolodex = rolodex_of(Person(ANN, "Ann Robinson"))
    assert rolodex.people[ME].name.startswith("Robin")
    assert [hit.person for hit in TextIndex(rolodex).find("robin", limit=1)] == [ANN]


def test_shown_says_where_it_stood(index: TextIndex) -> None:
    (hit,) = index.shown(index.find("merger")[:1], "merger")
    assert (hit.field, hit.text) == ("note", "worried about the Reno merger")
    (named,) = index.shown(index.find("bob")[:1], "bob")
    assert named.field == "name"


def test_index_follows_changes() -> None:
    rolodex = rolodex_of(*RECORDS)
    index = TextIndex(rolodex)
    place = rolodex.organizations[PLACE]
    steps = [
        [Change(place, replace(place, name="Zenith Foods"))],
        [Change(ROLE, None)],
        [Change(None, Person(PersonId(70), "Wanda Wu"))],
        [Change(rolodex.notes[NoteId(61)], None)],
    ]
    before = found(index, "meridian")
    for step in steps:
        rolodex.apply(step)
        index.update(step)
    assert before == [BOB]
    assert found(index, "meridian") == found(index, "zenith") == found(index, "merger") == []
    assert found(index, "wanda") == [70]
    for step in reversed(steps):
        back = [change.inverse() for change in reversed(step)]
        rolodex.apply(back)
        index.update(back)
    assert found(index, "meridian") == [BOB]
    assert found(index, "merger") == [DEE]
    assert found(index, "wanda") == found(index, "zenith") == []


@given(st.sampled_from(("Castellano", "Meridian", "Siobhán", "introduction")), st.data())
def test_one_slip_in_a_long_word_is_forgiven(word: str, data: st.DataObject) -> None:
    index = TextIndex(rolodex_of(*RECORDS))
    place = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from("aeiouxz"))
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    )
    assert set(found(index, word)) <= set(found(index, data.draw(st.sampled_from(slips))))


@pytest.mark.parametrize("query", strategies.NASTY_TEXTS)
def test_nothing_typed_breaks_the_search(index: TextIndex, query: str) -> None:
    hits = index.find(query)
    assert [hit.person for hit in index.shown(hits, query)] == [hit.person for hit in hits]
    assert len(query_words(query)) <= 8


NOTES = (
    "talked to o'brien about the multi-agent thing",
    'he said "and" then NOT',
    "name:bob (call back) *",
    "größer als Café",
    "plain words about Monterey",
)


@pytest.fixture(name="store", scope="module")
def store_with_notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = create(Path(tmp_path_factory.mktemp("finding")) / "f.rolodex", "Robin Vale")
    ann = person(ANN)
    store.save(ChangeSet("person.add", "", (Change(None, ann),)), TODAY)
    rolodex = rolodex_of(ann)
    for note in NOTES:
        store.save(log_touch(rolodex, replace(touch(TODAY), note=note)), TODAY)
    yield store
    store.close()


def in_notes(store: Store, query: str) -> set[str]:
    index = TextIndex(rolodex_of(person(ANN)))
    index.know_note_words(store.words_of_notes())
    expression = index.note_expression(query)
    return {note for _, _, note in store.find_notes(expression)} if expression else set()


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("o'brien", [0]),
        ("multi-agent", [0]),
        ("and", [1]),
        ("NOT", [1]),
        ("name:bob", [2]),
        ("(call", [2]),
        ("grosser cafe", [3]),
        ("großer cafe", [3]),
        ("cafe", [3]),
        ("montrey", [4]),
        ("terey", [4]),
        ("mont words", [4]),
        ("nothing", []),
    ],
)
def test_notes_are_found(store: Store, query: str, places: list[int]) -> None:
    assert in_notes(store, query) == {NOTES[place] for place in places}


@pytest.mark.parametrize("query", strategies.NASTY_TEXTS)
def test_nothing_typed_is_syntax_for_the_notes(store: Store, query: str) -> None:
    assert in_notes(store, query) <= set(NOTES)


@given(query=strategies.ANY_TEXT)
def test_any_text_can_be_searched_for(query: str, store: Store) -> None:
    assert in_notes(store, query) <= set(NOTES)


def test_rolodex_without_people_is_searched() -> None:
    assert TextIndex(Rolodex()).find("x") == []
