"""Five seats: who takes one, who waits, and the lists beside them (section 2)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.insight.friends import SEAT_CHANCE, SEATS, Friends, contacts_counted, friends_from, friends_in
from godfather_desktop.insight.proof import Evidence, Part
from tests.records import ANN, BOB, CY, TODAY, blank, contacts, favor, numbered, person, rolodex_of, touch


def evidence(points: float, signals: int = 0, *, asks: float = 0.0, share: float = 0.5) -> Evidence:
    return Evidence(points, {"two am": Part(points, signals, "two am yes")}, signals, share, asks)


def friends(found: dict[PersonId, Evidence], strengths: dict[PersonId, float] | None = None) -> Friends:
    rolodex = rolodex_of(*numbered(found))
    return friends_from(rolodex, TODAY, found, strengths or dict.fromkeys(found, 0.0))


def seated(made: Friends) -> list[PersonId]:
    return [seat.person for seat in made.seats if seat is not None]


def test_seats_go_to_the_likeliest_and_the_rest_stay_empty() -> None:
    # Base is 5/50: a quarter takes 1.099 logits more.
    made = friends({PersonId(id_): evidence(points) for id_, points in ((2, 1.0), (3, 3.0), (4, 1.11), (5, -1.0))})
    assert seated(made) == [3, 4]
    assert made.seats[2:] == (None, None, None)
    assert [one.person for one in made.nearest] == [2, 5]


def test_no_more_than_five_seats() -> None:
    made = friends({PersonId(id_): evidence(float(id_)) for id_ in range(2, 12)})
    assert seated(made) == [11, 10, 9, 8, 7]
    assert [one.person for one in made.nearest] == [6, 5, 4, 3, 2]


def test_equal_chances_go_by_signals_then_by_id() -> None:
    made = friends(
        {PersonId(4): evidence(2.0, 1), PersonId(3): evidence(2.0, 2), PersonId(2): evidence(2.0, 1)},
    )
    assert seated(made) == [3, 2, 4]


@pytest.mark.parametrize(("signals", "thin"), [(0, True), (2, True), (3, False)])
def test_fewer_than_three_signals_are_thin(signals: int, thin: bool) -> None:
    assert friends({ANN: evidence(2.0, signals)}).proofs[ANN].thin == thin


def test_quiet_friends_and_ties_without_proof() -> None:
    found = {ANN: evidence(3.0), BOB: evidence(0.0), CY: evidence(3.0)}
    made = friends(found, {ANN: 49.0, BOB: 70.0, CY: 50.0})
    assert [one.person for one in made.quiet] == [ANN]
    assert [one.person for one in made.unproven] == [BOB]
    assert friends(found, {ANN: 49.0, BOB: 69.9, CY: 50.0}).unproven == ()


def test_people_who_mostly_ask() -> None:
    found = {
        ANN: evidence(0.0, 1, asks=3.0, share=0.7),
        BOB: evidence(0.0, 1, asks=2.9, share=0.9),
        CY: evidence(0.0, 1, asks=9.0, share=0.69),
    }
    assert [one.person for one in friends(found).asking] == [ANN]


def test_if_named() -> None:
    proof = friends({ANN: evidence(0.0)}).proofs[ANN]
    assert proof.chance == pytest.approx(0.1)
    assert proof.if_named() == pytest.approx(0.5007, abs=1e-4)


def test_contacts_are_people_with_an_exchange_in_two_years() -> None:
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY))
    rolodex.apply(
        (),
        [
            blank(ANN, exchanges=1, last_exchange=TODAY - 730),
            blank(BOB, exchanges=5, last_exchange=TODAY - 731),
            blank(CY),
        ],
    )
    assert contacts_counted(rolodex, TODAY) == {ANN}


def test_sums_of_somebody_who_left_are_not_counted() -> None:
    rolodex = rolodex_of(person(ANN))
    rolodex.apply((), [blank(BOB, exchanges=1, last_exchange=TODAY)])
    assert contacts_counted(rolodex, TODAY) == set()


def test_from_records_the_proven_friend_is_seated_and_the_charmer_is_not() -> None:
    ann = [touch(TODAY - 40 * number, "call", "in", personal=True) for number in range(6)]
    bob = [touch(TODAY - 20 * number, "email", "in", who=BOB, ask="theirs") for number in range(6)]
    made = friends_in(
        rolodex_of(
            replace(person(ANN), two_am=True, relation="friend"),
            replace(person(BOB), relation="vendor"),
            *ann,
            *bob,
            *(favor("received", mode="unasked", age=age) for age in (30, 300)),
            *contacts(100),
        ),
        TODAY,
    )
    assert seated(made)[0] == ANN
    assert BOB not in seated(made)
    assert [one.person for one in made.asking] == [BOB]


def test_nobody_at_all() -> None:
    made = friends_in(rolodex_of(), TODAY)
    assert (made.seats, made.expected, made.nearest) == ((None,) * SEATS, 0.0, ())


@given(st.dictionaries(st.integers(2, 30).map(PersonId), st.floats(-6, 8), max_size=14))
def test_seats_are_filled_from_the_top_and_only_from_a_quarter_on(points: dict[PersonId, float]) -> None:
    made = friends({who: evidence(more, 1) for who, more in points.items()})
    chances = sorted((one.chance for one in made.proofs.values()), reverse=True)
    assert [seat.chance for seat in made.seats if seat] == [one for one in chances[:SEATS] if one >= SEAT_CHANCE]
    assert len(made.seats) == SEATS
    assert made.expected == pytest.approx(sum(chances))
    assert all(seat.chance >= SEAT_CHANCE for seat in made.seats if seat)


def test_card_without_any_contact_or_sign_is_expected_to_be_nobody() -> None:
    assert friends_in(rolodex_of(Person(ANN, "Ann Lee")), TODAY).expected == 0.0
