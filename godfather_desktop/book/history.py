"""What can be undone and redone: ChangeSets in order, of this sitting."""

from godfather_desktop.domain.change import ChangeSet

DEPTH = 1_000


class Steps:
    """Two stacks of ChangeSets. A new step clears what could be redone."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []

    @property
    def to_undo(self) -> ChangeSet | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> ChangeSet | None:
        """The step that redo would repeat."""
        return self._undone[-1] if self._undone else None

    def did(self, step: ChangeSet) -> None:
        """A new step was saved."""
        self._done.append(step)
        del self._done[:-DEPTH]
        self._undone.clear()

    def began(self, step: ChangeSet) -> None:
        """A new step was saved for which the disk was cleared of all that earlier ones would need to be undone."""
        self._done.clear()
        self.did(step)

    def undid(self) -> None:
        """The last step was taken back on disk."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The last undone step was repeated on disk."""
        self._done.append(self._undone.pop())
