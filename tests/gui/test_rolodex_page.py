"""The Rolodex page follows steps that alter many cards at once."""

import pytest

from godfather_desktop.actions.people import tag
from godfather_desktop.gui.rolodex.page import RolodexPage
from tests.desktop import Desk


def test_the_tags_are_read_once_for_many_cards(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each card took seconds where hundreds were merged."""
    desk, session = on_sample, on_sample.window.session
    read: list[int] = []
    real = RolodexPage._fill_tags

    def counted(page: RolodexPage) -> None:
        read.append(1)
        real(page)

    monkeypatch.setattr(RolodexPage, "_fill_tags", counted)
    everybody = [one.id for one in session.rolodex.others()]
    session.perform(lambda rolodex: tag(rolodex, everybody, "foundry"))
    desk.rest()
    assert 1 <= len(read) <= 2 < len(everybody)
    assert desk.window.rolodex.tags.findText("foundry") > 0
