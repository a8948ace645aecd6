"""Much work of one kind over the processors of a machine, by copies of this process."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 8
"""More processes than this would hold more copies of the data than they save time."""
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux

_GIVEN: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a copy: what it is to do, and with what."""


class Ended(Exception):
    """A process was ended from outside, most likely because the machine is short of memory."""


def processors() -> int:
    """How many processes may work at the same time: one where processes cannot be copied."""
    return min(MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def shared_out(
    work: Callable[[T], R], items: Sequence[T], processes: int | None = None
) -> Iterator[R]:
    """What `work` gives for each item, in the order in which they are done.

    Each process begins as a copy of this one, so that nothing is sent to it but the number of an
    item; what it gives comes back by pickle, and so does what it raises. What `work` changes in
    memory is changed in the copy alone. Raises Ended where a process is lost.
    """
    count = min(processes or processors(), len(items))
    if count < 2:
        yield from map(work, items)
        return
    fork = multiprocessing.get_context("fork")
    executor = ProcessPoolExecutor(count, fork, _begin, (work, items))
    try:
        for one in as_completed([executor.submit(_done, number) for number in range(len(items))]):
            yield one.result()
    except BrokenProcessPool as fault:
        raise Ended("一个进程被系统中止，可能内存不足 / ended by the system") from fault
    except BaseException:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """End with the process this is a copy of, however that ends; stopping is its matter.

    Python collects what is made here and no longer needed; it need not search what was there.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    gc.freeze()
    gc.enable()
    _GIVEN.append((work, items))


def _done(number: int) -> Any:
    ((work, items),) = _GIVEN
    return work(items[number])
