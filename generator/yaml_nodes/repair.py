"""Where a syntax error was really made.

The parser tells where it stopped; the mistake is often a line earlier. Every known slip on the
lines around that spot is tried: it is the one when the repaired text can be read further.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from generator.problems import Place, Report
from generator.yaml_nodes.build import LOADER, MAX_DEPTH
from generator.yaml_nodes.slips import Slip, indentations, slips

MAX_SIZE = 300_000
"""Longer texts are not tried again and again."""


def repaired(
    fault: yaml.MarkedYAMLError, lines: Sequence[str], name: str, report: Report
) -> Sequence[str] | None:
    """Report a syntax error where it was made; the repaired lines, or None when it is not known."""
    mark: Any = fault.problem_mark or fault.context_mark
    stopped = (mark.line, mark.column) if mark else (0, 0)
    if sum(map(len, lines)) <= MAX_SIZE:
        for number, slip in _candidates(fault, stopped[0], lines):
            better = [*lines[:number], slip.line, *lines[number + 1 :]]
            if _stops_at(better) > stopped:
                report.add(slip.id, Place(name, number + 1, slip.column + 1), **slip.values)
                return better
    at = min(stopped[0], len(lines) - 1)
    why = str(fault.problem or fault.context or "")
    report.add("yaml-syntax", Place(name, at + 1, stopped[1] + 1), why=why)
    return None


def _candidates(
    fault: yaml.MarkedYAMLError, at: int, lines: Sequence[str]
) -> Iterator[tuple[int, Slip]]:
    begun: Any = fault.context_mark
    near = dict.fromkeys((begun.line if begun else at, at, at - 1, at - 2))
    inside = [number for number in near if 0 <= number < len(lines)]
    for number in inside:
        for slip in slips(lines[number]):
            yield number, slip
    for number in (at, at - 1):
        if number in inside:
            for slip in indentations(lines[number]):
                yield number, slip


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
