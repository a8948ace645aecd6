"""Work that is stopped at whatever moment: the old folder whole or the new one, nothing else."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import output
from generator.demo.writing import demo_files
from generator.output import MARK, new_folder, replace_folder
from generator.progress import Stage, told
from generator.stopping import EXIT_CODE, stoppable, unstoppable

OLD = {f"{number}/index.md": b"old" for number in range(5)}
NEW = {f"{number}/index.md": b"new" for number in range(7)}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    replace_folder(folder, OLD, tmp_path / "evaluations")
    return folder


class StoppedAt:
    """A listener that stops the work at one step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1


@pytest.mark.parametrize("step", range(len(NEW) + 2))
def test_stopped_at_each_step_of_writing(step: int, target: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        replace_folder(target, NEW, tmp_path / "evaluations", StoppedAt(step))
    assert tree(target) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("step", range(len(NEW) + 1))
def test_a_new_folder_stopped_is_not_there(step: int, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        new_folder(tmp_path / "year", NEW, StoppedAt(step))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_folders_are_swapped_waits(
    number: signal.Signals, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def heard(self: Path, to: Path) -> Path:
        signal.raise_signal(number)
        return rename(self, to)

    monkeypatch.setattr("generator.output.exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", heard)
    with stoppable(), pytest.raises(KeyboardInterrupt):
        replace_folder(target, NEW, tmp_path / "evaluations")
    assert tree(target) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_cleaning_up_is_not_stopped_a_second_time() -> None:
    done = []
    with stoppable():
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            signal.raise_signal(signal.SIGINT)
            done.append("cleaned up")
    assert done == ["cleaned up"]


def test_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    with stoppable(), unstoppable():
        pass
    assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == before


def test_steps_are_counted_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    listen: Callable[[Stage, int, int], None] = lambda _, done, total: heard.append((done, total))  # noqa: E731
    assert list(told("abc", Stage.READING, listen)) == ["a", "b", "c"]
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


# ---- the command ----------------------------------------------------------------------------

MOMENTS = 5


@pytest.mark.site
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_command_killed_at_random_moments(tmp_path: Path) -> None:
    """Whenever it is stopped, what it wrote before is there whole, or what it writes now is."""
    data, out = tmp_path / "evaluations", tmp_path / "out"
    output.new_folder(data, demo_files(4, 3))
    started = time.monotonic()
    assert run(data, out, "zh").wait() == 0
    usual = time.monotonic() - started
    old = tree(out)
    assert run(data, tmp_path / "en", "en").wait() == 0
    new = tree(tmp_path / "en")
    chance = random.Random(5)
    ended = []
    for _ in range(MOMENTS):
        process = run(data, out, "en")
        time.sleep(chance.uniform(0.3, 1.0) * usual)
        process.send_signal(chance.choice([signal.SIGINT, signal.SIGTERM]))
        _, told_to = process.communicate(timeout=60)
        ended.append(process.returncode)
        found = tree(out)
        assert found in (old, new)
        if process.returncode == EXIT_CODE:
            assert "已停止" in told_to
            assert "Traceback" not in told_to
        else:
            assert found == new
            old = new
        assert sorted(path.name for path in tmp_path.iterdir()) == ["en", "evaluations", "out"]
    assert EXIT_CODE in ended


def run(data: Path, out: Path, language: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from generator.cli import main; main()", "write"]
    return subprocess.Popen(
        [*command, "--to", str(out), "--data", str(data), "--language", language],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
