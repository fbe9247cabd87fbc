"""An open Rolodex file: load it, save ChangeSets, ask it what memory does not hold."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import DISK_KINDS, Change, ChangeSet
from godfather_desktop.domain.contact import ContactSums, Together
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, BatchId, ContentId, PersonId, TouchId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import to_plain
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.insight.meetings import difference, pair_sums
from godfather_desktop.storage import history, rows_written
from godfather_desktop.storage.engine import engine_on
from godfather_desktop.storage.failures import told_plainly
from godfather_desktop.storage.lock import FileLock
from godfather_desktop.storage.rows import to_row
from godfather_desktop.storage.schema import SCHEMA, check_is_ours, create_schema, keep_a_copy
from godfather_desktop.storage.soundness import findings
from godfather_desktop.storage.tables import TABLE_OF, place
from godfather_desktop.storage.together import MeetingKey, all_meetings, key_of, meetings_at

_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving brought.

    changes: the ChangeSet as it was saved; of an import, with the final counts of its batch. sums:
    the contact sums that changed. together: who met whom, as far as it changed. touches: for each
    stream of an import, how many records brought touches, how many brought none, and how many touches were
    new. next_id: the first id that no record has now, imported touches included.
    """

    changes: ChangeSet
    sums: tuple[ContactSums | PersonId, ...]
    together: Together
    touches: tuple[tuple[int, int, int], ...] = ()
    next_id: int = 0


def create(path: Path, me: str) -> "Store":
    """Make a new file with its owner. Raises DiskTrouble when something is there already."""
    with told_plainly(path):
        path = path.resolve()
        if path.exists():
            raise DiskTrouble("file exists", path)
        if not path.parent.is_dir():
            raise DiskTrouble("no such folder", path.parent)
    lock = FileLock(path)
    try:
        with told_plainly(path):
            engine = engine_on(path, create=True)
            try:
                create_schema(engine)
                with engine.begin() as connection:
                    connection.execute(insert(TABLE_OF[Person]), [to_row(Person(ME, me))])
            except BaseException:
                engine.dispose()
                raise
    except BaseException:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        lock.release()
        raise
    return Store(path, engine, lock)


def open_store(path: Path) -> "Store":
    """Open a file. Raises DiskTrouble when it is missing, foreign, newer, damaged, open elsewhere or read-only.

    A file of an older version is brought up to date, after a copy of it was laid beside it.
    """
    version = check_is_ours(path)
    with told_plainly(path):
        # Through a link or not, the lock must lie beside the file itself.
        path = path.resolve()
    lock = FileLock(path)
    try:
        with told_plainly(path):
            if version < SCHEMA:
                keep_a_copy(path, version)
            engine = engine_on(path)
            try:
                if version < SCHEMA:
                    create_schema(engine)
                with engine.begin() as connection:
                    history.purge(connection)
            except BaseException:
                engine.dispose()
                raise
    except BaseException:
        lock.release()
        raise
    return Store(path, engine, lock)


class Store:
    """One open file. Every call is one transaction: all of it is on the disk, or none of it."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock

    def close(self) -> None:
        """Close the file and let others open it."""
        self._engine.dispose()
        self._lock.release()

    def load(self, as_of: Day) -> Rolodex:
        """All records, and everybody's contact sums as of a day."""
        rolodex = Rolodex()
        with told_plainly(self.path), self._engine.begin() as connection:
            for kind in TABLE_OF:
                if kind not in DISK_KINDS:
                    rolodex.fill(rows_written.all_of(connection, kind))
            rows_written.fill_missing_sums(connection, as_of)
            rolodex.apply((), *_derived(connection, as_of))
        return rolodex

    def derived_on(self, as_of: Day) -> tuple[list[ContactSums], Together]:
        """Everybody's contact sums, and who met whom, as of another day."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return _derived(connection, as_of)

    def next_id(self) -> int:
        """The first id that no record ever had."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return rows_written.next_id(connection)

    def save(
        self,
        changes: ChangeSet,
        as_of: Day,
        *,
        touches: Iterable[Iterable[tuple[int, Touch]]] = (),
        journaled: bool = False,
        keep: bool = True,
        told: bool = True,
        progress: Callable[[int], None] = lambda _seen: None,
    ) -> Saved:
        """Write a ChangeSet, with the touches of an import, in one transaction.

        as_of: the day for which contact sums are made. touches: streams of touches, each with the number of
        the record that brings it. journaled: the ChangeSet is an import and is written down so that it can
        be rolled back later; one that brings nothing leaves no trace. keep False: write all records, tell what
        they came to, and take them back (a dry run: there are no new sums). told False: nobody asks who met
        whom now, which takes a while after an import. progress may raise to cancel.
        """
        with told_plainly(self.path), self._engine.connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            keys = _meeting_keys(changes, as_of)
            before = pair_sums(meetings_at(connection, keys))
            rows_written.write(connection, changes.changes)
            if any(isinstance(change.before, Batch) for change in changes.changes):
                history.hand_over(connection)
            next_id = max(rows_written.next_id(connection), rows_written.highest_id(changes) + 1)
            counts: list[tuple[int, int, int]] = []
            for stream in touches:
                count, next_id = history.add_imported(connection, stream, next_id, progress)
                counts.append(count)
            if counts:
                changes = rows_written.settled(connection, changes, counts)
            if journaled and rows_written.brings_nothing(changes, counts):
                keep, changes = False, replace(changes, changes=())
            if not keep:
                transaction.rollback()
                return Saved(changes, (), Together(), tuple(counts), next_id)
            if journaled:
                rows_written.write_journal(connection, changes)
            sums = tuple(_sums_after(connection, changes, as_of))
            met = Together()
            if told and any(isinstance(change.record, Batch) for change in changes.changes):
                met = Together(pair_sums(all_meetings(connection, as_of)), whole=True)
            elif told:
                met = Together(difference(pair_sums(meetings_at(connection, keys)), before))
            rows_written.keep_setting(connection, "next_id", str(next_id))
        return Saved(changes, sums, met, tuple(counts), next_id)

    def restore(
        self,
        changes: ChangeSet,
        as_of: Day,
        touches: Iterable[Touch],
        others: Iterable[dict[str, Any]],
        progress: Callable[[int], None] = lambda _seen: None,
    ) -> Saved:
        """Write all records of an export into a file that holds nothing but the owner's card, as they were.

        others: the journal and the claims of its imports, so that these can still be rolled back.
        """
        with told_plainly(self.path), self._engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            # What a restore left behind that was undone would stand in the way.
            history.purge(connection)
            rows_written.write(connection, changes.changes)
            count, after_touches = history.restore(connection, touches, progress)
            rows_written.write_others(connection, others)
            next_id = max(rows_written.next_id(connection), rows_written.highest_id(changes) + 1, after_touches)
            rows_written.keep_setting(connection, "next_id", str(next_id))
            sums = tuple(history.refresh_sums(connection, history.everybody_touched(connection), as_of))
            met = Together(pair_sums(all_meetings(connection, as_of)), whole=True)
        return Saved(changes, sums, met, ((count, 0, count),), next_id)

    def journal_of(self, batch: BatchId) -> tuple[Change, ...]:
        """What an import changed, in order; without photos that were replaced since."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return tuple(rows_written.journal_of(connection, batch))

    def people_touched_outside(self, batch: BatchId) -> set[PersonId]:
        """Who has a touch or a photo that this import did not bring."""
        with told_plainly(self.path), self._engine.begin() as connection:
            touched = connection.exec_driver_sql(
                "SELECT DISTINCT person FROM touch WHERE (batch IS NOT ?1 OR id IN (SELECT touch FROM claim "
                f"WHERE batch <> ?1 AND batch IN {history.BATCHES})) AND {history.ACTIVE}",
                (batch,),
            ).scalars()
            people = {PersonId(person) for person in touched}
            brought = {
                change.after.id
                for change in rows_written.journal_of(connection, batch)
                if isinstance(change.after, Photo)
            }
            shown = connection.exec_driver_sql("SELECT id FROM photo").scalars()
            return people | {PersonId(person) for person in shown if person not in brought}

    def touch_count(self, batch: BatchId | None = None) -> int:
        """How many touches are on record, of one import or in all."""
        with told_plainly(self.path), self._engine.begin() as connection:
            where, values = (" AND batch = ?", (batch,)) if batch is not None else ("", ())
            return int(
                connection.exec_driver_sql(
                    f"SELECT count(*) FROM touch JOIN person ON person.id = touch.person WHERE {history.ACTIVE}{where}",
                    values,
                ).scalar_one()
            )

    def touches_of(self, person: PersonId) -> list[Touch]:
        """All touches of a person, oldest first."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return history.touches_of(connection, person)

    def every_touch(self) -> Iterator[Touch]:
        """All touches, by id. The file is busy until the last one is taken."""
        with told_plainly(self.path), self._engine.begin() as connection:
            yield from history.every_touch(connection)

    def timeline(self, person: PersonId, skip: int = 0, limit: int = 100) -> list[Touch]:
        """A page of a person's touches, newest first."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return history.timeline(connection, person, skip, limit)

    def find_notes(self, expression: str, limit: int = 200) -> list[tuple[PersonId, TouchId, str]]:
        """The newest touches whose notes match a full-text expression."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return history.find_by_words(connection, expression, limit)

    def words_of_notes(self) -> list[str]:
        """Every word of the notes of touches."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return history.words_of_notes(connection)

    def photo_of(self, person: PersonId) -> bytes | None:
        """The bytes of a person's photo."""
        with told_plainly(self.path), self._engine.begin() as connection:
            data = connection.exec_driver_sql("SELECT data FROM photo WHERE id = ?", (person,)).scalar()
            return bytes(data) if data is not None else None

    def content_of(self, content: ContentId) -> bytes | None:
        """The bytes of an attachment."""
        with told_plainly(self.path), self._engine.begin() as connection:
            data = connection.exec_driver_sql("SELECT data FROM content WHERE id = ?", (content,)).scalar()
            return bytes(data) if data is not None else None

    def photos(self) -> list[PersonId]:
        """Who has a photo."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return [
                PersonId(person)
                for (person,) in connection.exec_driver_sql("SELECT id FROM photo JOIN person USING (id)")
            ]

    def places(self, arrangement: str) -> dict[PersonId, tuple[float, float]]:
        """Where people stand in the picture."""
        with told_plainly(self.path), self._engine.begin() as connection:
            rows = connection.execute(
                select(place.c.person, place.c.x, place.c.y).where(place.c.arrangement == arrangement)
            )
            return {PersonId(person): (x, y) for person, x, y in rows}

    def keep_places(self, arrangement: str, places: dict[PersonId, tuple[float, float]]) -> None:
        """Remember where people stand in the picture."""
        rows = [{"arrangement": arrangement, "person": person, "x": x, "y": y} for person, (x, y) in places.items()]
        if not rows:
            return
        statement = upsert(place)
        statement = statement.on_conflict_do_update(
            index_elements=["arrangement", "person"],
            set_={"x": statement.excluded.x, "y": statement.excluded.y},
        )
        with told_plainly(self.path), self._engine.begin() as connection:
            connection.execute(statement, rows)

    def setting(self, name: str, default: str = "") -> str:
        """A setting kept in the file."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return rows_written.setting_of(connection, name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting in the file."""
        with told_plainly(self.path), self._engine.begin() as connection:
            rows_written.keep_setting(connection, name, value)

    def dump(self) -> Iterator[str]:
        """The logical dump: every record as a line of JSON, by kind and id. Two files are equal when it is."""
        with told_plainly(self.path), self._engine.begin() as connection:
            for kind in TABLE_OF:
                records: Iterable[Any] = () if kind in DISK_KINDS else rows_written.all_of(connection, kind)
                if kind is Touch:
                    records = history.every_touch(connection)
                elif kind is Photo:
                    # A card inside a merge keeps its photo for the day on which it comes out again.
                    people = {person.id for person in rows_written.all_of(connection, Person)}
                    people |= {merge.other for merge in rows_written.all_of(connection, Merge)}
                    records = (photo for photo in rows_written.each_of(connection, Photo) if photo.id in people)
                elif kind is Content:
                    kept = {attachment.content for attachment in rows_written.all_of(connection, Attachment)}
                    records = (content for content in rows_written.each_of(connection, Content) if content.id in kept)
                elif kind is Batch:
                    records = (batch for batch in records if batch.active)
                for record in records:
                    yield _encoded(to_plain(record))
            yield from rows_written.others(connection)

    def findings(self) -> list[str]:
        """What is wrong with the file: keys of `wording.errors`, empty when nothing is."""
        with told_plainly(self.path), self._engine.begin() as connection:
            return list(findings(connection))

    def checkpoint(self) -> None:
        """Move the log into the file, so that the file alone is complete."""
        driver = self._engine.raw_connection().driver_connection
        if driver is not None:
            with told_plainly(self.path):
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _derived(connection: Connection, as_of: Day) -> tuple[list[ContactSums], Together]:
    return history.read_sums(connection, as_of), Together(pair_sums(all_meetings(connection, as_of)), whole=True)


def _sums_after(connection: Connection, changes: ChangeSet, as_of: Day) -> list[ContactSums | PersonId]:
    """The contact sums that a saved ChangeSet altered; one more touch costs no look into the history."""
    touch = rows_written.lone_touch(changes)
    if touch is not None and (sums := history.add_to_sums(connection, touch, as_of)) is not None:
        return [sums]
    return history.refresh_sums(connection, rows_written.people_concerned(connection, changes), as_of)


def _meeting_keys(changes: ChangeSet, as_of: Day) -> set[MeetingKey]:
    """The meetings that a ChangeSet may alter."""
    touches = [
        touch
        for change in changes.changes
        for touch in (change.before, change.after)
        if isinstance(touch, Touch) and touch.day <= as_of
    ]
    return {key for touch in touches if (key := key_of(touch)) is not None}
