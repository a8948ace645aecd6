"""Whether the data would still be right with an edit, tried on a copy."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.build import examine
from generator.editing.edit import Edit
from generator.editing.edits import contents
from generator.problems import Problem
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines


def new_errors(root: Path, edits: Sequence[Edit]) -> str:
    """The errors the data would have with these edits and do not have now, as text; "" for none.

    Raises NotEditable.
    """
    files = contents(root, edits)
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / "data"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*"), symlinks=True)
        for name, content in files.items():
            if content is None:
                (copy / name).unlink()
            else:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(content)
        known = Counter(_what(one) for one in examine(root).errors)
        found = [one for one in examine(copy).errors if not _was_known(one, known)]
        return as_text(found, source_lines(copy)) if found else ""


def _what(problem: Problem) -> tuple[str, str, str]:
    """What a problem is, wherever its line stands now."""
    return problem.id, problem.place.file, repr(sorted(problem.values.items()))


def _was_known(problem: Problem, known: Counter[tuple[str, str, str]]) -> bool:
    known[_what(problem)] -= 1
    return known[_what(problem)] >= 0
