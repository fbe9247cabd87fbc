"""What a job title says."""

import pytest

from godfather_desktop.domain.ids import OrganizationId, RoleId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import SENIORITIES, Authority, Person, Seniority
from godfather_desktop.domain.role import Role
from godfather_desktop.insight.titles import (
    SENIORITY_RANK,
    authority_of,
    current_role,
    organization_name,
    seniority_of,
    seniority_of_title,
    title_matches,
)
from tests.records import ANN, person, rolodex_of

PLACE = OrganizationId(50)


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("CEO", "c-level"),
        ("Chief Executive Officer", "c-level"),
        ("Co-Founder", "c-level"),
        ("President", "c-level"),
        ("Chairwoman of the Board", "c-level"),
        ("Managing Director", "c-level"),
        ("Vice President of Marketing", "vp"),
        ("Vice-President", "vp"),
        ("SVP Sales", "vp"),
        ("HR Director", "director"),
        ("Head of Legal", "director"),
        ("Sales Manager", "manager"),
        ("Team Leader", "manager"),
        ("Executive Assistant to the CEO", "peer"),
        ("Assistant to the Vice President", "peer"),
        ("Engineer", ""),
        ("", ""),
        ("Décanat, CÉO", "c-level"),
    ],
)
def test_seniority_of_title(title: str, seniority: Seniority) -> None:
    assert seniority_of_title(title) == seniority


def test_every_seniority_has_a_rank() -> None:
    assert set(SENIORITY_RANK) == set(SENIORITIES)
    assert [SENIORITY_RANK[one] for one in SENIORITIES[1:]] == [0, 1, 2, 3, 4]


def test_highest_role_of_today_counts_and_the_card_wins() -> None:
    roles = [
        Role(RoleId(1), ANN, PLACE, "CEO", end="2020"),
        Role(RoleId(2), ANN, PLACE, "Manager"),
        Role(RoleId(3), ANN, PLACE, "Director"),
    ]
    assert seniority_of(person(), roles) == "director"
    assert seniority_of(Person(ANN, "Ann", seniority="peer"), roles) == "peer"
    assert seniority_of(person(), []) == ""


@pytest.mark.parametrize(
    ("title", "authority"),
    [("CEO", "decision-maker"), ("VP Sales", "influencer"), ("Manager", "influencer"), ("Secretary", "gatekeeper")],
)
def test_authority_follows_from_the_title(title: str, authority: Authority) -> None:
    roles = [Role(RoleId(1), ANN, PLACE, title)]
    assert authority_of(person(), roles) == authority
    assert authority_of(Person(ANN, "Ann", authority="influencer"), roles) == "influencer"


@pytest.mark.parametrize(
    ("wanted", "title", "fits"),
    [
        ("", "anything", True),
        ("CEO", "Chief Executive Officer", True),
        ("chief executive", "CEO and President", True),
        ("CEO", "CFO", False),
        ("HR director", "Director of Human Resources", True),
        ("sales manager", "Manager, Sales", True),
        ("sales", "Salesforce admin", True),
        ("sales manager", "Manager", False),
        ("c++ (lead)", "C++ (Lead)", True),
    ],
)
def test_title_matches(wanted: str, title: str, fits: bool) -> None:
    assert title_matches(wanted, title) is fits


def test_current_role_is_the_one_begun_last() -> None:
    roles = [
        Role(RoleId(1), ANN, PLACE, "Old", start="2024", end="2025"),
        Role(RoleId(2), ANN, PLACE, "First", start="2019"),
        Role(RoleId(3), ANN, None, "Second", start="2022-05"),
    ]
    rolodex = rolodex_of(person(), Organization(PLACE, "Acme"), *roles)
    assert current_role(rolodex, rolodex.people[ANN]) == roles[2]
    assert organization_name(rolodex, roles[2]) == ""
    assert organization_name(rolodex, roles[0]) == "Acme"
    assert organization_name(rolodex, None) == ""


def test_no_role_today() -> None:
    rolodex = rolodex_of(person(), Role(RoleId(1), ANN, None, "Old", end="2025"))
    assert current_role(rolodex, rolodex.people[ANN]) is None
