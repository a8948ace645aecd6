"""Which warnings an editor has accepted, and which acceptances have lapsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from generator.load.accepted import ACCEPTED, Acceptance, one_spaced
from generator.load.folder import FRAMEWORKS
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.problems.printing import SourceLine

Key = tuple[str, str, str]
"""The id of a problem, its file, the text of its line."""


def with_acceptances(
    problems: Sequence[Problem], acceptances: Sequence[Acceptance], source: SourceLine
) -> tuple[Problem, ...]:
    """The problems, the accepted ones with the reason, and a warning for what accepts nothing.

    An acceptance is about one line: of lines that say the same, the first are accepted.
    While a folder has errors, what else is wrong with it is not known, and nothing has lapsed.
    """
    waiting: dict[Key, list[Acceptance]] = defaultdict(list)
    for one in acceptances:
        waiting[one.problem, one.file, one.line].append(one)
    lines: dict[Key, list[int]] = defaultdict(list)
    in_order = sorted(problems, key=lambda one: (one.place, one.id))
    found = [_marked(one, waiting, lines, source) if waiting else one for one in in_order]
    broken = {_folder(one.place.file) for one in problems if severity(one) is Severity.ERROR}
    lapsed = _lapsed(waiting, lines, broken)
    return tuple(sorted((*found, *lapsed), key=lambda one: (one.place, one.id)))


def _marked(
    problem: Problem,
    waiting: Mapping[Key, list[Acceptance]],
    lines: dict[Key, list[int]],
    source: SourceLine,
) -> Problem:
    if severity(problem) is Severity.ERROR:
        return problem
    key = (problem.id, problem.place.file, one_spaced(source(problem.place) or ""))
    if key not in waiting:
        return problem
    if problem.place.line not in lines[key]:
        lines[key].append(problem.place.line)
    at = lines[key].index(problem.place.line)
    return replace(problem, accepted=waiting[key][at].reason) if at < len(waiting[key]) else problem


def _lapsed(
    waiting: Mapping[Key, list[Acceptance]], lines: Mapping[Key, list[int]], broken: Iterable[str]
) -> Iterator[Problem]:
    """One warning for each acceptance that has no problem, or repeats another one."""
    for key, all_of_it in waiting.items():
        for one in all_of_it[len(lines.get(key, ())) :]:
            if not any(_bears_on(folder, _folder(one.place.file)) for folder in broken):
                values = {"id": one.problem, "line": one.line}
                yield Problem("accepted-nothing", one.place, values)


def _bears_on(broken: str, folder: str) -> bool:
    """Whether an error in one folder may hide what is wrong in another."""
    return broken == folder or broken.startswith(FRAMEWORKS) or folder.startswith(f"{broken}/")


def _folder(file: str) -> str:
    return str(PurePosixPath(file).parent)


def accepted_file(problem: Problem) -> str:
    """The file, from the root of the data, in which a warning is accepted."""
    return str(PurePosixPath(problem.place.file).with_name(ACCEPTED))


def acceptance_for(problem: Problem, line: str, reason: str) -> dict[str, str]:
    """The entry of that file which accepts a warning; `line` is its source line."""
    return {
        "problem": problem.id,
        "file": PurePosixPath(problem.place.file).name,
        "line": one_spaced(line),
        "reason": reason,
    }
