"""What a typed goal means: a person, an organization, or a role there."""

import pytest

from godfather_desktop.domain.ids import OrganizationId, PersonId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.goals import Goal, organization_named, read_goal
from godfather_desktop.insight.names import Names
from tests import strategies
from tests.records import ANN, BOB, person, rolodex_of

MERIDIAN = OrganizationId(51)
ACME = OrganizationId(52)
ACME_BANK = OrganizationId(53)
CAFE = OrganizationId(54)
BANK_OF_UTAH = OrganizationId(55)
ROLODEX = rolodex_of(
    person(ANN),
    person(BOB),
    Person(PersonId(20), "Ann Moe"),
    Person(PersonId(21), "Grace of Monaco"),
    Organization(MERIDIAN, "Meridian Resorts"),
    Organization(ACME, "Acme"),
    Organization(ACME_BANK, "Acme Bank"),
    Organization(CAFE, "Café Roma"),
    Organization(BANK_OF_UTAH, "Bank of Utah"),
)
NAMES = Names(ROLODEX)


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("Ann Lee", Goal(person=ANN)),
        ("roy", Goal(person=BOB)),
        ("Grace of Monaco", Goal(person=PersonId(21))),
        ("CEO of Meridian", Goal(organization=MERIDIAN, title="CEO")),
        ("the head of sales at Acme Bank", Goal(organization=ACME_BANK, title="head of sales")),
        ("head of sales at Acme Bnk", Goal(organization=ACME_BANK, title="head of sales")),
        ("Director of Finance of Meridian", Goal(organization=MERIDIAN, title="Director of Finance")),
        ("CEO of Bank of Utah", Goal(organization=BANK_OF_UTAH, title="CEO")),
        ("CEO @ cafe roma", Goal(organization=CAFE, title="CEO")),
        ("Acme", Goal(organization=ACME)),
        ("meridian", Goal(organization=MERIDIAN)),
        ("Meridan Resorts", Goal(organization=MERIDIAN)),
        ("resorts", Goal(organization=MERIDIAN)),
    ],
)
def test_read_goal(said: str, goal: Goal) -> None:
    assert read_goal(ROLODEX, NAMES, said) == goal


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("Ann", "several are meant"),
        ("acm", "several are meant"),
        ("Zzyzx Quux", "nobody is meant"),
        ("CEO of Zzyzx Quux", "no such organization"),
    ],
)
def test_goal_refused(said: str, reason: str) -> None:
    with pytest.raises(RuleBroken, match=reason):
        read_goal(ROLODEX, NAMES, said)


def test_candidates_are_named() -> None:
    with pytest.raises(RuleBroken) as caught:
        organization_named(ROLODEX, "acm")
    assert caught.value.values_said["candidates"] == ("Acme", "Acme Bank")


@pytest.mark.parametrize("said", strategies.NASTY_TEXTS)
def test_anything_typed_is_a_goal_or_refused(said: str) -> None:
    try:
        goal = read_goal(ROLODEX, NAMES, said)
    except RuleBroken:
        return
    assert (goal.person is None) != (goal.organization is None)
