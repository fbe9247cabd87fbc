"""A user drops files on the window, reads what they would bring, brings them in and takes them back."""

import shutil
from pathlib import Path

import pytest

from tests.desktop import SAMPLES, Desk, button, texts
from tests.journeys.dropping import drop, let_go, previewed

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_REAL = ("vcard/kcontacts/vcard1.vcf", "linkedin/real_2021_pseudonymised/Connections.csv")


def test_drop_preview_import_again_and_roll_back(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    before = dict(rolodex.people)
    page = previewed(desk, SAMPLES / "three_cards.vcf")
    assert page.answer.sentence.text() == "This brings 2 new people."
    assert page.answer.evidence.text() == (
        "3 records: 2 added, 0 merged, 0 unchanged, 1 skipped. Nothing is written yet."
    )
    shown = texts(page.preview)
    assert "Zelda Quince, Yusuf Quill" in shown
    assert any("Neither a name nor an address stands in this record" in text for text in shown)
    assert any("three_cards.vcf" in text and "line" in text for text in shown)
    assert rolodex.people == before

    desk.click(page.go)
    desk.rest()
    assert page.answer.sentence.text() == "Imported: 2 added, 0 merged, 0 unchanged, 1 skipped."
    assert desk.person("Zelda Quince").emails == ("zelda@quince.example",)
    assert len(rolodex.people) == len(before) + 2
    assert desk.step() == "Undo import three_cards.vcf"
    assert desk.window.status.work.text() == ""

    page = previewed(desk, SAMPLES / "three_cards.vcf")
    assert page.answer.sentence.text() == "This brings nothing new."
    assert "0 added, 0 merged, 2 unchanged, 1 skipped" in page.answer.evidence.text()
    assert not page.go.isVisible()
    desk.click_button(page, "Close")
    assert len(rolodex.people) == len(before) + 2

    desk.click_button(page, "Roll back")
    desk.rest()
    assert page.answer.sentence.text() == "The import is rolled back."
    assert rolodex.people == before
    assert any(text.endswith("rolled back") for text in texts(page.past))
    assert desk.step() == "Undo roll back the import of three_cards.vcf"
    desk.undo()
    assert desk.person("Yusuf Quill")
    desk.undo()
    assert rolodex.people == before
    desk.redo()
    assert desk.person("Zelda Quince")


def test_what_was_edited_since_stays_when_the_import_is_rolled_back(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    page = previewed(desk, SAMPLES / "three_cards.vcf")
    desk.click(page.go)
    desk.rest()
    desk.window.show_person(desk.person("Zelda Quince").id)
    desk.window.card.show_records("parts")
    desk.click_button(desk.window.card, "7")
    desk.rest()
    desk.click_button(page, "Roll back")
    desk.rest()
    assert page.answer.sentence.text() == "The import is rolled back."
    assert "because" in page.answer.evidence.text()
    names = {one.name for one in rolodex.others()}
    assert "Zelda Quince" in names
    assert "Yusuf Quill" not in names


def test_cancel_leaves_everything_as_it_was(on_sample: Desk) -> None:
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    before = dict(rolodex.people)
    page = previewed(desk, SAMPLES / "three_cards.vcf")
    desk.click_button(page, "Cancel")
    assert page.plan is None
    assert not page.go.isVisible()
    assert page.answer.sentence.text() == "Bring your contacts in."
    desk.rest()
    assert rolodex.people == before
    assert desk.step() == ""


def test_cancel_while_the_file_is_read_ends_the_work_in_the_status_line(on_sample: Desk) -> None:
    desk = on_sample
    page = drop(desk, SAMPLES / "three_cards.vcf")
    assert desk.window.status.work.text()
    desk.click(desk.window.status.cancel)
    desk.rest()
    assert page.plan is None
    assert desk.window.status.work.text() == ""
    assert not desk.window.status.cancel.isVisible()
    assert page.work.progress is None


def test_a_second_drop_replaces_the_first_that_is_still_being_read(on_sample: Desk) -> None:
    desk = on_sample
    drop(desk, SAMPLES / "three_cards.vcf")
    page = previewed(desk, SAMPLES / "one_more_card.vcf")
    assert page.plan is not None
    assert [one.name for one in page.plan.new_people] == ["Xenia Quartz"]
    desk.click(page.go)
    desk.rest()
    names = {one.name for one in desk.window.session.rolodex.others()}
    assert "Xenia Quartz" in names
    assert "Zelda Quince" not in names
    assert desk.window.status.work.text() == ""


def test_a_preview_that_has_become_old_is_made_anew(on_sample: Desk) -> None:
    desk = on_sample
    page = previewed(desk, SAMPLES / "three_cards.vcf")
    desk.window.show_person(desk.person("Vera Hughes").id)
    desk.window.card.show_records("parts")
    desk.click_button(desk.window.card, "3")
    desk.rest()
    desk.click(page.go)
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.rest()
    assert page.answer.evidence.text().endswith("Nothing is written yet.")
    assert "Zelda Quince" not in {one.name for one in desk.window.session.rolodex.others()}
    desk.click(page.go)
    desk.rest()
    assert desk.person("Zelda Quince")


def test_a_file_that_cannot_be_read_is_refused_with_a_reason(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    for name, content in (("nothing.vcf", b""), ("noise.bin", bytes(range(256)) * 4)):
        path = tmp_path / name
        path.write_bytes(content)
        page = drop(desk, path)
        desk.rest()
        assert page.plan is None
        assert name in page.answer.sentence.text()
        assert page.answer.evidence.text() == "Nothing was changed."
        assert desk.window.status.work.text() == ""


def test_a_rolodex_that_is_dropped_is_opened(on_sample: Desk, sample_file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(sample_file, tmp_path / "Other.rolodex"))
    before = on_sample.window
    let_go(before, other)
    on_sample.qtbot.waitUntil(lambda: on_sample.program.window is not before)
    on_sample.ready()
    assert on_sample.window.session.book.keeper.path == other


@pytest.mark.skipif(not _DATA.is_dir(), reason="the shared files are not beside this repository")
@pytest.mark.parametrize("name", _REAL)
def test_a_real_file_is_brought_in_once_and_rolled_back(on_sample: Desk, name: str) -> None:
    if not (_DATA / name).exists():
        pytest.skip(f"{name} is not among the shared files")
    desk, rolodex = on_sample, on_sample.window.session.rolodex
    before = dict(rolodex.people)
    page = previewed(desk, _DATA / name)
    desk.click(page.go)
    desk.rest()
    assert page.answer.sentence.text().startswith("Imported: ")
    brought = len(rolodex.people) - len(before)
    assert brought > 0
    page = previewed(desk, _DATA / name)
    assert " 0 added, 0 merged" in page.answer.evidence.text()
    desk.click(button(page, "Close"))
    desk.click_button(page, "Roll back")
    desk.rest()
    assert rolodex.people == before
