"""Draw every page in light and dark, at both sizes, with 240 and with 6,000 people.

Usage: python tools/shots.py FOLDER
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from godfather_desktop.compose import Desktop, run_command
from godfather_desktop.gui.rail import PAGES
from godfather_desktop.insight.scores import Scores

SIZES = ("1280x800", "1920x1080")
PEOPLE = (240, 6_000)
LOOKS = ("light", "dark")
_GOAL = "CEO of Meridian"


def main(folder: Path) -> int:
    """Draw all pictures. Returns the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for people in PEOPLE:
            book = str(Path(temporary) / f"{people}.rolodex")
            _run(["sample", book, "--people", str(people)])
            somebody = _strongest(Path(book))
            for page, _, _ in PAGES:
                for look in LOOKS:
                    for size in SIZES:
                        out = str(folder / f"{page}-{people}-{look}-{size}.png")
                        extra = ["--to", _GOAL] if page == "introductions" else ["--select", somebody]
                        _run(["shot", book, page, out, "--theme", look, "--size", size, *extra])
    return 0


def _strongest(book: Path) -> str:
    """The id of my strongest tie."""
    opened = Desktop().open_book(book, date.today().toordinal())
    try:
        return str(Scores(opened.rolodex, opened.today).ranked()[0][0])
    finally:
        opened.close()


def _run(arguments: list[str]) -> None:
    status = run_command(arguments)
    if status:
        sys.exit(status)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots")))
