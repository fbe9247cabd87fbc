"""The pairs that wait for a decision, one at a time. Knows nothing of widgets.

Whether a pair is still open is never noted: the records say so. What is taken back is open again by itself.
"""

from collections.abc import Iterable

from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.duplicates import Pair

MOST = 200
"""So many pairs wait in the queue at most; more are counted."""

Key = tuple[PersonId, PersonId]


def key_of(pair: Pair) -> Key:
    """Which pair it is, whatever speaks for it."""
    return pair.a, pair.b


def is_open(rolodex: Rolodex, pair: Pair) -> bool:
    """Whether both cards are still there, and were not told apart."""
    return {pair.a, pair.b} <= rolodex.people_ids() and not any(
        pair.b in (one.a, one.b) for one in rolodex.distincts_of(pair.a)
    )


class Queue:
    """Pairs in order, and the one that is shown."""

    def __init__(self, rolodex: Rolodex) -> None:
        self._rolodex = rolodex
        self._pairs: list[Pair] = []
        self._decided: list[Key] = []
        self._later: dict[Key, ChangeSet | None] = {}
        self._at: Key | None = None
        self._deciding: Key | None = None
        self.more = 0
        """Pairs that were found beyond those that wait here."""

    @property
    def current(self) -> Pair | None:
        """The pair to decide on; None when there is none, or none that was not put off."""
        return next((pair for pair in self._pairs if key_of(pair) == self._at and is_open(self._rolodex, pair)), None)

    @property
    def waiting(self) -> int:
        """How many pairs are open, those that were put off and those beyond among them."""
        return sum(is_open(self._rolodex, pair) for pair in self._pairs) + self.more

    @property
    def put_off(self) -> int:
        """How many open pairs were put off."""
        return sum(key_of(pair) in self._later and is_open(self._rolodex, pair) for pair in self._pairs)

    @property
    def decided(self) -> bool:
        """Whether any pair was decided."""
        return bool(self._decided)

    @property
    def place(self) -> tuple[int, int]:
        """Which pair of how many is shown, those that were decided among them."""
        counted = [key_of(pair) for pair in self._pairs if self._counts(pair)]
        return (counted.index(self._at) + 1 if self._at in counted else len(counted)), len(counted)

    def upcoming(self) -> Pair | None:
        """The pair that comes after the one that is shown."""
        key = self._next(self._at)
        return next((pair for pair in self._pairs if key_of(pair) == key), None)

    def take(self, pairs: Iterable[Pair]) -> None:
        """Take what was found. What is shown, decided or put off keeps its place; new pairs come after it."""
        found = {key_of(pair): pair for pair in pairs}
        begun = bool(self._decided or self._later)
        stay = {key_of(pair): pair for pair in self._pairs if self._counts(pair)} if begun else {}
        kept = [found.get(key, pair) for key, pair in stay.items() if key in found or key in self._decided]
        fresh = [pair for key, pair in found.items() if key not in stay and is_open(self._rolodex, pair)]
        room = max(0, MOST - sum(is_open(self._rolodex, pair) for pair in kept))
        self._pairs = [*kept, *fresh[:room]]
        self.more = len(fresh[room:])
        if self.current is None:
            self._at = self._next(None, first=True)

    def begin(self) -> Pair | None:
        """The pair that is shown is being decided; `follow` notices when it is."""
        self._deciding = self._at
        return self.current

    def give_up(self) -> None:
        """What was being decided was refused."""
        self._deciding = None

    def follow(self) -> None:
        """The records have changed: go on from a pair that is closed, go back to one that is open again."""
        shut = {key_of(pair): not is_open(self._rolodex, pair) for pair in self._pairs}
        if self._deciding is not None and shut.get(self._deciding, True):
            self._decided.append(self._deciding)
            self._later.pop(self._deciding, None)
            self._deciding = None
        again = [key for key in self._decided if not shut.get(key, True)]
        if again:
            self._decided = [key for key in self._decided if key not in again]
            self._at = again[-1]
        elif self.current is None:
            self._at = self._next(self._at)

    def later(self, step: ChangeSet | None) -> None:
        """Put off the pair that is shown. step: what undo would take back, by which `back` knows what came last."""
        if self._at is not None:
            self._later[self._at] = step
            self._at = self._next(self._at)

    def back(self, step: ChangeSet | None) -> bool:
        """Show the pair again that was put off last, unless something was saved since; tells whether it did."""
        for key in list(reversed(self._later)):
            if self._later[key] is not step:
                return False
            del self._later[key]
            if any(key_of(pair) == key and is_open(self._rolodex, pair) for pair in self._pairs):
                self._at = key
                return True
        return False

    def again(self) -> None:
        """Go through the pairs that were put off."""
        self._later.clear()
        self._at = self._next(None, first=True)

    def _counts(self, pair: Pair) -> bool:
        return key_of(pair) in self._decided or is_open(self._rolodex, pair)

    def _next(self, after: Key | None, *, first: bool = False) -> Key | None:
        keys = [key_of(pair) for pair in self._pairs]
        start = 0 if first or after not in keys else keys.index(after) + 1
        around = [*self._pairs[start:], *self._pairs[:start]]
        for pair in around:
            key = key_of(pair)
            if key != after and key not in self._later and is_open(self._rolodex, pair):
                return key
        return None
