"""What the preview tells before anything is written, and the ways to have a file read otherwise."""

import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.transfer.file_row import FileRow
from godfather_desktop.gui.transfer.folded import Folded
from godfather_desktop.gui.transfer.guide_box import GuideBox
from godfather_desktop.gui.transfer.page import TransferPage
from godfather_desktop.interchange import tables
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sources import sources_of
from tests.desktop import CTRL, PATIENCE_MS, Desk, texts
from tests.journeys.dropping import CLUB, PEOPLE, drop, dump, kept, letters, previewed

ROBIN = "From: Robin Vale <robin@vale.example>\nTo: Ann Lee <ann@example.com>"
ANN = "From: Ann Lee <ann@example.com>\nTo: Robin Vale <robin@vale.example>\nDelivered-To: robin@vale.example"
NEWS = "From: News <ann@news.example>\nTo: robin@vale.example\nDelivered-To: robin@vale.example\nList-Id: <n.example>"


def unfold(desk: Desk, page: TransferPage, head: str) -> Folded:
    """Show what stands behind a line."""
    (line,) = [one for one in page.preview.findChildren(Folded) if one.isVisible() and head in texts(one)]
    desk.click(line.button)
    return line


def rows(page: TransferPage) -> list[FileRow]:
    """The rows of files that are seen."""
    return [row for row in page.preview.findChildren(FileRow) if row.isVisible()]


def test_cancel_and_escape_write_nothing(on_sample: Desk, tmp_path: Path) -> None:
    desk, path = on_sample, kept(tmp_path, "friends.csv", PEOPLE)
    before = dump(desk)
    page = previewed(desk, path)
    desk.click_button(page, "Cancel")
    assert page.plan is None
    page = previewed(desk, path)
    assert desk.window.focusWidget() is page.go
    desk.press(Qt.Key.Key_Escape)
    assert page.plan is None
    assert page.answer.sentence.text() == "Bring your contacts in."
    desk.rest()
    assert dump(desk) == before
    assert desk.step() == ""


def test_enter_imports_and_tab_goes_through_the_preview(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = previewed(desk, kept(tmp_path, "friends.csv", PEOPLE))
    (row,) = rows(page)
    assert row.columns is not None
    assert row.encoding is not None
    row.columns.setFocus()
    seen = []
    for _ in range(3):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.window.focusWidget())
    assert seen == [row.encoding, page.cancel, page.go]
    row.encoding.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.person("Zelda Quince").city == "Reno"
    assert page.answer.sentence.text() == "Imported: 2 added, 0 merged, 0 unchanged, 0 skipped."


def test_new_people_known_people_and_likely_duplicates_are_named(on_sample: Desk, tmp_path: Path) -> None:
    desk, vera = on_sample, on_sample.person("Vera Hughes")
    known = f"Vera M. Hughes,{vera.emails[0]},{vera.city}\n"
    page = previewed(desk, kept(tmp_path, "friends.csv", PEOPLE + known + "Vera Hughs,vera@other.example,\n"))
    shown = texts(page.preview)
    assert "3 new people" in shown
    assert "Zelda Quince, Yusuf Quill, Vera Hughs" in shown
    assert "Known already, by e-mail address" in shown
    assert "Vera Hughes (Vera M. Hughes in the file)" in shown
    assert "1 new person may have a card already" in shown
    place = shown.index("Vera Hughes and Vera Hughs")
    assert shown[place + 1].startswith("Names that differ by one letter")
    assert desk.window.session.rolodex.people[vera.id] == vera


def test_what_is_skipped_is_one_line_a_reason_that_unfolds_to_the_places(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = previewed(desk, kept(tmp_path, "inbox.mbox", letters(ANN, *[NEWS] * 12, ANN)))
    shown = texts(page.preview)
    reason = "Sent through a mailing list or as a newsletter."
    assert shown.count(reason) == 1
    assert "12" in shown
    assert not any("record 2, line" in text for text in shown)
    line = unfold(desk, page, reason)
    (places,) = [text for text in texts(line) if "record" in text]
    assert places.splitlines()[0] == "inbox.mbox, record 2, line 10"
    assert len(places.splitlines()) == 12
    desk.click(line.button)
    assert places not in texts(line)


def test_a_mailbox_brings_its_touches(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = previewed(desk, kept(tmp_path, "inbox.mbox", letters(ANN, ROBIN, ANN)))
    shown = texts(page.preview)
    assert "Taken as yours: robin@vale.example" in shown
    assert "New in it: 3 touches" in shown
    desk.click(page.go)
    desk.rest()
    ann = desk.person("Ann Lee")
    assert len(desk.window.session.book.keeper.touches_of(ann.id)) == 3
    assert "robin@vale.example" in desk.window.session.rolodex.me.emails


def test_a_zip_of_linkedin_is_one_import(on_sample: Desk, tmp_path: Path) -> None:
    desk, path = on_sample, tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Zelda,Quince,https://www.linkedin.com/in/zquince,,Acme,CFO,12 Mar 2020\n",
        )
        archive.writestr("Ad_Targeting.csv", "Gist,Buzz\n1,2\n3,4\n5,6\n7,8\n9,9\n9,9\n")
        archive.writestr("Rich Media.bin", bytes(range(256)))
    page = previewed(desk, path)
    shown = texts(page.preview)
    assert f"{path.name}/Connections.csv" in shown
    assert "LinkedIn connections, 1 record: 1 added, 0 merged, 0 unchanged, 0 skipped" in shown
    assert "1 table whose columns are not known is passed over" in shown
    assert "This is no file of contacts, mail or calendars that is known here: it was passed over." in shown
    desk.click(page.go)
    desk.rest()
    assert desk.person("Zelda Quince").identities == ("linkedin:zquince",)
    assert [batch.files for batch in desk.window.session.rolodex.batches.values()] == [(path.name,)]


def test_many_files_of_a_folder_are_grouped_by_format(on_sample: Desk, tmp_path: Path) -> None:
    desk, folder = on_sample, tmp_path / "contacts"
    folder.mkdir()
    for number in range(13):
        kept(folder, f"list {number:02}.csv", f"Name,E-mail\nNew Person{chr(97 + number)},p{number}@example.org\n")
    kept(folder, "inbox.mbox", letters(ANN))
    page = previewed(desk, folder)
    assert "13 files: spreadsheet of people" in texts(page.preview)
    assert [row for row in rows(page) if row.encoding is not None] == []
    unfold(desk, page, "13 files: spreadsheet of people")
    assert sum(row.encoding is not None for row in rows(page)) == 13
    assert "contacts/list 03.csv" in texts(page.preview)


def test_a_wrong_encoding_is_put_right_and_one_that_cannot_be_is_refused(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    path = kept(tmp_path, "друзья.csv", "Name,E-mail\nОльга Котова,olga@example.org\n", "cp1251")
    page = previewed(desk, path)
    assert "Ольга Котова" not in texts(page.preview)
    for encoding in ("utf-16", "cp1251"):
        (row,) = rows(page)
        assert row.encoding is not None
        assert row.encoding.currentData() == "cp1252"
        row.encoding.setFocus()
        row.encoding.setCurrentIndex(row.encoding.findData(encoding))
        row.encoding.activated.emit(row.encoding.currentIndex())
        desk.rest()
        if encoding == "utf-16":
            assert path.name in page.answer.evidence.text()
            assert page.plan is not None
    assert "Ольга Котова" in texts(page.preview)
    (row,) = rows(page)
    assert row.encoding is not None
    assert row.encoding.currentData() == "cp1251"
    desk.click(page.go)
    desk.rest()
    assert desk.person("Ольга Котова")


@pytest.mark.parametrize("what", ["fifo", "device", "many", "folder", "gone"])
def test_B33_what_is_no_plain_file_is_refused_with_a_sentence(on_sample: Desk, tmp_path: Path, what: str) -> None:
    desk, paths = on_sample, [tmp_path / what]
    if what == "fifo":
        os.mkfifo(paths[0])
    elif what == "device":
        paths = [Path("/dev/null")]
    elif what == "many":
        paths = [tmp_path / f"{number}.csv" for number in range(10_001)]
    elif what == "folder":
        paths[0].mkdir()
    before = dump(desk)
    page = drop(desk, *paths)
    desk.rest()
    assert page.plan is None
    assert page.answer.evidence.text() == "Nothing was changed."
    said = {
        "fifo": "is not a plain file: choose a file or a folder.",
        "device": "is not a plain file: choose a file or a folder.",
        "many": "holds more than 10,000 files: choose the folders that matter.",
        "folder": "holds no file that can be imported: choose the files themselves.",
        "gone": "cannot be read: check that it is there and that you may read it.",
    }
    assert page.answer.sentence.text().endswith(said[what])
    assert dump(desk) == before


def test_a_broken_table_is_refused_row_by_row_and_not_as_a_whole(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = previewed(
        desk, kept(tmp_path, "friends.csv", PEOPLE + '"never closed,x@example.org,\nLast One,l@x.example,\n')
    )
    assert page.answer.sentence.text() == "This brings 3 new people."
    assert "4 records: 3 added, 0 merged, 0 unchanged, 1 skipped." in page.answer.evidence.text()


def test_markup_in_a_file_is_shown_as_text(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    name = "<img src=x><b>Bold & Co</b>"
    page = previewed(desk, kept(tmp_path, "<b>x<b>.csv", f"Name,E-mail\n{name},b@example.org\n"))
    assert name in texts(page.preview)
    assert "<b>x<b>.csv" in texts(page.preview)


def test_files_and_a_folder_can_be_chosen(on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, path = on_sample, kept(tmp_path, "friends.csv", PEOPLE)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.window.show_page("import")
    page = desk.window.page("import")
    assert isinstance(page, TransferPage)
    for button, name in ((page.choose, path.name), (page.choose_a_folder, f"{tmp_path.name}/{path.name}")):
        desk.click(button)
        desk.rest()
        assert name in texts(page.preview)
        desk.click(page.cancel)


def test_the_first_import_shows_the_way_to_it_and_later_in_a_box(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    desk.window.show_page("import")
    page = desk.window.page("import")
    assert isinstance(page, TransferPage)
    assert "Thunderbird" in texts(page)
    assert not page.guide.isVisible()
    page = previewed(desk, kept(tmp_path, "friends.csv", PEOPLE))
    desk.click(page.go)
    desk.rest()
    assert "Thunderbird" not in texts(page)
    desk.click(page.guide)
    box = desk.dialog(GuideBox)
    assert {"LinkedIn", "Google", "Apple", "Outlook", "Thunderbird"} <= set(texts(box))
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)


def test_duplicates_can_be_looked_for_after_an_import(on_sample: Desk, tmp_path: Path) -> None:
    desk, asked = on_sample, list[str]()
    page = previewed(desk, kept(tmp_path, "friends.csv", PEOPLE))
    desk.click(page.go)
    desk.rest()
    window: MainWindow = desk.window
    window.navigation.page_requested.disconnect()
    window.navigation.page_requested.connect(asked.append)
    desk.click(page.duplicates)
    assert asked == ["duplicates"]


@pytest.mark.parametrize("way", ["close", "open another"])
def test_nothing_waits_for_a_file_that_is_only_read(
    on_sample: Desk, sample_file: Path, tmp_path: Path, way: str
) -> None:
    desk, letter = on_sample, letters(ANN)
    page = drop(desk, kept(tmp_path, "inbox.mbox", letter * 40_000))
    progress = page.work.progress
    assert progress is not None
    heard: list[str] = []
    progress.told.connect(lambda words, _share: heard.append(words))
    desk.qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    before = time.monotonic()
    if way == "close":
        desk.close()
        assert time.monotonic() - before < 2
    else:
        desk.open(Path(shutil.copy(sample_file, tmp_path / "Other.rolodex")))
    assert progress.stopped
    assert not any("40,000" in words for words in heard)


def test_the_bar_shows_how_far_the_writing_is(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = drop(desk, kept(tmp_path, "friends.csv", PEOPLE))
    progress = page.work.progress
    assert progress is not None
    assert page.work.maximum() == 0
    progress.total = 200
    progress.tell_touches(50)
    assert (page.work.value(), page.work.maximum()) == (25, 100)
    assert desk.window.status.work.text() == "Importing 25 %"
    progress.tell("inbox.mbox", 400)
    assert page.work.maximum() == 0
    assert page.answer.evidence.text() == "Reading inbox.mbox: 400"
    desk.rest()


def test_the_keyboard_stays_on_the_page(on_sample: Desk, tmp_path: Path) -> None:
    desk, path = on_sample, kept(tmp_path, "friends.csv", PEOPLE)
    page = drop(desk, path)
    assert desk.window.focusWidget() is page.cancel
    desk.rest()
    assert desk.window.focusWidget() is page.go
    desk.press(Qt.Key.Key_Return)
    assert not page.preview.isEnabled()
    desk.rest()
    assert desk.window.focusWidget() is page.duplicates
    desk.click_button(page, "Roll back")
    desk.rest()
    assert desk.window.focusWidget() is page.choose
    assert not page.duplicates.isVisible()
    previewed(desk, path)
    assert page.preview.isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is page.choose


def test_who_types_elsewhere_while_a_file_is_read_is_not_interrupted(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    page = drop(desk, kept(tmp_path, "friends.csv", PEOPLE))
    desk.press(Qt.Key.Key_L, CTRL)
    line = desk.window.focusWidget()
    desk.write("called Ann")
    desk.qtbot.waitUntil(lambda: page.plan is not None, timeout=PATIENCE_MS)
    desk.write(" today")
    assert desk.window.focusWidget() is line
    assert isinstance(line, QLineEdit)
    assert line.text() == "called Ann today"
    desk.rest()


def test_a_folder_of_many_texts_is_not_gone_through_once_for_each(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, gone_through = tmp_path / "notes", list[Source]()
    folder.mkdir()
    for number in range(40):
        kept(folder, f"note {number}.txt", "Some text, and more of it.\n")
    kept(folder, "club.csv", CLUB)
    kept(folder, "friends.csv", PEOPLE)

    def counted(*given: Any) -> Iterator[Source]:
        for source in sources_of(*given):
            gone_through.append(source)
            yield source

    monkeypatch.setattr(tables, "sources_of", counted)
    page = previewed(on_sample, folder)
    assert "1 table whose columns are not known is passed over" in texts(page.preview)
    assert len(gone_through) == 41


def test_a_card_that_matches_in_two_files_is_named_once(on_sample: Desk, tmp_path: Path) -> None:
    desk, vera = on_sample, on_sample.person("Vera Hughes")
    known = f"Name,E-mail\n{vera.name},{vera.emails[0]}\n"
    page = previewed(desk, kept(tmp_path, "one.csv", known), kept(tmp_path, "two.csv", known))
    assert page.answer.sentence.text() == "This brings nothing new."
    assert "Vera Hughes" in texts(page.preview)


def test_the_next_choice_begins_where_the_last_one_ended(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path, began = on_sample, kept(tmp_path, "friends.csv", PEOPLE), list[str]()

    def choose_files(_page: object, _title: str, folder: str, _kinds: str) -> tuple[list[str], str]:
        began.append(folder)
        return [str(path)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose_files)
    for _ in range(2):
        desk.window.actions_by_name["import"].trigger()
        desk.rest()
    assert began == [str(Path.home()), str(tmp_path)]
