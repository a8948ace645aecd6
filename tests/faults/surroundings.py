"""Another machine, another day: the same bytes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.digests import digests
from tests.faults.ground import INJECTED, Ground, Place, Tally, path, published

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@dataclass(frozen=True)
class Surroundings:
    """`before` are the words before the command, `times` when all files say they were changed."""

    name: str
    env: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()
    folder: str = "try"
    times: int | None = None


def _shell(commands: str) -> tuple[str, ...]:
    return ("sh", "-c", f'{commands} && exec "$@"', "sh")


ALL = (
    Surroundings("TZ=Pacific/Kiritimati", {"TZ": "Pacific/Kiritimati"}),
    Surroundings("TZ=America/Los_Angeles", {"TZ": "America/Los_Angeles"}),
    Surroundings("LC_ALL=C, no UTF-8", ASCII),
    Surroundings("LANG=tr_TR.UTF-8", {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}),
    Surroundings("LANG=zh_CN.GB18030", {"LANG": "zh_CN.GB18030", "LC_ALL": "zh_CN.GB18030"}),
    Surroundings("PYTHONHASHSEED=1", {"PYTHONHASHSEED": "1"}),
    Surroundings("PYTHONHASHSEED=4242", {"PYTHONHASHSEED": "4242"}),
    Surroundings("SOURCE_DATE_EPOCH=1", {"SOURCE_DATE_EPOCH": "1"}),
    Surroundings("EVALUATIONS_LANGUAGE=en", {"EVALUATIONS_LANGUAGE": "en"}),
    Surroundings("umask 077", before=_shell("umask 077")),
    Surroundings("umask 000", before=_shell("umask 000")),
    Surroundings("a folder with spaces and Chinese", folder="年度 公开 (1)/it's #2%20"),
    Surroundings("files read in another order", {"FAULTS_ORDER": "1"}),
    Surroundings("eleven years later", {"FAULTS_DAYS": "4018"}),
    Surroundings("eleven years earlier", {"FAULTS_DAYS": "-4018"}),
    Surroundings("files of 1999", times=915_148_800),
    Surroundings("one processor", before=("taskset", "-c", "0")),
    Surroundings("no HOME", before=("env", "-u", "HOME", "-u", "LANG")),
    Surroundings("another user", before=NOBODY),
)  # fmt: skip


def same_bytes(ground: Ground, those: Sequence[Surroundings] = ALL) -> Tally:
    """Published in each, over the old site; the rights of the files are the same too."""
    tally = Tally("published in other surroundings")
    for one in those:
        if one.before and not _can(one):
            tally.saw(f"left out, not possible here: {one.name}")
            continue
        place = _moved(ground, one)
        done = published(place, env=_env(one), before=one.before)
        tally.tried += 1
        if done.returncode:
            tally.fault(f"{one.name}: {done.stdout}")
            continue
        alike = digests(place.target) == ground.new
        tally.demand(alike, f"{one.name}: other bytes")
        tally.demand(_readable(place.target), f"{one.name}: not everybody may read it")
        tally.saw("the same bytes" if alike else "other bytes")
        shutil.rmtree(place.folder)
    return tally


def _can(one: Surroundings) -> bool:
    return shutil.which(one.before[0]) is not None and (one.before != NOBODY or os.geteuid() == 0)


def _env(one: Surroundings) -> dict[str, str]:
    return {**one.env, "PYTHONPATH": path(INJECTED), "PYTHONDONTWRITEBYTECODE": "1"}


def _moved(ground: Ground, one: Surroundings) -> Place:
    folder = ground.folder / one.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = ground.fresh(folder)
    for found in (place.folder, *place.folder.rglob("*")):
        if one.times is not None:
            os.utime(found, (one.times, one.times))
        if one.before == NOBODY:
            os.chown(found, 65534, 65534)
    return place


def _readable(site: Path) -> bool:
    return all(
        path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)
        for path in (site, *site.rglob("*"))
    )
