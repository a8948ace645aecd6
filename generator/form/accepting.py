"""Warnings that an editor looked at and lets stand, with the reason."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.checks.acceptance import acceptance_for, accepted_file
from generator.editing.changing import length
from generator.editing.edit import Edit
from generator.editing.files import content_of
from generator.form.checking import Checked
from generator.form.desk import Desk
from generator.form.places import Matter
from generator.load.accepted import one_spaced
from generator.load.folder import FRAMEWORKS
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity

Warnings = Mapping[str, tuple[Problem, str]]
"""Warnings with their source lines, by what tells each from others."""


def key_of(problem: Problem, line: str) -> str:
    """What tells a warning from others, as it is sent back."""
    text = "\n".join((problem.id, problem.place.file, one_spaced(line)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def open_warnings(found: Checked, matter: Matter) -> Warnings:
    """The warnings of an evaluation that can be let stand."""
    return {
        key_of(problem, line): (problem, line)
        for problem, line in zip(found.problems, found.lines, strict=True)
        if severity(problem) is Severity.WARNING
        and not problem.accepted
        and problem.place.file.startswith((f"{matter.folder}/", f"{FRAMEWORKS}/"))
    }


def acceptances(desk: Desk, wanted: list[tuple[Problem, str]], reason: str) -> Iterator[Edit]:
    """The edits that let warnings stand; raises NotEditable."""
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    for problem, line in wanted:
        by_file[accepted_file(problem)].append(acceptance_for(problem, line, reason))
    for file, entries in by_file.items():
        first = length(content_of(desk.root, file), file, "accepted")
        for at, entry in enumerate(entries, first):
            yield Edit(file, ("accepted", at), entry)
