"""Files kept in the Rolodex: the same bytes once, there while a removal can be undone, then gone for good."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.attachment import Attachment, Content, content_of
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import AttachmentId, ContentId, PersonId
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.store import Store, create, open_store
from tests.books import TODAY, added, dump_of, opened, person, small_disk
from tests.storage.killing import killed_at, writes_of

ANN, BEN = PersonId(10), PersonId(11)
VOICE = b"voicemail \x00\xff" * 100
LETTER = b"Dear Ann"


def kept(number: int, data: bytes, who: PersonId = ANN) -> ChangeSet:
    """The ChangeSet that attaches a file."""
    content = content_of(data)
    record = Attachment(AttachmentId(number), who, TODAY, "call.ogg", len(data), content.id)
    return ChangeSet("attachment.add", "Ann", (Change(None, content), Change(None, record)))


def removed(changes: ChangeSet) -> ChangeSet:
    """The ChangeSet that removes what another one attached: its bytes are left to the file."""
    return ChangeSet("attachment.remove", "Ann", (Change(changes.changes[1].after, None),))


def id_of(data: bytes) -> ContentId:
    return content_of(data).id


def stored(store: Store) -> list[tuple[int, bytes]]:
    """What lies in the file, needed or not."""
    with store._engine.begin() as connection:
        return [
            (int(id_), bytes(data))
            for id_, data in connection.exec_driver_sql("SELECT id, data FROM content ORDER BY id")
        ]


def contents_dumped(store: Store) -> int:
    return sum('"kind": "content"' in line for line in dump_of(store))


@pytest.fixture
def desk(store: Store) -> Iterator[Store]:
    store.save(added(person(ANN), person(BEN)), TODAY)
    yield store
    store.close()


@pytest.mark.parametrize("data", [b"", b"\x00", VOICE, bytes(range(256)) * 5_000])
def test_bytes_come_back_as_they_were(desk: Store, book_path: Path, data: bytes) -> None:
    desk.save(kept(20, data), TODAY)
    assert desk.content_of(id_of(data)) == data
    before = dump_of(desk)
    desk.close()
    again = open_store(book_path)
    try:
        assert again.content_of(id_of(data)) == data
        assert again.load(TODAY).attachments_of(ANN) == [kept(20, data).changes[1].after]
        assert dump_of(again) == before
        assert again.findings() == []
    finally:
        again.close()


def test_what_is_not_there_has_no_bytes(desk: Store) -> None:
    assert desk.content_of(id_of(b"nothing")) is None


def test_the_same_bytes_are_kept_once(desk: Store) -> None:
    desk.save(kept(20, VOICE), TODAY)
    desk.save(kept(21, VOICE, BEN), TODAY)
    desk.save(kept(22, LETTER), TODAY)
    assert len(stored(desk)) == contents_dumped(desk) == 2
    assert len(desk.load(TODAY).attachments) == 3


def test_ids_of_records_go_on_whatever_a_digest_is(desk: Store) -> None:
    content = content_of(VOICE)
    assert content.id > 1_000_000
    assert 0 <= content_of(b"").id < 2**63
    assert desk.save(kept(20, VOICE), TODAY).next_id == desk.next_id() == 21


def test_taking_one_back_leaves_the_bytes_that_another_needs(desk: Store) -> None:
    book = opened(desk)
    book.perform(lambda _: kept(20, VOICE))
    book.perform(lambda _: kept(21, VOICE, BEN))
    book.undo()
    assert desk.content_of(id_of(VOICE)) == VOICE
    assert desk.findings() == []
    book.undo()
    assert desk.load(TODAY).attachments == {}
    assert contents_dumped(desk) == 0
    book.redo()
    assert desk.content_of(id_of(VOICE)) == VOICE
    assert contents_dumped(desk) == 1


def test_an_add_that_was_undone_below_another_does_not_lose_its_bytes(desk: Store, book_path: Path) -> None:
    first, second = kept(20, VOICE), kept(21, VOICE, BEN)
    desk.save(first, TODAY)
    desk.save(second, TODAY)
    desk.save(first.inverse(), TODAY)
    desk.close()
    again = open_store(book_path)
    try:
        assert [one.id for one in again.load(TODAY).attachments.values()] == [21]
        assert again.content_of(id_of(VOICE)) == VOICE
        assert again.findings() == []
    finally:
        again.close()


def test_a_removal_can_be_taken_back_until_the_file_is_closed(desk: Store) -> None:
    book = opened(desk)
    book.perform(lambda _: kept(20, VOICE))
    before = dump_of(desk)
    book.perform(lambda _: removed(kept(20, VOICE)))
    assert contents_dumped(desk) == 0
    assert stored(desk) == [(id_of(VOICE), VOICE)]
    book.undo()
    assert dump_of(desk) == before
    assert desk.content_of(id_of(VOICE)) == VOICE


def test_opening_deletes_what_nobody_needs_and_nothing_else(desk: Store, book_path: Path) -> None:
    for number, data in ((20, VOICE), (21, LETTER), (22, b"secret words")):
        desk.save(kept(number, data), TODAY)
    desk.save(removed(kept(22, b"secret words")), TODAY)
    desk.save(removed(kept(21, LETTER)), TODAY)
    before = dump_of(desk)
    assert len(stored(desk)) == 3
    desk.close()
    again = open_store(book_path)
    try:
        assert stored(again) == [(id_of(VOICE), VOICE)]
        assert dump_of(again) == before
        assert again.findings() == []
    finally:
        again.close()
    assert b"secret" not in book_path.read_bytes()


def test_a_removed_person_takes_files_along_and_an_undo_brings_them_back(desk: Store, book_path: Path) -> None:
    desk.save(kept(20, VOICE), TODAY)
    desk.save(kept(21, LETTER, BEN), TODAY)
    gone = ChangeSet(
        "person.remove", "Ann", (Change(kept(20, VOICE).changes[1].after, None), Change(person(ANN), None))
    )
    desk.save(gone, TODAY)
    assert contents_dumped(desk) == 1
    desk.save(gone.inverse(), TODAY)
    assert desk.content_of(id_of(VOICE)) == VOICE
    desk.save(gone, TODAY)
    desk.close()
    again = open_store(book_path)
    try:
        assert stored(again) == [(id_of(LETTER), LETTER)]
    finally:
        again.close()


def test_a_file_that_belongs_to_somebody_else_now_keeps_its_bytes(desk: Store, book_path: Path) -> None:
    desk.save(kept(20, VOICE), TODAY)
    record: Any = kept(20, VOICE).changes[1].after
    desk.save(ChangeSet("people.merge", "", (Change(record, replace(record, person=BEN)),)), TODAY)
    desk.close()
    again = open_store(book_path)
    try:
        assert [one.content for one in again.load(TODAY).attachments_of(BEN)] == [id_of(VOICE)]
        assert again.content_of(id_of(VOICE)) == VOICE
    finally:
        again.close()


def test_a_change_that_is_refused_keeps_no_bytes(desk: Store) -> None:
    with pytest.raises(DiskTrouble):
        desk.save(kept(20, VOICE, PersonId(99)), TODAY)
    assert stored(desk) == []


def test_bytes_that_are_missing_or_of_another_size_are_found(desk: Store) -> None:
    desk.save(kept(20, VOICE), TODAY)
    assert desk.findings() == []
    with desk._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE content SET data = X'00'")
    assert desk.findings() == ["value out of range"]
    with desk._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM content")
    assert desk.content_of(id_of(VOICE)) is None
    assert desk.findings() == ["value out of range"]


def test_a_file_is_written_once_however_often_it_is_undone(desk: Store) -> None:
    book = opened(desk)
    book.perform(lambda _: kept(20, VOICE))
    dump = dump_of(desk)
    for _ in range(5):
        book.undo()
        book.redo()
    assert stored(desk) == [(id_of(VOICE), VOICE)]
    assert dump_of(desk) == dump


def test_contents_are_what_their_digest_says() -> None:
    content = content_of(VOICE)
    assert content == Content(ContentId(int(content.digest[:16], 16) // 2), content.digest, VOICE)
    assert len({content_of(bytes([number])).id for number in range(256)}) == 256


def test_R5_disk_full_while_a_file_is_kept(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "2m") as folder:
        book: OpenBook = opened(create(folder / "book.rolodex", "Me"))
        store = book.keeper
        assert isinstance(store, Store)
        try:
            book.perform(lambda _: added(person(ANN)))
            book.perform(lambda _: kept(20, VOICE))
            before = dump_of(store)
            with pytest.raises(DiskTrouble) as caught:
                book.perform(lambda _: kept(21, bytes(4_000_000)))
            assert caught.value.reason == "disk full"
            assert list(book.rolodex.attachments) == [20]
            assert dump_of(store) == before
            book.perform(lambda _: kept(22, LETTER))
            assert store.content_of(id_of(VOICE)) == VOICE
            assert store.findings() == []
        finally:
            book.close()


_KEEP = f"""
import sys
from pathlib import Path
from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.storage.store import open_store
store = open_store(Path(sys.argv[1]))
new = content_of(b"new " * 20_000)
kept = Attachment(30, {ANN}, {TODAY}, "call.ogg", len(new.data), new.id)
store.save(ChangeSet("", "", (Change(None, kept), Change(None, new))), {TODAY})
gone = store.load({TODAY}).attachments[20]
store.save(ChangeSet("", "", (Change(gone, None),)), {TODAY})
store.close()
open_store(Path(sys.argv[1])).close()
"""
OLD, NEW = b"old " * 20_000, b"new " * 20_000


def test_R1_keeping_and_purging_killed_at_a_write_loses_no_file_that_is_needed(tmp_path: Path) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    store = create(folder / "book", "Me")
    store.save(added(person(ANN)), TODAY)
    store.save(kept(20, OLD), TODAY)
    store.save(kept(21, LETTER), TODAY)
    store.close()
    writes = writes_of(_KEEP, str(shutil.copy(folder / "book", tmp_path / "counted")))
    chance = random.Random(11)
    seen: list[frozenset[int]] = []
    for write in [*sorted(chance.sample(range(2, writes), 2)), writes]:
        book = tmp_path / f"killed{write}"
        shutil.copy(folder / "book", book)
        killed_at(write, _KEEP, str(book))
        again = open_store(book)
        try:
            assert again.findings() == []
            attachments = again.load(TODAY).attachments
            for number, data in ((20, OLD), (21, LETTER), (30, NEW)):
                if number in attachments:
                    assert again.content_of(id_of(data)) == data
            assert len(stored(again)) == len(attachments)
            seen.append(frozenset(attachments))
        finally:
            again.close()
    assert seen[-1] == {21, 30}
    assert set(seen) <= {frozenset((20, 21)), frozenset((20, 21, 30)), frozenset((21, 30))}
