"""The network's arrays at hand: compiled off the UI thread whenever ties or people changed.

Apart from `session`, because numpy comes with it, which the first page does not need.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from godfather_desktop.graph.arrays import Arrays, compile_parts, parts_of
from godfather_desktop.gui.session import Session


def compiling_of(session: Session) -> "Compiling":
    """The one that belongs to a session, made when it is first asked for."""
    found = session.findChild(Compiling)
    return found if isinstance(found, Compiling) else Compiling(session)


class Compiling(QObject):
    """Keeps the newest arrays of a session's network, and those of its likely ties alone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._arrays: Arrays | None = None
        self._likely: Arrays | None = None

    def with_arrays(self, then: Callable[[Arrays], None]) -> None:
        """Call with the arrays as the network is now; at once when they are there."""
        self._with(lambda arrays, _likely: then(arrays))

    def with_likely(self, then: Callable[[Arrays], None]) -> None:
        """Call with what a picture shows: the ties that are more likely than not, once they are inferred."""
        network = self._session.network
        if network is not None and network.behind:
            self._session.ties_inferred.connect(
                lambda: self._with(lambda _arrays, likely: then(likely)), Qt.ConnectionType.SingleShotConnection
            )
        else:
            self._with(lambda _arrays, likely: then(likely))

    def _with(self, then: Callable[[Arrays, Arrays], None]) -> None:
        network = self._session.network
        if network is None:
            self._session.ready.connect(lambda: self._with(then), Qt.ConnectionType.SingleShotConnection)
            return
        if self._arrays is not None and self._likely is not None and self._arrays.revision == network.revision:
            then(self._arrays, self._likely)
            return
        parts = parts_of(network)

        def work() -> tuple[Arrays, Arrays]:
            arrays = compile_parts(parts)
            return arrays, arrays.likely()

        def keep(made: tuple[Arrays, Arrays]) -> None:
            if made[0].revision == network.revision:
                self._arrays, self._likely = made
                then(*made)
            else:
                self._with(then)

        self._session.pool(work, keep, self._session.fail)
