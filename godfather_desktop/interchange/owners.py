"""Whose file it is: the addresses that are probably the owner's own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LikelyMine:
    """An address, or an identity, that may be the owner's.

    records: in how many records of the file it stands. sure: the file itself says so, such as by the
    address to which its messages were delivered; otherwise it is only the most frequent.
    """

    address: str
    records: int
    sure: bool = False
