"""What a reader is told of the book and by the user."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from godfather_desktop.domain.days import Day

Columns = Mapping[str, str]
"""For the folded header of a column, the name of the field that it fills; see `interchange.readers.columns`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """today: contacts of later days are none. mine: by what I am known, folded: e-mail addresses, identities
    (`linkedin:slug`, `tel:+E164`) and full names. columns: what the columns of a spreadsheet of no known
    program mean, by the signature of its header.
    """

    today: Day
    mine: frozenset[str] = frozenset()
    columns: Mapping[str, Columns] = field(default_factory=dict)
