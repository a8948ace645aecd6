"""Progress on a terminal, and the word for who stops a command."""

from __future__ import annotations

import sys
from typing import Any

import click

from generator.progress import LABELS, Progress, Stage, silent

STOPPED = (
    "已停止：没有写了一半的文件夹，原有的内容没有动\n"
    "stopped: no folder is half written, what was there is as it was"
)


def showing() -> Progress:
    """A bar for each stage where somebody looks at a terminal, else nothing."""
    return _Bars() if sys.stderr.isatty() else silent


class _Bars:
    """One bar below the other, each for a stage."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._bar: Any = None

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        if total == 0:
            return
        if stage is not self._stage:
            self._close()
            self._stage = stage
            self._bar = click.progressbar(length=total, label=LABELS[stage], file=sys.stderr)
            self._bar.render_progress()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)
            if done == total:
                self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
