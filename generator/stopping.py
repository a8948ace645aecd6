"""Stopping at any moment: what was begun is taken back, what may not be cut is finished first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
EXIT_CODE = 130
"""How a command ends that was stopped, as shells have it."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM alike raise KeyboardInterrupt, once: cleaning up is not stopped again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {one: signal.signal(one, _stop) for one in SIGNALS}
    try:
        yield
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)


def stop_on_signals() -> None:
    """SIGTERM stops as Ctrl-C does, for as long as the process runs."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _stop(number: int, frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def unstoppable() -> Iterator[None]:
    """A few steps that are not cut: who stops them meanwhile is heard after the last one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    former = {
        one: signal.signal(one, lambda number, frame: heard.append(number)) for one in SIGNALS
    }
    try:
        yield
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)
        if heard:
            signal.raise_signal(heard[0])
