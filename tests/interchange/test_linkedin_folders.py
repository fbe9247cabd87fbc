"""Folders and zips with tables of LinkedIn, and what else lies in them."""

import zipfile
from pathlib import Path

from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.interchange.readers.columns import signature_of
from godfather_desktop.interchange.told import Told
from tests.books import TODAY, planned, written
from tests.interchange.samples import SAMPLES
from tests.records import rolodex_of

TABLES = {
    "Connections.csv": SAMPLES["Connections.csv"],
    "messages.csv": SAMPLES["messages.csv"],
    "Receipts.csv": "Name,E-Mail,Phone,Total\nZoe Fund,zoe@fund.example,+1 415 555 2671,12\n",
}


def _folder(path: Path, *names: str) -> Path:
    path.mkdir()
    for name in names:
        written(path, name, TABLES[name])
    return path


def _formats(*paths: Path) -> dict[str, str]:
    return {account.path.name: account.format for account in planned(rolodex_of(), *paths).files}


def test_other_tables_of_an_export_bring_nobody(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "export", *TABLES)
    assert _formats(folder)["Receipts.csv"] == "unknown"
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for name in ("Connections.csv", "Receipts.csv"):
            archive.writestr(name, TABLES[name])
    assert _formats(tmp_path / "export.zip")["Receipts.csv"] == "unknown"


def test_tables_beside_an_export_are_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    _folder(home / "export", "Connections.csv", "messages.csv")
    written(home, "Receipts.csv", TABLES["Receipts.csv"])
    assert _formats(home)["Receipts.csv"] == "csv"


def test_one_table_of_linkedin_makes_no_export_of_a_folder(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "downloads", "Connections.csv", "Receipts.csv")
    assert _formats(folder)["Receipts.csv"] == "csv"


def test_a_table_that_was_chosen_or_explained_is_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "export", *TABLES)
    assert _formats(*(folder / name for name in TABLES))["Receipts.csv"] == "csv"
    columns = {signature_of(["name", "e-mail", "phone", "total"]): {"name": "name", "e-mail": "email"}}
    plan = plan_import(rolodex_of(), iter(range(100, 200)).__next__, TODAY, [folder], told=Told(columns=columns))
    assert {one.path.name: one.format for one in plan.files}["Receipts.csv"] == "csv"
