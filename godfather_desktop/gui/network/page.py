"""The network page: the picture with its tools, and the same people as a table."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.graph.arrays import Arrays, Ints
from godfather_desktop.graph.circles import Circle, circle_of_each, named_circles
from godfather_desktop.graph.layout import ARRANGEMENTS, Arrangement, Place, arranged, placed_beside
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.compiling import compiling_of
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.network.canvas import NetworkCanvas
from godfather_desktop.gui.network.picture_file import choose_picture
from godfather_desktop.gui.network.scene import Flags, Scene, make_scene
from godfather_desktop.gui.rolodex.people_model import NAME, PeopleModel
from godfather_desktop.gui.rolodex.people_view import people_table
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.answers import glowing, network_page
from godfather_desktop.wording.language import count, say

_ARRANGEMENT_NAMES = {"rings": "Rings", "circles": "Circles"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """What the pool found: circle of each row, circles with names, all places, and those that are new."""

    membership: Ints
    circles: list[Circle]
    places: dict[PersonId, Place]
    fresh: dict[PersonId, Place]


class NetworkPage(QWidget):
    """Shows the network; places are made once, kept in the file, and stay."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._compiling = compiling_of(session)
        self._places: dict[PersonId, Place] = {}
        self._circle_of: dict[PersonId, int] = {}
        self._circles: list[Circle] = []
        self._wanted = False
        self._stale = True
        self._building = False
        self._focus: list[PersonId] = []
        self.answer = AnswerLine()
        self.canvas = NetworkCanvas()
        self.arrangement = QComboBox()
        self.circle = QComboBox()
        self.filter = QLineEdit()
        self.steps = QComboBox()
        self.back = QPushButton(say("Back"))
        self.table_button = QPushButton(say("Table"))
        self.model = PeopleModel(session)
        self.table = people_table(session)
        self._lay_out()
        self._connect()
        navigation.focus_requested.connect(self.focus_on)
        navigation.person_requested.connect(self.canvas.select)
        session.changed.connect(self._follow)
        session.day_changed.connect(self._mark_stale)
        session.ties_inferred.connect(self._mark_stale)

    @property
    def settled(self) -> bool:
        """Whether the picture of the present records is drawn."""
        return not self._building and not self._stale and self.canvas.settled

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wanted = True
        if self._stale:
            self.build()

    def build(self) -> None:
        """Bring the picture up to date with the records; off the UI thread where it takes time."""
        if self._building:
            return
        self._building, self._stale = True, False
        arrangement = self._arrangement()
        if self._places:
            self._compiling.with_likely(lambda arrays: self._place_all(arrays, arrangement))
            return

        def placed(places: dict[PersonId, Place]) -> None:
            if arrangement == self._arrangement():
                self._places = places
            self._compiling.with_likely(lambda arrays: self._place_all(arrays, arrangement))

        self._session.ask_disk(lambda keeper: keeper.places(arrangement), placed)

    def arrange_anew(self) -> None:
        """Make all places anew: the only thing that moves people."""
        self._places = {}
        self._circle_of = {}
        arrangement = self._arrangement()
        self._building, self._stale = True, False
        self._compiling.with_likely(lambda arrays: self._place_all(arrays, arrangement))

    def show_paths(self, paths: list[tuple[PersonId, ...]]) -> None:
        """Let ways glow in the picture."""
        self._focus = []
        self._navigation.page_requested.emit("network")
        self._show_visible(fit=False)
        self.canvas.show_paths(paths)
        if self.canvas.scene is not None:
            self._say(self.canvas.scene)

    def focus_on(self, person: PersonId) -> None:
        """Show only who is within the chosen steps of a person."""
        self.canvas.show_paths([])
        if person == ME:
            self._focus = []
        else:
            self._focus.append(person)
        self._show_visible(fit=True)
        self._navigation.page_requested.emit("network")

    def go_back(self) -> None:
        """Leave the last focus, or the glowing path."""
        if self.canvas.paths:
            self.canvas.show_paths([])
            self._show_visible(fit=True)
        elif self._focus:
            self._focus.pop()
            self._show_visible(fit=True)

    def export_picture(self) -> None:
        """Save the picture as it is shown, as a PNG or an SVG file."""
        choose_picture(self._session, self.canvas)

    def _arrangement(self) -> Arrangement:
        return ARRANGEMENTS[self.arrangement.currentIndex()]

    def _place_all(self, arrays: Arrays, arrangement: Arrangement) -> None:
        """Find circles, their names and places that are missing, in the pool."""
        if self._is_another(arrangement):
            return
        rolodex = self._session.rolodex
        ranked = [person for person, _ in self._session.scores.ranked()]
        known, circle_of, circles = dict(self._places), dict(self._circle_of), list(self._circles)
        # Frozen records in lists of their own: the worker must not read what the window alters.
        cards, roles = list(rolodex.people.values()), list(rolodex.roles.values())
        organizations = list(rolodex.organizations.values())

        def work() -> _Placed:
            membership = _membership(arrays, circle_of)
            names = circles
            if not circle_of:
                snapshot = Rolodex()
                snapshot.fill(cards)
                snapshot.fill(organizations)
                snapshot.fill(roles)
                names = named_circles(snapshot, arrays, membership)
            people = [PersonId(int(person)) for person in arrays.ids]
            missing = [person for person in people if person not in known]
            if len(missing) > max(8, len(people) // 2):
                fresh = arranged(arrangement, arrays, membership, ranked)
                return _Placed(membership, names, fresh, fresh)
            places = {person: known[person] for person in people if person in known}
            fresh = {}
            rank_of = {person: rank for rank, person in enumerate(ranked)}
            for person in missing:
                row = arrays.place[person]
                neighbors = [PersonId(int(arrays.ids[one])) for one in arrays.heads[arrays.out_of(row)]]
                fresh[person] = places[person] = placed_beside(person, neighbors, places, rank_of.get(person))
            return _Placed(membership, names, places, fresh)

        def then(made: _Placed) -> None:
            if made.fresh:
                self._session.ask_disk(lambda keeper: keeper.keep_places(arrangement, made.fresh), lambda _: None)
            if self._is_another(arrangement):
                return
            renamed = made.circles is not circles
            self._places, self._circles = {**self._places, **made.places}, made.circles
            self._circle_of = dict(zip(map(PersonId, arrays.ids.tolist()), made.membership.tolist(), strict=True))
            if renamed:
                self._fill_circles()
            self._make_scene(arrays, arrangement, made.membership, made.places)

        self._session.compute("places", work, then)

    def _is_another(self, arrangement: Arrangement) -> bool:
        """Whether another arrangement was chosen while this one was being made; that one is begun then."""
        if arrangement == self._arrangement():
            return False
        self._building = False
        self.build()
        return True

    def _make_scene(
        self, arrays: Arrays, arrangement: Arrangement, membership: Ints, places: dict[PersonId, Place]
    ) -> None:
        session = self._session
        strengths = dict(session.scores.ranked())
        names = {person.id: person.name for person in session.rolodex.people.values()}
        circles = [(circle.name, circle.number, circle.people) for circle in self._circles]

        def then(scene: Scene) -> None:
            self._building = False
            self.canvas.show_scene(scene, self._visible(scene))
            self._say(scene)
            self._fill_table(scene)
            if self._stale:
                self.build()

        session.compute(
            "scene", lambda: make_scene(arrangement, arrays, membership, places, strengths, names, circles), then
        )

    def _visible(self, scene: Scene) -> Flags:
        """Who is shown: within the focus, of the circle, and fitting the filter line."""
        visible = np.ones(len(scene.ids), dtype=np.bool_)
        self._focus = [person for person in self._focus if person in scene.place]
        if self._focus:
            visible = scene.within(scene.place[self._focus[-1]], self.steps.currentData())
        number = self.circle.currentData()
        if number is not None and number >= 0:
            visible &= scene.circle == number
        text = self.filter.text().strip()
        if text and self._session.index is not None:
            fitting = np.zeros(len(scene.ids), dtype=np.bool_)
            rows = [scene.place[hit.person] for hit in self._session.index.find(text) if hit.person in scene.place]
            fitting[rows] = True
            visible &= fitting
        return visible

    def _show_visible(self, *, fit: bool) -> None:
        scene = self.canvas.scene
        self.back.setEnabled(bool(self._focus))
        if scene is None:
            return
        self.canvas.show_only(self._visible(scene), fit=fit)
        self._say(scene)
        self._fill_table(scene)

    def _say(self, scene: Scene) -> None:
        visible = self.canvas.visible
        ties = int((visible[scene.tails] & visible[scene.heads]).sum())
        people = self._session.rolodex.people
        self.back.setEnabled(bool(self._focus) or bool(self.canvas.paths))
        goals = [path[-1] for path in self.canvas.paths if path[-1] in people]
        if goals:
            self.answer.say(glowing(people[goals[0]].name, len(self.canvas.paths)))
            return
        focus = people[self._focus[-1]].name if self._focus else ""
        circles = [circle.name for circle in self._circles if self.circle.currentData() in (None, -1, circle.number)]
        self.answer.say(network_page(int(visible.sum()) - bool(focus), ties, circles, focus))

    def _fill_table(self, scene: Scene) -> None:
        if self.table.isVisible():
            rows = scene.order[self.canvas.visible[scene.order]]
            self.model.show_people([PersonId(int(scene.ids[row])) for row in rows])

    def _fill_circles(self) -> None:
        self.circle.blockSignals(True)
        self.circle.clear()
        self.circle.addItem(say("All circles"), -1)
        for circle in self._circles[:40]:
            self.circle.addItem(f"{circle.name} ({len(circle.people)})", circle.number)
        self.circle.blockSignals(False)

    def _toggle_table(self) -> None:
        self.table.setVisible(self.table.isHidden())
        if self.canvas.scene is not None:
            self._fill_table(self.canvas.scene)

    def _change_arrangement(self) -> None:
        self._places = {}
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.build()

    def _follow(self, changes: tuple[Change, ...], concerned: set[PersonId]) -> None:
        if concerned or not changes or any(isinstance(change.record, Tie) for change in changes):
            self._mark_stale()

    def _chosen_in_table(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.people):
            self._navigation.person_requested.emit(self.model.people[row])

    def _connect(self) -> None:
        self.arrangement.activated.connect(lambda _: self._change_arrangement())
        self.circle.activated.connect(lambda _: self._show_visible(fit=True))
        self.filter.textChanged.connect(lambda _: self._show_visible(fit=False))
        self.steps.activated.connect(lambda _: self._show_visible(fit=True))
        self.back.clicked.connect(self.go_back)
        self.table_button.clicked.connect(self._toggle_table)
        self.canvas.person_clicked.connect(self._navigation.person_requested.emit)
        self.canvas.focus_wanted.connect(self.focus_on)
        self.canvas.back_wanted.connect(self.go_back)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._chosen_in_table())
        self.table.doubleClicked.connect(lambda index: self.focus_on(self.model.people[index.row()]))

    def _lay_out(self) -> None:
        for name in ARRANGEMENTS:
            self.arrangement.addItem(say(_ARRANGEMENT_NAMES[name]), name)
        self.arrangement.setAccessibleName(say("Arrangement"))
        self.circle.setAccessibleName(say("Circle"))
        self.circle.addItem(say("All circles"), -1)
        self.circle.setMinimumWidth(120)
        self.circle.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.filter.setPlaceholderText(say("Show only …"))
        self.filter.setAccessibleName(say("Show only people who fit"))
        self.filter.setMinimumWidth(90)
        for number in (1, 2, 3):
            self.steps.addItem(count("{n} step", "{n} steps", number), number)
        self.steps.setAccessibleName(say("Steps around the focus"))
        self.back.setEnabled(False)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.arrangement)
        tools.addWidget(self.circle, 1)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.steps)
        tools.addWidget(self.back)
        tools.addWidget(self.table_button)
        more = QPushButton(say("More"))
        menu = QMenu(more)
        for text, slot in (
            (say("Show everything (0)"), self.canvas.fit),
            (say("Arrange anew"), self.arrange_anew),
            (say("Save the picture …"), self.export_picture),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, do=slot: do())
        more.setMenu(menu)
        more.setProperty("popup", True)
        tools.addWidget(more)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.canvas)
        self.table.setModel(self.model)
        self.table.setAccessibleName(say("People in the picture"))
        self.table.hide()
        self.table.setColumnWidth(NAME, 240)
        self.table.setColumnWidth(NAME + 1, 280)
        self.table.setColumnWidth(NAME + 2, 150)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(panel)
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.answer)
        layout.addLayout(tools)
        layout.addWidget(split, 1)


def _membership(arrays: Arrays, known: dict[PersonId, int]) -> Ints:
    """The circle of each row: as before where it is known, of the most neighbors for new people."""
    if not known:
        return circle_of_each(arrays)
    membership = np.array([known.get(PersonId(int(person)), -2) for person in arrays.ids], dtype=np.int64)
    for row in np.flatnonzero(membership == -2).tolist():
        around = membership[arrays.heads[arrays.out_of(row)]]
        around = around[around >= 0]
        membership[row] = int(np.bincount(around).argmax()) if len(around) else -1
    return membership
