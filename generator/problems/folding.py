"""What is to be filled in, told briefly where there is much of it, so that nothing else is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.problems.problem import Problem

MOST = 10
"""What is to be filled in of one file that is told one by one."""
FIRST = 3
"""How much is told where there is more."""


def folded(problems: Sequence[Problem]) -> tuple[tuple[Problem, ...], dict[str, int]]:
    """The problems to tell one by one, and how many more are to be filled in of each file."""
    counts = Counter(one.place.file for one in problems if one.id == "to-fill")
    told: Counter[str] = Counter()
    kept: list[Problem] = []
    for one in problems:
        file = one.place.file
        if one.id == "to-fill" and counts[file] > MOST:
            told[file] += 1
            if told[file] > FIRST:
                continue
        kept.append(one)
    return tuple(kept), {file: count - FIRST for file, count in counts.items() if count > MOST}


def rest_text(rest: dict[str, int]) -> str:
    """A line for each file of which not all is told, with the command that does."""
    return "".join(
        f"{file}: 另有 {count} 处待填 / {count} more to fill in → evaluations todo{_year(file)}\n"
        for file, count in rest.items()
    )


def _year(file: str) -> str:
    """The department and the year of a file, as arguments of the command."""
    parts = file.split("/")
    return "".join(f" {one}" for one in parts[:2]) if len(parts) == 3 else ""
