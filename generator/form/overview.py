"""The first page of the form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.form.answers import page
from generator.form.deleting import deleted
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.places import PARTS, Matter, source_address
from generator.form.telling import TO_FILL_ID, TODO_IDS
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS, PAGES, RESERVED, SITE_FILE, YEAR
from generator.problems import Problem
from generator.problems.catalogue import severity
from generator.yaml_nodes.fields import SLUG

FILES = (SITE_FILE, f"*/{DEPARTMENT_FILE}", f"{FRAMEWORKS}/*/*.yml")


@dataclass(frozen=True, slots=True)
class Entry:
    """An evaluation in the list, with what is left to do in it."""

    name: str
    year: int
    address: str
    to_fill: int
    todo: int
    errors: int
    warnings: int


def start_page(desk: Desk) -> Response:
    """All evaluations, those with the most to do first where there is something to do."""
    counted = _counted(desk)
    entries = [
        _entry(desk, department, year, counted) for department, year in evaluations(desk.root)
    ]
    entries.sort(key=lambda one: not (one.to_fill or one.todo or one.errors))
    return page(desk, "start", entries=entries, deleted=deleted(desk), files=_files(desk))


def _files(desk: Desk) -> list[tuple[str, str]]:
    """The data files that belong to no single evaluation, each with where it is edited."""
    found = (path for form in FILES for path in sorted(desk.root.glob(form)))
    names = (path.relative_to(desk.root).as_posix() for path in found if not path.is_symlink())
    return [(name, source_address(desk.prefix, name)) for name in names]


def evaluations(root: Path) -> list[tuple[str, int]]:
    """The departments and years there are, the latest year of each first."""
    found: list[tuple[str, int]] = []
    for folder in sorted(root.iterdir()):
        own = folder.name not in (FRAMEWORKS, PAGES, *RESERVED) and SLUG.fullmatch(folder.name)
        if not own or folder.is_symlink() or not folder.is_dir():
            continue
        years = [one.name for one in folder.iterdir() if YEAR.fullmatch(one.name) and one.is_dir()]
        found.extend((folder.name, int(year)) for year in sorted(years, reverse=True))
    return found


def _counted(desk: Desk) -> Counter[tuple[str, str]]:
    """How many problems of what sort each folder has."""
    found: Counter[tuple[str, str]] = Counter()
    for problem in desk.problems():
        if not problem.accepted:
            folder = "/".join(problem.place.file.split("/")[:2])
            found[folder, _sort(problem)] += 1
    return found


def _sort(problem: Problem) -> str:
    if problem.id == TO_FILL_ID:
        return "to_fill"
    return "todo" if problem.id in TODO_IDS else severity(problem).value


def _entry(desk: Desk, department: str, year: int, counted: Counter[tuple[str, str]]) -> Entry:
    folder = f"{department}/{year}"
    sorts = ("to_fill", "todo", "error", "warning")
    return Entry(
        department_name(desk.root, department),
        year,
        Matter(department, year, PARTS[0]).address(desk.prefix),
        *(counted[folder, sort] for sort in sorts),
    )
