"""Merging and taking apart with what lies on the disk: read first, then decided on records that fit it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from godfather_desktop.actions.merge import merge, merge_all, shown_in, unmerge
from godfather_desktop.book.keeper import Keeper
from godfather_desktop.book.open_book import Done, Failed
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import MergeId, PersonId
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.wording.language import say
from godfather_desktop.wording.steps import step

_Read = TypeVar("_Read")
_OnDisk = tuple[list[Touch], list[Photo]]


def merge_two(session: Session, keep: PersonId, gone: PersonId, pair: Pair, done: Done, failed: Failed) -> None:
    """Make one card of two, for the reason of the pair."""
    book = session.book

    def decide(rolodex: Rolodex, read: _OnDisk) -> ChangeSet:
        touches, photos = read
        return merge(rolodex, book.new_id, book.today, keep, gone, touches, pair.reason, pair.said, photos=photos)

    _read_then(
        session,
        lambda: _reading([gone], [keep, gone]),
        lambda read: book.perform(lambda rolodex: decide(rolodex, read), done, failed),
        failed,
    )


def merge_certain(session: Session, pairs: Sequence[Pair], done: Done, failed: Failed) -> None:
    """Merge many pairs in one step. It is decided in the pool: a file that was imported twice has thousands."""
    book = session.book
    everybody = list(dict.fromkeys(who for pair in pairs for who in (pair.a, pair.b)))

    def begin() -> None:
        _read_then(session, lambda: _reading(everybody, everybody), decide, failed)

    def decide(read: _OnDisk) -> None:
        touches, photos = read
        snapshot, revision = session.rolodex.copy(), session.rolodex.revision

        def then(changes: ChangeSet) -> None:
            if book.busy or session.rolodex.revision != revision:
                begin()
            else:
                book.perform(lambda _: changes, done, failed)

        session.pool(lambda: merge_all(snapshot, book.new_id, book.today, pairs, touches, photos), then, failed)

    begin()


def take_apart(session: Session, merge_id: MergeId, done: Done, failed: Failed) -> None:
    """Take a card out of another one again."""
    book = session.book

    def ask() -> Callable[[Keeper], _OnDisk]:
        found = session.rolodex.merges.get(merge_id)
        if found is None:
            raise RuleBroken("no such merge", field="merge", said=merge_id)
        return _reading([found.person], shown_in(session.rolodex, merge_id))

    def decide(rolodex: Rolodex, read: _OnDisk) -> ChangeSet:
        touches, photos = read
        return unmerge(rolodex, book.new_id, book.today, merge_id, touches, photos=photos)

    _read_then(session, ask, lambda read: book.perform(lambda rolodex: decide(rolodex, read), done, failed), failed)


def say_saved(session: Session, changes: ChangeSet) -> None:
    """Say in the status line what was saved."""
    if changes:
        session.said.emit(say("Saved: {what}. Ctrl+Z takes it back.", what=step(changes)))


def _reading(touched: Iterable[PersonId], shown: Iterable[PersonId]) -> Callable[[Keeper], _OnDisk]:
    """What to read: these people's touches, and those people's photos."""
    touched, shown = list(touched), list(shown)

    def read(keeper: Keeper) -> _OnDisk:
        photos = ((person, keeper.photo_of(person)) for person in shown)
        return (
            [touch for person in touched for touch in keeper.touches_of(person)],
            [Photo(person, data) for person, data in photos if data is not None],
        )

    return read


def _read_then(
    session: Session, ask: Callable[[], Callable[[Keeper], _Read]], then: Callable[[_Read], None], failed: Failed
) -> None:
    """Read from the disk and go on; read anew while something is being saved, which may have altered it."""
    book = session.book

    def begin() -> None:
        try:
            work = ask()
        except RuleBroken as broken:
            failed(broken)
            return
        session.lane(lambda: work(book.keeper), told, failed)

    def told(read: _Read) -> None:
        if book.busy:
            begin()
        else:
            then(read)

    begin()
