"""A disk that loses what was never synced: rebuilt from the system calls of a traced process."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "open,openat,creat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
_LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<given>.*)\) += (?P<result>-?\d+)(?: .*)?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One system call that altered the disk. data: of a write. offset: of a write or a truncation."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    to: str = ""


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Step] = field(default_factory=list)


def steps_of(trace: Path, folder: Path) -> list[Step]:
    """The calls of a trace (strace -xx) that altered files of this folder."""
    inside = f"{folder}/"
    handles: dict[str, str] = {}
    places: dict[str, int] = {}
    steps: list[Step] = []
    for line in trace.read_text(encoding="ascii").splitlines():
        match = _LINE.match(line)
        if match is None or int(match["result"]) < 0:
            continue
        call, given = match["call"], match["given"]
        handle = given.partition(",")[0]
        if call in ("open", "openat", "creat"):
            handles.pop(match["result"], None)
            path = _texts(given)[0].decode()
            if path.startswith(inside):
                handles[match["result"]], places[match["result"]] = path, 0
                steps.append(Step("truncate" if "O_TRUNC" in given else "open", path))
        elif call == "close":
            handles.pop(handle, None)
        elif call in ("rename", "renameat", "renameat2"):
            old, new = (text.decode() for text in _texts(given))
            if old.startswith(inside) or new.startswith(inside):
                steps.append(Step("rename", old, to=new))
        elif call in ("unlink", "unlinkat"):
            path = _texts(given)[0].decode()
            if path.startswith(inside):
                steps.append(Step("unlink", path))
        elif handle in handles:
            path = handles[handle]
            if call == "pwrite64":
                steps.append(Step("write", path, int(given.rpartition(",")[2]), _whole(given, match["result"])))
            elif call == "write":
                data = _whole(given, match["result"])
                steps.append(Step("write", path, places[handle], data))
                places[handle] += len(data)
            elif call == "ftruncate":
                steps.append(Step("truncate", path, int(given.rpartition(",")[2])))
            else:
                steps.append(Step("sync", path))
    return steps


def _texts(given: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"([^"]*)"', given)]


def _whole(given: str, result: str) -> bytes:
    data = _texts(given)[0]
    assert '"...' not in given, "the trace cuts its strings short"
    return data[: int(result)]


class Disk:
    """What a power cut leaves behind."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}

    def do(self, step: Step) -> None:
        """Carry out one call."""
        if step.kind == "unlink":
            self._files.pop(step.path, None)
        elif step.kind == "rename":
            self._files[step.to] = self._files.pop(step.path, _File())
        else:
            file = self._files.setdefault(step.path, _File())
            if step.kind == "sync":
                for waiting in file.waiting:
                    _apply(file.synced, waiting)
                file.waiting.clear()
            elif step.kind in ("write", "truncate"):
                file.waiting.append(step)

    def after_a_cut(self, chance: random.Random) -> Iterator[tuple[str, bytes]]:
        """The files as they may be found: all that was synced, and some of what was not."""
        share = chance.choice((0.0, 0.3, 0.5, 0.8, 1.0))
        for path, file in self._files.items():
            content = bytearray(file.synced)
            for step in file.waiting:
                if chance.random() < share:
                    _apply(content, step)
            yield path, bytes(content)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "truncate":
        if step.offset < len(content):
            del content[step.offset :]
        else:
            content.extend(bytes(step.offset - len(content)))
        return
    if step.offset > len(content):
        content.extend(bytes(step.offset - len(content)))
    content[step.offset : step.offset + len(step.data)] = step.data
