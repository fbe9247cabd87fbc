"""Errors say whose fault it is, and what happened."""

from pathlib import Path

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken


def test_broken_rule() -> None:
    broken = RuleBroken("out of range", field="size", what="size", low=1)
    assert (broken.reason, broken.field, broken.values_said) == ("out of range", "size", {"what": "size", "low": 1})
    assert str(broken) == "out of range(what='size', low=1)"


def test_disk_trouble() -> None:
    trouble = DiskTrouble("disk full", Path("/x/y"), free=3)
    assert (trouble.reason, trouble.path, trouble.values_said) == ("disk full", "/x/y", {"free": 3})
    assert str(trouble) == "disk full(/x/y)"
