"""A publication killed with SIGKILL: the old site stays, or the new one is there."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence

from tests.faults.ground import INJECTED, LIMIT, Ground, Tally, begun, kill_all, path, published

IN_A_ROW = 5
"""Kills after which a publication is left alone at the latest, to see that it repairs all."""
AROUND = 8
"""Steps on each side of the swap that are all tried."""


def at_random_moments(ground: Ground, count: int, chance: random.Random) -> Tally:
    """All its processes, at moments spread over the time it takes."""
    tally = Tally("killed at a random moment")
    moments = [(at + chance.random()) / count * 1.05 for at in range(count)]
    row = _Row(ground, tally)
    for moment in chance.sample(moments, count):
        process = begun(row.place)
        time.sleep(moment * ground.usual)
        ran = process.poll() is None
        kill_all(process)
        row.killed("" if ran else ", was done")
    row.end()
    return tally


def alone(ground: Ground, count: int, chance: random.Random) -> Tally:
    """The publishing process only, as the system does that is short of memory."""
    tally = Tally("killed without its children")
    for number in range(count):
        row = _Row(ground, tally)
        process = begun(row.place)
        time.sleep((number + chance.random()) / count * ground.usual)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=LIMIT)
        row.killed()
        row.end()
    return tally


def at_steps(ground: Ground, count: int, chance: random.Random) -> Tally:
    """All its processes, just before it changes something on disk: around the swap every time."""
    steps = _steps(ground)
    tally = Tally(f"killed before one of {len(steps)} steps on disk")
    tally.demand("swap" in steps, "no swap was seen")
    for number in _chosen(steps, count, chance):
        row = _Row(ground, tally)
        process = begun(row.place, env=_disturbed(ground, number))
        process.communicate(timeout=LIMIT)
        tally.demand(process.returncode == -signal.SIGKILL, f"step {number} was not reached")
        expected = "old" if number <= steps.index("swap") else "new"
        state = row.killed()
        tally.demand(state == expected, f"{state} site at step {number}")
        row.end()
    return tally


class _Row:
    """Kills in a row at one place, until one comes too late or there were enough."""

    def __init__(self, ground: Ground, tally: Tally) -> None:
        self._ground, self._tally = ground, tally
        self._begin()

    def _begin(self) -> None:
        self.place, self._count = self._ground.fresh(), 0

    def killed(self, note: str = "") -> str:
        """Look at what is there after a kill: the state of the site."""
        self._count += 1
        self._tally.tried += 1
        state = self._ground.sound(self.place, self._tally)
        self._tally.saw(f"{state} site{note}")
        if state != "old" or self._count == IN_A_ROW:
            self.end()
            self._begin()
        return state

    def end(self) -> None:
        """Let a publication repair what the kills left."""
        if self._count:
            self._ground.repaired(self.place, self._tally)
            self._count = 0


def _steps(ground: Ground) -> list[str]:
    """What an undisturbed publication does to the disk."""
    done = published(ground.fresh(), env=_disturbed(ground, -1))
    assert done.returncode == 0, done.stdout
    return (ground.folder / "steps").read_text().split("\n")[:-1]


def _chosen(steps: Sequence[str], count: int, chance: random.Random) -> list[int]:
    swap = steps.index("swap")
    near = [at for at in range(swap - AROUND + 1, swap + AROUND + 1) if 0 <= at < len(steps)]
    near = sorted(near, key=lambda at: abs(at - swap - 0.5))[:count]
    rest = [at for at in range(len(steps)) if at not in near]
    return sorted(near + chance.sample(rest, count - len(near)))


def _disturbed(ground: Ground, number: int) -> dict[str, str]:
    return {
        "PYTHONPATH": path(INJECTED),
        "PYTHONDONTWRITEBYTECODE": "1",
        "FAULTS_STEPS": str(ground.folder / "steps"),
        "FAULTS_KILL_AT": str(number),
    }
