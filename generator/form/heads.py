"""What the head of an evaluation says, for lists in which it is not worth loading all of it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS

HEAD = "evaluation.yml"
_FRAMEWORK = re.compile(r"^framework:[ \t]*['\"]?([a-z0-9][a-z0-9-]*)", re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*['\"]?([a-z_]+)", re.MULTILINE)


def head_of(root: Path, department: str, year: int) -> str:
    """The text of the head; "" where it cannot be read."""
    try:
        return (root / department / str(year) / HEAD).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def status_of(root: Path, department: str, year: int) -> str:
    """The status as it is written; "" where it cannot be read."""
    found = _STATUS.search(head_of(root, department, year))
    return found[1] if found else ""


def framework_of(root: Path, department: str, year: int) -> str:
    """The framework that is named; "" where it cannot be read."""
    found = _FRAMEWORK.search(head_of(root, department, year))
    return found[1] if found else ""


def files_of(root: Path, department: str, year: int) -> tuple[str, ...]:
    """The folders and files whose problems are those of an evaluation: its own, its department's
    and those of its framework."""
    framework = framework_of(root, department, year)
    shared = (f"{FRAMEWORKS}/{framework}",) if framework else ()
    return (f"{department}/{year}", f"{department}/{DEPARTMENT_FILE}", *shared)
