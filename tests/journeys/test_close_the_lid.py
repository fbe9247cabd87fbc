"""The lid is closed, the battery is taken out: what was shown as saved is there."""

import signal
import subprocess
import sys
from pathlib import Path

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.storage.store import open_store
from tests.desktop import TODAY, Desk

_ROOT = Path(__file__).resolve().parents[2]
_LINES = ["gave Ada Underwood a lantern", "got a map from Vera Hughes"]


def test_what_was_shown_as_saved_outlives_a_kill(sample: Path, desk: Desk) -> None:
    store = open_store(sample)
    before = store.load(TODAY)
    store.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.lid", str(sample), *_LINES],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        said = [child.stdout.readline().rstrip("\n") for _ in _LINES]
    finally:
        child.kill()
        _, complaints = child.communicate(timeout=30)
    assert said == [f"ACK {line}" for line in _LINES], complaints
    assert child.returncode == -signal.SIGKILL

    window = desk.open(sample)
    fresh = [favor for number, favor in window.session.rolodex.favors.items() if number not in before.favors]
    people = window.session.rolodex.people
    assert {(people[PersonId(favor.person)].name, favor.title) for favor in fresh} == {
        ("Ada Underwood", "lantern"),
        ("Vera Hughes", "map"),
    }
    assert window.session.rolodex.people == before.people
