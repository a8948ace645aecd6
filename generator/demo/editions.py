"""The editions of the framework: which holds in which year, and their files.

They stand beside this module as an editor would write them, and are copied as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.load.folder import Folder
from generator.load.framework import CONCORDANCE, load_framework
from generator.model.framework import Framework
from generator.problems import Report

FOLDER = Path(__file__).with_name("frameworks")
SINCE = (2010, 2020, 2022, 2024)
"""The fiscal years since which the editions are in force."""


def edition(year: int) -> str:
    """The folder of the edition in force in a fiscal year."""
    return f"shili-bumen-{max(one for one in SINCE if one <= year)}"


@cache
def framework(id: str) -> Framework:
    """An edition, loaded."""
    return load_framework(Folder(FOLDER, id, Report()), id).framework


def framework_files(years: Iterable[int]) -> dict[str, str]:
    """The files of the editions in force in these years.

    The first of them has no concordance: the edition before it is not there.
    """
    used = sorted({edition(year) for year in years})
    return {
        f"frameworks/{id}/{path.name}": path.read_text(encoding="utf-8")
        for id in used
        for path in sorted((FOLDER / id).glob("*.yml"))
        if not (id == used[0] and path.name == CONCORDANCE)
    }
