"""What an import asks: whose addresses, which columns; each is asked once."""

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt

from godfather_desktop.gui.transfer.columns_box import ColumnsBox
from godfather_desktop.gui.transfer.own_addresses_box import OwnAddressesBox
from godfather_desktop.gui.transfer.page import TransferPage
from tests.desktop import Desk, texts
from tests.journeys.dropping import CLUB, drop, dump, kept, letters, previewed
from tests.journeys.test_import_preview import rows, unfold

ANN = "From: Ann Lee <ann@example.com>\nTo: Robin Vale <robin@vale.example>"
BOB = "From: Bob Roy <bob@example.com>\nTo: Robin Vale <robin@vale.example>"
MINE = "From: Robin Vale <robin@vale.example>\nTo: Ann Lee <ann@example.com>"


def choose(desk: Desk, box: ColumnsBox, column: int, field: str) -> None:
    """Choose by keyboard what a column means."""
    choice = box.choices[column]
    choice.setFocus()
    place = choice.findText(field)
    assert place >= 0
    while choice.currentIndex() != place:
        desk.press(Qt.Key.Key_Down if choice.currentIndex() < place else Qt.Key.Key_Up)


def test_unknown_columns_are_asked_for_once(on_sample: Desk, tmp_path: Path) -> None:
    desk, path = on_sample, kept(tmp_path, "club.csv", CLUB)
    before = dump(desk)
    page = drop(desk, path)
    box = desk.dialog(ColumnsBox)
    assert [choice.accessibleName() for choice in box.choices.values()] == [
        "What wer means",
        "What kontakt means",
        "What rang means",
    ]
    sample = box.table.item(1, 0)
    assert sample is not None
    assert sample.text() == "Zelda Quince"
    choose(desk, box, 1, "Keep as text")
    assert not box.keep.isEnabled()
    assert box.hint.text().startswith("Say which column holds a name")
    choose(desk, box, 0, "Name")
    choose(desk, box, 1, "E-mail")
    choose(desk, box, 2, "Leave out")
    assert box.keep.isEnabled()
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(box)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert "Zelda Quince, Yusuf Quill" in texts(page.preview)
    assert dump(desk) == before
    desk.click(page.cancel)
    # The file is opened anew, and the columns stand in another order.
    desk.open(_copy(desk, tmp_path))
    page = previewed(desk, kept(tmp_path, "other.csv", "Kontakt;Rang;Wer\nx@example.org;3;Xenia Quartz\n\n"))
    assert page.plan is not None
    assert [(one.name, one.emails) for one in page.plan.new_people] == [("Xenia Quartz", ("x@example.org",))]


def _copy(desk: Desk, folder: Path) -> Path:
    """The open file under another name, as it is on the disk."""
    keeper = desk.window.session.book.keeper
    keeper.checkpoint()
    path = folder / "Copy.rolodex"
    path.write_bytes(keeper.path.read_bytes())
    return path


def test_columns_that_nobody_explains_change_nothing(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    before = dump(desk)
    page = drop(
        desk, kept(tmp_path, "known.csv", "Name,E-mail\nA B,ab@example.org\n"), kept(tmp_path, "club.csv", CLUB)
    )
    box = desk.dialog(ColumnsBox)
    assert "What do the columns of club.csv mean?" in texts(box)
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    assert page.plan is None
    assert page.answer.evidence.text() == "Nothing was changed."
    assert dump(desk) == before


def test_what_was_said_of_columns_can_be_changed(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = previewed(desk, kept(tmp_path, "friends.csv", "Name,E-mail,City\nZelda Quince,z@example.org,Reno\n"))
    (row,) = rows(page)
    assert row.columns is not None
    for field in ("Organization", "Tags"):
        (row,) = rows(page)
        assert row.columns is not None
        desk.click(row.columns)
        box = desk.dialog(ColumnsBox)
        assert box.choices[2].currentText() == ("City" if field == "Organization" else "Organization")
        choose(desk, box, 2, field)
        desk.click(box.keep)
        desk.until_closed(box)
        desk.qtbot.waitUntil(lambda: page.plan is not None)
        desk.rest()
    desk.click(page.go)
    desk.rest()
    assert desk.person("Zelda Quince").tags == ("Reno",)


def test_a_table_in_a_zip_can_be_explained(on_sample: Desk, tmp_path: Path) -> None:
    desk, path = on_sample, tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("club.csv", CLUB)
        archive.writestr("known.csv", "Name,E-mail\nA B,ab@example.org\n")
    page = previewed(desk, path)
    line = unfold(desk, page, "1 table whose columns are not known is passed over")
    desk.click_button(line, "Columns …")
    box = desk.dialog(ColumnsBox)
    choose(desk, box, 0, "Name")
    choose(desk, box, 1, "E-mail")
    desk.click(box.keep)
    desk.until_closed(box)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert page.plan is not None
    assert sorted(one.name for one in page.plan.new_people) == ["A B", "Yusuf Quill", "Zelda Quince"]


def _ask(desk: Desk, folder: Path) -> tuple[TransferPage, OwnAddressesBox]:
    page = drop(desk, kept(folder, "all.mbox", letters(ANN, BOB, MINE)))
    return page, desk.dialog(OwnAddressesBox)


def test_own_addresses_are_asked_once_and_kept_on_my_card(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page, box = _ask(desk, tmp_path)
    assert box.boxes[0][0].text() == "robin@vale.example, in 3 records"
    assert not box.keep.isEnabled()
    desk.press(Qt.Key.Key_Space)
    desk.click(box.line)
    desk.write("r.vale")
    desk.press(Qt.Key.Key_Return)
    assert "'r.vale' is no e-mail address" in box.wrong.text()
    desk.write("@work.example")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(box)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert "Taken as yours: robin@vale.example and r.vale@work.example" in texts(page.preview)
    desk.click(page.go)
    desk.rest()
    assert set(desk.window.session.rolodex.me.emails) >= {"robin@vale.example", "r.vale@work.example"}
    assert desk.person("Ann Lee").emails == ("ann@example.com",)
    page = previewed(
        desk, kept(tmp_path, "more.mbox", letters(ANN, "From: Cy Orr <cy@example.com>\nTo: robin@vale.example"))
    )
    assert not any("yours" in text for text in texts(page.preview))


def test_none_of_these_is_an_answer_that_can_be_taken_back(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page, box = _ask(desk, tmp_path)
    desk.click(box.none)
    desk.until_closed(box)
    assert page.plan is not None
    assert "Which addresses are yours is not said." in texts(page.preview)
    assert not page.go.isVisible()
    desk.click_button(page.preview, "Say which …")
    box = desk.dialog(OwnAddressesBox)
    desk.click(box.boxes[0][0])
    desk.click(box.keep)
    desk.until_closed(box)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert "New in it: 2 touches" in texts(page.preview)


def test_addresses_that_are_sure_are_told_and_can_be_changed(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    sure = f"{ANN}\nDelivered-To: robin@vale.example"
    page = previewed(desk, kept(tmp_path, "all.mbox", letters(sure, sure, MINE)))
    assert "Taken as yours: robin@vale.example" in texts(page.preview)
    desk.click_button(page.preview, "Change …")
    box = desk.dialog(OwnAddressesBox)
    assert {address: check.isChecked() for check, address in box.boxes} == {
        "robin@vale.example": True,
        "ann@example.com": False,
    }
    for check, _ in box.boxes:
        desk.click(check)
    desk.click(box.keep)
    desk.until_closed(box)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert "Taken as yours: ann@example.com" in texts(page.preview)
    assert page.plan is not None
    assert [one.name for one in page.plan.new_people] == ["Robin Vale"] or page.plan.new_people == []
