"""A file of data before it is written as YAML."""

from __future__ import annotations

from generator.yaml_nodes.emit import Value

File = dict[str, Value]


def paragraphs(*lines: str) -> str:
    """A text of one paragraph on each line."""
    return "".join(f"{line}\n" for line in lines)
