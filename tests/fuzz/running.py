"""Worker processes that feed inputs, and the one that watches over them."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable
from ctypes import c_longlong
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.fuzz.feeding import Outcome, bound_memory, made

STUCK = 120
"""Seconds on the clock without an answer after which a worker is ended: a hang outside Python."""
CHUNK = 5_000
"""Inputs a worker is given before another one takes over."""
SLOWEST = 5
LOOK = 0.2


@dataclass(slots=True)
class Summary:
    """What a run has seen so far."""

    inputs: int = 0
    crashes: list[int] = field(default_factory=list)
    hangs: list[int] = field(default_factory=list)
    tracebacks: list[int] = field(default_factory=list)
    slowest: list[tuple[float, int]] = field(default_factory=list)
    processor: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.crashes or self.hangs or self.tracebacks)

    def __str__(self) -> str:
        slow = ", ".join(f"{seconds:.2f} s (input {number})" for seconds, number in self.slowest)
        return (
            f"inputs: {self.inputs:,}\ncrashes: {len(self.crashes)}\nhangs: {len(self.hangs)}\n"
            f"tracebacks: {len(self.tracebacks)}\nslowest: {slow}\n"
            f"processor time: {self.processor:,.0f} s"
        )


@dataclass(slots=True)
class _Chunk:
    """Some inputs given to a worker: the next number, the end, where it notes what it saw."""

    process: BaseProcess
    state: Any
    start: int
    end: int
    notes: Path
    moved: float
    last: int
    stuck: bool = False


def run(
    inputs: int,
    seed: int,
    workers: int,
    kept: Path,
    told: Callable[[Summary], None],
    *,
    feeding: str = "",
    stuck: float = STUCK,
) -> Summary:
    """Feed so many inputs; those that fail are saved in the folder `kept`.

    `feeding` names another module to take `feeder` and `fed` from: faults to try this with.
    """
    kept.mkdir(parents=True, exist_ok=True)
    summary = Summary()
    context = multiprocessing.get_context("spawn")
    waiting = [(start, min(start + CHUNK, inputs)) for start in range(0, inputs, CHUNK)][::-1]
    running: list[_Chunk] = []
    while waiting or running:
        while waiting and len(running) < workers:
            running.append(_started(context, seed, *waiting.pop(), kept, feeding))
        time.sleep(LOOK)
        for chunk in [one for one in running if _is_over(one, stuck)]:
            running.remove(chunk)
            rest = _collect(chunk, summary, kept, seed)
            if rest is not None:
                waiting.append(rest)
            told(summary)
    return summary


def _started(context: Any, seed: int, start: int, end: int, kept: Path, feeding: str) -> _Chunk:
    state = context.RawValue(c_longlong, start - 1)
    notes = kept / f"notes-{start}.jsonl"
    process = context.Process(target=_work, args=(seed, start, end, state, str(notes), feeding))
    process.start()
    return _Chunk(process, state, start, end, notes, time.monotonic(), start - 1)


def _is_over(chunk: _Chunk, stuck: float) -> bool:
    """Whether a worker has ended; one that is stuck is ended here."""
    if chunk.state.value != chunk.last:
        chunk.last, chunk.moved = chunk.state.value, time.monotonic()
    elif chunk.last >= chunk.start and time.monotonic() - chunk.moved > stuck:
        chunk.stuck = True
        chunk.process.kill()
        chunk.process.join()
    return not chunk.process.is_alive()


def _collect(chunk: _Chunk, summary: Summary, kept: Path, seed: int) -> tuple[int, int] | None:
    """Take in what a worker saw; the inputs left where it did not come to its end."""
    if chunk.notes.exists():
        for line in chunk.notes.read_text(encoding="utf-8").splitlines():
            _note(json.loads(line), summary, kept, seed)
        chunk.notes.unlink()
    reached = max(chunk.state.value, chunk.start)
    if chunk.process.exitcode == 0 and reached == chunk.end:
        return None
    (summary.hangs if chunk.stuck else summary.crashes).append(reached)
    save(kept, seed, reached, f"exit code {chunk.process.exitcode}")
    summary.inputs += 1
    return (reached + 1, chunk.end) if reached + 1 < chunk.end else None


def _note(note: dict[str, Any], summary: Summary, kept: Path, seed: int) -> None:
    summary.inputs += note.get("inputs", 0)
    summary.processor += note.get("processor", 0.0)
    slow = [(seconds, number) for seconds, number in note.get("slowest", ())]
    summary.slowest = sorted([*summary.slowest, *slow], reverse=True)[:SLOWEST]
    if fault := note.get("fault"):
        number = note["number"]
        (summary.hangs if fault == "hang" else summary.tracebacks).append(number)
        save(kept, seed, number, fault)


def save(kept: Path, seed: int, number: int, fault: str) -> None:
    """Keep an input that failed, with what is known of the failure."""
    start, data = made(seed, number)
    (kept / f"{seed}-{number}.bin").write_bytes(data)
    about = f"{start.base} {start.file}\n{fault}\n"
    (kept / f"{seed}-{number}.txt").write_text(about, encoding="utf-8")


def _work(seed: int, start: int, end: int, state: Any, notes: str, feeding: str) -> None:
    """What a worker does; a line of notes after each fault and each hundred inputs."""
    bound_memory()
    source = import_module(feeding or "tests.fuzz.feeding")
    slowest: list[tuple[float, int]] = []
    count, spent = 0, 0.0
    with source.feeder() as feed, Path(notes).open("a", encoding="utf-8") as out:
        for number in range(start, end):
            state.value = number
            outcome: Outcome = source.fed(feed, seed, number)
            count, spent = count + 1, spent + outcome.seconds
            slowest = sorted([*slowest, (outcome.seconds, number)], reverse=True)[:SLOWEST]
            if outcome.fault:
                print(json.dumps({"number": number, "fault": outcome.fault}), file=out)
            if outcome.fault or count == 100 or number + 1 == end:
                note = {"inputs": count, "processor": spent, "slowest": slowest}
                print(json.dumps(note), file=out, flush=True)
                count, spent, slowest = 0, 0.0, []
        state.value = end
