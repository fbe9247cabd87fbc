"""Kill a program while it writes: at the first write to a file, at the last, or at any between."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.books import ROOT, needs

_STRACE = ("strace", "-f", "-qq", "-e", "trace=pwrite64")
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "PYTHONPATH": str(ROOT),
    # Each run would compile the whole program anew.
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / f"godfather-killed-{os.getuid()}"),
}


def writes_of(script: str, *arguments: str) -> int:
    """How many writes to files a Python script takes. Skips the test where nothing can be traced."""
    needs("strace")
    with tempfile.NamedTemporaryFile("r") as trace:
        # All other calls run at full speed then; signals cannot be injected so.
        done = _run(("--seccomp-bpf", "-o", trace.name), script, arguments)
        if done.returncode != 0 and b"ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr.decode()
        return len(re.findall(r"pwrite64\(", trace.read()))


def killed_at(write: int, script: str, *arguments: str) -> None:
    """Run a Python script until it begins this write, from 1."""
    done = _run(("-o", "/dev/null", "-e", f"inject=pwrite64:signal=SIGKILL:when={write}"), script, arguments)
    assert done.returncode in (-9, 137), done.stderr.decode()


def _run(options: tuple[str, ...], script: str, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*_STRACE, *options, sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        timeout=110,
        check=False,
    )
