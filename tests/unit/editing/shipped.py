"""Every YAML file that is shipped, and those of the tests that can be read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.real_data import SHIPPED

CASES = Path(__file__).parents[2] / "cases"


@cache
def shipped() -> dict[str, bytes]:
    """The bytes of the files by name."""
    return {
        path.relative_to(root.parent).as_posix(): path.read_bytes()
        for root in (SHIPPED, CASES)
        for path in sorted(root.rglob("*.yml"))
    }
