"""What the head of an evaluation says, for lists in which it is not worth loading all of it."""

from __future__ import annotations

import re
from pathlib import Path

HEAD = "evaluation.yml"
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
