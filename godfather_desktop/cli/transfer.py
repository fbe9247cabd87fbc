"""`import`, `imports`, `rollback` and `export`: everything in and out."""

import argparse
import gc
from dataclasses import replace
from pathlib import Path
from typing import Any

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import BatchId
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.decoding import is_encoding
from godfather_desktop.interchange.export import FORMATS, export
from godfather_desktop.interchange.found import Noticed, Rejected
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.interchange.readers.columns import FIELDS, ColumnsUnknown, enough, signature_of
from godfather_desktop.interchange.remembered import SETTING, columns_in, with_columns
from godfather_desktop.interchange.sources import sources_of
from godfather_desktop.interchange.told import Told
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.imports import outcome, why
from godfather_desktop.wording.kept_records import kept_line, kept_lines
from godfather_desktop.wording.language import count, listed, say
from godfather_desktop.wording.left_out import left_out

_PERHAPS = 5
"""Addresses that the owner is asked about."""
_SHOWN = 40
"""Lines about what one file left out one by one."""


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders and zips to import")
    parser.add_argument("--dry-run", action="store_true", help="only say what the import would do")
    parser.add_argument(
        "--mine", action="append", default=[], metavar="ADDRESS", help="an e-mail address of yours, kept on your card"
    )
    parser.add_argument("--encoding", default="", help="of the files, where the one that is found out is wrong")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="HEADER=FIELD",
        help=f"what a column of an unknown table means: {', '.join(FIELDS)}",
    )


def _column(text: str) -> tuple[str, str]:
    header, equals, meaning = text.rpartition("=")
    if not equals or meaning not in FIELDS:
        raise argparse.ArgumentTypeError(f"write HEADER=FIELD, where FIELD is one of {', '.join(FIELDS)}")
    return folded(header), meaning


def _told(call: Call, paths: list[Path], remembered: str) -> Told:
    encoding = call.given.encoding
    if encoding and not is_encoding(encoding):
        raise RuleBroken("no such encoding", field="encoding", said=encoding)
    files = [source.shown for path in paths for source in sources_of(path)] if encoding else []
    return Told(tuple(call.given.mine), dict.fromkeys(files, encoding), columns_in(remembered))


def _planned(call: Call, book: OpenBook, paths: list[Path]) -> Plan:
    """The plan; a table that nobody has explained is read by the columns that this call names, and remembered."""
    told = _told(call, paths, book.keeper.setting(SETTING))
    while True:
        try:
            return plan_import(book.rolodex, book.new_id, call.as_of, paths, frozenset(book.keeper.photos()), told=told)
        except ColumnsUnknown as unknown:
            said = {header: meaning for header, meaning in call.given.column if header in unknown.header}
            signature = signature_of(unknown.header)
            if not enough(unknown.guess | said) or not said or signature in told.columns:
                raise
            told = replace(told, columns={**told.columns, signature: unknown.guess | said})
            if not call.given.dry_run:
                kept = with_columns(book.keeper.setting(SETTING), signature, unknown.guess | said)
                book.keeper.set_setting(SETTING, kept)


def _import(call: Call) -> Answer:
    book = call.open()
    try:
        paths = list(dict.fromkeys(book.apart(Path(path)) for path in call.given.paths))
        plan = _planned(call, book, paths)
        batch = _write(call, book, plan)
    finally:
        book.close()
    lines: list[str] = []
    for account in plan.files:
        lines.append(
            f"{account.path.name} ({account.format}): "
            + outcome(account.added, account.merged, account.unchanged, account.rejected)
        )
        lines += _left_out_lines(account)
    perhaps = [] if plan.mine else [one.address for one in plan.likely_mine]
    if plan.mine:
        lines.append(say("Taken as yours: {addresses}.", addresses=listed(list(plan.mine))))
    elif perhaps:
        said = listed(perhaps[:_PERHAPS], last="or")
        lines.append(say("If {addresses} is yours, say so with --mine and import the file again.", addresses=said))
    if call.given.dry_run:
        lines.append(say("Nothing was written: this was a dry run."))
    return Answer({"batch": batch, "files": [_file(one) for one in plan.files], "perhaps_mine": perhaps}, lines)


def _write(call: Call, book: OpenBook, plan: Plan) -> BatchId | None:
    """Write the plan unless it is a dry run; returns the batch, None when there is none to roll back."""
    if plan.whole is not None:
        whole = plan.whole
        if call.given.dry_run:
            plan.settle([(whole.counts[Touch], 0, whole.counts[Touch])])
        else:
            saved = book.keeper.restore(plan.changes, call.as_of, whole.touches(), whole.others())
            plan.settle(saved.touches)
        return None
    # The plan and the book stay until the end: looking through them again and again takes a tenth of the time.
    gc.freeze()
    saved = book.keeper.save(
        plan.changes, call.as_of, touches=plan.touches(), journaled=True, keep=not call.given.dry_run, told=False
    )
    plan.settle(saved.touches)
    return plan.batch if saved.changes else None


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
        "reject_reasons": _reasons(account),
        "notices": [_place(one) for one in account.notices],
        "notice_reasons": _reasons(account, parts=True),
        "ties": account.ties,
        "favors": account.favors,
        "touches": account.touches,
    }


def _left_out_lines(account: FileAccount) -> list[str]:
    """What a file left out, one by one; a line for each reason where that would fill screens."""
    each: list[Rejected | Noticed] = [*account.rejects, *account.notices]
    if len(each) <= _SHOWN:
        return [
            say(
                "  record {record}, line {line}: {why}",
                record=one.place.record,
                line=one.place.line,
                why=why(one.why, one.values),
            )
            for one in each
        ]
    reasons = [*_reasons(account), *_reasons(account, parts=True)]
    return [
        *(say("  {number}: {why}", number=f"{one['number']:,}", why=one["why"]) for one in reasons),
        say("  --json lists them one by one"),
    ]


def _reasons(account: FileAccount, *, parts: bool = False) -> list[dict[str, Any]]:
    groups = left_out([(account.path.name, account)], parts=parts)
    return [{"why": group.head, "number": group.number} for group in groups]


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
        before = book.keeper.touch_count()
        done = roll_back(book.rolodex, batch, book.keeper.journal_of(batch), book.keeper.people_touched_outside(batch))
        book.perform(lambda _: done.changes)
        # Those that another import brought, too, stay.
        removed = done.removed + before - book.keeper.touch_count()
    finally:
        book.close()
    lines = [
        say(
            "Rolled back: {removed} and {restored}.",
            removed=count("{n} record removed", "{n} records removed", removed),
            restored=count("{n} restored", "{n} restored", done.restored),
        )
    ]
    stays = kept_lines(book.rolodex, done.kept)
    if stays:
        lines += [kept_line(len(stays)), *(f"  {line}" for line in stays)]
    return Answer({"removed": removed, "restored": done.restored, "kept": len(stays), "stays": stays}, lines)


_DRAWN = ("png", "svg", "pdf")
"""Formats that only the window can draw: the network, and a card."""


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", required=True, choices=(*FORMATS, *_DRAWN), help="what to write")
    parser.add_argument("out", metavar="OUT", help="the file to write")
    parser.add_argument("--select", default="", metavar="WHO", help="pdf: whose card; png, svg: who is marked")


def _export(call: Call) -> Answer:
    given = call.given
    if given.format in _DRAWN:
        drawn = Path(given.out)
        call.desk.draw_export(Path(given.book), call.as_of, given.format, drawn, select=given.select)
        return Answer({"written": str(drawn)}, [say("{path} is written.", path=str(drawn))])
    if given.select:
        raise RuleBroken("select is for pictures", field="select", said=given.format)
    book = call.open()
    try:
        out = book.apart(Path(given.out))
        export(
            given.format,
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
