"""YAML text to nodes.

A slip that is known and can be repaired beyond doubt is reported and repaired in memory, so that
one run tells the other problems of the file too; the report still holds the error.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from generator.problems import Place, Report
from generator.yaml_nodes.build import Refused, build
from generator.yaml_nodes.nodes import Mapping, Node, Scalar
from generator.yaml_nodes.repair import repaired
from generator.yaml_nodes.slips import FULL_WIDTH_COLON, NO_SPACE

MAX_REPAIRS = 10
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


def parse(text: str, name: str, report: Report) -> Mapping | None:
    """The top-level mapping of a YAML text, or None after reporting why not."""
    lines: Sequence[str] = text.split("\n")
    if not any(_has_content(line) for line in lines):
        report.add("empty-file", Place(name))
        return None
    if _has_conflict(lines, name, report) or _ends_early(lines, name, report):
        return None
    for _ in range(MAX_REPAIRS + 1):
        found = Report()
        try:
            node = build(lines, name, found)
        except Refused:
            report.extend(found.problems)
            return None
        except yaml.MarkedYAMLError as fault:
            better = repaired(fault, lines, name, report)
            if better is None:
                return None
            lines = better
        except yaml.YAMLError:
            report.add("yaml-syntax", Place(name))
            return None
        else:
            top = _top(node, lines, name, report)
            report.extend(found.problems if top is not None else ())
            return top
    return None


def _has_conflict(lines: Sequence[str], name: str, report: Report) -> bool:
    """Whether a merge of two versions was left undecided; every mark of it is told."""
    begun = any(line.startswith(CONFLICT[0]) for line in lines)
    marks = [
        (number, mark)
        for number, line in enumerate(lines, 1)
        for mark in CONFLICT
        if begun and (line == mark or line.startswith(f"{mark} "))
    ]
    for number, mark in marks:
        report.add("conflict-marker", Place(name, number), found=mark)
    return bool(marks)


def _ends_early(lines: Sequence[str], name: str, report: Report) -> bool:
    """Whether a line says that the document ends, and there is more below it."""
    for number, line in enumerate(lines):
        if line.rstrip() == "..." and any(_has_content(rest) for rest in lines[number + 1 :]):
            report.add("document-end", Place(name, number + 1))
            return True
    return False


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _top(node: Node | None, lines: Sequence[str], name: str, report: Report) -> Mapping | None:
    if isinstance(node, Mapping):
        return node
    place = node.place if node is not None else Place(name)
    first = next(line for line in lines if _has_content(line))
    if node is None or (isinstance(node, Scalar) and node.empty):
        report.add("empty-file", place)
    elif isinstance(node, Scalar) and (found := FULL_WIDTH_COLON.match(first)):
        report.add("full-width-colon", place, key=found["key"].strip())
    elif isinstance(node, Scalar) and (found := NO_SPACE.match(first)):
        report.add("no-space-after-colon", place, key=found["key"].strip())
    else:
        report.add("not-a-mapping", place)
    return None
