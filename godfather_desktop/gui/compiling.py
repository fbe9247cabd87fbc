"""The network's arrays at hand: compiled off the UI thread whenever ties or people changed.

Apart from `session`, because numpy comes with it, which the first page does not need.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from godfather_desktop.graph.arrays import Arrays, compile_parts, parts_of
from godfather_desktop.gui.session import Session


def compiling_of(session: Session) -> "Compiling":
    """The one that belongs to a session, made when it is first asked for."""
    found = session.findChild(Compiling)
    return found if isinstance(found, Compiling) else Compiling(session)


class Compiling(QObject):
    """Keeps the newest arrays of a session's network."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._arrays: Arrays | None = None

    def with_arrays(self, then: Callable[[Arrays], None]) -> None:
        """Call with the arrays as the network is now; at once when they are there."""
        network = self._session.network
        if network is None:
            self._session.ready.connect(lambda: self.with_arrays(then))
            return
        if self._arrays is not None and self._arrays.revision == network.revision:
            then(self._arrays)
            return
        parts = parts_of(network)

        def keep(arrays: Arrays) -> None:
            if arrays.revision == network.revision:
                self._arrays = arrays
                then(arrays)
            else:
                self.with_arrays(then)

        self._session.pool(lambda: compile_parts(parts), keep, self._session.fail)
