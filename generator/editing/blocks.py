"""Paragraphs below each other after a bar."""

from __future__ import annotations

from generator.editing.written import Written, end_of_line, indent_of, next_line
from generator.yaml_nodes.emit import single


def block_lines(value: str, indent: int) -> list[str]:
    """The lines of a text moved to the right; blank ones stay, spaces at their edges do not.

    Raises ValueError for a text that no data file may hold.
    """
    lines = [line.strip(" ") for line in value.removesuffix("\n").split("\n")]
    for line in lines:
        single(line, flow=False)
    return [" " * indent + line if line else "" for line in lines]


def content_indent(text: str, block: Written) -> int | None:
    """How far the paragraphs of a block are moved to the right; None where there are none."""
    at = next_line(text, block.start)
    while at < block.end:
        line = text[at : end_of_line(text, at)]
        if line.strip(" "):
            return indent_of(line)
        at = next_line(text, at)
    return None
