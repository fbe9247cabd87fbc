"""The JSON export: what is written is read again, byte for byte, and whatever is wrong with a file is said."""

import json
import math
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as with_settings

from godfather_desktop.actions.sample import make_sample
from godfather_desktop.domain.attachment import Attachment, Content, content_of
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import DISK_KINDS, Record
from godfather_desktop.domain.ids import ME, AttachmentId, BatchId, PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import to_plain
from godfather_desktop.domain.touch import Touch
from godfather_desktop.interchange.book_entries import book_json, is_book
from godfather_desktop.interchange.book_json import BookFile, Ids, read_book
from godfather_desktop.interchange.found import Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.interchange.source import Source
from godfather_desktop.storage.store import Store, create, open_store
from tests.books import PNG, TODAY, added, dump_of, exported, note, person
from tests.interchange.any_book import books, lines_of

HEAD = '{"format": "godfather-rolodex", "version": 1, "records": [\n'


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "book.json"
    path.write_bytes(b"".join(book_json(lines)))
    return path


def _text(folder: Path, text: str) -> Path:
    path = folder / "book.json"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _read(path: Path) -> BookFile:
    return read_book(Source(path))


def _all(book: BookFile) -> Iterator[Record]:
    yield from (record for _, record in book.records)
    yield from book.touches()
    yield from book.photos()
    yield from book.contents()


def _why(book: BookFile) -> list[tuple[int, int, str]]:
    return [(one.place.record, one.place.line, one.why) for one in book.rejects]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file, to be copied: making one takes longer than what is done with it."""
    path = tmp_path_factory.mktemp("empty") / "empty.rolodex"
    create(path, "Somebody Else").close()
    return path


def _restored(empty: Path, out: Path) -> Store:
    """A new file beside an export, with what the export holds, as the command line restores it."""
    store = open_store(Path(shutil.copy(empty, out.with_suffix(".rolodex"))))
    plan = plan_import(store.load(TODAY), store.next_id, TODAY, [out])
    assert plan.whole is not None
    store.restore(plan.changes, TODAY, plan.whole.touches(), plan.whole.others())
    return store


@given(records=books())
@with_settings(max_examples=25)
def test_any_records_come_back(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    folder = tmp_path_factory.mktemp("book")
    path = _file(folder, *lines_of(records))
    book = _read(path)
    assert book.rejects == []
    assert list(_all(book)) == records
    assert book.size == len(records)
    assert book.counts == {kind: sum(type(one) is kind for one in records) for kind in DISK_KINDS}
    document = json.loads(path.read_text(encoding="utf-8"))
    for again in (
        json.dumps(document, indent=2),
        json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True),
        "\ufeff" + json.dumps({"records": document["records"], **document}, indent="\t").replace("\n", "\r\n"),
    ):
        other = _read(_text(folder, again))
        assert other.rejects == []
        assert list(_all(other)) == records


@given(records=books(most=1))
@with_settings(max_examples=8)
def test_a_new_file_with_the_records_of_an_export_gives_the_same_export(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, records: list[Record]
) -> None:
    folder = tmp_path_factory.mktemp("book")
    first = _restored(empty, _file(folder, *lines_of(records)))
    out = exported(first, "json", folder / "out.json")
    first.close()
    second = _restored(empty, out)
    try:
        assert exported(second, "json", folder / "again.json").read_bytes() == out.read_bytes()
        assert not second.findings()
    finally:
        second.close()


def test_a_sample_comes_back_byte_for_byte(store: Store, empty: Path, tmp_path: Path) -> None:
    sample = make_sample(count(2).__next__, TODAY, people=60, seed=3)
    store.save(sample.changes, TODAY, touches=[enumerate(sample.touches())])
    store.save(added(Photo(next(store.load(TODAY).others()).id, PNG)), TODAY)
    out = exported(store, "json", tmp_path / "out.json")
    second = _restored(empty, out)
    try:
        assert dump_of(second) == dump_of(store)
        assert exported(second, "json", tmp_path / "again.json").read_bytes() == out.read_bytes()
    finally:
        second.close()


def test_the_export_is_written_piece_by_piece() -> None:
    taken = count()

    def lines() -> Iterator[str]:
        for number in range(50_000):
            next(taken)
            yield f'{{"id": {number}}}'

    pieces = book_json(lines())
    next(pieces)
    assert len(next(pieces)) < 100_000
    assert next(taken) < 2_000, "all records are taken before the first is written"


_CARD = to_plain(person(10))
_NO_CARDS: tuple[Any, ...] = (None, [], "{}", {"kind": "shoe"}, _CARD | {"rating": 99})
_OTHER_CARDS: tuple[Any, ...] = (_CARD | {"id": 11}, to_plain(note(10, 10, "x")), "?")


def test_what_imports_left_behind_is_handed_over_apart_and_what_does_not_fit_is_passed_over(
    store: Store, tmp_path: Path
) -> None:
    fitting: list[dict[str, Any]] = [
        {"kind": "journal", "batch": 9, "position": 0, "before": None, "after": _CARD},
        {"kind": "journal", "batch": 9, "position": 1, "before": _CARD, "after": _CARD | {"city": '"kind": "touch"'}},
        {"kind": "claim", "touch": 20, "batch": 9},
    ]
    journal, claim = fitting[0] | {"position": 2}, fitting[2]
    wrong: list[dict[str, Any]] = [
        *(journal | {"batch": number} for number in (8, "9", None, 1e400, 2**70)),
        *(journal | {"position": number} for number in (-1, "2", 1e400, 2**70)),
        *(journal | {"after": record} for record in _NO_CARDS),
        *(journal | {"before": record} for record in _OTHER_CARDS),
        *(claim | {"touch": number} for number in (21, "20", None, 2**70)),
        {"kind": "claim"},
    ]
    records: list[Record] = [Person(ME, "Robin Vale"), person(10)]
    records += [Batch(BatchId(number), TODAY, ("a.csv",)) for number in (9, 19)]
    records.append(Touch(TouchId(20), PersonId(10), TODAY, "call", "in", batch=BatchId(19)))
    path = _file(tmp_path, *lines_of(records), *map(json.dumps, (*fitting, *wrong)))
    for book in (_read(path), _read(_text(tmp_path, json.dumps(json.loads(path.read_text(encoding="utf-8")))))):
        assert list(book.others()) == fitting
        assert (book.size, book.rejects) == (5, [])
    changes = added(*(record for _, record in book.records if record.id != ME))
    store.restore(changes, TODAY, book.touches(), [*fitting, *fitting])
    assert store.journal_of(BatchId(9))[0].after == person(10)
    assert json.loads([*store.dump()][-1]) == claim, "two entries in one place"


def test_the_owner_is_known(tmp_path: Path) -> None:
    owner = _read(_file(tmp_path, *lines_of([Person(ME, "Robin Vale"), person(7)]))).owner
    assert owner is not None
    assert owner.name == "Robin Vale"
    assert _read(_file(tmp_path, *lines_of([person(7)]))).owner is None


ANN = '{"id": 10, "kind": "person", "name": "Ann Lee"}'


def _line(kind: str, **values: object) -> str:
    """A record with id 11 as a line; some of its values may be wrong."""
    return json.dumps({"kind": kind, "id": 11, **values})


def _target(**values: object) -> str:
    return _line("target", **{"needed": 730_000, "person": 10, "organization": None, **values})


def _favor(**values: object) -> str:
    return _line("favor", **{"person": 10, "day": 730_000, "direction": "given", "title": "x", **values})


def _touch(**values: object) -> str:
    return _line("touch", **{"person": 10, "day": 730_000, "channel": "call", "direction": "in", **values})


def _way(**values: object) -> str:
    return _line("introduction", **{"target": 10, "chain": [10], "states": ["draft"], "days": [730_000], **values})


def _merge(**values: object) -> str:
    return _line("merge", **{"person": 10, "other": 12, "day": 730_000, "reason": "own", **values})


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not json"),
        ('{"id": 11, "kind": "person", "name": "Ben"} {}', "not json"),
        ("[1]", "no record"),
        ('"person"', "no record"),
        ("null", "no record"),
        ("{}", "bad record"),
        ('{"kind": "persona", "id": 11, "name": "x"}', "bad record"),
        ('{"kind": ["person"], "id": 11, "name": "x"}', "bad record"),
        ('{"kind": "person", "id": 11}', "bad record"),
        ('{"kind": "person", "id": 11, "name": "x", "shoe": 9}', "bad record"),
        ('{"kind": "person", "id": "11", "name": "x"}', "bad record"),
        ('{"kind": "person", "id": 11, "name": "x", "emails": "a@b.c"}', "bad record"),
        ('{"kind": "person", "id": 11, "name": "x", "rating": true}', "bad record"),
        ('{"kind": "person", "id": 11, "name": "x", "rating": 11}', "bad value"),
        ('{"kind": "person", "id": 11, "name": " "}', "bad value"),
        ('{"kind": "person", "id": 0, "name": "x"}', "bad value"),
        ('{"kind": "person", "id": -5, "name": "x"}', "bad value"),
        ('{"kind": "person", "id": 9223372036854775808, "name": "x"}', "bad value"),
        ('{"kind": "person", "id": 11, "name": "x", "rating": NaN}', "bad record"),
        (f'{{"kind": "person", "id": {"1" * 5_000}, "name": "x"}}', "bad record"),
        ('{"kind": "person", "id": 11, "name": "x", "birthday": "1980-02-30"}', "bad value"),
        ('{"kind": "person", "id": 11, "name": "x", "referred_by": 11}', "bad value"),
        ('{"kind": "person", "id": 11, "name": "x", "referred_by": 12}', "names nothing"),
        (ANN, "id twice"),
        (_target(weight=math.nan), "bad value"),
        (_target(weight=1).replace("1}", "1e400}"), "bad value"),
        (_target(weight=1.5), "bad value"),
        (_target(person=None), "bad value"),
        (_line("note", person=10, day=0, text="x"), "bad value"),
        (_line("note", person=10, day=3_652_060, text="x"), "bad value"),
        (_line("note", person=99, day=730_000, text="x"), "names nothing"),
        (_line("tie", a=10, b=10), "bad value"),
        (_line("tie", a=1, b=10), "bad value"),
        (_favor(size=6), "bad value"),
        (_favor(direction="both"), "bad record"),
        (_line("photo", id=99, data="AAAA"), "names nothing"),
        (_line("photo", id=10, data="AAA"), "bad record"),
        (_line("content", digest="00", data="AAAA"), "bad value"),
        (_touch(person=1), "bad value"),
        (_touch(person=99), "names nothing"),
        (_touch(batch=4), "names nothing"),
        (_touch()[:-1], "not json"),
        (_touch(day=0), "bad value"),
        ('{"kind": "touch", "kind": "person", "id": 11, "name": "x"}', "no record"),
        (_way(chain=[]), "bad value"),
        (_way(chain=[12]), "names nothing"),
        (_way(days=[]), "bad value"),
        (_way(states=["asleep"]), "bad value"),
        (_line("etiquette", person=10, opens=540, closes=540), "bad value"),
        (_line("cadence", person=None, rhythm="weekly", start=730_000), "bad value"),
        (_line("occasion", person=10, date="1980"), "bad value"),
        (_line("refusal", person=10, day=730_000, revisit=730_000), "bad value"),
        (_line("silence", person=10, day=730_000, row=25, holds=True), "bad value"),
        (_merge(lost=["{"]), "bad value"),
        (_merge(moved=["x"]), "bad value"),
        (_merge(before="[1]"), "bad value"),
        ("[" * 100_000, "nested too deeply"),
        ('{"kind": "person", "id": 11, "name": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_B32_a_wrong_line_is_refused_with_its_reason_and_the_rest_is_read(tmp_path: Path, line: str, why: str) -> None:
    path = _text(tmp_path, f"{HEAD}    {ANN},\n    {line},\n" + '    {"id": 90, "kind": "person", "name": "Zoe"}\n]}\n')
    book = _read(path)
    assert _why(book) == [(2, 3, why)]
    assert [one.id for one in _all(book)] == [10, 90]
    assert book.size == 3


def test_what_names_a_refused_record_is_refused_in_turn(tmp_path: Path) -> None:
    book = _read(
        _file(
            tmp_path,
            ANN,
            '{"id": 11, "kind": "person", "name": "Ben", "referred_by": 99}',
            '{"id": 12, "kind": "person", "name": "Cy", "referred_by": 11}',
            '{"id": 20, "kind": "note", "person": 12, "day": 730000, "text": "x"}',
            '{"id": 30, "kind": "touch", "person": 12, "day": 730000, "channel": "call", "direction": "in"}',
            '{"data": "AAAA", "id": 12, "kind": "photo"}',
        )
    )
    assert [record for record, _, _ in _why(book)] == [2, 3, 4, 5, 6]
    assert [one.id for one in _all(book)] == [10]


def test_a_kept_file_whose_bytes_are_not_as_many_is_refused(tmp_path: Path) -> None:
    voicemail = content_of(b"a voicemail")
    kept = Attachment(AttachmentId(20), PersonId(10), TODAY, "call.ogg", 11, voicemail.id)
    refused = replace(kept, id=AttachmentId(21), size=12)
    book = _read(_file(tmp_path, *lines_of([person(10), kept, refused, voicemail])))
    assert _why(book) == [(3, 4, "bad value")]
    assert list(_all(book)) == [person(10), kept, voicemail]


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    whole = _file(tmp_path, *lines_of([person(number) for number in range(10, 20)])).read_text(encoding="utf-8")
    lines = whole.splitlines(keepends=True)
    cut = _text(tmp_path, "".join(lines[:5]))
    assert _why(_read(cut)) == [(5, 6, "file breaks off")]
    cut = _text(tmp_path, "".join(lines[:5]) + lines[5][:20])
    assert _why(_read(cut)) == [(5, 6, "file breaks off")]
    assert [one.id for one in _all(_read(cut))] == [10, 11, 12, 13]
    again = json.dumps(json.loads(whole), indent=1)
    for end in (len(again) - 3, len(again) // 2):
        book = _read(_text(tmp_path, again[:end]))
        assert [one.why for one in book.rejects] == ["file breaks off"]
        assert book.size == len(book.records) + 1


@pytest.mark.parametrize("layout", [None, 1])
def test_a_newer_export_is_refused(tmp_path: Path, layout: int | None) -> None:
    text = json.dumps({"format": "godfather-rolodex", "version": 2, "records": []}, indent=layout)
    with pytest.raises(TooMuch, match="newer export"):
        _read(_text(tmp_path, text.replace("[]", "[\n]")))


def test_a_file_laid_out_anew_that_nests_too_deeply_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match="nested too deeply"):
        _read(_text(tmp_path, '{"format": "godfather-rolodex",\n"version": 1, "records": [' + "[" * 200_000))


def test_B10_B11_texts_that_no_file_takes_are_mended(store: Store, tmp_path: Path) -> None:
    book = _read(_file(tmp_path, r'{"id": 10, "kind": "person", "name": "A\u0000nn \ud800Lee", "tags": ["\udfff"]}'))
    (ann,) = _all(book)
    assert ann == Person(PersonId(10), "Ann \N{REPLACEMENT CHARACTER}Lee", tags=("\N{REPLACEMENT CHARACTER}",))
    store.save(added(ann), TODAY)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (HEAD, True),
        ('\ufeff\n {\n  "format" : "godfather-rolodex",', True),
        ('{"version": 1, "format":"godfather-rolodex"', True),
        ('{"format": "monica"}', False),
        ('[{"format": "godfather-rolodex"}]', False),
        ("format: godfather-rolodex", False),
    ],
)
def test_an_export_is_known_by_its_beginning(head: str, known: bool) -> None:
    assert is_book(head) is known


def test_a_set_of_ids() -> None:
    ids = Ids()
    chance = random.Random(4)
    known: set[int] = set()
    for _ in range(3_000):
        number = chance.choice((chance.randrange(300), chance.randrange(2**62)))
        if number in known and chance.random() < 0.5:
            ids.remove(number)
            known.remove(number)
        else:
            assert ids.add(number) is (number not in known)
            known.add(number)
    assert all(number in ids for number in known)
    assert not any(number in ids for number in range(300) if number not in known)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 2:
            end = min(len(data), at + chance.randrange(1, 60))
            return data[:at] + data[end:]
        case _:
            word = chance.choice((b"NaN", b"-1", b"1e999", b'"\\ud800"', b"null", b"[]", b"}", b'"', b"\n", b"\xff"))
            return data[:at] + word + data[at:]


def _fuzzed(folder: Path, rounds: int) -> None:
    chance = random.Random(7)
    made = make_sample(count(2).__next__, TODAY, people=4, seed=2)
    records: list[Any] = [Person(ME, "Robin Vale")]
    records += [change.after for change in made.changes.changes if change.after is not None]
    records += [replace(one, id=10_000 + place) for place, one in enumerate(made.touches()) if place < 20]  # type: ignore[arg-type]
    records.append(Batch(BatchId(20_000), TODAY, ("a.csv",)))
    journal = {"kind": "journal", "batch": 20_000, "position": 0, "after": to_plain(records[1])}
    lines = [*lines_of(records), *map(json.dumps, [journal, {"kind": "claim", "touch": 10_000, "batch": 20_000}])]
    line = b"".join(book_json(lines))
    anew = json.dumps(json.loads(line), indent=1).encode()
    path = folder / "book.json"
    for turn in range(rounds):
        path.write_bytes(_damaged(line if turn % 2 else anew, chance))
        try:
            book = _read(path)
        except TooMuch:
            continue
        assert len(list(book.touches())) == book.counts[Touch]
        assert len(list(book.photos())) == book.counts[Photo]
        assert len(list(book.contents())) == book.counts[Content]
        assert all(isinstance(one, Rejected) for one in book.rejects)
        places = [one.place.record for one in book.rejects]
        assert len(set(places)) == len(places), "a record is refused twice"
        list(book.others())


def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    _fuzzed(tmp_path, 200)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_thousand_damaged_files(tmp_path: Path) -> None:
    _fuzzed(tmp_path, 10_000)
