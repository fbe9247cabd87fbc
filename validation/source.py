"""The folder of data sets: read only, and never shipped with the program."""

import csv
from collections.abc import Iterator
from pathlib import Path

COPENHAGEN = "tie_validation/copenhagen_cns"
MAIL = "networks/manufacturing_email"
NETWORKS = "networks/schochastics_networkdata"
FILES = (
    f"{COPENHAGEN}/calls.csv",
    f"{COPENHAGEN}/sms.csv",
    f"{COPENHAGEN}/fb_friends.csv",
    f"{MAIL}/communication.csv",
    f"{MAIL}/reportsto.csv",
    f"{NETWORKS}/eies_messages_edges.csv",
    f"{NETWORKS}/eies_messages_nodes.csv",
    f"{NETWORKS}/eies_relations_edges.csv",
)


def missing_from(here: Path, folder: Path) -> str:
    """One sentence when the folder (from `here`) or a file of it is not there, empty when all is."""
    if not (here / folder).is_dir():
        return f"The data sets are not here: there is no folder {folder}."
    absent = [name for name in FILES if not (here / folder / name).is_file()]
    return f"The data sets are not complete: {folder} lacks {', '.join(absent)}." if absent else ""


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """The rows of a CSV file by the names of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)
