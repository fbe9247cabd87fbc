"""An import is taken back later: after the file was closed, after edits; and a whole Rolodex comes back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from godfather_desktop.gui.transfer.folded import Folded
from godfather_desktop.gui.transfer.page import TransferPage
from godfather_desktop.storage.store import create
from tests.desktop import Desk, texts
from tests.journeys.dropping import PEOPLE, dump, kept, previewed


def _import_page(desk: Desk) -> TransferPage:
    desk.window.show_page("import")
    page = desk.window.page("import")
    assert isinstance(page, TransferPage)
    return page


def _rate(desk: Desk, name: str, rating: str) -> None:
    desk.window.show_person(desk.person(name).id)
    desk.window.card.show_records("parts")
    desk.click_button(desk.window.card, rating)
    desk.rest()


def test_after_a_restart_and_edits_what_stays_is_listed(on_sample: Desk, sample_file: Path, tmp_path: Path) -> None:
    desk = on_sample
    path = desk.window.session.book.keeper.path
    page = previewed(desk, kept(tmp_path, "friends.csv", PEOPLE))
    desk.click(page.go)
    desk.rest()
    # Another file is opened, then this one again.
    other = tmp_path / "Other.rolodex"
    other.write_bytes(sample_file.read_bytes())
    desk.open(other)
    desk.open(path)
    assert desk.step() == ""
    _rate(desk, "Zelda Quince", "7")
    page = _import_page(desk)
    desk.click_button(page, "Roll back")
    desk.rest()
    assert page.answer.sentence.text() == "The import is rolled back."
    assert page.answer.evidence.text() == "1 record stays because it was edited or used since."
    shown = texts(page.past)
    assert shown[:2] == ["What stays", "Zelda Quince"]
    names = {one.name for one in desk.window.session.rolodex.others()}
    assert "Zelda Quince" in names
    assert "Yusuf Quill" not in names
    desk.undo()
    assert "What stays" not in texts(page.past)
    assert page.answer.sentence.text() == "Bring your contacts in."
    previewed(desk, kept(tmp_path, "friends.csv", PEOPLE))
    desk.click(page.cancel)
    assert "What stays" not in texts(page.past)


def test_many_that_stay_are_folded(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    people = "".join(f"Quincy Qu{chr(97 + number)},q{number}@example.org,Reno\n" for number in range(10))
    page = previewed(desk, kept(tmp_path, "friends.csv", "Name,E-mail,City\n" + people))
    desk.click(page.go)
    desk.rest()
    for number in range(10):
        _rate(desk, f"Quincy Qu{chr(97 + number)}", "6")
    page = _import_page(desk)
    desk.click_button(page, "Roll back")
    desk.rest()
    (line,) = page.past.findChildren(Folded)
    desk.click(line.button)
    stays = [name for text in texts(page.past) for name in text.splitlines() if name.startswith("Quincy ")]
    assert sorted(stays) == [f"Quincy Qu{letter}" for letter in "abcdefghij"]


def test_everything_goes_out_and_comes_back_into_a_new_file(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path = on_sample, tmp_path / "rolodex.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page = _import_page(desk)
    page.choose_export()
    menu = page.export.menu_of_formats
    assert menu.isVisible()
    words = [action.text() for action in menu.actions()]
    assert words[0] == "Everything, to be restored exactly (JSON)"
    assert len(words) == 6
    menu.actions()[0].trigger()
    menu.close()
    desk.rest()
    assert str(path) in desk.window.status.said.text()
    before, people = dump(desk), dict(desk.window.session.rolodex.people)
    new = tmp_path / "New.rolodex"
    create(new, "Somebody").close()
    desk.open(new)
    page = previewed(desk, path)
    assert page.answer.sentence.text().startswith("This is the whole Rolodex of Robin Vale: ")
    desk.click_button(page, "Restore")
    desk.rest()
    assert page.answer.sentence.text().startswith("Restored: ")
    assert dump(desk) == before
    assert desk.window.session.rolodex.people == people


def test_every_format_is_written_from_the_menu_and_read_again(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = on_sample
    page = _import_page(desk)
    menu = page.export.menu_of_formats
    names = ("all.json", "four.vcf", "three.vcf", "sheets.zip", "net.graphml", "net.gexf")
    for action, name in zip(menu.actions(), names, strict=True):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        action.trigger()
        desk.rest()
        assert str(path) in desk.window.status.said.text()
        page = previewed(desk, path)
        assert page.plan is not None
        assert page.plan.new_people == []
        assert sum(account.records for account in page.plan.files) > 200
        desk.click(page.cancel)


def test_cancel_while_it_is_written_leaves_nothing_half_done(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    before = dump(desk)
    head = "date,person,channel,direction\n"
    rows = "".join(f"2020-{1 + n % 12:02}-{1 + n % 28:02},Vera Hughes,email,out\n" for n in range(6_000))
    page = previewed(desk, kept(tmp_path, "log.csv", head + rows))
    desk.click(page.go)
    progress = page.work.progress
    assert progress is not None
    page.stop()
    desk.rest()
    # It may be too late for that; then everything is there.
    if page.answer.sentence.text() == "Cancelled.":
        assert page.answer.evidence.text() == "Nothing was changed."
        assert dump(desk) == before
    else:
        assert page.answer.sentence.text().startswith("Imported: ")
        assert len(dump(desk)) > len(before)
    assert desk.window.status.work.text() == ""
