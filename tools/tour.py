"""The guided tour for a machine without a display: the main job, from the sample to the way in.

Usage: python tools/tour.py FOLDER
"""

import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from godfather_desktop.compose import Desktop, run_command
from godfather_desktop.gui.rail import PAGES
from godfather_desktop.insight.finding import TextIndex
from godfather_desktop.insight.scores import Scores

GOAL = "Meridian"
FAVOR = "gave {name} an introduction to a search firm today, unasked, size 3"


def main(folder: Path) -> int:
    """Import the sample, find the way to a chief executive, log a favor, draw every page."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        sample, book = str(Path(temporary) / "sample.rolodex"), str(folder / "tour.rolodex")
        Path(book).unlink(missing_ok=True)
        spreadsheets = str(Path(temporary) / "sample.zip")
        steps: list[tuple[str, list[str]]] = [
            ("A fictional Rolodex is made.", ["sample", sample]),
            ("It is written out as spreadsheets.", ["export", sample, "--format", "csv", spreadsheets]),
            ("An empty Rolodex is made.", ["new", book, "--me", "Robin Vale"]),
        ]
        for sentence, arguments in steps:
            _step(sentence, arguments)
        _step("The spreadsheets are imported into it.", ["import", book, *_unpacked(Path(spreadsheets))])
    _step("Who is the way in to the chief executive?", ["path", book, "--to", _chief(book), "--value", "1"])
    _step("A favor is logged in one line.", ["favor", book, FAVOR.format(name=_somebody(book))])
    _step("It is in the ledger.", ["favors", book, _somebody(book)])
    _step("What is there to do today?", ["today", book])
    _step("Who would come without the title?", ["friends", book])
    for page, _, _ in PAGES:
        extra = ["--to", f"CEO of {GOAL}"] if page == "introductions" else ["--select", _somebody(book)]
        _step(f"The page '{page}' is drawn.", ["shot", book, page, str(folder / f"{page}.png"), *extra])
    return 0


def _step(sentence: str, arguments: list[str]) -> None:
    print(f"\n{sentence}\n$ godfather {' '.join(_quoted(one) for one in arguments)}")
    status = run_command(arguments)
    if status:
        sys.exit(status)


def _unpacked(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as spreadsheets:
        spreadsheets.extractall(archive.parent)
        return [str(archive.parent / name) for name in spreadsheets.namelist()]


def _somebody(book: str) -> str:
    """The name of my strongest tie, as the book tells it."""
    opened = Desktop().open_book(Path(book), date.today().toordinal())
    try:
        person, _ = Scores(opened.rolodex, opened.today).ranked()[0]
        return opened.rolodex.people[person].name
    finally:
        opened.close()


def _chief(book: str) -> str:
    """The name of the chief executive to reach."""
    opened = Desktop().open_book(Path(book), date.today().toordinal())
    try:
        (hit,) = TextIndex(opened.rolodex).find(f"CEO {GOAL}", limit=1)
        return opened.rolodex.people[hit.person].name
    finally:
        opened.close()


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "tour")))
