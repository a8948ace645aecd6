"""A YAML text as it is written: every value with the stretch of text it takes.

The text itself is what is edited, between the places ruamel.yaml finds; nothing is written out
anew, so that all that is not edited stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode

from generator.editing.edit import NotEditable, Path

BLOCKS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Written:
    """A value in a text, from `start` up to `end`, which lies behind its last sign.

    `text` and `style` are those of a single value (style "" where it has no quotes); a list has
    `items`, a mapping `keys` with the `items` behind them. `flow` collections stand in brackets.
    """

    start: int
    end: int
    text: str = ""
    style: str = ""
    flow: bool = False
    items: tuple[Written, ...] | None = None
    keys: tuple[Written, ...] | None = None

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return self.keys is not None

    @property
    def is_list(self) -> bool:
        """Whether it has items without keys."""
        return self.items is not None and self.keys is None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.items is None and not self.style and not self.text

    def position(self, step: str | int) -> int | None:
        """Where among the items a key or position leads; None where it is not there."""
        if isinstance(step, int):
            return step if self.is_list and step < len(self.items or ()) else None
        names = [key.text for key in self.keys or ()]
        return names.index(step) if step in names else None


def read_written(text: str, file: str) -> Written:
    """The whole of a text, without byte order mark; raises NotEditable where it is no YAML."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as fault:
        raise NotEditable(file, "not-readable") from fault
    if not isinstance(node, MappingNode):
        raise NotEditable(file, "not-readable")
    return _written(node, text)


def _written(node: Any, text: str) -> Written:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, MappingNode):
        block = not node.flow_style
        keys = tuple(_written(key, text) for key, _ in node.value)
        found = (_written(value, text) for _, value in node.value)
        items = tuple(map(partial(_behind, text), keys, found)) if block else tuple(found)
        return Written(start, _end(node, end, items), "", "", not block, items, keys)
    if isinstance(node, SequenceNode):
        items = tuple(_written(item, text) for item in node.value)
        return Written(start, _end(node, end, items), "", "", bool(node.flow_style), items)
    style = node.style or ""
    if style in BLOCKS:
        end = end_of_block(text, start)
    return Written(start, end, node.value, style)


def _behind(text: str, key: Written, value: Written) -> Written:
    """A value; nothing stands right behind its key, for ruamel says it is where the next one is."""
    if not value.is_empty:
        return value
    at = text.index(":", key.end) + 1
    return Written(at, at)


def _end(node: Any, end: int, items: Sequence[Written]) -> int:
    return end if node.flow_style or not items else items[-1].end


def way(root: Written, path: Path) -> Iterator[Written]:
    """The values from the whole text down to where a path leads, as far as it goes."""
    yield root
    for step in path:
        at = root.position(step)
        if at is None or root.items is None:
            return
        root = root.items[at]
        yield root


# Lines of a text, whose ends may be those of Windows


def start_of_line(text: str, at: int) -> int:
    """Where the line begins in which a place lies."""
    return text.rfind("\n", 0, at) + 1


def end_of_line(text: str, at: int) -> int:
    """Where the line of a place ends, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[max(at, end - 1) : end] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Where the next line begins; the end of the text where there is none."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def column(text: str, at: int) -> int:
    """How far a place is from the start of its line."""
    return at - start_of_line(text, at)


def indent_of(line: str) -> int:
    """How far a line is moved to the right."""
    return len(line) - len(line.lstrip(" "))


def end_of_block(text: str, start: int) -> int:
    """Where a block of paragraphs ends, whose bar stands at `start`; blank lines are left out."""
    end = end_of_line(text, start)
    at, inside = next_line(text, start), None
    while at < len(text):
        line = text[at : end_of_line(text, at)]
        if line.strip(" "):
            inside = indent_of(line) if inside is None else inside
            if indent_of(line) < inside or inside <= _outside(text, start):
                break
            end = at + len(line)
        at = next_line(text, at)
    return end


def _outside(text: str, start: int) -> int:
    """How far what a block belongs to is moved to the right: its key, else the dash before it.

    -1 can not be: a data file is a mapping at its top.
    """
    line = text[start_of_line(text, start) : start]
    lead = indent_of(line)
    rest = line[lead:]
    while rest.startswith("- ") and rest[2:].strip(" "):
        inner = rest[2:].lstrip(" ")
        lead, rest = lead + len(rest) - len(inner), inner
    return lead
