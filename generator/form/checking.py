"""An evaluation examined as it would be with a change, aside from the data folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.editing.aside import data_with, files_below
from generator.editing.sheet import Row, rows
from generator.form.desk import Desk
from generator.form.heads import files_of
from generator.form.places import Matter
from generator.load.folder import FRAMEWORKS, PAGES
from generator.load.survey import is_hidden
from generator.model.disclosure import Disclosure
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.problems.source_lines import source_lines
from generator.words.numbers import points


@dataclass(frozen=True)
class Checked:
    """What is found in an evaluation: its rows, what is wrong with it, its score if it has one.

    `problems` are those of its own files, of its department and of its framework, `lines` their
    source lines, in their order. `score` and `grade` are None where nothing could be scored,
    `grade` is "" where it is not graded. `evaluation` has idle values for what is to be filled in;
    it and `framework` are None where they could not be read.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    lines: tuple[str, ...]
    score: str | None
    grade: str | None
    evaluation: Evaluation | None = None
    framework: Framework | None = None

    def of(self, kind: Severity) -> tuple[Problem, ...]:
        """The errors, or the warnings that nobody let stand."""
        return tuple(one for one in self.problems if severity(one) is kind and not one.accepted)


def checked(
    desk: Desk, department: str, year: int, new: Mapping[str, bytes | None] | None = None
) -> Checked:
    """An evaluation with files as they would be; nothing in the data folder changes."""
    with data_with(desk.root, _needed(desk.root, department), new or {}) as aside:
        return _examined(desk, aside, department, year)


def rows_with(desk: Desk, matter: Matter, new: Mapping[str, bytes | None]) -> tuple[Row, ...]:
    """The rows of an evaluation with files as they would be."""
    own = (*files_below(desk.root, matter.folder), *files_below(desk.root, FRAMEWORKS))
    with data_with(desk.root, own, new) as aside:
        return rows(aside, matter.department, matter.year, desk.language)


def _examined(desk: Desk, aside: Path, department: str, year: int) -> Checked:
    examined = desk.examine(aside)
    line = source_lines(aside)
    files = tuple(f"{one}/" for one in files_of(aside, department, year))
    own = tuple(one for one in examined.problems if f"{one.place.file}/".startswith(files))
    score = grade = None
    for result in examined.results:
        scored = result.evaluation
        if (scored.department, scored.year) == (department, year):
            digits = result.framework.rounding.digits
            score, grade = points(result.scores.total.score, digits), result.scores.grade_name
    lines = tuple(line(one.place) or "" for one in own)
    evaluation = _evaluation(examined.disclosure, department, year)
    framework = examined.disclosure.frameworks.get(evaluation.framework) if evaluation else None
    found = rows(aside, department, year, desk.language)
    return Checked(found, own, lines, score, grade, evaluation, framework)


def _evaluation(disclosure: Disclosure, department: str, year: int) -> Evaluation | None:
    unfilled = (one.evaluation for one in disclosure.drafts)
    known = (one for one in (*disclosure.evaluations, *unfilled) if one is not None)
    wanted = (department, year)
    return next((one for one in known if (one.department, one.year) == wanted), None)


def _needed(root: Path, department: str) -> Iterator[str]:
    """The files an evaluation depends on: its department, those it came from, all frameworks.

    Of other departments it is only asked whether they are there.
    """
    yield from files_below(root, "", deep=False)
    for entry in sorted(root.iterdir()):
        if not entry.is_dir() or is_hidden(entry.name) or entry.is_symlink():
            continue
        own = entry.name in (FRAMEWORKS, department) or _mentions(root, department, entry.name)
        if entry.name != PAGES:
            yield from files_below(root, entry.name, deep=own)


def _mentions(root: Path, department: str, other: str) -> bool:
    try:
        return other in (root / department / "department.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
