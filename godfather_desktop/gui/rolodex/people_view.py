"""How a row of people is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from godfather_desktop.gui import theme
from godfather_desktop.gui.marks import draw_avatar, draw_strength
from godfather_desktop.gui.rolodex.people_model import MATCH_ROLE, NAME, PERSON_ROLE, ROLE, STRENGTH, TAGS
from godfather_desktop.gui.session import Session


class PeopleDelegate(QStyledItemDelegate):
    """Draws name with initials, the strength bar with its band, and muted texts; elided, never cut."""

    def __init__(self, session: Session, view: QTableView) -> None:
        super().__init__(view)
        self._session = session

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, theme.ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, look.color("hover"))
            if index.column() == NAME:
                painter.fillRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), look.color("accent"))
        inner = box.adjusted(12, 0, -8, 0)
        if index.column() == NAME:
            person = index.data(PERSON_ROLE)
            name = str(index.data() or "")
            side = 24.0
            draw_avatar(painter, QRectF(inner.left(), inner.center().y() - side / 2, side, side), person, name)
            self._text(painter, inner.adjusted(side + 8, 0, 0, 0), name, "text", bold=chosen)
        elif index.column() == STRENGTH:
            strength = self._session.scores.strength(index.data(PERSON_ROLE))
            figure = QRectF(inner.left(), inner.top(), 28, inner.height())
            if strength.state == "unknown":
                self._text(painter, inner, "–", "muted")
            else:
                self._text(painter, figure, f"{strength.value:.0f}", "text", right=True)
                width = min(90.0, inner.width() - 40)
                if width > 20:
                    draw_strength(painter, QRectF(figure.right() + 8, inner.center().y() - 4, width, 6), strength)
        else:
            text = str(index.data() or "")
            match = str(index.data(MATCH_ROLE) or "") if index.column() == TAGS else ""
            if match:
                self._text(painter, inner, match.replace("\n", " "), "accent")
            else:
                self._text(painter, inner, text, "text" if index.column() == ROLE else "muted")
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, box: QRectF, text: str, role: str, *, bold: bool = False, right: bool = False) -> None:
        painter.setFont(theme.font(theme.BODY, bold=bold))
        painter.setPen(theme.current().color(role))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


def people_table(session: Session) -> QTableView:
    """A table for people: rows of 36 px, no grid, whole rows chosen, columns that fit."""
    view = QTableView()
    view.setItemDelegate(PeopleDelegate(session, view))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSortingEnabled(False)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.ROW)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(True)
    return view
