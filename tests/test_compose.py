"""Files opened and faces wired."""

import sys
from pathlib import Path

import pytest

from godfather_desktop.compose import Desktop
from godfather_desktop.domain.trouble import RuleBroken
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
