"""Costs of commands: those of all their processes, and of none that failed."""

import signal
import sys
import time

import pytest

from tests.bench.measuring import PROCESSES, Failed, measured

MIB = 2**20
SPIN = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"


def python(code):
    return [sys.executable, "-c", code]


def children(code, times, meanwhile):
    """A program whose work is done by processes it starts, which end with their input."""
    return python(
        f"import subprocess, sys, time\ncommand = [sys.executable, '-c', {code!r}]\n"
        "pipes = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE}\n"
        f"every = [subprocess.Popen(command, **pipes) for _ in range({times})]\n"
        f"{meanwhile}\n"
        "for one in every: one.communicate()"
    )


def holding(times):
    """A program whose children hold 60 MiB each, all at the same time for a while."""
    hold = "held = bytearray(60 * 2**20); print(flush=True); import sys; sys.stdin.read()"
    return children(hold, times, "for one in every: one.stdout.readline()\ntime.sleep(1.5)")


def test_what_is_said_comes_back(tmp_path):
    _, said = measured(python("import os; print(os.environ['WORD'])"), tmp_path, {"WORD": "yes"})
    assert said.strip() == "yes"


def test_time_of_processors_is_that_of_children_too(tmp_path):
    cost, _ = measured(children(SPIN, 2, ""), tmp_path)
    assert cost.processor >= 0.6


def test_time_on_the_clock_counts_waiting(tmp_path):
    cost, _ = measured(python("import time; time.sleep(0.4)"), tmp_path)
    assert cost.wall >= 0.4 > cost.processor


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="the system does not tell of its processes")
def test_memory_is_that_of_all_processes_at_a_time(tmp_path):
    one, _ = measured(holding(1), tmp_path)
    three, _ = measured(holding(3), tmp_path)
    assert one.memory >= 60 * MIB
    assert three.memory - one.memory >= 100 * MIB


def test_who_stops_waiting_leaves_nothing_at_work(tmp_path):
    def stop(number, frame):
        raise KeyboardInterrupt

    code = "import pathlib, time; time.sleep(3); pathlib.Path('late').touch()"
    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            measured(python(code), tmp_path)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
    time.sleep(3)
    assert not (tmp_path / "late").exists()


def test_what_fails_is_no_cost(tmp_path):
    with pytest.raises(Failed, match="3\nnothing works"):
        measured(python("import sys; print('nothing works'); sys.exit(3)"), tmp_path)
