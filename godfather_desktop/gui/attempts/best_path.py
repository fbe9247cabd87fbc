"""The best introduction to somebody, looked for while the user goes on typing."""

from collections.abc import Callable
from dataclasses import dataclass

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.session import Session


@dataclass(frozen=True, slots=True)
class BestPath:
    """chance: of the best introduction, 0 without any; through: whom to ask first. cold: of writing without one."""

    chance: float
    through: PersonId | None
    cold: float


def look_for_path(session: Session, person: PersonId, offer: int, then: Callable[[BestPath], None]) -> None:
    """Look for the best introduction, and call with it once the network is compiled. offer: what I bring, -1..2."""
    # numpy comes with them, which the first page does not need.
    from godfather_desktop.graph.arrays import Arrays
    from godfather_desktop.graph.introductions import reach_of, ways_to
    from godfather_desktop.gui.compiling import compiling_of

    def search(arrays: Arrays) -> None:
        if person not in session.rolodex.people:
            return
        reach = reach_of(session.rolodex, person, float(offer))
        ways = ways_to(session.rolodex, session.scores, arrays, [reach], limit=4)
        best = next((lane for lane in ways.lanes if len(lane.people) > 2), None)
        if best is None:
            then(BestPath(0.0, None, ways.cold))
        else:
            then(BestPath(best.chance, best.people[1], ways.cold))

    compiling_of(session).with_arrays(search)
