"""Spoilt files fed to the loader in one process, as a check of the data would."""

from __future__ import annotations

import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.build import examine
from generator.load import Readings, folder
from generator.problems import Problem, Report
from generator.problems.printing import as_github, as_json, as_text
from generator.problems.source_lines import source_lines
from generator.yaml_nodes.nodes import Mapping
from generator.yaml_nodes.parse import parse
from tests.fuzz.mutations import spoilt
from tests.fuzz.seeds import Seed, copy_base, seeds

SECONDS = 10
"""Processor time a single file may take."""
MEMORY = 3 * 1024**3
"""Bytes of address space a process may take."""
PRINTED = 200
"""Every so many inputs, the problems are printed in every form too."""


class Hang(BaseException):
    """An input took too long; no `except Exception` of the program may swallow it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: how long it took, and the traceback or "hang" if it failed."""

    number: int
    seconds: float
    fault: str


def made(seed: int, number: int) -> tuple[Seed, bytes]:
    """The input of a number: always the same for a seed."""
    random = Random(f"{seed}/{number}")
    start = random.choice(seeds())
    return start, spoilt(random, start.data, random.choice(seeds()).data)


class Feeder:
    """Keeps a copy of every base folder, and what was read of the files that are not spoilt."""

    def __init__(self, scratch: Path) -> None:
        self._roots = {
            base: copy_base(base, scratch / base) for base in {one.base for one in seeds()}
        }
        self._readings = {base: Readings() for base in self._roots}
        for base, root in self._roots.items():
            examine(root, self._readings[base])

    def feed(self, start: Seed, data: bytes, *, printed: bool) -> tuple[Problem, ...]:
        """The problems of a folder with this file in it."""
        root = self._roots[start.base]
        path = root / start.file
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        try:
            problems = examine(root, self._of_sound(start.base)).problems
            if printed:
                _printed(root, problems)
            return problems
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)

    def _of_sound(self, base: str) -> Readings:
        """What was read of a folder before it was spoilt, to be kept as it is."""
        readings = Readings()
        kept = vars(self._readings[base]).items()
        vars(readings).update({name: copy(one) for name, one in kept})
        return readings


def _printed(root: Path, problems: tuple[Problem, ...]) -> None:
    for text in (as_text(problems, source_lines(root)), as_json(problems), as_github(problems)):
        text.encode("utf-8")


def _remembering(
    known: dict[tuple[str, str], tuple[Mapping | None, tuple[Problem, ...]]],
) -> Callable[[str, str, Report], Mapping | None]:
    """`parse`, but texts of unspoilt files are parsed once: what is fuzzed is the other file."""
    unspoilt = {one.data.decode("utf-8", "replace") for one in seeds()}

    def parsed(text: str, name: str, report: Report) -> Mapping | None:
        if text not in unspoilt:
            return parse(text, name, report)
        if (name, text) not in known:
            found = Report()
            known[name, text] = (parse(text, name, found), found.problems)
        node, problems = known[name, text]
        report.extend(problems)
        return node

    return parsed


@contextmanager
def feeder() -> Iterator[Feeder]:
    """A feeder over copies in a temporary folder, in memory where there is such a place."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() else None
    scratch = Path(tempfile.mkdtemp(prefix="fuzz-", dir=place))
    before = vars(folder)["parse"]
    vars(folder)["parse"] = _remembering({})
    try:
        yield Feeder(scratch)
    finally:
        vars(folder)["parse"] = before
        shutil.rmtree(scratch, ignore_errors=True)


def fed(feed: Feeder, seed: int, number: int) -> Outcome:
    """Feed one input; nothing it does is raised."""
    start, data = made(seed, number)
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    begun = time.process_time()
    fault = ""
    try:
        feed.feed(start, data, printed=number % PRINTED == 0)
    except Hang:
        fault = "hang"
    except Exception:
        fault = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(number, time.process_time() - begun, fault)


def _stop(*_: object) -> None:
    raise Hang


def bound_memory() -> None:
    """Let this process fail rather than eat the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
