"""`import`, `imports`, `rollback` and `export`: everything in and out."""

import argparse
from pathlib import Path
from typing import Any

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.cli.call import Answer, Call, Verb
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import BatchId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.export import FORMATS, export
from godfather_desktop.interchange.found import Noticed, Rejected
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.imports import outcome, why
from godfather_desktop.wording.language import count, say


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files to import")
    parser.add_argument("--dry-run", action="store_true", help="only say what the import would do")


def _import(call: Call) -> Answer:
    book = call.open()
    try:
        paths = list(dict.fromkeys(book.apart(Path(path)) for path in call.given.paths))
        plan = plan_import(book.rolodex, book.new_id, call.as_of, paths, frozenset(book.keeper.photos()))
        saved = book.keeper.save(
            plan.changes, call.as_of, touches=plan.touches(), journaled=True, keep=not call.given.dry_run
        )
        plan.settle(saved.touches)
    finally:
        book.close()
    lines = []
    for account in plan.files:
        lines.append(
            f"{account.path.name} ({account.format}): "
            + outcome(account.added, account.merged, account.unchanged, account.rejected)
        )
        lines += [
            say(
                "  record {record}, line {line}: {why}",
                record=one.place.record,
                line=one.place.line,
                why=why(one.why, one.values),
            )
            for one in _left_out(account)
        ]
    if call.given.dry_run:
        lines.append(say("Nothing was written: this was a dry run."))
    return Answer({"batch": plan.batch, "files": [_file(account) for account in plan.files]}, lines)


def _file(account: FileAccount) -> dict[str, Any]:
    return {
        "path": str(account.path),
        "format": account.format,
        "records": account.records,
        "added": account.added,
        "merged": account.merged,
        "unchanged": account.unchanged,
        "rejected": account.rejected,
        "rejects": [_place(one) for one in account.rejects],
        "notices": [_place(one) for one in account.notices],
        "ties": account.ties,
        "favors": account.favors,
        "touches": account.touches,
    }


def _left_out(account: FileAccount) -> list[Rejected | Noticed]:
    return [*account.rejects, *account.notices]


def _place(one: Rejected | Noticed) -> dict[str, Any]:
    return {"record": one.place.record, "line": one.place.line, "why": why(one.why, one.values)}


def _imports(call: Call) -> Answer:
    book = call.open()
    try:
        batches = sorted(book.rolodex.batches.values(), key=lambda batch: batch.id)
        touches = {batch.id: book.keeper.touch_count(batch.id) for batch in batches}
    finally:
        book.close()
    rows = [
        {
            "batch": batch.id,
            "date": iso(batch.day),
            "files": list(batch.files),
            "records": batch.records,
            "added": batch.added,
            "merged": batch.merged,
            "unchanged": batch.unchanged,
            "rejected": batch.rejected,
            "touches": touches[batch.id],
            "rolled_back": not batch.active,
        }
        for batch in batches
    ]
    lines = [
        f"{batch.id}: {', '.join(batch.files)}, {day(batch.day)}: "
        + (outcome(batch.added, batch.merged, batch.unchanged, batch.rejected) if batch.active else say("rolled back"))
        for batch in batches
    ]
    return Answer({"imports": rows}, lines or [say("Nothing has been imported yet.")])


def _rollback_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("batch", type=int, metavar="BATCH", help="the number that `imports` lists")


def _rollback(call: Call) -> Answer:
    book = call.open()
    try:
        batch = BatchId(call.given.batch)
        if batch not in book.rolodex.batches:
            raise RuleBroken("no such import", field="batch", said=batch)
        touches = book.keeper.touch_count(batch)
        done = roll_back(book.rolodex, batch, book.keeper.journal_of(batch), book.keeper.people_touched_outside(batch))
        book.perform(lambda _: done.changes)
    finally:
        book.close()
    removed = done.removed + touches
    lines = [
        say(
            "Rolled back: {removed} and {restored}.",
            removed=count("{n} record removed", "{n} records removed", removed),
            restored=count("{n} restored", "{n} restored", done.restored),
        )
    ]
    if done.kept:
        lines.append(
            count(
                "{n} record stays, because it was edited or used since.",
                "{n} records stay, because they were edited or used since.",
                len(done.kept),
            )
        )
    return Answer({"removed": removed, "restored": done.restored, "kept": len(done.kept)}, lines)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", required=True, choices=FORMATS, help="what to write")
    parser.add_argument("out", metavar="OUT", help="the file to write")


def _export(call: Call) -> Answer:
    book = call.open()
    try:
        out = book.apart(Path(call.given.out))
        export(
            call.given.format,
            out,
            book.rolodex,
            call.as_of,
            dump=book.keeper.dump,
            photo_of=book.keeper.photo_of,
            touches=book.keeper.every_touch,
        )
    finally:
        book.close()
    return Answer({"written": str(out)}, [say("{path} is written.", path=str(out))])


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Only the book."""


IMPORT = Verb("import", "bring in contacts, ties, touches, favors and roles", _import_arguments, _import)
IMPORTS = Verb("imports", "list the imports", _no_arguments, _imports)
ROLLBACK = Verb("rollback", "take a whole import back", _rollback_arguments, _rollback)
EXPORT = Verb("export", "write everything into a file", _export_arguments, _export)
