"""What a site is made from: the data, the settings, how pages are dressed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.build import Examined
from generator.exposure import shown
from generator.load.folder import FRAMEWORKS, SITE_FILE
from generator.load.record import RECORD, REDIRECTS
from generator.load.survey import is_hidden
from generator.publish.digests import digest

SETTINGS = "mkdocs.yml"
THEMES = ("theme_overrides", "software/theme_overrides")
PAGES = "pages"
Marks = Mapping[str, tuple[int, int, int]]
"""Inode and times of change of files, by name."""
WORKING = ("todo.yml", "imported.csv", "accepted.yml")
"""Files of an evaluation that no reader sees anything of."""


def sources(project: Path, data: Path) -> Mapping[str, str]:
    """The SHA-256 of every file a build of this project reads, by its name in the project."""
    return {name: digest(path) for name, path in _all(project, data)}


def marks(project: Path, data: Path) -> Marks:
    """What the file system knows of each source: another one though only saved, or edited and
    edited back. Without the record, which a publication itself adds to."""
    found = _all(project, data)
    record = (data / RECORD).relative_to(project).as_posix()
    those = ((name, path.stat()) for name, path in found if not name.startswith(f"{record}/"))
    return {name: (one.st_ino, one.st_mtime_ns, one.st_ctime_ns) for name, one in those}


def _all(project: Path, data: Path) -> Iterator[tuple[str, Path]]:
    """Every file a build of this project reads, with its name in the project."""
    for place in (project / SETTINGS, data, *(project / one for one in THEMES)):
        yield from _below(project, place)


def _below(project: Path, place: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        name = path.relative_to(project)
        if path.is_file() and not any(map(is_hidden, name.parts)):
            yield name.as_posix(), path


def public(found: Mapping[str, str], data: str, examined: Examined) -> Mapping[str, str]:
    """Those sources that may be told of: nothing names an evaluation that is not shown.

    `data` is the name of the data folder in the project.
    """
    told = {f"{data}/{one}" for one in _shown(examined)}
    return {
        name: value
        for name, value in found.items()
        if not name.startswith(f"{data}/")
        or (_levels(name) & told and name.rpartition("/")[2] not in WORKING)
    }


def _shown(examined: Examined) -> Iterator[str]:
    """The files and folders of the data folder that readers see something of."""
    yield from (SITE_FILE, PAGES, RECORD, REDIRECTS)
    seen = shown(examined.results, preview=False)
    for result in seen.results:
        yield f"{result.department.id}/department.yml"
        yield f"{result.department.id}/{result.evaluation.year}"
        yield f"{FRAMEWORKS}/{result.framework.id}"
    for one in seen.withdrawn:
        yield f"{one.department.id}/{one.year}/evaluation.yml"


def _levels(name: str) -> set[str]:
    """A name and the folders it stands in."""
    parts = name.split("/")
    return {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
