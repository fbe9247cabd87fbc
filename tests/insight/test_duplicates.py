"""Two cards of one person, and two people who look like one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.duplicates import invented
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.ids import ME, DistinctId, PersonId
from godfather_desktop.domain.merge import MergeReason
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.addresses import phone_key, profile_key
from godfather_desktop.insight.duplicates import LIKELY, Pair, contradict, exact_pairs, kept_first, likely_pairs
from godfather_desktop.insight.likenesses import organization_key
from tests.records import ANN, BOB, CY, TODAY, favor, organization, role, rolodex_of, tied_to


def _two(one: Person, other: Person, *more: Record) -> Rolodex:
    return rolodex_of(replace(one, id=ANN), replace(other, id=BOB), *more)


def _card(name: str, *emails: str, **values: object) -> Person:
    return replace(Person(ANN, name, emails), **values)  # type: ignore[arg-type]


PHONE = ("+1 415 555 2671",)


@pytest.mark.parametrize(
    ("one", "other", "reason", "said"),
    [
        (_card("Ann Lee", "ann@a.org"), _card("Ann Lee", "ANN@a.org"), "email", "ann@a.org"),
        (_card("Ann Lee", "ann@a.org"), _card("A. Lee", "ann@a.org"), "email", "ann@a.org"),
        (_card("Ann Lee", "ann@a.org"), _card("ann@a.org", "ann@a.org"), "email", "ann@a.org"),
        (_card("Ann Lee", "ann@a.org"), _card("Lee, Ann", "ann@a.org"), "email", "ann@a.org"),
        (_card("Ann Lee", "ann@a.org"), _card("Ann Roy", "ann@a.org"), "email", "ann@a.org"),
        (_card("Bob Roy", "b@a.org"), _card("Robert Roy", "b@a.org"), "email", "b@a.org"),
        (_card("Jonathan Roy", "b@a.org"), _card("Jonathan Roi", "b@a.org"), "email", "b@a.org"),
        (_card("Micheal Roy", "m@a.org"), _card("Michael Roy", "m@a.org"), "email", "m@a.org"),
        (_card("Philip Lee", "lee@a.org"), _card("Phillip Lee", "lee@a.org"), "email", "lee@a.org"),
        (_card("Jürgen Müller", "m@a.org"), _card("Juergen Mueller", "m@a.org"), "email", "m@a.org"),
        (_card("Ann Lee", phones=PHONE), _card("Ann", phones=("0014155552671",)), "phone", "+1 415 555 2671"),
        (_card("Ann Lee", phones=PHONE), _card("Lee Ann", phones=("+1 (415) 555-2671",)), "phone", "+1 415 555 2671"),
        (_card("Ann Lee", identities=("uid:5",)), _card("Bob Roy", identities=("uid:5",)), "identity", "uid:5"),
        (
            _card("Ann Lee", links=("https://www.linkedin.com/in/ann-lee/",)),
            _card("A. Roy", identities=("linkedin:ann-lee",)),
            "profile",
            "linkedin:ann-lee",
        ),
    ],
)
def test_certainly_one(one: Person, other: Person, reason: MergeReason, said: str) -> None:
    rolodex = _two(one, other)
    assert exact_pairs(rolodex) == [Pair(ANN, BOB, reason, said, 1.0)]
    # What is certain is not asked about.
    assert likely_pairs(rolodex) == []


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (_card("Ann Lee", "info@a.org"), _card("Bob Roy", "info@a.org"), "email"),
        (_card("Ann Lee", "info@a.org"), _card("Ann Roy", "info@a.org"), "email"),
        (_card("Lee", "info@a.org"), _card("Bob Lee", "info@a.org"), "email"),
        (_card("Ann Lee", "lee@a.org"), _card("Bob Lee", "lee@a.org"), "email"),
        (_card("Christian Lee", "lee@a.org"), _card("Christina Lee", "lee@a.org"), "email"),
        (_card("Alexander Lee", "lee@a.org"), _card("Alexandra Lee", "lee@a.org"), "email"),
        (_card("Philip Lee", phones=PHONE), _card("Phillip Lee", phones=PHONE), "phone"),
        (_card("Daniel Lee", "lee@a.org"), _card("Danielle Lee", "lee@a.org"), "email"),
        (_card("Mr. Lee", phones=PHONE), _card("Mrs. Lee", phones=PHONE), "phone"),
        (_card("김민수", "kim@a.org"), _card("김민주", "kim@a.org"), "email"),
        (_card("李小龍", "lee@a.org"), _card("李小明", "lee@a.org"), "email"),
        (_card("Ann Lee", phones=PHONE), _card("Bob Lee", phones=PHONE), "phone"),
        (_card("Ann Lee", phones=PHONE), _card("Ann Roy", phones=PHONE), "phone"),
        (_card("Ann Lee", phones=PHONE), _card("Lee", phones=PHONE), "phone"),
        (_card("John Smith", phones=PHONE), _card("John Smith Jr.", phones=PHONE), "phone"),
        (_card("John Smith Sr", "j@a.org"), _card("John Smith Jr", "j@a.org"), "email"),
        (_card("Lara Lee", phones=PHONE), _card("Lana Lee", phones=PHONE), "phone"),
        (
            _card("Ann Lee", "a@a.org", identities=("linkedin:ann",)),
            _card("Ann Lee", "a@a.org", identities=("linkedin:ann2",)),
            "email",
        ),
        (
            _card("Ann Lee", "a@a.org", birthday="1970-03-22"),
            _card("Ann Lee", "a@a.org", birthday="1999-01-01"),
            "email",
        ),
    ],
)
def test_an_address_in_common_and_something_against_it_is_asked_about(
    one: Person, other: Person, reason: MergeReason
) -> None:
    rolodex = _two(one, other)
    assert exact_pairs(rolodex) == []
    (pair,) = likely_pairs(rolodex)
    assert (pair.a, pair.b, pair.reason) == (ANN, BOB, reason)
    assert pair.score < 1.0


def test_a_birthday_that_lacks_its_year_is_no_other_birthday() -> None:
    rolodex = _two(_card("Ann Lee", "a@a.org", birthday="1970-03-22"), _card("Ann Lee", "a@a.org", birthday="--03-22"))
    assert len(exact_pairs(rolodex)) == 1


def test_other_uids_do_not_speak_against_it() -> None:
    one, other = _card("Ann Lee", "a@a.org", identities=("uid:1",)), _card("Ann Lee", "a@a.org", identities=("uid:2",))
    assert len(exact_pairs(_two(one, other))) == 1


def test_an_initial_between_two_is_not_certain() -> None:
    names = {ANN: "Ann Lee", BOB: "A. Lee", CY: "Alan Lee"}
    rolodex = rolodex_of(*(Person(who, name, ("lee@a.org",)) for who, name in names.items()))
    assert exact_pairs(rolodex) == []
    assert {(pair.a, pair.b) for pair in likely_pairs(rolodex)} == {(ANN, BOB), (ANN, CY), (BOB, CY)}


def test_an_address_of_an_office_is_no_question() -> None:
    names = ("Ann Lee", "Bob Roy", "Cy Young", "Dee Moor", "Eve Stone", "Flo Hart", "Gus Ito")
    cards = [Person(PersonId(10 + place), name, ("team@a.org",)) for place, name in enumerate(names)]
    again = Person(PersonId(30), "Lee, Ann", ("team@a.org",))
    rolodex = rolodex_of(*cards, again)
    assert [(pair.a, pair.b) for pair in exact_pairs(rolodex)] == [(10, 30)]
    assert likely_pairs(rolodex) == []


def test_of_many_cards_each_hangs_on_one_before_it() -> None:
    rolodex = rolodex_of(*(Person(PersonId(who), "Ann Lee", ("a@a.org",)) for who in range(10, 40)))
    pairs = exact_pairs(rolodex)
    assert [pair.b for pair in pairs] == list(range(11, 40))
    assert [(pair.a, pair.b) for pair in exact_pairs(rolodex, {PersonId(15)})] == [(10, 15)]


def test_two_told_apart_are_left_out() -> None:
    told = Distinct(DistinctId(900), ANN, BOB, TODAY)
    same = (_card("Ann Lee", "a@a.org"), _card("Ann Lee", "a@a.org"))
    assert exact_pairs(_two(*same, told)) == likely_pairs(_two(*same, told)) == []
    alike = (_card("Jonathan Fletcher"), _card("Jonathan Fletchre"))
    assert len(likely_pairs(_two(*alike))) == 1
    assert likely_pairs(_two(*alike, told)) == []
    clash = (_card("Ann Lee", "info@a.org"), _card("Bob Roy", "info@a.org"))
    assert likely_pairs(_two(*clash, told)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Jonathan Fletcher", "Jonathan Fletcher", "same"),
        ("Jonathan Fletcher", "Fletcher, Jonathan", "same"),
        ("Jonathan Fletcher", "Fletcher Jonathan", "order"),
        ("Jonathan Fletcher", "Jonathan Fletchre", "slip"),
        ("Jonathan Fletcher", "onathan Fletcher", "slip"),
        ("Jonathan Fletcher", "Jonathan Fletche", "slip"),
        ("Jürgen Müller-Lüdenscheid", "Jurgen Muller Ludenscheid", "accents"),
        ("Bob Fletcher", "Robert Fletcher", "nickname"),
        ("Jonathan B. Fletcher", "Jonathan Fletcher", "part"),
        ("J\u043enathan Fl\u0435tcher", "Jonathan Fletcher", "looks"),
    ],
)
def test_names_alone_make_two_likely_one(one: str, other: str, alike: str) -> None:
    (pair,) = likely_pairs(_two(_card(one), _card(other)))
    assert (pair.reason, pair.said, pair.signs) == ("name", other, (alike,))
    assert LIKELY <= pair.score < 1.0


def test_an_initial_among_many_wants_something_else_in_common() -> None:
    others = [Person(PersonId(who), f"A{word} Lee") for who, word in zip(range(100, 200), _words(), strict=False)]
    acme = organization()
    work = (acme, role(ANN, acme, TODAY), role(BOB, acme, TODAY))

    def signs(*more: Record) -> list[tuple[str, ...]]:
        pairs = likely_pairs(_two(_card("Ann Lee"), _card("A. Lee"), *others, *more))
        return [pair.signs for pair in pairs if (pair.a, pair.b) == (ANN, BOB)]

    assert signs() == []
    assert signs(*work) == [("initial", "organization")]


def test_what_else_two_share_makes_it_likelier_and_what_differs_less_likely() -> None:
    acme, other = organization("Acme Inc."), organization("Acme, Ltd")

    def score(one: Person, two: Person, *more: Record) -> float:
        crowd = [Person(PersonId(who), f"{word} {word}") for who, word in zip(range(100, 300), _words(), strict=False)]
        return sum(pair.score for pair in likely_pairs(_two(one, two, *crowd, *more), {ANN}))

    slip = (_card("Lara Lee"), _card("Larra Lee"))
    plain = score(*slip)
    same = score(*slip, acme, other, role(ANN, acme, TODAY), role(BOB, other, TODAY))
    assert same > plain
    in_town = score(*(replace(one, city="Reno") for one in slip))
    elsewhere = score(replace(slip[0], city="Reno"), replace(slip[1], city="Boston"))
    assert elsewhere <= plain < in_town
    name = (_card("Jonathan Fletcher", "jf@acme.com"), _card("Jonathan Fletcher", "jonathan@acme.com"))
    two_desks = (_card("Jonathan Fletcher", "jf@acme.com"), _card("Jonathan Fletcher", "boss@acme.com"))
    assert score(*two_desks) < score(*name)
    junior = (_card("Jonathan Fletcher"), _card("Jonathan Fletcher Jr"))
    assert score(*junior) < score(_card("Jonathan Fletcher"), _card("Jonathan Fletcher"))


def test_a_common_name_says_less() -> None:
    crowd = [Person(PersonId(who), f"Ann {name}") for who, name in zip(range(100, 400), _words(), strict=False)]
    more = [Person(PersonId(who), f"{name} Lee") for who, name in zip(range(500, 800), _words(), strict=False)]
    (rare,) = likely_pairs(_two(_card("Ann Lee"), _card("Ann Lee")))
    common = likely_pairs(_two(_card("Ann Lee"), _card("Ann Lee"), *crowd, *more), {ANN})
    assert max((pair.score for pair in common if (pair.a, pair.b) == (ANN, BOB)), default=0.0) < rare.score


def _words() -> list[str]:
    """Three hundred words no two of which are alike."""
    return [a * 3 + b * 3 + c * 3 for a in "bdfgk" for b in "aeiou" for c in "lmnprstvwxyz"]


def test_only_among_some() -> None:
    names = {ANN: "Jonathan Fletcher", BOB: "Jonathan Fletchre", CY: "Jonathan Fletcherr"}
    rolodex = rolodex_of(*(Person(who, name) for who, name in names.items()))
    assert {(pair.a, pair.b) for pair in likely_pairs(rolodex)} == {(ANN, BOB), (ANN, CY), (BOB, CY)}
    assert {(pair.a, pair.b) for pair in likely_pairs(rolodex, {CY})} == {(ANN, CY), (BOB, CY)}
    assert likely_pairs(rolodex, set()) == []


def test_the_likeliest_first() -> None:
    names = ("Jonathan Fletcher", "Jonathan Fletcher", "Barbara Thornson", "Barbara Thronson")
    rolodex = rolodex_of(*(Person(PersonId(10 + place), name) for place, name in enumerate(names)))
    pairs = likely_pairs(rolodex)
    assert [(pair.a, pair.b) for pair in pairs] == [(10, 11), (12, 13)]
    assert pairs[0].score > pairs[1].score


def test_my_own_second_card_is_found() -> None:
    rolodex = rolodex_of(Person(ANN, "Robin Vale"))
    assert [(pair.a, pair.b) for pair in likely_pairs(rolodex)] == [(ME, ANN)]
    assert kept_first(rolodex, ANN, ME) == (ME, ANN)


def test_who_stays() -> None:
    rolodex = _two(_card("ann@a.org", "ann@a.org"), _card("Ann Lee"))
    assert kept_first(rolodex, ANN, BOB) == (BOB, ANN)
    rolodex = _two(_card("Ann Lee"), _card("Ann Lee"), favor("given", who=BOB))
    assert kept_first(rolodex, ANN, BOB) == (BOB, ANN)
    rolodex = _two(_card("Ann Lee"), _card("Ann Lee"))
    assert kept_first(rolodex, BOB, ANN) == (ANN, BOB)
    rolodex.apply((), [tied_to(BOB, 50)])
    assert kept_first(rolodex, ANN, BOB) == (BOB, ANN)


def test_an_identity_is_one_whatever_the_names() -> None:
    assert not contradict(_card("Ann Lee"), _card("Bob Roy"), "identity")
    assert contradict(_card("Ann Lee"), _card("Bob Roy"), "email")


@pytest.mark.parametrize(
    ("name", "key"), [("Acme Inc.", "acme"), ("Acme, GmbH", "acme"), ("ACME", "acme"), ("Co", "co"), ("SAP SE", "sap")]
)
def test_organizations_without_their_legal_form(name: str, key: str) -> None:
    assert organization_key(name) == key


def test_addresses_are_keys() -> None:
    assert phone_key("0044 20 7946 0958") == phone_key("+44 (0)20 7946-0958") == "tel:+442079460958"
    assert phone_key("tel:+44-20-7946-0958") == phone_key("(+44) 20 7946 0958") == "tel:+442079460958"
    assert phone_key("020 7946 0958") == phone_key("+1") == phone_key("") == ""
    assert profile_key("https://de.linkedin.com/in/Ann-L%C3%A9e/?x=1") == "linkedin:ann-lée"
    assert profile_key("https://example.org/in/ann") == ""
    # An old address begins with the name alone, which many have.
    one, other = "http://ch.linkedin.com/pub/ann-lee/1a/2b/3c/", "http://www.linkedin.com/pub/ann-lee/4/5b3/a12"
    assert profile_key(one) == "linkedin:ann-lee/1a/2b/3c" != profile_key(other)


_NAME = st.sampled_from(
    ("Ann Lee", "A. Lee", "Lee, Ann", "Ann", "ann@a.org", "", "Bob Roy", "Robert Roy Jr", "\u0410nn Lee")
)
_CARD = st.builds(
    Person,
    id=st.just(ANN),
    name=_NAME,
    emails=st.lists(st.sampled_from(("a@a.org", "info@a.org", "b@b.org", "", "@", "nobody")), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(("+14155552671", "555 2671", "", "+")), max_size=2).map(tuple),
    city=st.sampled_from(("", "Reno")),
    birthday=st.sampled_from(("", "1970-03-22", "--03-22")),
    identities=st.lists(st.sampled_from(("uid:1", "uid:2", "linkedin:a")), max_size=1).map(tuple),
)


@given(st.lists(_CARD, max_size=7))
@settings(max_examples=60)
def test_any_cards(cards: list[Person]) -> None:
    rolodex = rolodex_of(*(replace(card, id=PersonId(10 + place)) for place, card in enumerate(cards)))
    certain, likely = exact_pairs(rolodex), likely_pairs(rolodex)
    both = [(pair.a, pair.b) for pair in (*certain, *likely)]
    assert len(set(both)) == len(both)
    assert all(a < b for a, b in both)
    assert all(0.0 <= pair.score <= 1.0 for pair in likely)
    for pair in certain:
        one, other = rolodex.people[pair.a], rolodex.people[pair.b]
        assert not contradict(one, other, pair.reason)
        assert not contradict(other, one, pair.reason)


def test_known_duplicates_are_found() -> None:
    """What `make bench` measures on 50,000 people, on a few."""
    known = invented(3_000, seed=11)
    certain = {(pair.a, pair.b) for pair in exact_pairs(known.rolodex)}
    likely = {(pair.a, pair.b) for pair in likely_pairs(known.rolodex)}
    assert len(known.certain) > 50
    assert len(known.likely) > 100
    assert len(certain - known.certain - known.likely) <= 0.01 * len(certain)
    assert known.certain <= certain
    assert len(known.likely & (certain | likely)) >= 0.95 * len(known.likely)
    assert len(likely & known.likely) >= 0.4 * len(likely)
