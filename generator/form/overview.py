"""The first page of the form, and a data file with its problems in place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.editing.edit import NotEditable
from generator.editing.files import content_of
from generator.form.answers import message, page
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.places import PARTS, Matter, edit_link
from generator.form.telling import TO_FILL_ID, TODO_IDS, Told, told
from generator.load.folder import FRAMEWORKS, PAGES, RESERVED, YEAR
from generator.problems import Problem
from generator.problems.catalogue import severity
from generator.yaml_nodes.fields import SLUG
from generator.yaml_nodes.source import MAX_BYTES


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


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file with the problems on it."""

    number: int
    text: str
    marked: bool
    problems: tuple[Told, ...]


def start_page(desk: Desk) -> Response:
    """All evaluations, those with the most to do first where there is something to do."""
    counted = _counted(desk)
    entries = [
        _entry(desk, department, year, counted) for department, year in evaluations(desk.root)
    ]
    entries.sort(key=lambda one: not (one.to_fill or one.todo or one.errors))
    return page(desk, "start", entries=entries)


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


def source_page(desk: Desk, file: str, line: str) -> Response:
    """A data file with numbers before its lines, the problems below theirs."""
    try:
        content = content_of(desk.root, file)
    except NotEditable:
        content = None
    if content is None or len(content) > MAX_BYTES:
        return message(desk, 404, "refused.missing")
    marked = int(line) if line.isdigit() else 0
    by_line: dict[int, list[Told]] = {}
    for problem in desk.problems():
        if problem.place.file == file:
            by_line.setdefault(problem.place.line, []).append(told(problem, desk.language))
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = [
        SourceLine(number, one, number == marked, tuple(by_line.get(number, ())))
        for number, one in enumerate(text.removesuffix("\n").split("\n"), 1)
    ]
    edit = edit_link(desk.prefix.removesuffix("_form/"), file)
    return page(desk, "source", file=file, lines=lines, edit=edit, marked=marked)
