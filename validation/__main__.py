"""Compare our scores with plain counts: `python -m validation [--data ../shared/data] [--worlds 200]`.

Writes docs/validation.md. The exit status is 1 when the data sets are not there; gates that do not
hold are for reading, and do not alter it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from validation.copenhagen import persistence
from validation.eies import close_friends
from validation.loyalty import loyalty
from validation.mail import reports_to
from validation.report import page, plain
from validation.shared_contacts import shared_contacts
from validation.silence import silence
from validation.source import missing_from

_HERE = Path(__file__).parent.parent
DATA = Path("../shared/data")
PAGE = _HERE / "docs" / "validation.md"
WORLDS = 200
QUESTIONS = (persistence, silence, shared_contacts, close_friends, reports_to)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything; print it, and write the page if the data sets are there."""
    parser = argparse.ArgumentParser(prog="python -m validation", description="Compare our scores with plain counts.")
    parser.add_argument(
        "--data", type=Path, default=DATA, help="folder of the data sets, from the folder of the program"
    )
    parser.add_argument("--worlds", type=int, default=WORLDS, help="how many worlds to simulate")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    chosen = parser.parse_args(arguments)
    if chosen.worlds < 1:
        parser.error("one world at least")
    missing = missing_from(_HERE, chosen.data)
    findings = [] if missing else [question(_HERE / chosen.data) for question in QUESTIONS]
    findings.append(loyalty(chosen.worlds))
    sys.stdout.write(plain(findings))
    if missing:
        sys.stderr.write(missing + "\n")
        return 1
    chosen.page.write_text(page(findings), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
