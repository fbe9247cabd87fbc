"""Figures of reading mail: a mailbox of 1 GB, beside Python's own reader of mailboxes.

`python -m benchmarks.mail` measures only this. `python -m benchmarks.mail read FILE` is what it runs in
a process of its own: it prints seconds, records, contacts and the peak of memory in MB.
"""

import base64
import email.parser
import email.policy
import email.utils
import mailbox
import math
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.figure import Figure, peak, table
from godfather_desktop.interchange.found import FoundTouch
from godfather_desktop.interchange.readers.mbox import read_mbox
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_MESSAGES = 100_000
_BYTES = 10_000
_PART = 6_000
"""As many messages are read by the baseline, which would take minutes for all."""
_PEOPLE = 3_000
_ROUNDS = 3
_SECONDS = 1_000 / 60
_ME = "ann.lee@example.org"
_NAMES = "Ben Cara Dan Eve Finn Gus Hal Ida Jo Kay Lou Max Nia Ola Pat Rae Sam Tea Uma Vic".split()
_FAMILIES = (
    "Adler Brandt Costa Duarte Ek Ferro Gall Hoff Ito Jensen Krol Lind Mora Nagy Orr Pike Rossi Sato Toth".split()
)
_WORDS = "the offer we spoke of on Friday still stands and it looks good to me here so call me when you like".split()


def mail_figures(folder: Path) -> list[Figure]:
    """All figures of reading mail. Writes 1 GB into the folder, and deletes it."""
    whole, part = folder / "whole.mbox", folder / "part.mbox"
    write_mailbox(whole, _MESSAGES)
    write_mailbox(part, _PART)
    try:
        seconds, records, _, memory = min(_in_a_process(whole) for _round in range(2))
        ours = theirs = math.inf
        for _round in range(_ROUNDS):  # in turn, as other programs may run beside
            ours = min(ours, _in_a_process(part)[0])
            theirs = min(theirs, *(_by_mailbox(part, whole_messages=one) for one in (False, True)))
        megabytes, part_megabytes = whole.stat().st_size / 1e6, part.stat().st_size / 1e6
    finally:
        whole.unlink()
        part.unlink()
    if records != _MESSAGES:
        raise SystemExit(f"{records:.0f} of {_MESSAGES} messages were found")
    share = 100 * ours / theirs
    return [
        Figure(
            "mbox of 1 GB, 100,000 messages, read",
            "s",
            seconds,
            _SECONDS * megabytes / 1_000,
            theirs * megabytes / part_megabytes,
            "mailbox.mbox, from a part",
            f"{megabytes / seconds:,.0f} MB/s; mailbox.mbox {part_megabytes / theirs:,.0f} MB/s",
        ),
        Figure(
            "mbox: our time as a share of mailbox.mbox's",
            "%",
            share,
            100 / 3,
            note=f"{theirs / ours:,.1f} x as fast, on the same {_PART:,} messages, best of {_ROUNDS}",
        ),
        Figure("mbox: peak of memory in a process of its own", "MB", memory, 250),
    ]


def write_mailbox(path: Path, messages: int) -> None:
    """Write a seeded mailbox as Takeout does, message by message; a shorter one is the beginning of a longer one."""
    chance = random.Random(17)
    people = [
        (
            f"{chance.choice(_NAMES)} {chance.choice(_FAMILIES)}",
            f"p{number}@{chance.choice(('example.com', 'example.net'))}",
        )
        for number in range(_PEOPLE)
    ]
    bodies = [_body(chance) for _ in range(200)]
    signatures = [_signature(chance) for _ in range(200)]
    with path.open("wb", 1 << 20) as stream:
        for number in range(messages):
            head = _head(chance, number, people, signatures)
            stream.write(head)
            stream.write(chance.choice(bodies)[: max(400, _BYTES - len(head))])
            stream.write(b"\r\n\r\n")


def _body(chance: random.Random) -> bytes:
    if chance.random() < 0.4:
        return base64.encodebytes(chance.randbytes(_BYTES)).replace(b"\n", b"\r\n")
    words: list[str] = []
    while len(words) < _BYTES // 4:
        words += chance.sample(_WORDS, 12)
        words[-1] += "\r\n" if chance.random() < 0.8 else "\r\n\r\n"
    text = " ".join(words).replace("\n ", "\n")
    # Quoted, as Takeout does: the baseline cuts at every line that begins with From.
    return text.replace("\nFriday", "\n>From Friday on", 1).encode()[:_BYTES]


def _signature(chance: random.Random) -> str:
    text = base64.b64encode(chance.randbytes(256)).decode()
    return "\r\n         ".join(text[at : at + 68] for at in range(0, len(text), 68))


def _head(chance: random.Random, number: int, people: list[tuple[str, str]], signatures: list[str]) -> bytes:
    sent = datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=97 * number + chance.randrange(97))
    stamp = email.utils.format_datetime(sent)
    # Few write often: the square prefers them.
    those = [people[int(_PEOPLE * chance.random() ** 2)] for _ in range(chance.choice((1, 1, 1, 2, 3, 7)))]
    me = ("Ann Lee", _ME)
    mine, listed = chance.random() < 0.3, chance.random() < 0.25
    sender, others = (me, those) if mine else (those[0], [me, *those[1:]])
    hop = (
        f"Received: from mail-{number % 97}.example.net (mail-{number % 97}.example.net. [192.0.2.{number % 250}])\r\n"
        f"        by mx.example.org with ESMTPS id {number:x}si{number * 7:x}ejb.233\r\n"
        f"        for <{_ME}>\r\n        (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128);\r\n"
        f"        {stamp}\r\n"
    )
    seal = (
        "a=rsa-sha256; c=relaxed/relaxed;\r\n        d=example.net; s=20230601;\r\n"
        "        h=message-id:date:mime-version:from:to:subject;\r\n        b="
    )
    lines = [
        f"From {1_500_000_000_000_000_000 + number}@xxx {sent:%a %b %d %H:%M:%S +0000 %Y}\r\n",
        f"X-GM-THRID: {1_500_000_000_000_000_000 + number // 3}\r\n",
        f"X-Gmail-Labels: {'Sent' if mine else 'Inbox,Important'}\r\n",
        "" if mine else f"Delivered-To: {_ME}\r\n",
        hop * (1 if mine else 3),
        f"DKIM-Signature: v=1; {seal}{chance.choice(signatures)}\r\n",
        "" if mine else f"ARC-Seal: i=1; {seal}{chance.choice(signatures)}\r\n",
        "" if mine else f"ARC-Message-Signature: i=1; {seal}{chance.choice(signatures)}\r\n",
        f"Return-Path: <{sender[1]}>\r\n",
        "List-Id: <talk.example.net>\r\nList-Unsubscribe: <mailto:leave@example.net>\r\n"
        if listed and not mine
        else "",
        f"From: {_written(chance, sender)}\r\n",
        f"To: {_written(chance, others[0])}\r\n",
        f"Cc: {(',' + chr(13) + chr(10) + ' ').join(_written(chance, one) for one in others[1:])}\r\n"
        if others[1:]
        else "",
        f"Date: {stamp}\r\nMessage-ID: <{number}.{number * 31:x}@example.net>\r\nSubject: offer {number}\r\n",
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nX-Mailer: none\r\n\r\n",
    ]
    return "".join(lines).encode()


def _written(chance: random.Random, one: tuple[str, str]) -> str:
    name, address = one
    form = chance.randrange(6)
    if form == 0:
        return address
    if form == 1:
        return f'"{name}" <{address}>'
    if form == 2:
        return f"=?utf-8?Q?{name.replace(' ', '_')}?= <{address}>"
    return f"{name} <{address}>"


def _in_a_process(path: Path) -> tuple[float, ...]:
    command = [sys.executable, "-m", "benchmarks.mail", "read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return tuple(float(word) for word in done.stdout.split())


def _read(path: Path) -> None:
    reading = Reading(date.today().toordinal(), frozenset({_ME}))
    records = touches = 0
    start = time.perf_counter()
    for item in read_mbox(Source(path), reading):
        records = item.place.record
        touches += isinstance(item, FoundTouch)
    seconds = time.perf_counter() - start
    print(seconds, records, touches, peak())


def _by_mailbox(path: Path, *, whole_messages: bool) -> float:
    """Seconds of `mailbox.mbox` for the same headers; with whole messages as it does by itself, or headers only."""
    start = time.perf_counter()
    found = 0
    for message in _messages(path, whole_messages=whole_messages):
        people = email.utils.getaddresses(
            [str(value) for name in ("From", "To", "Cc", "Bcc") for value in message.get_all(name, ())]
        )
        day = email.utils.parsedate(str(message["Date"]))
        machine = any(message[name] for name in ("List-Id", "List-Post", "List-Unsubscribe", "Precedence"))
        found += bool(people and day and message["Message-ID"] and not machine)
    if not 0 < found <= _PART:
        raise SystemExit(f"the baseline found {found} letters in {_PART} messages")
    return time.perf_counter() - start


def _messages(path: Path, *, whole_messages: bool) -> "Iterator[email.message.Message]":
    box = mailbox.mbox(path)
    try:
        if whole_messages:
            yield from box
            return
        parser = email.parser.BytesHeaderParser(policy=email.policy.compat32)
        for key in box.keys():  # noqa: SIM118  # mailboxes iterate over messages
            with box.get_file(key) as stream:
                yield parser.parse(stream)  # type: ignore[arg-type]  # it has all that is read of
    finally:
        box.close()


def main() -> None:
    """Measure, or read one file as `mail_figures` asks for."""
    if sys.argv[1:2] == ["read"]:
        _read(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(table(mail_figures(Path(folder))))


if __name__ == "__main__":
    main()
