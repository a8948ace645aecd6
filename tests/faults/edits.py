"""Data edited while the site is being built: refused, or all of it as it was at one moment."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from generator.publish.digests import digests
from tests.faults.ground import Ground, Place, Tally, begun, ended, published

NAMES = ("name: 新", "name: 改")
MEANWHILE = "changed meanwhile"


def while_building(ground: Ground, count: int) -> Tally:
    """A word that stands on every page, edited after MkDocs began to write."""
    tally = Tally("edited while MkDocs works")
    for _ in range(count):
        place = ground.fresh()
        process = begun(place)
        if _wait_for_build(place, process):
            _edit(place, *NAMES)
        done = ended(process)
        tally.tried += 1
        ground.refused(done, place, tally, MEANWHILE)
    return tally


def and_taken_back(ground: Ground, count: int) -> Tally:
    """Edited before MkDocs reads it, and taken back before it is done."""
    tally = Tally("edited and taken back while MkDocs works")
    for _ in range(count):
        place = ground.fresh()
        process = begun(place)
        _wait_for_aside(place, process)
        _edit(place, *NAMES)
        _wait_for_build(place, process)
        _edit(place, *NAMES[::-1])
        done = ended(process)
        tally.tried += 1
        if done.returncode == 0:
            tally.demand(ground.sound(place, tally) == "new", "published what nobody saved")
            tally.saw("published as it is")
        else:
            ground.refused(done, place, tally, MEANWHILE)
    return tally


def at_random_moments(ground: Ground, count: int, chance: random.Random) -> Tally:
    """Edited at any moment: published is all of one state of the data, or nothing."""
    tally = Tally("edited at a random moment")
    edited = ground.fresh(ground.folder / "edited")
    _edit(edited, *NAMES)
    assert published(edited).returncode == 0
    possible = {"as before the edit": ground.new, "as edited": digests(edited.target)}
    for number in range(count):
        place = ground.fresh()
        process = begun(place)
        time.sleep((number + chance.random()) / count * ground.usual)
        _edit(place, *NAMES)
        done = ended(process)
        tally.tried += 1
        if done.returncode:
            ground.refused(done, place, tally, MEANWHILE)
            continue
        found = digests(place.target)
        names = [name for name, site in possible.items() if site == found]
        tally.demand(bool(names), "published data of no moment")
        tally.saw(f"published {'/'.join(names)}")
    return tally


def _edit(place: Place, old: str, new: str) -> None:
    """In one step, as editors save."""
    path = place.project.data / "site.yml"
    text = path.read_text(encoding="utf-8")
    aside = path.with_suffix(".tmp")
    aside.write_text(text.replace(old, new), encoding="utf-8")
    aside.replace(path)


def _wait_for_aside(place: Place, process: subprocess.Popen[str]) -> bool:
    return _wait_for(place, ".*.publish-*", process)


def _wait_for_build(place: Place, process: subprocess.Popen[str]) -> bool:
    """Until MkDocs writes, by when it has read everything."""
    return _wait_for(place, ".*.publish-*/new/*", process)


def _wait_for(place: Place, pattern: str, process: subprocess.Popen[str]) -> bool:
    folder: Path = place.target.parent
    while process.poll() is None:
        if any(folder.glob(pattern)):
            return True
        time.sleep(0.002)
    return False
