"""What an import has to ask: which addresses are mine, and what the columns of a table mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.gui.plain import gone_when_closed
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.transfer.columns_box import ColumnsBox
from godfather_desktop.gui.transfer.own_addresses_box import OwnAddressesBox
from godfather_desktop.gui.transfer.planning import Request
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.reading import Columns
from godfather_desktop.interchange.remembered import SETTING, columns_in, with_columns
from godfather_desktop.interchange.tables import Table, table_at

Answered = Callable[[Request], None]


def open_box(box: QDialog, finished: Callable[[int], None] = lambda _: None) -> None:
    """Open a box that is deleted when it is closed."""
    box.finished.connect(finished)
    gone_when_closed(box)
    box.open()


def ask_mine(
    window: QWidget, request: Request, likely: Sequence[LikelyMine], mine: Sequence[str], answered: Answered
) -> None:
    """Ask which addresses are mine. mine: those that are taken for it now.

    answered: gets the request with the answer; nothing but `asked` differs when the answer changes nothing.
    """
    box = OwnAddressesBox(window, likely, mine)

    def finished(_: int) -> None:
        asked = replace(request, asked=True)
        changed = box.answered and set(box.mine) != set(mine)
        answered(replace(asked, mine=box.mine) if changed else asked)

    open_box(box, finished)


def ask_columns(
    session: Session,
    window: QWidget,
    request: Request,
    path: Path,
    table: Table,
    said: Columns,
    answered: Answered,
) -> None:
    """Ask what the columns of a table mean, and keep the answer for the next time. said: what was said before."""
    box = ColumnsBox(window, path.name, table, said)

    def remember(keeper: Keeper) -> None:
        keeper.set_setting(SETTING, with_columns(keeper.setting(SETTING), table.signature, box.mapping))

    def finished(accepted: int) -> None:
        if accepted:
            session.ask_disk(remember, lambda _: None)
            answered(replace(request, columns={**request.columns, table.signature: box.mapping}))

    open_box(box, finished)


def find_table(session: Session, request: Request, path: Path, found: Callable[[Table, Columns], None]) -> None:
    """Read the head of a file that was chosen, if it is a table, and what was said of its columns before."""
    encoding, today = request.encodings.get(path, ""), session.today

    def read(remembered: dict[str, Columns]) -> None:
        def show(table: Table | None) -> None:
            if table is not None:
                found(table, {**remembered, **request.columns}.get(table.signature, {}))

        session.compute("columns", lambda: table_at(request.paths, path, today, encoding), show)

    session.ask_disk(lambda keeper: columns_in(keeper.setting(SETTING)), read)
