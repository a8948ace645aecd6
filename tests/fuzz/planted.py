"""Faults planted on purpose: a worker that dies, one that is stuck, one that raises."""

from __future__ import annotations

import os
import signal
import time
from contextlib import nullcontext

from tests.fuzz.feeding import Outcome

CRASH, HANG, RAISE = 3, 5, 7


def feeder() -> nullcontext[None]:
    """Nothing to prepare."""
    return nullcontext()


def fed(feed: None, seed: int, number: int) -> Outcome:
    """Nothing is fed; some numbers fail, each in its own way."""
    if number == CRASH:
        os.kill(os.getpid(), signal.SIGSEGV)
    if number == HANG:
        time.sleep(60)
    return Outcome(number, 0.0, "Traceback" if number == RAISE else "")
