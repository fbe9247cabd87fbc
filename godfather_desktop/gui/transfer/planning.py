"""Reading files for the preview: in the pool and on the book lane, never on the window's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from godfather_desktop.book.keeper import Keeper, Saved
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.transfer.progress import Progress
from godfather_desktop.interchange.limits import FILES
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.interchange.readers.columns import ColumnsUnknown, signature_of
from godfather_desktop.interchange.reading import Columns
from godfather_desktop.interchange.remembered import SETTING, columns_in
from godfather_desktop.interchange.tables import Table, table_at
from godfather_desktop.interchange.told import Told

_SHEETS = (".csv", ".tsv", ".tab", ".txt")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read, and what the user has said of it.

    mine: own addresses; asked: whether the user was asked for them. encodings: by the path as shown.
    columns: said in this sitting, by signature.
    """

    paths: tuple[Path, ...]
    mine: tuple[str, ...] = ()
    asked: bool = False
    encodings: Mapping[Path, str] = field(default_factory=dict)
    columns: Mapping[str, Columns] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and on which state of the records it was made.

    tables: files of no known format that are tables, by the path as shown. touches: how many the import
    will read once more when it is carried out.
    """

    plan: Plan
    revision: int
    tables: tuple[Path, ...]
    touches: int


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A table that cannot be read before somebody says what its columns mean."""

    path: Path
    table: Table


_Before = tuple[frozenset[PersonId], dict[str, Columns]]


def plan_files(
    session: Session,
    request: Request,
    progress: Progress,
    done: Callable[[Planned], None],
    unexplained: Callable[[Unexplained], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Read files and plan what they bring; exactly one of the three is called in the end."""
    snapshot, revision = session.rolodex.copy(), session.rolodex.revision
    book, today = session.book, session.today

    def read(before: _Before) -> tuple[Plan, tuple[Path, ...]] | Unexplained:
        photos, remembered = before
        told = Told(request.mine, request.encodings, {**remembered, **request.columns})
        if len(request.paths) > FILES:
            raise RuleBroken("too many files", path=str(request.paths[0].parent), limit=f"{FILES:,}")
        paths = list(dict.fromkeys(map(book.apart, request.paths)))
        try:
            plan = plan_import(snapshot, book.new_id, today, paths, photos, progress.tell, told)
        except ColumnsUnknown as unknown:
            return _whose(unknown, session, request)
        return plan, _tables(plan, session, request, progress)

    def compare(found: tuple[Plan, tuple[Path, ...]] | Unexplained) -> None:
        if isinstance(found, Unexplained):
            unexplained(found)
            return
        plan, tables = found

        def counted(saved: Saved) -> None:
            plan.settle(saved.touches)
            done(Planned(plan, revision, tables, progress.seen))

        if plan.whole is not None:
            # An empty Rolodex knows none of the touches.
            touches = plan.whole.counts[Touch]
            plan.settle([(touches, 0, touches)])
            done(Planned(plan, revision, tables, touches))
        elif plan.logs:
            session.lane(lambda: _dry_run(book.keeper, plan, today, progress), counted, failed)
        else:
            done(Planned(plan, revision, tables, 0))

    session.lane(
        lambda: _before(book.keeper),
        lambda before: session.pool(lambda: read(before), compare, failed),
        failed,
    )


def _before(keeper: Keeper) -> _Before:
    return frozenset(keeper.photos()), columns_in(keeper.setting(SETTING))


def _dry_run(keeper: Keeper, plan: Plan, today: int, progress: Progress) -> Saved:
    return keeper.save(plan.changes, today, touches=plan.touches(), keep=False, progress=progress.tell_touches)


def _whose(unknown: ColumnsUnknown, session: Session, request: Request) -> Unexplained:
    """Whose columns they are, of the files that were given."""
    table = Table(unknown.header, unknown.rows, unknown.guess)
    for path in request.paths:
        if len(request.paths) == 1:
            return Unexplained(path, table)
        if path.is_file():
            found = table_at([path], path, session.today, request.encodings.get(path, ""))
            if found is not None and found.signature == signature_of(unknown.header):
                return Unexplained(path, table)
    return Unexplained(request.paths[0], table)


def _tables(plan: Plan, session: Session, request: Request, progress: Progress) -> tuple[Path, ...]:
    """The files of no known format that are tables all the same, so that the user may explain them."""
    found: list[Path] = []
    for account in plan.files:
        path = account.path
        if account.format == "unknown" and path.suffix.lower() in _SHEETS:
            progress.tell(path.name, account.records)
            # A file is found at once by its own path; only a member of a zip is looked for in the zip.
            if table_at([path] if path.is_file() else request.paths, path, session.today) is not None:
                found.append(path)
    return tuple(found)
