"""Targets that may not be written to: refused, and nothing is changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.publish.digests import digests
from tests.faults.ground import LOCK, Ground, Place, Tally, published, told
from tests.faults.surroundings import NOBODY
from tests.site.building import UNDER

Makes = Callable[[Place], Path]


def _foreign(place: Place) -> Path:
    folder = place.folder / "mine"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    return folder


def _with_a_stranger(place: Place) -> Path:
    (place.target / "notice.pdf").write_bytes(b"x")
    return place.target


def _file(place: Place) -> Path:
    (place.folder / "file").write_text("x")
    return place.folder / "file"


def _below_a_file(place: Place) -> Path:
    return _file(place) / "site"


def _link_to(make: Makes) -> Makes:
    def made(place: Place) -> Path:
        link = place.folder / "link"
        link.symlink_to(make(place))
        return link

    return made


FOREIGN: Mapping[str, Makes] = {
    "a folder of somebody else": _foreign,
    "a site with a file of somebody else": _with_a_stranger,
    "a file": _file,
    "below a file": _below_a_file,
    "the data": lambda place: place.project.data,
    "in the data": lambda place: place.project.data / "site",
    "the project": lambda place: place.project.folder,
    "around the project": lambda place: place.folder,
    "a link to the data": _link_to(lambda place: place.project.data),
    "a link to a folder of somebody else": _link_to(_foreign),
    "a link to a file": _link_to(_file),
}


def foreign(ground: Ground, those: Mapping[str, Makes] = FOREIGN) -> Tally:
    """What is not a site of ours, or holds the data."""
    tally = Tally("foreign targets")
    for name, make in those.items():
        place = ground.fresh()
        target = make(place)
        _left_alone(place, target, name, tally)
    return tally


def linked(ground: Ground) -> Tally:
    """A link to a published site, as some servers have it: the site is replaced, the link stays."""
    tally = Tally("a link to the site as target")
    place = ground.fresh()
    link = _link_to(lambda place: place.target)(place)
    done = published(place, link)
    tally.tried += 1
    tally.demand(done.returncode == 0, done.stdout)
    tally.demand(link.is_symlink(), "the link is gone")
    tally.demand(ground.sound(place, tally) == "new", "the new site is not there")
    tally.demand(not place.beside(), f"left beside it: {place.beside()}")
    tally.saw("published, the link stays")
    return tally


def read_only(ground: Ground) -> Tally:
    """Targets without the right to write, as a user that is not root; a disk that is read only."""
    tally = Tally("read-only targets")
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        tally.saw("left out: needs root, who may become another user")
        return tally
    for name, folder in (("the site", f"www/{UNDER}"), ("around the site", "www")):
        place = _of_nobody(ground)
        (place.folder / folder).chmod(0o555)
        _left_alone(place, place.target, name, tally, before=NOBODY)
    place = ground.fresh()
    www = str(place.target.parent)
    subprocess.run(["mount", "--bind", www, www], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", www], check=True)
        _left_alone(place, place.target, "a disk that is read only", tally)
    finally:
        subprocess.run(["umount", www], check=True)
    return tally


def _of_nobody(ground: Ground) -> Place:
    place = ground.fresh()
    for path in (place.folder, *place.folder.rglob("*")):
        os.chown(path, 65534, 65534)
    return place


def _left_alone(place: Place, target: Path, name: str, tally: Tally, **more: object) -> None:
    before = _all(place)
    done = published(place, target, **more)
    tally.tried += 1
    told(done, tally)
    tally.demand(_all(place) == before, f"{name}: something was changed")
    tally.saw("refused, nothing changed")


def _all(place: Place) -> Mapping[str, str]:
    found = digests(place.folder)
    return {name: one for name, one in found.items() if Path(name).name != LOCK}
