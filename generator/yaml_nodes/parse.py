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


def parse(text: str, name: str, report: Report) -> Mapping | None:
    """The top-level mapping of a YAML text, or None after reporting why not."""
    lines: Sequence[str] = text.split("\n")
    if not any(_has_content(line) for line in lines):
        report.add("empty-file", Place(name))
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
            report.extend(found.problems)
            return _top(node, lines, name, report)
    return None


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
