"""What every test has: a book, and guards against the network, left-over threads and real settings."""

import os

# Before anything loads Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from godfather_desktop.storage.store import Store, create

OWNER = "Robin Vale"

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "godfather-hypothesis")
hypothesis.settings.register_profile(
    "calm",
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("calm")

_connections: list[str] = []
_opened: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse connections to anything but this machine's own sockets; note files that Python opens."""
    if event == "socket.connect":
        family = getattr(arguments[0], "family", None)
        if family != socket.AF_UNIX:
            _connections.append(repr(arguments[1]))
            raise RuntimeError(f"a connection was tried: {arguments[1]!r}")
    elif event == "open" and _opened and isinstance(arguments[0], str | bytes | os.PathLike):
        for opened in _opened:
            opened.append(os.fsdecode(arguments[0]))


@pytest.fixture(scope="session", autouse=True)
def _audit() -> None:
    # A hook cannot be taken away again: once a session.
    sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def connections() -> Iterator[list[str]]:
    """The connections that the test tried; it fails when one is left in the list."""
    _connections.clear()
    yield _connections
    assert not _connections, f"a connection was tried: {_connections}"


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """The paths that Python itself opens during the test; SQLite's own doings are not among them."""
    opened: list[str] = []
    _opened.append(opened)
    yield opened
    _opened.remove(opened)


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    patience = time.monotonic() + 2.0
    while left := [one for one in threading.enumerate() if one not in before and not _is_foreign(one)]:
        if time.monotonic() > patience:
            pytest.fail(f"threads are left: {', '.join(one.name for one in left)}")
        left[0].join(0.05)


def _is_foreign(thread: threading.Thread) -> bool:
    """Threads that Python did not start, such as Qt's, are counted by the tests of their own room."""
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def _own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def book_path(tmp_path: Path) -> Path:
    """Where a Rolodex file may be made."""
    return tmp_path / "book.rolodex"


@pytest.fixture
def store(book_path: Path) -> Iterator[Store]:
    """An open, empty Rolodex file."""
    made = create(book_path, OWNER)
    yield made
    made.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow sweeps out unless -m or a test's name asks for them."""
    if config.getoption("markexpr") or any("::" in argument for argument in config.args):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
