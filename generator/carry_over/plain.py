"""Nodes of last year's files as plain values, to be written again."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Report
from generator.yaml_nodes.emit import Typed, Value
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read


def node_of(root: Path, file: str) -> Mapping | None:
    """What stands in a file that was loaded without a mistake; None where there is no such file."""
    if not (root / file).is_file():
        return None
    report = Report()
    text = read(root / file, file, report)
    node = parse(text, file, report) if text is not None else None
    return node if isinstance(node, Mapping) else None


def text_of(node: Node | None) -> str:
    """The text of a scalar without its final line break; nothing for any other node."""
    return node.text.removesuffix("\n") if isinstance(node, Scalar) else ""


def typed(scalar: Scalar, text: str) -> Value:
    """A text to stand as the scalar stood: bare where it was, several paragraphs as a block."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 or scalar.text.endswith("\n"):
        return "\n".join(lines) + "\n"
    return Typed(text.strip()) if scalar.plain else text.strip()


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none for any other node."""
    return node.items if isinstance(node, Sequence) else ()


def mappings(node: Node | None) -> tuple[Mapping, ...]:
    """The mappings of a list."""
    return tuple(one for one in items(node) if isinstance(one, Mapping))
