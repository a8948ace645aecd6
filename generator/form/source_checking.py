"""A data file examined as it would be, with the evaluations that depend on it, aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import Examined
from generator.editing.aside import data_with, files_below
from generator.form.desk import Desk
from generator.form.heads import framework_of, status_of
from generator.form.overview import evaluations
from generator.form.standing import DRAFT
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS, PAGES, RESERVED, YEAR
from generator.load.survey import is_hidden
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.problems.newer import new_errors

OTHERS = frozenset({PAGES, *RESERVED}) - {FRAMEWORKS}


@dataclass(frozen=True, slots=True)
class Scope:
    """The folders a file has to do with: years, by department and year; and all frameworks.

    `drafts` says whether no evaluation that is more than a draft depends on the file.
    """

    years: tuple[tuple[str, int], ...]
    drafts: bool


def scope_of(desk: Desk, file: str) -> Scope:
    """What depends on a file: its own year, the years of its department or of its framework."""
    first, _, rest = file.partition("/")
    second = rest.partition("/")[0]
    known = evaluations(desk.root)
    if first == FRAMEWORKS:
        years = [one for one in known if framework_of(desk.root, *one) == second]
    else:
        years = [one for one in known if one[0] == first]
    about = [one for one in years if str(one[1]) == second] if YEAR.fullmatch(second) else years
    spoils_nothing = bool(about) or first == FRAMEWORKS
    drafts = all(status_of(desk.root, *one) == DRAFT for one in about)
    return Scope(tuple(years), spoils_nothing and drafts)


def judged(
    desk: Desk, file: str, new: bytes, most: int | None = None
) -> tuple[list[Problem], list[Problem], bool]:
    """The problems there would be, the errors that are new, and whether they may be saved.

    `most` evaluations that depend on the file are looked at, None for all of them.
    """
    scope = scope_of(desk, file)
    scope = replace(scope, years=scope.years[:most])
    before, after = _problems_now(desk, file, scope), _problems_with(desk, file, new, scope)
    bad = new_errors(_errors(before), after)
    kept = set(map(id, bad))
    return (
        [one for one in after if (one.place.file == file and not one.accepted) or id(one) in kept],
        list(bad),
        scope.drafts,
    )


def _problems_now(desk: Desk, file: str, scope: Scope) -> list[Problem]:
    """The problems of the file, and of what depends on it, as the preview knows them."""
    return _about(desk.problems(), file, scope)


def _problems_with(desk: Desk, file: str, content: bytes, scope: Scope) -> list[Problem]:
    """The problems of the file, and of what depends on it, as they would be."""
    return _about(examined_with(desk, scope, {file: content}).problems, file, scope)


def examined_with(desk: Desk, scope: Scope, new: Mapping[str, bytes | None]) -> Examined:
    """What depends on a file, with files as they would be; nothing in the data folder changes."""
    with data_with(desk.root, _needed(desk.root, scope), new) as aside:
        return desk.examine(aside)


def _about(problems: Sequence[Problem], file: str, scope: Scope) -> list[Problem]:
    own = {f"{department}/{year}" for department, year in scope.years}
    return [
        one
        for one in problems
        if one.place.file == file
        or one.place.file.endswith(f"/{DEPARTMENT_FILE}")
        or "/".join(one.place.file.split("/")[:2]) in own
    ]


def _errors(problems: list[Problem]) -> list[Problem]:
    """Those that are errors."""
    return [one for one in problems if severity(one) is Severity.ERROR]


def _needed(root: Path, scope: Scope) -> Iterator[str]:
    """The files to examine: all that is no year, and the years of the scope."""
    years = {f"{department}/{year}" for department, year in scope.years}
    for path in sorted(root.glob("*")):
        if is_hidden(path.name) or path.is_symlink() or path.name in OTHERS:
            continue
        if path.is_file():
            yield path.name
        elif path.name == FRAMEWORKS:
            yield from files_below(root, path.name)
        elif (path / DEPARTMENT_FILE).is_file():
            yield f"{path.name}/{DEPARTMENT_FILE}"
            for year in sorted(path.iterdir()):
                if f"{path.name}/{year.name}" in years:
                    yield from files_below(root, f"{path.name}/{year.name}")
