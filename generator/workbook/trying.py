"""Whether the data would still be right with an edit, tried on a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.build import examine
from generator.editing.aside import data_with, files_below
from generator.editing.edit import Edit
from generator.editing.edits import contents
from generator.problems.newer import new_errors
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines


def errors_with(root: Path, edits: Sequence[Edit]) -> str:
    """The errors the data would have with these edits and do not have now, as text; "" for none.

    Raises NotEditable.
    """
    with data_with(root, files_below(root), contents(root, edits)) as copy:
        found = new_errors(examine(root).problems, examine(copy).problems)
        return as_text(found, source_lines(copy)) if found else ""
