"""The program never opens a connection: watched in every test, and once without any network at all."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.books import ROOT, needs
from tests.cli.conftest import Cli


def test_R27_the_watch_sees_a_connection(connections: list[str]) -> None:
    for family, address in ((socket.AF_INET, ("127.0.0.1", 9)), (socket.AF_INET6, ("::1", 9))):
        with socket.socket(family) as one, pytest.raises(RuntimeError, match="connection"):
            one.connect(address)
    assert len(connections) == 2
    connections.clear()


def test_R27_a_socket_of_this_machine_is_let_through(tmp_path: Path) -> None:
    place = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(place)
        server.listen()
        client.connect(place)
        server.accept()[0].close()


def test_R27_every_verb_leaves_the_network_alone(
    cli: Cli, files: dict[str, str], tmp_path: Path, connections: list[str]
) -> None:
    card = tmp_path / "in.vcf"
    card.write_text(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Eve Gil\nPHOTO;VALUE=uri:https://example.org/a.png\n"
        "URL:https://example.org\nEND:VCARD\n",
        encoding="utf-8",
    )
    cli.json("import", str(card))
    cli.json("touch", "called Eve Gil last Tuesday")
    cli.json("favor", "gave Eve Gil a book yesterday")
    cli.json("path", "--to", "Cara Dee")
    for name in ("vcard4", "graphml", "gexf"):
        cli.json("export", "--format", name, str(tmp_path / f"out.{name}"))
    assert connections == []


def test_R27_the_command_line_works_without_any_network(tmp_path: Path) -> None:
    needs("unshare")
    if subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("no network namespace can be made here")

    def godfather(*arguments: str) -> dict[str, object]:
        done = subprocess.run(
            ["unshare", "-n", sys.executable, "-m", "godfather_desktop", *arguments, "--json"],
            cwd=ROOT,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        document = json.loads(done.stdout)
        assert isinstance(document, dict)
        return document

    book = str(tmp_path / "b.rolodex")
    godfather("sample", book, "--people", "12")
    assert godfather("check", book)["ok"] is True
    assert godfather("path", book, "--company", "Meridian Resorts")["answer"]
    godfather("export", book, "--format", "graphml", str(tmp_path / "out.graphml"))


def test_a_thread_that_its_fixture_ends_is_not_left_behind(waiting_thread: threading.Thread) -> None:
    assert waiting_thread.is_alive()


@pytest.fixture
def waiting_thread() -> Iterator[threading.Thread]:
    done = threading.Event()
    thread = threading.Thread(target=done.wait, daemon=True)
    thread.start()
    yield thread
    done.set()
    thread.join(2)
