"""A project with its published site, edited since: every try starts from a copy of the two."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.publish.digests import digests
from generator.publish.manifest import Unreadable
from generator.publish.verifying import verify
from tests.site.building import EVALUATIONS, QUIET, ROOT, UNDER, Project, copy_project

INJECTED = Path(__file__).parent / "injected"
"""A folder whose `sitecustomize` Python runs before anything else."""
LIMIT = 600.0
"""Seconds until a publication counts as hanging."""
DAY = "2099-01-01"
"""Of every release, so that the day on which a try is made does not show."""
REPORT = "evaluations/shanting-industry-it/2021/evaluation.yml"
LOCK = f".{UNDER}.lock"
_BOTH = re.compile(r"[\u4e00-\u9fff].*[A-Za-z]{3}", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A folder with a project and the folder of a web server."""

    folder: Path

    @property
    def project(self) -> Project:
        return Project(self.folder / "project")

    @property
    def target(self) -> Path:
        return self.folder / "www" / UNDER

    def beside(self) -> list[str]:
        """What is there beside the site, but for the lock, which stays."""
        return sorted({path.name for path in self.target.parent.iterdir()} - {UNDER, LOCK})


@dataclass
class Tally:
    """What was tried, how often, what came of it, and what should not have."""

    what: str
    tried: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def saw(self, what: str) -> None:
        self.seen[what] += 1

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.what}: {what}")

    def demand(self, holds: bool, what: str) -> None:
        if not holds:
            self.fault(what)


@dataclass(frozen=True)
class Ground:
    """`old` and `new` are the sites before and after the publication that is tried, `data` what
    the project holds after it: the SHA-256 by address. `usual` are seconds it takes undisturbed."""

    folder: Path
    old: Mapping[str, str]
    new: Mapping[str, str]
    data: Mapping[str, str]
    usual: float

    def fresh(self, folder: Path | None = None) -> Place:
        """A copy of the start in a folder of which nothing stays."""
        folder = folder or self.folder / "try"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder / "start", folder, symlinks=True)
        return Place(folder)

    def state(self, target: Path) -> str:
        """Which site is there: "old", "new", or "mixture" for anything else."""
        found = digests(target)
        return "new" if found == self.new else "old" if found == self.old else "mixture"

    def sound(self, place: Place, tally: Tally) -> str:
        """The site that is there, which has to be a whole one."""
        state = self.state(place.target)
        tally.demand(state != "mixture", "neither the old site nor the new one")
        try:
            tally.demand(not verify(place.target), "the site is not what its manifest says")
        except Unreadable as fault:
            tally.fault(f"unreadable: {fault}")
        return state

    def unharmed(self, place: Place, tally: Tally) -> None:
        """The old site, and nothing left beside it."""
        tally.demand(self.sound(place, tally) == "old", "the old site is not there")
        tally.demand(not place.beside(), f"left beside it: {place.beside()}")

    def refused(
        self, done: subprocess.CompletedProcess[str], place: Place, tally: Tally, *words: str
    ) -> None:
        """Said so in these words, and left the old site as it was."""
        told(done, tally, *words)
        self.unharmed(place, tally)
        tally.saw("refused, old site")

    def repaired(self, place: Place, tally: Tally) -> None:
        """The next publication succeeds and leaves nothing of the one before."""
        done = published(place)
        tally.demand(done.returncode == 0, f"the next one failed: {done.stdout}")
        tally.demand(self.state(place.target) == "new", "the next one published something else")
        tally.demand(not place.beside(), f"left beside the site: {place.beside()}")
        tally.demand(digests(place.project.folder) == self.data, "left in the project")


def prepared(folder: Path) -> Ground:
    """Publish the real evaluation, edit it, and see what its next publication would be."""
    start = Place(folder / "start")
    copy_project(start.project.folder)
    _demand(published(start))
    old = digests(start.target)
    edit(start.project)
    after = Place(folder / "after")
    shutil.copytree(start.folder, after.folder)
    begun = time.monotonic()
    _demand(published(after))
    usual = time.monotonic() - begun
    new, data = digests(after.target), digests(after.project.folder)
    assert new != old
    return Ground(folder, old, new, data, usual)


def edit(project: Project, name: str = "新") -> None:
    """Change a word that stands on every page, and a word of an evaluation; add a page."""
    project.replace("evaluations/site.yml", "name: ", f"name: {name}")
    project.replace(REPORT, "title: ", f"title: {name}")
    page = project.data / "pages" / "faults.md"
    page.write_text(f"# {name}\n\n[about](about.md)\n", encoding="utf-8")


def begun(
    place: Place,
    target: Path | None = None,
    env: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    **more: Any,
) -> subprocess.Popen[str]:
    """A publication at work, in a group of processes of its own; `before` are words before it."""
    return subprocess.Popen(
        [*before, *EVALUATIONS, "publish", "--day", DAY, "--to", str(target or place.target)],
        cwd=place.project.folder,
        env={**os.environ, **QUIET, "PYTHONPATH": path(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        **more,
    )


def published(place: Place, *args: Any, **more: Any) -> subprocess.CompletedProcess[str]:
    """A publication that is done, with what it said."""
    return ended(begun(place, *args, **more))


def ended(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    said, _ = process.communicate(timeout=LIMIT)
    return subprocess.CompletedProcess(process.args, process.returncode, said)


def kill_all(process: subprocess.Popen[str]) -> None:
    """SIGKILL for a publication and its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=LIMIT)


def path(*first: Path) -> str:
    """Where Python looks for modules."""
    return os.pathsep.join(map(str, (*first, ROOT)))


def told(done: subprocess.CompletedProcess[str], tally: Tally, *words: str) -> None:
    """Refused with a message in Chinese and English, without a traceback, that holds the words."""
    said = done.stdout
    tally.demand(done.returncode == 1, f"ended with {done.returncode}: {said}")
    tally.demand(bool(_BOTH.search(said)), f"not told in both languages: {said}")
    tally.demand("Traceback" not in said, f"a traceback: {said}")
    for word in words:
        tally.demand(word in said, f"does not say {word}: {said}")


def _demand(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        raise RuntimeError(done.stdout)
