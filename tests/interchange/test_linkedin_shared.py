"""Exports of real people, beside the repository: every row comes to something, or is left out for the right reason."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.source import Source
from tests.books import ROOT
from tests.interchange.linkedin_reading import format_in, items_in

DATA = ROOT.parent / "shared" / "data" / "linkedin"
REAL = {
    "real_2021_pseudonymised/Connections.csv": (397, {"closed account": 3}),
    "real_2024_excel_resaved_pseudonymised/Endorsement_Received_Info.csv": (14, {}),
    "real_2024_excel_resaved_pseudonymised/Invitations.csv": (1964, {}),
    "real_2024_excel_resaved_pseudonymised/messages_part1.csv": (
        3059,
        {"spam": 21, "sponsored": 16, "left LinkedIn": 87},
    ),
}
SYNTHETIC = DATA / "silkyrich_2026_synthetic" / "sample_export.zip"
MEMBERS = {
    "Connections.csv": ("linkedin", 2000, {}),
    "Profile.csv": ("linkedin-profile", 1, {}),
    "Email Addresses.csv": ("linkedin-email-addresses", 2, {}),
    "Positions.csv": ("linkedin-positions", 11, {}),
    "Education.csv": ("linkedin-education", 2, {}),
    "messages.csv": ("linkedin-messages", 0, {"draft": 41, "date out of range": 19_959}),
    "guide_messages.csv": ("linkedin-messages", 0, {}),
    "learning_role_play_messages.csv": ("linkedin-messages", 0, {}),
    "Invitations.csv": ("linkedin-invitations", 0, {"date out of range": 162}),
    "Endorsement_Received_Info.csv": ("linkedin-endorsements-received", 0, {"date out of range": 700}),
    "Endorsement_Given_Info.csv": ("linkedin-endorsements-given", 0, {"date out of range": 1_500}),
    "Recommendations_Received.csv": ("linkedin-recommendations", 0, {"date out of range": 27}),
    "Recommendations_Given.csv": ("linkedin-recommendations", 0, {"date out of range": 21}),
}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared files are not beside this repository")


def _counts(items: list[Item]) -> tuple[int, dict[str, int]]:
    """Records taken, and records left out by reason."""
    taken = {item.place.record for item in items if not isinstance(item, Rejected | Noticed)}
    return len(taken), dict(Counter(item.why for item in items if isinstance(item, Rejected)))


@pytest.mark.parametrize("name", REAL)
def test_a_real_sheet_is_accounted_for_row_by_row(name: str) -> None:
    assert _counts(items_in(Source(DATA / name))) == REAL[name]


def test_the_messages_of_2024_are_told_apart_by_whose_file_it_is() -> None:
    items = items_in(Source(DATA / "real_2024_excel_resaved_pseudonymised" / "messages_part1.csv"))
    touches = [item for item in items if isinstance(item, FoundTouch)]
    assert 0.3 < sum(one.direction == "out" for one in touches) / len(touches) < 0.7
    with_address = [one for one in touches if one.person.startswith("linkedin:")]
    assert len(with_address) / len(touches) > 0.99
    assert {one.introduces for one in touches if one.direction == "in"} == {False}


def test_an_export_of_dates_that_cannot_be_is_known_and_counted_sheet_by_sheet() -> None:
    with zipfile.ZipFile(SYNTHETIC) as archive:
        members = {one.filename: one.file_size for one in archive.infolist()}
    known: dict[str, str] = {}
    for member, size in members.items():
        source = Source(SYNTHETIC, member=member, member_size=size)
        found = format_in(source) if Path(member).suffix == ".csv" else None
        if found is not None:
            known[member] = found[0]
            assert _counts(items_in(source)) == MEMBERS[member][1:], member
    assert known == {member: name for member, (name, _, _) in MEMBERS.items()}
