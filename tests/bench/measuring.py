"""What a command costs: seconds, seconds of processors, memory; of all the processes it starts."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROCESSES = Path("/proc")
SHORTEST_PAUSE = 0.1
SHARE_OF_TIME = 50
"""Looking at the memory may take a fiftieth of a processor, since it takes it from the measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processors, and the most memory at a time in bytes."""

    wall: float
    processor: float
    memory: int


class Failed(Exception):
    """A command that is to be measured did not do its work."""


def measured(
    command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None
) -> tuple[Cost, str]:
    """Run a command in a folder; what it cost, and what it said. Raises Failed where it fails.

    Memory is what all its processes hold at a time, shared pages counted once; where the system
    does not tell, what the largest of them ever held.
    """
    with tempfile.TemporaryFile() as said, _Memory() as memory:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(env or {})}, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        memory.watch(process.pid)
        status, usage = _ended(process.pid)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: {process.returncode}\n{text[-4000:]}")
    processor = usage.ru_utime + usage.ru_stime
    return Cost(wall, processor, memory.peak or _largest(usage)), text


def _ended(leader: int) -> tuple[int, resource.struct_rusage]:
    """Status and use of a process once it ends; whoever stops waiting ends it and its children."""
    try:
        _, status, usage = os.wait4(leader, 0)
    except BaseException:
        os.killpg(leader, signal.SIGKILL)
        raise
    return status, usage


def _largest(usage: resource.struct_rusage) -> int:
    """The memory of the largest process in bytes; macOS counts in bytes, others in KiB.

    Not to be relied on: Linux counts what a process held before it became the command.
    """
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class _Memory:
    """Looks, beside the work, at the memory of a process and of all it starts."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> _Memory:
        return self

    def watch(self, leader: int) -> None:
        if PROCESSES.is_dir():
            self._thread = threading.Thread(target=self._look, args=(leader,), daemon=True)
            self._thread.start()

    def _look(self, leader: int) -> None:
        pause = 0.0
        while not self._done.wait(pause):
            used = time.thread_time()
            self.peak = max(self.peak, sum(map(_memory, session(leader))))
            pause = max(SHORTEST_PAUSE, SHARE_OF_TIME * (time.thread_time() - used))

    def __exit__(self, *_: object) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()


def session(leader: int) -> Iterator[int]:
    """The processes of a session, by the number of the one that leads it."""
    for folder in PROCESSES.iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader:
                yield int(folder.name)


def _memory(process: int) -> int:
    """Bytes that a process holds, its share of what it holds with others; 0 if it ended."""
    try:
        lines = (PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
