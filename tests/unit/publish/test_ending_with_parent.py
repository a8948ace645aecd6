"""A publishing that is killed alone leaves nobody at work, and no lock held."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.locking import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
PAGES = 400
CHECKING = """
import os, signal, sys, threading
from pathlib import Path
from generator.locking import locked
from generator import workers
from generator.publish import checking

workers.processors = lambda: 2
with locked(Path(sys.argv[1]) / "lock", wait=0):
    threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGKILL)).start()
    checking.faults_of(Path(sys.argv[1]) / "site")
"""
STARTED = [sys.executable, "-m", "generator.publish.build_process", "build", "--strict"]


def test_workers_of_a_check_end_and_free_its_lock(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    text = "<a href='#x'>x</a><p>" * 20_000
    for number in range(PAGES):
        (tmp_path / "site" / f"{number}.html").write_text(text)
    done = subprocess.run([sys.executable, "-c", CHECKING, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL, "it was done before it could be killed"
    with locked(tmp_path / "lock", wait=20):
        pass


def test_a_build_ends_when_nobody_waits_for_it(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    try:
        build = subprocess.Popen(
            STARTED, cwd=tmp_path, stdin=reading, stdout=subprocess.PIPE, text=True
        )
        time.sleep(0.1)
        assert build.poll() is None
        os.close(writing)
        assert build.wait(timeout=20) == 1
        assert build.communicate()[0] == ""
    finally:
        os.close(reading)
