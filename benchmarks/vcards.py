"""Figures for vCards: a book of 6,000 cards with photos read, and written again."""

import base64
import random
from itertools import count
from pathlib import Path

from benchmarks.figure import Figure, timed
from godfather_desktop.actions.sample import make_sample
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.interchange.found import FoundPerson
from godfather_desktop.interchange.readers.vcard import read_vcards
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.writers.vcard import vcards

TODAY = day_of("2026-11-21")
_PHOTO_BYTES = 20_000
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010101004800480000ffc0001108012c012c03012200021101031101ffda")
"""How a JPEG of 300 x 300 begins."""
_FIRST = (
    "Ann Ben Cara Dee Eli Fay Gus Hal Ida Jon Kim Lou Mia Ned Ola Pia Quin Ray Sue Tom Uma Vic Zoë José Jürgen".split()
)
_LAST = (
    "Lee Roy Vale Stone Moor Young Chief Adler Böhm Cruz Diaz Ek Fox Gray Hall Imre Jung Kerr Lund Núñez Ott".split()
)
_CITIES = "Reno Köln Oslo Lyon Turin Gdańsk Porto Leeds Tampa Kyoto".split()


def cards_file(path: Path, *, cards: int = 6_000, seed: int = 7, photo_bytes: int = _PHOTO_BYTES) -> Path:
    """A book of cards as phones write it, CRLF and folded, most fields filled; the same for the same seed."""
    chance = random.Random(seed)
    with path.open("wb") as file:
        for number in range(cards):
            first, last = chance.choice(_FIRST), chance.choice(_LAST)
            # The number keeps names apart: cards of one name would be merged into one.
            name = f"{first} {last} {number}"
            mail = f"{first}.{last}.{number}@example.org".lower()
            lines = [
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"UID:bench-{seed}-{number}",
                f"N:{last} {number};{first};;;",
                f"FN:{name}",
                f"ORG:Company {chance.randrange(400)}\\, Ltd;Unit {chance.randrange(9)}",
                f"TITLE:{chance.choice(('Buyer', 'VP of Sales', 'CEO', 'Engineer'))}",
                f"EMAIL;type=INTERNET;type=WORK;type=pref:{mail}",
                f"TEL;type=CELL;type=VOICE:+1 415 {chance.randrange(200, 999)} {number:04}",
                f"item1.ADR;type=WORK:;;{number} Long Road;{chance.choice(_CITIES)};;{number:05};Germany",
                "item1.X-ABADR:de",
                f"item2.URL;type=pref:https\\://example.org/{number}",
                "item2.X-ABLabel:_$!<HomePage>!$_",
                f"BDAY:{chance.randrange(1940, 2000)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
                f"CATEGORIES:{chance.choice(('sailing', 'chess', 'opera'))},vip",
                f"NOTE:met in {chance.choice(_CITIES)}\\, likes\\n{'long walks and ' * chance.randrange(1, 9)}tea",
            ]
            if photo_bytes:
                photo = _JPEG + chance.randbytes(photo_bytes)
                lines.append(f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(photo).decode()}")
            lines.append("END:VCARD")
            for line in lines:
                data = line.encode()
                file.write(b"\r\n ".join(data[at : at + 74] for at in range(0, len(data), 74)) + b"\r\n")
    return path


def vcard_figures(folder: Path) -> list[Figure]:
    """Reading alone, beside a bare split of the file into lines, and both exports."""
    path = cards_file(folder / "cards.vcf")
    source, reading = Source(path), Reading(TODAY)

    def read() -> None:
        found = sum(isinstance(item, FoundPerson) and item.photo is not None for item in read_vcards(source, reading))
        assert found == 6_000

    def split() -> int:
        return len(path.read_bytes().splitlines())

    figures = [
        Figure(
            "6,000 vCards with photos of 20 KB, read",
            "ms",
            timed(read, 3),
            None,
            timed(split, 3),
            "the file split into lines",
            f"{path.stat().st_size / 1e6:.0f} MB",
        )
    ]
    rolodex = _book()
    photo = _JPEG + random.Random(3).randbytes(_PHOTO_BYTES)
    for version in ("3.0", "4.0"):

        def write(version: str = version) -> int:
            return sum(map(len, vcards(rolodex, version, lambda _: photo)))

        figures.append(Figure(f"6,000 people with photos as vCard {version}", "ms", timed(write, 3), 3_000))
    return figures


def _book() -> Rolodex:
    sample = make_sample(count(2).__next__, TODAY, people=6_000, seed=3)
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    rolodex.apply(sample.changes.changes)
    return rolodex
