"""Progress where somebody looks at a terminal, and silence where nobody does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from generator.cli import main; main()"]
LABELS = ("读取 / reading", "计分 / scoring", "生成 / making", "写入 / writing")


def arguments(data: Path, out: Path) -> list[str]:
    return [*COMMAND, "write", "--data", str(data), "--to", str(out)]


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_terminal_shows_each_stage_to_its_end(minimal: Path, tmp_path: Path) -> None:
    import pty

    here, there = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        arguments(minimal, tmp_path / "out"), stdout=subprocess.DEVNULL, stderr=there,
        env=environment,
    )  # fmt: skip
    os.close(there)
    told = b""
    while True:
        try:
            piece = os.read(here, 65536)
        except OSError:
            break
        if not piece:
            break
        told += piece
    os.close(here)
    assert process.wait(timeout=60) == 0
    text = told.decode("utf-8")
    assert [one for one in LABELS if one not in text] == []
    assert text.count("100%") >= len(LABELS)


def test_without_a_terminal_nothing_is_shown(minimal: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        arguments(minimal, tmp_path / "out"), capture_output=True, timeout=60, check=True
    )
    assert done.stderr == b""
