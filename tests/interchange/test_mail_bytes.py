"""Whatever stands in a mail file: no exception, each message one record; and the real files, where they are."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers.mail_owner import likely_mine
from godfather_desktop.interchange.readers.mbox import is_mbox, letters_of, read_mbox
from godfather_desktop.interchange.readers.messages import is_message, read_eml
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.interchange.mail_reading import ME, MINE, TODAY, accounted, mailbox, message, reasons, touches
from tests.interchange.test_any_bytes import mutated

SHARED = Path(__file__).parents[3] / "shared" / "data" / "mail"
SAMPLE = mailbox(
    message(X_Gmail_Labels="=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=", Received="by a; Wed, 22 Jun 2016 12:27:30 -0700"),
    message(
        From=f"=?koi8-r?B?6dfBzg==?= <{ME}>", To='"Lee, Ann" <ann@example.com>, ben at example.com (Ben), G: c@d.e;'
    ),
    message(List_Id="<a>", Delivered_To=ME, Content_Length="20"),
    message(Content_Type="text/plain; charset=utf-7", X_Mozilla_Status="0001", Return_Path="<>"),
).encode()


def read_all(source: Source) -> list[Item]:
    """Both readers on a file, and all that looks at it before; what the reader of mailboxes yields."""
    reading = Reading(TODAY, MINE)
    items = accounted(list(read_mbox(source, reading)))
    assert len({item.place.record for item in items}) == sum(1 for _ in letters_of(source))
    assert len({item.place.record for item in accounted(list(read_eml(source, reading)))}) == 1
    assert len(likely_mine(source)) <= 8
    return items


@given(st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.emlx"
    path.write_bytes(data)
    read_all(Source(path))
    is_mbox(data)
    is_message(data, "x")


@pytest.mark.parametrize("times", [200, pytest.param(10_000, marks=pytest.mark.slow)])
def test_mutated_mailboxes(tmp_path: Path, times: int) -> None:
    chance = random.Random(23)
    path = tmp_path / "any.mbox"
    for _ in range(times):
        path.write_bytes(mutated(SAMPLE, chance))
        read_all(Source(path))


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not here")


@needs_shared
def test_all_real_files_are_read_and_known_for_what_they_are() -> None:
    for path in sorted(SHARED.rglob("*.*")):
        source = Source(path)
        head = source.head()
        assert is_mbox(head) or (path.suffix == ".eml" and is_message(head, path.name)), path
        assert read_all(source), path


@needs_shared
def test_none_of_the_other_real_files_is_taken_for_mail() -> None:
    for path in sorted(SHARED.parent.rglob("*.*")):
        if path.is_file() and SHARED not in path.parents:
            head = Source(path).head()
            assert not is_mbox(head), path
            assert not is_message(head, path.name), path


@needs_shared
def test_a_real_takeout_belongs_to_whom_it_was_delivered() -> None:
    source = Source(next(SHARED.glob("*takeout*/*.mbox")))
    owner, *others = likely_mine(source)
    assert owner.sure
    assert not any(one.sure for one in others)
    items = accounted(list(read_mbox(source, Reading(TODAY, frozenset({owner.address})))))
    assert {one.direction for one in touches(items)} == {"in", "out"}
    assert "not mine" not in reasons(items)
