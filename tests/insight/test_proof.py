"""The evidence of friendship: T1 to T11 of section 2, and how section 10 reads it from records."""

import math
from dataclasses import replace

import pytest

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, DownPeriodId
from godfather_desktop.domain.person import Person, Relation
from godfather_desktop.insight import contact_days, proof
from godfather_desktop.insight.down_signs import DownSigns, packed
from godfather_desktop.insight.friends import Proof, base_of, friends_in
from godfather_desktop.insight.proof import Evidence, Part, circumstances_of, evidence_in
from tests.records import (
    ANN,
    TODAY,
    blank,
    contacts,
    counted,
    down,
    favor,
    organization,
    person,
    role,
    rolodex_of,
    said,
    touch,
)

CLOSE = 5e-5
LOGIT = 1e-3


def proof_of(*records: Record, sums: ContactSums | None = None, number: int = 150) -> Proof:
    """Ann's proof among 150 people with whom I exchanged words."""
    rolodex = rolodex_of(*records, *contacts(number))
    if not any(isinstance(record, Person) for record in records):
        rolodex.fill([person()])
    if sums is not None:
        rolodex.apply((), [sums])
    return friends_in(rolodex, TODAY).proofs[ANN]


def evidence_of(*records: Record, as_of: Day = TODAY, relation: Relation = "") -> Evidence:
    rolodex = rolodex_of(replace(person(), relation=relation), *records, as_of=as_of)
    return evidence_in(rolodex, ANN, circumstances_of(rolodex, as_of))


def part_of(name: str, *records: Record, as_of: Day = TODAY, relation: Relation = "") -> Part:
    return evidence_of(*records, as_of=as_of, relation=relation).parts[name]


def assert_worth(found: Proof, logit: float, chance: float) -> None:
    assert found.base + found.evidence.points == pytest.approx(logit, abs=LOGIT)
    assert found.chance == pytest.approx(chance, abs=CLOSE)
    assert sum(row.points for row in found.rows) == pytest.approx(found.chance)


@pytest.fixture
def nothing_to_gain(monkeypatch: pytest.MonkeyPatch) -> None:
    """My title is worth nothing to Ann: u = nu, which no relation brings about."""
    monkeypatch.setitem(proof.LEVERAGE, "", 0.0)


@pytest.fixture
def unfading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as if it had happened today: the 'ages 0' of the examples."""
    for module in (proof, contact_days):
        monkeypatch.setattr(module, "PROOF_HALF_LIFE", math.inf)
    monkeypatch.setattr(proof, "_CHANGE_HALF_LIFE", math.inf)


def survived(count: int, left: Day = TODAY - 900) -> list[Record]:
    """So many jobs at one place that ended without an end of the contact; see `RUNS`."""
    records: list[Record] = []
    for number in range(count):
        where = organization(f"Firm {number}")
        records += [where, role(ME, where, left - 700, left - number), role(ANN, where, left - 700)]
    return records


RUNS = (TODAY - 800, TODAY)


def test_t1_nothing() -> None:
    assert_worth(proof_of(), -3.367, 0.0333)


@pytest.mark.usefixtures("nothing_to_gain")
def test_t2_came_when_i_was_down() -> None:
    period = down(TODAY - 410, TODAY - 390)
    found = proof_of(
        replace(person(), two_am=True),
        period,
        favor("received", size=3, effort=2, mode="unasked"),
        *survived(1),
        sums=blank(
            initiated=4.0,
            last_initiated=TODAY,
            runs=RUNS,
            down=packed([DownSigns(period.id, reached_out=TODAY - 400, contact=TODAY - 400)]),
        ),
    )
    points = {name: part.points for name, part in found.evidence.parts.items()}
    assert points == pytest.approx(
        {"down": 1.863, "unprompted": 0.966, "favors": 0.733, "changes": 0.759, "two am": 2.2, "title": 0.0}, abs=LOGIT
    )
    assert_worth(found, 3.153, 0.9590)
    assert not found.thin


@pytest.mark.usefixtures("unfading")
def test_t3_only_asks_of_somebody_who_gains_by_my_title() -> None:
    asks = [touch(TODAY - 7 * week, "email", "in", ask="theirs") for week in range(6)]
    days = [touch(TODAY - 3 - 7 * week) for week in range(6)]
    found = proof_of(replace(person(), relation="vendor"), *asks, *days, number=149)
    assert found.evidence.parts["unprompted"].points == pytest.approx(-1.371, abs=LOGIT)
    assert found.evidence.parts["title"].points == pytest.approx(-0.667, abs=LOGIT)
    assert_worth(found, -5.405, 0.0045)


@pytest.mark.usefixtures("nothing_to_gain", "unfading")
def test_t4_replied_when_i_was_down() -> None:
    found = proof_of(
        down(TODAY - 40),
        person(),
        touch(TODAY - 30, "email", "out"),
        touch(TODAY - 20, "email", "in"),
        number=149,
    )
    assert found.evidence.parts["down"].points == pytest.approx(1.0)
    assert_worth(found, -3.367 + 1.0 + 0.416, 0.1244)


def test_t5_charmer_of_my_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(proof.LEVERAGE, "", 0.7)
    period = down(TODAY)
    # 1.5 x 0.3, faded for 186 days, is the 0.4 of the example.
    found = proof_of(
        period,
        said(ANN, period, "ignored"),
        favor("received", size=3, effort=2, mode="unasked", age=186),
        sums=blank(initiated=10.0, last_initiated=TODAY, met=10.0, last_met=TODAY),
    )
    points = [found.evidence.parts[name].points for name in ("down", "unprompted", "favors", "title")]
    assert points == pytest.approx([-2.2, 0.832, 0.269, -0.769], abs=LOGIT)
    assert_worth(found, -5.236, 0.0053)


@pytest.mark.usefixtures("nothing_to_gain", "unfading")
def test_t6_ignored_one_note() -> None:
    period = down(TODAY)
    found = proof_of(
        period,
        said(ANN, period, "ignored-once"),
        favor("received", size=4, mode="unasked"),
        *survived(1),
        sums=blank(initiated=2.0, last_initiated=TODAY, runs=RUNS),
    )
    points = [found.evidence.parts[name].points for name in ("down", "unprompted", "favors", "changes")]
    assert points == pytest.approx([-0.7, 0.659, 0.555, 0.9], abs=LOGIT)
    assert found.chance == pytest.approx(0.1242, abs=CLOSE)


def test_t7_reached_out_and_helped_is_clipped() -> None:
    period = down(TODAY)
    found = proof_of(period, said(ANN, period, "reached-out", "helped"))
    assert found.evidence.parts["down"].points == 4.0
    assert_worth(found, 0.633, 0.6531)


def test_t8_named_at_two_in_the_morning() -> None:
    assert_worth(proof_of(replace(person(), two_am=True)), -1.167, 0.2373)


@pytest.mark.usefixtures("nothing_to_gain", "unfading")
def test_t9_named_and_two_changes_survived() -> None:
    found = proof_of(
        replace(person(), two_am=True), *survived(2), sums=blank(initiated=2.0, last_initiated=TODAY, runs=RUNS)
    )
    assert found.evidence.parts["changes"].points == pytest.approx(1.8)
    assert found.chance == pytest.approx(0.7845, abs=CLOSE)


def test_t10_reached_out_three_years_ago() -> None:
    then = TODAY - 1095
    period = down(then, then)
    found = proof_of(period, sums=blank(down=packed([DownSigns(period.id, reached_out=then, contact=then)])))
    assert found.evidence.parts["down"].points == pytest.approx(1.2)
    assert found.chance == pytest.approx(0.1027, abs=CLOSE)


@pytest.mark.usefixtures("nothing_to_gain")
def test_t11_named_but_a_friend_of_the_title_who_knew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "HIGH_LEVERAGE", 0.0)
    period = down(TODAY)
    found = proof_of(
        replace(person(), two_am=True),
        period,
        said(ANN, period, "knew"),
        sums=blank(initiated=5.0, last_initiated=TODAY, met=5.0, last_met=TODAY),
    )
    points = [found.evidence.parts[name].points for name in ("down", "unprompted", "two am", "title")]
    assert points == pytest.approx([-1.2, 1.075, 2.2, -0.625], abs=LOGIT)
    assert found.chance == pytest.approx(0.1282, abs=CLOSE)


@pytest.mark.parametrize(("number", "counts"), [(0, 50), (49, 50), (50, 50), (150, 150), (500, 500), (501, 500)])
def test_contacts_count_from_50_to_500(number: int, counts: int) -> None:
    assert base_of(number) == pytest.approx(base_of(counts))
    assert 1 / (1 + math.exp(-base_of(number))) == pytest.approx(5 / counts)


# P2: their contacts without an ask


def unprompted(*records: Record) -> object:
    return part_of("unprompted", *records).values.get("count")


@pytest.mark.usefixtures("unfading")
def test_initiations_are_taken_greedily_from_the_oldest_one_in_seven_days() -> None:
    days = [30, 24, 23, 17, 16, 9, 8, 7, 3]
    # 30, 23 (24 is six days later), 16, 9; then 7 and 3 come within seven days of 9.
    assert unprompted(*(touch(TODAY - day, "email", "in") for day in days)) == 4.0


@pytest.mark.usefixtures("unfading")
@pytest.mark.parametrize(
    "other",
    [
        touch(TODAY, "email", "out"),
        touch(TODAY, "in-person", "mutual"),
        touch(TODAY, "bulk", "in"),
        touch(TODAY, "in-person", "in", obligate=True),
        touch(TODAY, "email", "in", ask="theirs"),
        touch(TODAY + 1, "email", "in"),
    ],
)
def test_what_is_no_initiation(other: Record) -> None:
    assert unprompted(touch(TODAY - 50, "email", "in"), other) == 1.0


def asks(*records: Record) -> float:
    return evidence_of(*records).asks


@pytest.mark.usefixtures("unfading")
def test_their_asks_count_once_a_day_favors_asked_for_included() -> None:
    first = touch(TODAY - 5, "email", "in", ask="theirs")
    assert asks(first, touch(TODAY - 5, "call", "in", ask="theirs")) == 1.0
    assert asks(first, favor("given", age=5), favor("given", age=5), favor("given", age=4)) == 2.0


@pytest.mark.usefixtures("unfading")
@pytest.mark.parametrize(
    "other",
    [
        favor("given", mode="unasked"),
        favor("given", mode="role"),
        favor("given", status="promised"),
        favor("given", status="declined"),
        favor("given", age=-1),
        favor("received", mode="asked"),
        touch(TODAY, "email", "out", ask="mine"),
        touch(TODAY, "call", "mutual", ask="theirs"),
        touch(TODAY, "call", "out", ask="theirs"),
        touch(TODAY + 1, "email", "in", ask="theirs"),
    ],
)
def test_what_is_no_ask_of_theirs(other: Record) -> None:
    assert asks(other) == 0.0


def test_initiations_and_asks_fade_in_three_years() -> None:
    then = TODAY - 1095
    found = evidence_of(touch(then, "email", "in"), touch(then, "call", "in", ask="theirs"))
    assert found.parts["unprompted"].values["count"] == pytest.approx(0.5)
    assert found.asks == pytest.approx(0.5)


# iota and kappa


@pytest.mark.parametrize(
    ("relation", "iota"),
    [
        ("", 0.4),
        ("vendor", 0.8),
        ("candidate", 0.8),
        ("report", 0.8),
        ("peer", 0.4),
        ("former-colleague", 0.2),
        ("friend", 0.1),
        ("family", 0.1),
    ],
)
def test_what_my_title_is_worth_to_them(relation: Relation, iota: float) -> None:
    wrote = touch(TODAY, "email", "in")
    assert part_of("unprompted", wrote, relation=relation).values["worth"] == pytest.approx(1 - iota)
    in_down = part_of("unprompted", wrote, down(TODAY - 5), relation=relation)
    assert in_down.values["worth"] == pytest.approx(1 - 0.25 * iota)
    got = favor("received", size=4, mode="unasked")
    assert part_of("favors", got, relation=relation).values["unasked"] == pytest.approx(1 - iota)
    helped = part_of("favors", got, down(TODAY - 5), relation=relation)
    assert helped.values["unasked"] == pytest.approx(1 - 0.25 * iota)


@pytest.mark.parametrize(("start", "end", "quarter"), [(0, 0, True), (5, 1, False), (-1, -1, False), (9, None, True)])
def test_leverage_is_a_quarter_on_the_days_of_a_down_period_only(start: int, end: int | None, quarter: bool) -> None:
    period = down(TODAY - start, None if end is None else TODAY - end)
    found = part_of("unprompted", touch(TODAY, "email", "in"), period, relation="vendor")
    assert found.values["worth"] == pytest.approx(0.8 if quarter else 0.2)


# P3: their favors


def test_role_favors_count_neither_as_asked_nor_as_unasked() -> None:
    assert part_of("favors", favor("received", mode="role")).points == 0.0
    both = part_of("favors", favor("received", mode="role"), favor("received", mode="unasked"))
    assert both == replace(part_of("favors", favor("received", mode="unasked")), values=both.values)


@pytest.mark.parametrize(
    "other",
    [
        favor("given", mode="unasked"),
        favor("received", mode="unasked", status="promised"),
        favor("received", mode="unasked", status="declined"),
        favor("received", mode="unasked", age=-1),
    ],
)
def test_favors_that_do_not_count(other: Record) -> None:
    assert part_of("favors", other).points == 0.0


def test_favors_asked_for_count_half() -> None:
    found = part_of("favors", favor("received", size=5, mode="asked"), relation="family")
    assert found.points == pytest.approx(0.8 * 0.371564, abs=LOGIT)  # ln(1 + 0.9/2)


# P4: changes of job


@pytest.mark.parametrize(("day", "points"), [(90, -1.4), (91, 0.9), (270, 0.9), (450, 0.9), (451, -1.4)])
def test_change_is_survived_by_an_exchange_on_days_91_to_450(
    day: int, points: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "_CHANGE_HALF_LIFE", math.inf)
    left = TODAY - 600
    where = organization()
    records: list[Record] = [where, role(ME, where, left - 400, left), role(ANN, where, left - 400)]
    assert part_of("changes", *records, touch(left + day)).points == pytest.approx(points)


def test_exchanges_on_both_sides_of_the_window_are_none_in_it() -> None:
    left = TODAY - 600
    where = organization()
    records: list[Record] = [where, role(ME, where, left - 400, left), role(ANN, where, left - 400)]
    assert part_of("changes", *records, touch(left + 90), touch(left + 451)).values == {"survived": 0, "lost": 1}


@pytest.mark.parametrize(("ago", "counts"), [(449, 0), (450, 1)])
def test_change_counts_from_450_days_on(ago: int, counts: int) -> None:
    where = organization()
    left = TODAY - ago
    found = part_of("changes", where, role(ME, where, left - 400), role(ANN, where, left - 400, left))
    assert found.signals == counts


@pytest.mark.parametrize(("days", "counts"), [(29, 0), (30, 1)])
def test_colleagues_were_so_for_thirty_days(days: int, counts: int) -> None:
    where, left = organization(), TODAY - 600
    found = part_of("changes", where, role(ME, where, left - 900), role(ANN, where, left - days, left))
    assert found.signals == counts


def test_one_sided_contact_survives_nothing() -> None:
    where, left = organization(), TODAY - 600
    records: list[Record] = [where, role(ME, where, left - 400, left), role(ANN, where, left - 400)]
    wrote = [touch(left + 100, "email", "in"), touch(left + 200, "email", "out"), touch(left + 300, obligate=True)]
    assert part_of("changes", *records, *wrote).values == {"survived": 0, "lost": 1}


@pytest.mark.parametrize("relation", ["vendor", "candidate", "report"])
def test_change_of_job_ends_what_i_could_do_for_them(relation: Relation) -> None:
    where, left = organization(), TODAY - 600
    mine: list[Record] = [where, role(ME, where, left - 400, left)]
    met, later = touch(left - 100), touch(left + 200)
    assert part_of("changes", *mine, met, relation=relation).values == {"survived": 0, "lost": 1}
    assert part_of("changes", *mine, met, later, relation=relation).values == {"survived": 1, "lost": 0}
    # A job that ended before we met ended nothing, and a peer elsewhere has no structural reason.
    assert part_of("changes", *mine, later, relation=relation).signals == 0
    assert part_of("changes", *mine, met, later, relation="peer").signals == 0


def test_promotion_is_no_departure() -> None:
    where, then = organization(), TODAY - 900
    mine = [role(ME, where, then - 400, then), role(ME, where, then + 20)]
    assert part_of("changes", where, *mine, role(ANN, where, then - 400)).signals == 0


def test_change_fades_in_ten_years_and_the_part_is_clipped() -> None:
    where, left = organization(), TODAY - 3650
    records: list[Record] = [where, role(ME, where, left - 400, left), role(ANN, where, left - 400)]
    assert part_of("changes", *records).points == pytest.approx(-0.7)
    assert part_of("changes", *survived(4)).points == -2.0


# P6: friends of the title


def title(*records: Record, relation: Relation = "vendor") -> float:
    return part_of("title", *records, relation=relation).points


@pytest.mark.usefixtures("unfading")
@pytest.mark.parametrize(
    ("made", "counts"),
    [
        (touch(TODAY, "email", "in"), True),
        (touch(TODAY, "in-person", "mutual"), True),
        (touch(TODAY, "email", "in", ask="theirs"), False),
        (touch(TODAY, "email", "out"), False),
        (touch(TODAY, "bulk", "in"), False),
        (touch(TODAY, "in-person", "mutual", obligate=True), False),
        (touch(TODAY + 1, "email", "in"), False),
    ],
)
def test_what_is_a_day_of_the_title(made: Record, counts: bool) -> None:
    assert title(made) == pytest.approx(-1 / 4 if counts else 0.0)


@pytest.mark.usefixtures("unfading")
def test_a_day_counts_once_and_only_with_high_leverage() -> None:
    day = [touch(TODAY, "email", "in"), touch(TODAY, "call", "mutual")]
    assert title(*day) == pytest.approx(-1 / 4)
    assert title(*day, relation="peer") == 0.0
    # Of two days one fell into a down period, when my title was worth little.
    assert title(*day, touch(TODAY - 50, "email", "in"), down(TODAY - 60, TODAY - 40)) == pytest.approx(-1 / 5)


# what is not there yet, and what must not matter


def test_nothing_ahead_exists() -> None:
    ahead: list[Record] = [
        touch(TODAY + 1, "email", "in"),
        touch(TODAY + 2, "email", "in", ask="theirs"),
        favor("received", mode="unasked", age=-1),
        favor("given", age=-1),
        down(TODAY + 1),
    ]
    assert evidence_of(*ahead) == evidence_of()
    where = organization()
    assert evidence_of(where, role(ME, where, TODAY - 900), role(ANN, where, TODAY - 900, TODAY + 30)).points == 0.0


def test_correction_stands_in_place_of_a_part_within_its_bounds() -> None:
    wrote = touch(TODAY, "email", "in")
    assert part_of("unprompted", wrote, counted(ANN, "unprompted", -1.0)).points == -1.0
    assert part_of("unprompted", wrote, counted(ANN, "unprompted", 9.0)).points == 2.0
    assert part_of("title", counted(ANN, "title", 5.0)).points == 0.0
    assert part_of("favors", wrote, counted(ANN, "unprompted", 1.0)).points == 0.0


def test_correction_of_another_period_changes_nothing_here() -> None:
    early, late = down(TODAY - 900, TODAY - 800), down(TODAY - 100)
    helped = favor("received", age=50)
    with_none = part_of("down", early, late, helped, said(ANN, early, "none"))
    signs = with_none.values["signs"]
    assert signs == ((early.id, "none"), (late.id, "helped"))


def test_signs_said_of_a_period_that_is_gone_do_not_count() -> None:
    gone = replace(down(TODAY - 5), id=DownPeriodId(4))
    assert part_of("down", said(ANN, gone, "helped"), down(TODAY - 900, TODAY - 890)).points < 0.0
