"""Where a syntax error was really made.

The parser tells where it stopped; the mistake is often a line earlier. Every known slip on the
lines around that spot is tried: it is the one when the repaired text can be read further.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator.problems import Place, Report
from generator.yaml_nodes.build import LOADER, MAX_DEPTH
from generator.yaml_nodes.slips import Slip, indentations, slips

DOUBTFUL = ("indentation", "open-bracket")
"""Slips that may have been meant otherwise; what the repaired text says is not looked at."""
MAX_SIZE = 300_000
"""Longer texts are not tried again and again."""


def repaired(
    fault: yaml.MarkedYAMLError, lines: Sequence[str], name: str, report: Report
) -> Sequence[str] | None:
    """Report a syntax error where it was made; the repaired lines, or None when in doubt."""
    mark: Any = fault.problem_mark or fault.context_mark
    stopped = (mark.line, mark.column) if mark else (0, 0)
    if sum(map(len, lines)) <= MAX_SIZE:
        begun: Any = fault.context_mark
        near = dict.fromkeys((begun.line if begun else stopped[0], *_upwards(stopped[0])))
        inside = [number for number in near if number < len(lines)]
        found = _by_slip(lines, inside, stopped) or _by_indentation(lines, inside, stopped)
        if found is not None:
            number, slip = found
            report.add(slip.id, Place(name, number + 1, slip.column + 1), **slip.values)
            return None if slip.id in DOUBTFUL else _with(lines, number, slip)
    at = min(stopped[0], len(lines) - 1)
    report.add("yaml-syntax", Place(name, at + 1, stopped[1] + 1))
    return None


def _upwards(line: int) -> range:
    """The line where reading stopped and two above."""
    return range(line, max(line - 3, -1), -1)


def _by_slip(
    lines: Sequence[str], near: Sequence[int], stopped: tuple[float, float]
) -> tuple[int, Slip] | None:
    """The first slip without which the text can be read further."""
    for number in near:
        for slip in slips(lines[number]):
            if _stops_at(_with(lines, number, slip)) > stopped:
                return number, slip
    return None


def _by_indentation(
    lines: Sequence[str], near: Sequence[int], stopped: tuple[float, float]
) -> tuple[int, Slip] | None:
    """The shift of a line that lets the text be read furthest, more than a line further."""
    tries = [(number, slip) for number in near for slip in indentations(lines[number])]
    reached = [_stops_at(_with(lines, number, slip)) for number, slip in tries]
    if not tries or max(reached)[0] <= stopped[0] + 1:
        return None
    return tries[reached.index(max(reached))]


def _with(lines: Sequence[str], number: int, slip: Slip) -> Sequence[str]:
    return [*lines[:number], slip.line, *lines[number + 1 :]]


def _stops_at(lines: Sequence[str]) -> tuple[float, float]:
    """Line and column where reading stops; beyond every line when it does not."""
    depth = 0
    try:
        for event in yaml.parse("\n".join(lines), Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return (float("inf"), 0)
    except yaml.MarkedYAMLError as fault:
        mark: Any = fault.problem_mark or fault.context_mark
        return (mark.line, mark.column) if mark else (0, 0)
    except yaml.YAMLError:
        return (0, 0)
    return (float("inf"), 0)
