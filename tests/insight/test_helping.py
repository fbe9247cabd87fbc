"""How can I help? Offers meet needs by tag and by word, and each match says why."""

import string
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import ME, NoteId, PersonId
from godfather_desktop.domain.note import Note, Topic
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.helping import _EMPTY_WORDS as EMPTY
from godfather_desktop.insight.helping import Match, matches_in, offers_of
from tests.records import ANN, BOB, CY, DEE, TODAY, favor, person, rolodex_of

_ids = count(50_000)


def note(who: PersonId, text: str, topic: Topic = "needs") -> Note:
    """A note with a fresh id."""
    return Note(NoteId(next(_ids)), who, TODAY, text, topic)


def offering(*offers: str) -> Note:
    """What I can offer, one to a line."""
    return note(ME, "\n".join(offers), "offers")


def tagged(who: PersonId, *tags: str) -> Person:
    """A card with tags."""
    return Person(who, f"Person Number{who}", tags=tags)


def matched(*records: Record) -> list[Match]:
    """The matches of a Rolodex of these records, with cards for the usual people."""
    cards = [person(one) for one in (ANN, BOB, CY, DEE)]
    there = {record.id for record in records if isinstance(record, Person)}
    return matches_in(rolodex_of(*[one for one in cards if one.id not in there], *records))


def shared(offer: str, need: str) -> tuple[str, ...]:
    """What one offer and one need both say, empty without a match."""
    found = matched(offering(offer), note(ANN, need))
    return found[0].shared if found else ()


def test_a_tag_of_an_offer_meets_what_a_person_is_tagged_to_need() -> None:
    (match,) = matched(offering("CFO candidates #jobs", "opera tickets"), tagged(ANN, "needs jobs", "golf"))
    assert (match.person, match.by, match.shared) == (ANN, "tag", ("jobs",))
    assert (match.offer, match.need) == ("CFO candidates", "jobs")


@pytest.mark.parametrize("tag", ["needs jobs", "need jobs", "Needs: Jobs", "NEEDS JOBS"])
def test_ways_to_write_the_tag(tag: str) -> None:
    (match,) = matched(offering("candidates #Jobs"), tagged(ANN, tag))
    assert (match.by, match.shared) == ("tag", ("jobs",))


def test_a_tag_of_two_words() -> None:
    (match,) = matched(offering("my own firm #executive-search"), tagged(ANN, "needs executive search"))
    assert (match.by, match.shared) == ("tag", ("executive-search",))


def test_a_plain_tag_is_no_need() -> None:
    assert matched(offering("candidates #jobs"), tagged(ANN, "jobs", "needsjobs")) == []


def test_a_tag_in_a_note_meets_a_tag_in_an_offer() -> None:
    (match,) = matched(offering("people #jobs"), note(ANN, "somebody who can count #jobs"))
    assert (match.by, match.shared, match.need) == ("tag", ("jobs",), "somebody who can count")


def test_a_word_that_both_say() -> None:
    (match,) = matched(offering("an introduction to the board"), note(ANN, "A seat on a BOARD, soon"))
    assert (match.person, match.by, match.shared) == (ANN, "words", ("board",))
    assert (match.offer, match.need) == ("an introduction to the board", "A seat on a BOARD, soon")


@pytest.mark.parametrize("topic", ["needs", "goals", "challenges", "worries"])
def test_every_answer_that_may_say_a_need(topic: Topic) -> None:
    assert len(matched(offering("a sponsor"), note(ANN, "a sponsor", topic))) == 1


@pytest.mark.parametrize("topic", ["", "joys", "respects", "offers"])
def test_other_notes_say_no_need(topic: Topic) -> None:
    assert matched(offering("a sponsor"), note(ANN, "a sponsor", topic)) == []


@pytest.mark.parametrize(
    ("offer", "need", "word"),
    [
        ("controllers", "a controller until summer", "controller"),
        ("a sponsor", "sponsors for the fundraiser", "sponsor"),
        ("readers", "Reader", "reader"),
        ("an eye on the glass", "glass", "glass"),
    ],
)
def test_a_plural_is_the_same_word(offer: str, need: str, word: str) -> None:
    assert shared(offer, need) == (word,)


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ("controller", "controler"),  # a letter is missing
        ("newsletter", "newslettter"),  # one too many
        ("fundraiser", "fundrauser"),  # another one
        ("sponsors", "sponsers"),
        ("introduction", "introdcution"),  # two have changed places
        ("rehearsal", "rehearsals"),
    ],
)
def test_a_slip_of_one_letter_is_forgiven(offer: str, need: str) -> None:
    assert shared(offer, need) != ()
    assert shared(need, offer) != ()


@pytest.mark.parametrize(
    ("offer", "need"),
    [("a job", "a jab"), ("house", "horse"), ("board", "beard"), ("cfo", "cto"), ("night", "light")],
)
def test_short_words_must_be_the_same(offer: str, need: str) -> None:
    assert shared(offer, need) == ()


@pytest.mark.parametrize("need", ["the", "a seat for somebody who will", "to do it", "of", "12 345", "#", "", "…"])
def test_empty_words_match_nothing(need: str) -> None:
    assert shared("something for somebody with the will to do it 12 345 # …", need) == ()


def test_a_match_says_all_that_is_shared_once() -> None:
    assert shared("tickets, tickets for the opera", "opera ticket, an opera ticket") == ("opera", "ticket")


def test_one_match_for_each_person_and_the_best_one() -> None:
    (match,) = matched(
        offering("opera tickets", "a controller for the summer"),
        note(ANN, "tickets"),
        note(ANN, "a controller until summer", "goals"),
    )
    assert (match.person, match.offer, match.shared) == (
        ANN,
        "a controller for the summer",
        ("controller", "summer"),
    )


def test_a_tag_outweighs_words() -> None:
    (match,) = matched(
        offering("opera tickets", "people who want work #jobs"), tagged(ANN, "needs jobs"), note(ANN, "opera tickets")
    )
    assert match.by == "tag"


def test_whoever_had_no_favor_yet_comes_first() -> None:
    records = [
        offering("a controller for the summer"),
        note(ANN, "a controller for the summer"),
        note(BOB, "a controller"),
        note(CY, "a controller for the summer"),
    ]
    assert [one.person for one in matched(*records)] == [ANN, CY, BOB]
    helped = favor("given", who=ANN)
    assert [one.person for one in matched(*records, helped)] == [CY, BOB, ANN]
    twice = [favor("given", who=CY), favor("given", who=CY)]
    assert [one.person for one in matched(*records, helped, *twice)] == [BOB, ANN, CY]


def test_only_what_was_done_counts_as_help() -> None:
    records = [offering("a controller"), note(ANN, "a controller"), note(BOB, "a controller")]
    for one in (
        favor("received", who=ANN),
        favor("given", who=ANN, status="promised"),
        favor("given", who=ANN, status="declined"),
    ):
        assert [match.person for match in matched(*records, one)] == [ANN, BOB]


def test_a_favor_dated_ahead_is_no_help_yet() -> None:
    rolodex = rolodex_of(
        person(ANN),
        person(BOB),
        offering("a controller"),
        note(ANN, "a controller"),
        note(BOB, "a controller"),
        favor("given", who=ANN, age=-1),
    )
    assert [one.person for one in matches_in(rolodex, as_of=TODAY)] == [ANN, BOB]
    assert [one.person for one in matches_in(rolodex, as_of=TODAY + 1)] == [BOB, ANN]


def test_common_words_weigh_less() -> None:
    found = matched(
        offering("a board seat", "a controller"),
        note(ANN, "a board"),
        note(BOB, "another board"),
        note(CY, "the board"),
        note(DEE, "a controller"),
    )
    assert [one.person for one in found] == [DEE, ANN, BOB, CY]
    assert found[0].worth > found[1].worth == found[3].worth > 0.0


def test_most() -> None:
    rolodex = rolodex_of(person(ANN), person(BOB), offering("a board"), note(ANN, "board"), note(BOB, "board"))
    assert len(matches_in(rolodex)) == 2
    assert [one.person for one in matches_in(rolodex, most=1)] == [ANN]
    assert matches_in(rolodex, most=0) == []


@pytest.mark.parametrize("offers", ["", "  \n \n", "#", "the\nof"])
def test_nothing_offered(offers: str) -> None:
    assert matched(note(ME, offers, "offers"), note(ANN, "the board #jobs")) == []
    assert matched(note(ANN, "board")) == []


def test_nothing_needed() -> None:
    assert matched(offering("a board")) == []
    assert matched(offering("a board"), note(ANN, "  "), note(BOB, "", "goals")) == []


def test_i_am_never_matched() -> None:
    rolodex = rolodex_of(
        person(ANN), offering("a board #jobs"), note(ME, "a board"), note(ME, "a board", "goals"), note(ANN, "jobs")
    )
    me = Person(ME, "Robin Vale", tags=("needs jobs",))
    rolodex.fill([me])
    assert [one.person for one in matches_in(rolodex)] == [ANN]


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ("Übersetzungen", "eine UBERSETZUNG"),
        ("rédaction d'un résumé", "resume"),
        ("Кандидаты на место", "кандидаты"),
        ("面接の練習相手", "面接の練習相手"),
        ("مراجعة العقد", "أحتاج مراجعة"),
        ("the straße", "STRASSE"),
    ],
)
def test_words_of_all_languages(offer: str, need: str) -> None:
    assert shared(offer, need) != ()


def test_tags_of_all_languages() -> None:
    (match,) = matched(offering("Leute #Stellenangebote-für-Köche"), tagged(ANN, "needs stellenangebote für köche"))
    assert match.by == "tag"


def test_offers_are_the_lines_of_my_card() -> None:
    rolodex = rolodex_of(
        person(ANN),
        note(ME, "  one \n\n two #x\n", "offers"),
        note(ME, "a goal", "goals"),
        note(ANN, "three", "offers"),
    )
    assert offers_of(rolodex) == ("one", "two #x")
    assert offers_of(rolodex_of(person(ANN))) == ()


def _sound(rolodex: Rolodex) -> None:
    found = matches_in(rolodex)
    assert len({one.person for one in found}) == len(found)
    for one in found:
        assert one.person != ME
        assert one.shared
        assert all(one.shared)
        assert one.worth > 0.0
        assert one.by in ("tag", "words")


_TEXTS = st.one_of(st.text(max_size=40), st.text(alphabet="#-_ needs:jobsJOBSß\n\u0130\u200d", max_size=40))


@given(st.lists(_TEXTS, max_size=4), st.lists(_TEXTS, max_size=4), st.lists(_TEXTS, max_size=3))
def test_no_text_is_too_strange(offers: list[str], needs: list[str], tags: list[str]) -> None:
    _sound(
        rolodex_of(
            tagged(ANN, *tags, *(f"needs {one}" for one in tags)),
            person(BOB),
            offering(*offers),
            *(note(who, text) for who in (ANN, BOB) for text in needs),
        )
    )


@given(st.text(string.ascii_lowercase, min_size=3, max_size=12).filter(lambda word: word not in EMPTY))
def test_a_word_meets_itself(word: str) -> None:
    assert shared(f"a {word}!", f"the\n({word.upper()})") != ()
