"""What files would bring, before anything is written."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.transfer.file_row import FileRow, file_rows
from godfather_desktop.gui.transfer.fitted_rows import FittedRows
from godfather_desktop.gui.transfer.folded import Folded, controls_of, lines
from godfather_desktop.gui.transfer.planning import Planned, Request
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.interchange.account import FileAccount, KnownBy
from godfather_desktop.interchange.plan import Plan
from godfather_desktop.wording.duplicates import why_one
from godfather_desktop.wording.imports import known_by, match_line, own_line, some
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.left_out import LeftOut, left_out

_NAMES, _UNFOLDED = 8, 300
_PAIRS, _MORE_PAIRS = 3, 60
_TABLES = 60


class Preview(FittedRows):
    """Rows, section by section: files, me, new people, known people, likely duplicates, what is left out."""

    encoding_chosen = Signal(object, str)
    columns_wanted = Signal(object)
    mine_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("Preview"))
        self._plan: Plan | None = None
        self._likely = QVBoxLayout()

    def show_planned(self, planned: Planned, request: Request) -> None:
        """Show a plan in place of the one before."""
        plan = self._plan = planned.plan
        self.clear()
        named = [(_name(account.path, request.paths), account) for account in plan.files]
        known = [(name, account) for name, account in named if account.format != "unknown"]
        for row in file_rows(known, lambda name, account: self._file_row(name, account, request.encodings)):
            self.add(row)
        if planned.tables:
            self.add(self._tables(planned.tables, request))
        self._add_me(plan, request)
        self._add_people(plan)
        self._add_left_out(named, planned.tables)
        self.verticalScrollBar().setValue(0)

    def show_likely(self, pairs: Sequence[Pair]) -> None:
        """Show which of the new people may be there already."""
        plan = self._plan
        if plan is None or not pairs:
            return
        head = count(
            "{n} new person may have a card already",
            "{n} new people may have a card already",
            len(_new_in(plan, pairs)),
        )
        few = _PAIRS if len(pairs) > _PAIRS + 1 else len(pairs)
        self._likely.addWidget(fact(head, say("They are brought in all the same; you decide afterwards, one by one.")))
        for pair in pairs[:few]:
            self._likely.addWidget(_pair(plan, pair))
        if len(pairs) > few:
            more = count("{n} more pair", "{n} more pairs", len(pairs) - few)
            self._likely.addWidget(Folded(more, "", lambda: _more_pairs(plan, pairs), name="muted"))

    def controls(self) -> list[QWidget]:
        """What can have the focus, in the order in which it is seen."""
        inside = self.widget()
        return controls_of(inside) if inside is not None else []

    def _file_row(self, name: str, account: FileAccount, encodings: Mapping[Path, str]) -> FileRow:
        row = FileRow(name, account, encodings.get(account.path, ""))
        row.encoding_chosen.connect(self.encoding_chosen)
        row.columns_wanted.connect(self.columns_wanted)
        return row

    def _tables(self, tables: Sequence[Path], request: Request) -> QWidget:
        def rows() -> QWidget:
            stack = RowStack(4)
            made: list[QWidget] = [self._table_row(_name(path, request.paths), path) for path in tables[:_TABLES]]
            more = len(tables) - len(made)
            if more > 0:
                made.append(PlainLabel(count("and {n} more", "and {n} more", more), "small"))
            stack.show_rows(made)
            return stack

        head = count(
            "{n} table whose columns are not known is passed over",
            "{n} tables whose columns are not known are passed over",
            len(tables),
        )
        return Folded(head, "", rows)

    def _table_row(self, name: str, path: Path) -> QWidget:
        button = QPushButton(say("Columns …"))
        button.setObjectName("small")
        button.setAccessibleName(say("Say what the columns of {file} mean", file=name))
        button.clicked.connect(lambda: self.columns_wanted.emit(path))
        return fact(name, right=button, name="small")

    def _add_me(self, plan: Plan, request: Request) -> None:
        mine = request.mine or plan.mine
        if not mine and not plan.likely_mine:
            return
        button = QPushButton(say("Change …") if mine else say("Say which …"))
        button.setObjectName("small")
        button.setAccessibleName(say("Say which addresses are yours"))
        button.clicked.connect(self.mine_wanted)
        if mine:
            self.add(fact(own_line(mine), say("Kept on your card with the import."), button))
        else:
            about = say("Without them, nobody can tell whom you wrote to and who wrote to you.")
            self.add(fact(say("Which addresses are yours is not said."), about, button))

    def _add_people(self, plan: Plan) -> None:
        new = [person.name for person in plan.new_people]
        if new:
            head = count("{n} new person", "{n} new people", len(new))
            self.add(_named(head, new))
        matches: dict[KnownBy, dict[str, None]] = {}
        for account in plan.files:
            for said, card, by in account.matches:
                # One card may match in several files.
                matches.setdefault(by, {})[match_line(said, card)] = None
        for by, people in matches.items():
            self.add(_named(known_by(by), list(people)))
        if more := sum(account.more_matches for account in plan.files):
            self.add(PlainLabel(count("{n} more are known already", "{n} more are known already", more), "small"))
        self._likely = QVBoxLayout()
        self._likely.setContentsMargins(0, 0, 0, 0)
        self._likely.setSpacing(6)
        holder = QWidget()
        holder.setLayout(self._likely)
        self.add(holder)

    def _add_left_out(self, named: Sequence[tuple[str, FileAccount]], tables: Sequence[Path]) -> None:
        records = left_out(named)
        parts = left_out([(name, account) for name, account in named if account.path not in tables], parts=True)
        if records:
            self.add(PlainLabel(say("Not imported"), "title"))
        for group in records:
            self.add(_reason(group))
        if parts:
            self.add(PlainLabel(say("Left out of what is imported"), "title"))
        for group in parts:
            self.add(_reason(group))


def _named(head: str, names: Sequence[str]) -> QWidget:
    few = some(names, _NAMES)
    if len(names) <= _NAMES:
        return fact(head, few)
    return Folded(head, "", lambda: lines([some(names, _UNFOLDED)]), brief=few)


def _reason(group: LeftOut) -> QWidget:
    if group.number == 1:
        return fact(group.head, *group.places)
    return Folded(group.head, f"{group.number:,}", lambda: lines(group.places))


def _pair(plan: Plan, pair: Pair) -> QWidget:
    people = plan.after.people
    return fact(
        say("{one} and {other}", one=people[pair.a].name, other=people[pair.b].name),
        why_one(plan.after, pair),
    )


def _more_pairs(plan: Plan, pairs: Sequence[Pair]) -> QWidget:
    stack = RowStack(6)
    rows = [_pair(plan, pair) for pair in pairs[_PAIRS:_MORE_PAIRS]]
    if len(pairs) > _MORE_PAIRS:
        rest = len(pairs) - _MORE_PAIRS
        rows.append(PlainLabel(count("and {n} more pair", "and {n} more pairs", rest), "small"))
    stack.show_rows(rows)
    return stack


def _new_in(plan: Plan, pairs: Sequence[Pair]) -> set[int]:
    new = {person.id for person in plan.new_people}
    return {one for pair in pairs for one in (pair.a, pair.b) if one in new}


def _name(path: Path, given: Sequence[Path]) -> str:
    """A file's own name; one in a folder or a zip with the way to it from there."""
    for one in given:
        if one != path and one in path.parents:
            return str(path.relative_to(one.parent))
    return path.name
