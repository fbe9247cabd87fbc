"""Which days lie in a down period."""

import pytest

from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import DownPeriodId


@pytest.mark.parametrize(
    ("start", "end", "day", "holds"),
    [
        (10, 20, 9, False),
        (10, 20, 10, True),
        (10, 20, 20, True),
        (10, 20, 21, False),
        (10, 10, 10, True),
        (10, None, 9, False),
        (10, None, 800_000, True),
    ],
)
def test_both_ends_are_included(start: int, end: int | None, day: int, holds: bool) -> None:
    assert DownPeriod(DownPeriodId(1), start, end).holds(day) == holds
