"""Work shared out to copies of this process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.workers import Ended, processors, shared_out

copies = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@copies
@pytest.mark.parametrize("processes", [1, 2, 5])
def test_every_item_is_worked_on_once(processes: int) -> None:
    add = 3

    def work(number: int) -> tuple[int, int]:
        return number, number**2 + add  # `add` is not sent, it is there

    found = sorted(shared_out(work, range(40), processes))
    assert found == [(one, one**2 + 3) for one in range(40)]


def test_there_may_be_nothing_to_do() -> None:
    assert list(shared_out(str, [])) == []


@copies
def test_other_processes_work() -> None:
    at_work = set(shared_out(lambda _: os.getpid(), range(30), 2))
    assert os.getpid() not in at_work
    assert set(shared_out(lambda _: os.getpid(), range(3), 1)) == {os.getpid()}
    assert processors() >= 1


@copies
@pytest.mark.parametrize("processes", [1, 3])
def test_what_is_raised_is_raised_here(processes: int) -> None:
    def work(number: int) -> int:
        if number == 7:
            raise ValueError(f"item {number}")
        return number

    with pytest.raises(ValueError, match="item 7"):
        list(shared_out(work, range(30), processes))


@copies
def test_a_lost_process_is_told() -> None:
    def work(number: int) -> int:
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(Ended):
        list(shared_out(work, range(9), 2))


ENDLESS = """
import os, signal, time
from generator.workers import shared_out

signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever a shell in between ignores

def work(number):
    os.write(1, b"%d\\n" % number)  # at once, whoever else writes
    time.sleep(60)

try:
    list(shared_out(work, range(2), 2))
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def _at_work(group: int) -> list[int]:
    """The processes of a group that have not ended, read off the system's own list."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def _ended(group: int) -> bool:
    """Whether no process of a group is left; waits for it."""
    until = time.monotonic() + 20
    while _at_work(group) and time.monotonic() < until:
        time.sleep(0.1)
    return not _at_work(group)


@copies
@pytest.mark.parametrize(
    ("end", "said"), [(signal.SIGINT, b"stopped\n"), (signal.SIGKILL, b"")], ids=["stop", "kill"]
)
def test_no_copy_outlives_the_process(end: signal.Signals, said: bytes) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    assert {process.stdout.readline(), process.stdout.readline()} == {b"0\n", b"1\n"}
    assert len(_at_work(process.pid)) == 3
    process.send_signal(end)
    assert process.stdout.read() == said
    process.wait(timeout=30)
    assert _ended(process.pid)
