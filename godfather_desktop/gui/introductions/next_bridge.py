"""Below an answer without a warm path: the next bridge to build, looked for away from the UI thread."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.domain.ids import PersonId, TargetId
from godfather_desktop.domain.target import Target
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.paths import Reach
from godfather_desktop.graph.river import Bridge, next_bridge
from godfather_desktop.gui.apart import records_apart
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording.language import say
from godfather_desktop.wording.ways import next_bridge_words

_TOPIC = "next bridge"
_SOON = 90
"""Days until somebody is needed whom the user wants to reach now."""


class NextBridge(QWidget):
    """One sentence with what it brings, and a button that plans it."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.bridge: Bridge | None = None
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = PlainLabel("", wrap=True)
        self.plan_button = QPushButton(say("Plan it"))
        self.plan_button.clicked.connect(self._plan)
        self.card_button = QPushButton(say("Show the card"))
        self.card_button.clicked.connect(self._show_card)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.card_button)
        layout.addWidget(self.plan_button)
        self.hide()

    def look_for(self, reach: Reach, arrays: Arrays, avoid: Collection[PersonId] = ()) -> None:
        """Look for the bridge that brings somebody nearest; nothing is shown until it is found.

        avoid: people to whom none is to be built.
        """
        session = self._session
        today, made = session.today, records_apart(session.rolodex)
        target = Target(TargetId(0), reach.person, None, today + _SOON, value=round(reach.approach.value))

        def work() -> Bridge | None:
            apart = made()
            return next_bridge(apart, Scores(apart, today), arrays, target)

        left_out = frozenset(avoid)
        session.compute(
            _TOPIC, work, lambda found: self._show(None if found is None or found.person in left_out else found)
        )

    def clear(self) -> None:
        """Show nothing, not even what is still being looked for."""
        self._session.pool.drop(_TOPIC)
        self.bridge = None
        self.hide()

    def _show(self, bridge: Bridge | None) -> None:
        if bridge is None or bridge.person not in self._session.rolodex.people:
            self.clear()
            return
        self.bridge = bridge
        scores = self._session.scores
        trusted = scores.trusted("yes") and scores.trusted("answer")
        self.sentence.setText(next_bridge_words(self._session.rolodex, bridge, trusted=trusted))
        self.show()

    def _plan(self) -> None:
        bridge, book = self.bridge, self._session.book
        if bridge is not None:
            self._session.perform(
                lambda rolodex: plan_tasks(rolodex, book.new_id, bridge.person, bridge.days, bridge.plan)
            )

    def _show_card(self) -> None:
        if self.bridge is not None:
            self._navigation.person_requested.emit(self.bridge.person)
