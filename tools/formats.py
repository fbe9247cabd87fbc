"""Import every file of a folder into a book of its own and write down what came of each.

`python tools/formats.py FOLDER OUT.md`. Where a file does not say whose it is, the likeliest address is
taken for the owner's, as a person would do when asked.
"""

import sys
import tempfile
from collections import Counter
from datetime import date
from itertools import count
from pathlib import Path

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.interchange.told import Told
from godfather_desktop.storage.store import Store, create
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.imports import format_name, why

_TODAY = date(2026, 11, 22).toordinal()
_SHOWN_REASONS = 3
_NO_INPUT = ("README.md", "FILES.csv", "LICENSE")
_HEAD = """# What became of files of other programs

Every file of the folder beside this repository that other programs wrote, imported into an empty book by
`make formats`: how many records it has, how many of them were imported (new, merged with one that came
before, or known from one that came before) and how many were not, with the reasons. Where a file does not
say whose it is, the likeliest address in it was taken for the owner's.

| file | format | records | new | merged | known | left out | why |
|---|---|---|---|---|---|---|---|
"""


def main(folder: Path, out: Path) -> None:
    """Write the table."""
    rows = [row for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in _NO_INPUT
            for row in _rows(folder, path)]  # fmt: skip
    out.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def _rows(folder: Path, path: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as made:
        store = create(Path(made) / "book.rolodex", "Owner")
        try:
            plan = _imported(store, path)
        except (RuleBroken, DiskTrouble) as refused:
            return [f"| {path.relative_to(folder)} | refused | | | | | | {refusal(refused).replace(str(path), 'it')} |"]
        finally:
            store.close()
    return [_row(folder, account) for account in plan.files]


def _imported(store: Store, path: Path) -> Plan:
    rolodex, ids = store.load(_TODAY), count(store.next_id())
    plan = plan_import(rolodex, ids.__next__, _TODAY, [path])
    if plan.likely_mine and not plan.mine:
        told = Told(mine=(plan.likely_mine[0].address,))
        plan = plan_import(rolodex, ids.__next__, _TODAY, [path], told=told)
    saved = store.save(plan.changes, _TODAY, touches=plan.touches(), journaled=True)
    plan.settle(saved.touches)
    return plan


def _row(folder: Path, account: FileAccount) -> str:
    if account.records != account.added + account.merged + account.unchanged + account.rejected:
        raise AssertionError(f"{account.path} is not accounted for")
    words = {one.why: why(one.why, dict.fromkeys(one.values, "…")) for one in account.rejects}
    reasons = Counter[str]()
    for reason, number in account.reject_reasons.items():
        reasons[words[reason]] += number
    said = " ".join(f"{number}: {reason}" for reason, number in reasons.most_common(_SHOWN_REASONS)).replace("|", "/")
    cells = (
        account.path.relative_to(folder), format_name(account.format), account.records, account.added, account.merged,
        account.unchanged, account.rejected, said,
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
