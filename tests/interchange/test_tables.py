"""The head of a table, wherever it lies, for the dialog that asks what its columns mean."""

import zipfile
from pathlib import Path

from godfather_desktop.interchange.readers.columns import signature_of
from godfather_desktop.interchange.tables import table_at
from tests.records import TODAY

CLUB = "Wer;Kontakt;Rang\nZoé;zoe@example.org;7\nYusuf;yusuf@example.org;8\n\n"


def test_in_a_file_a_folder_and_a_zip(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    path = folder / "club.csv"
    path.write_bytes(CLUB.encode("utf-16"))
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/club.csv", CLUB)
    for given, shown in (([path], path), ([folder], path), ([tmp_path / "gone", packed], packed / "in/club.csv")):
        table = table_at(given, shown, TODAY)
        assert table is not None
        assert table.header == ("wer", "kontakt", "rang")
        assert table.rows[0] == ("Zoé", "zoe@example.org", "7")
        assert table.signature == signature_of(["Rang", "WER", "Kontakt"])
    chosen = table_at([path], path, TODAY, "utf-16")
    assert chosen is not None
    assert chosen.rows[0][0] == "Zoé"


def test_what_is_no_table(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann,\n\nit was good to see you.\n")
    assert table_at([letter], letter, TODAY) is None
    assert table_at([letter], tmp_path / "other.csv", TODAY) is None
    assert table_at([tmp_path], tmp_path, TODAY) is None
