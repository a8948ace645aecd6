"""What of a YAML file can be read, for those who leave its problems to the loader."""

from __future__ import annotations

from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse


def readable(content: bytes | None) -> Mapping | None:
    """The top-level mapping of a file; None where the file is not there or cannot be read."""
    text = (content or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return parse(text, "", Report())


def node_at(node: Node | None, key: str) -> Node | None:
    """What stands at a key; None where there is no such key."""
    return node.entries.get(key) if isinstance(node, Mapping) else None


def text_at(node: Node | None, key: str) -> str:
    """The text at a key; "" where there is none."""
    found = node_at(node, key)
    return found.text.strip() if isinstance(found, Scalar) and not found.empty else ""


def items_at(node: Node | None, key: str) -> tuple[Node, ...]:
    """The items of the list at a key; none where there is no list."""
    found = node_at(node, key)
    return found.items if isinstance(found, Sequence) else ()
