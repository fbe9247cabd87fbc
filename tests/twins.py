"""A Rolodex file in which some people are there twice."""

from itertools import count
from pathlib import Path

from godfather_desktop.domain.change import Change, Record, change_set
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import FavorId, IntroductionId, NoteId, OrganizationId, PersonId, RoleId, TouchId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage.store import create, open_store
from tests.desktop import OWNER, TODAY

LIKELY = (
    ("Zora Quimby", "Zora Quimbly"),
    ("Tamsin Birdwood", "Tamsin Birdwoood"),
    ("Ignatius Farthing", "Ignatius Farthings"),
    ("Wilhelmina Strand", "Wilhelmina Strandt"),
)
"""Names that differ by one letter; each pair works at one place."""
CERTAIN = (("Hollis Abernathy", "H. Abernathy"), ("Perpetua Nash", "Perpetua Nash"))
"""Each pair has one address."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def make_twins(path: Path, *, introduced: bool = False) -> None:
    """The pairs above, with favors, touches, notes and a photo. introduced: one of a pair leads to the other."""
    store = create(path, OWNER)
    ids = count(store.next_id())
    records: list[Record] = []

    def person(name: str, email: str, organization: OrganizationId, weight: int) -> PersonId:
        id_ = PersonId(next(ids))
        records.append(Person(id_, name, emails=(email,) if email else (), city="Reno"))
        records.append(Role(RoleId(next(ids)), id_, organization, "Treasurer"))
        for place in range(weight):
            records.append(Touch(TouchId(next(ids)), id_, TODAY - 30 * place - 10, "call", "in", note="budget"))
            records.append(Favor(FavorId(next(ids)), id_, TODAY - 40 - place, "given", "an introduction", 2))
        records.append(Note(NoteId(next(ids)), id_, TODAY - 5, f"written about {name}"))
        return id_

    for place, (name, other) in enumerate((*LIKELY, *CERTAIN)):
        organization = OrganizationId(next(ids))
        records.append(Organization(organization, f"Foundry {place}"))
        shared = f"box{place}@foundry.example" if (name, other) in CERTAIN else ""
        first = person(name, shared, organization, 3)
        second = person(other, shared or f"second{place}@elsewhere.example", organization, 1)
        if not place:
            records.append(Photo(second, PNG))
            if introduced:
                records.append(
                    Introduction(
                        IntroductionId(next(ids)), second, (first,), ("draft", "asked"), (TODAY - 2, TODAY - 1)
                    )
                )
    store.save(change_set("import.bring", "twins", [Change(None, record) for record in records]), TODAY)
    store.close()


def dump_of(path: Path) -> list[str]:
    """Everything in a file that is not open, line by line."""
    store = open_store(path)
    try:
        return sorted(store.dump())
    finally:
        store.close()
