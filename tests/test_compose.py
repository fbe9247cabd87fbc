"""Files opened and faces wired."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from godfather_desktop import compose
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui import application
from godfather_desktop.wording.errors import refusal
from tests.records import TODAY


def test_without_qt_a_page_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "godfather_desktop.gui.shot", None)
    with pytest.raises(RuleBroken, match="cannot draw") as caught:
        Desktop().draw_page(
            tmp_path / "x.rolodex", TODAY, "rolodex", tmp_path / "x.png", select="", to="", size="", theme=""
        )
    assert "Qt libraries are missing" in refusal(caught.value)


def test_a_new_book_is_opened_again(tmp_path: Path) -> None:
    desktop = Desktop()
    book = desktop.new_book(tmp_path / "x.rolodex", "Robin Vale", TODAY)
    assert book.new_id() == 2
    book.close()
    book = desktop.open_book(tmp_path / "x.rolodex", TODAY)
    assert book.rolodex.me.name == "Robin Vale"
    book.close()


def test_midnight_comes_while_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window was given the day of its start for ever."""
    given: list[Any] = []

    def run(*arguments: object) -> int:
        given.extend(arguments)
        return 0

    monkeypatch.setattr(application, "run", run)
    assert compose.run_window(["x.rolodex"]) == 0
    today, minute = given[-2:]
    for day in (TODAY, TODAY + 1):
        monkeypatch.setattr(compose, "date", _Clock(day))
        assert today() == day
    assert minute() // (24 * 60) == datetime.now(UTC).toordinal()


class _Clock:
    """Stands in for `date`: it is this day today."""

    def __init__(self, day: int) -> None:
        self._day = day

    def today(self) -> date:
        return date.fromordinal(self._day)
