"""Every way to spoil a data folder that is kept in tests/cases/bad-inputs, and what is reported.

The expected reports are golden files, in Chinese and English, with the place of each problem.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import examine
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from tests.spoiling import BAD_INPUTS, CASES, spoilt_folders


def report_of(folder: Path) -> str:
    """What an editor reads about a data folder."""
    return as_text(examine(folder).open, source_lines(folder)) or "(no problem)\n"


@pytest.mark.parametrize("file", BAD_INPUTS, ids=[path.stem for path in BAD_INPUTS])
def test_bad_input(file: Path, tmp_path: Path, golden) -> None:
    told = [
        f"## {case['name']}\n\n{report_of(folder)}"
        for case, folder in spoilt_folders(file, tmp_path)
    ]
    golden(f"{file.stem}.txt", "\n".join(told))


@pytest.mark.parametrize("base", ["minimal", "lifecycle"])
def test_the_folders_that_are_spoilt_have_no_problem(base: str) -> None:
    assert report_of(CASES / base) == "(no problem)\n"
