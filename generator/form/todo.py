"""What an import or a new folder left for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.edit import Edit
from generator.form.places import PARTS, Matter, source_address
from generator.load.todo import TODO
from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar, Sequence
from generator.yaml_nodes.parse import parse


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what to look at, of which file and entry, where in the report; its positions.

    `address` leads to the part of the form, or to the line of the list.
    """

    number: int
    text: str
    file: str
    about: str
    origin: str
    address: str


def items(content: bytes | None, matter: Matter, prefix: str) -> tuple[Item, ...]:
    """The items of a list; none where it cannot be read, which is said as a problem."""
    return tuple(
        _item(at, node, matter, prefix)
        for at, node in enumerate(_nodes(content))
        if isinstance(node, Mapping)
    )


def _nodes(content: bytes | None) -> tuple[object, ...]:
    text = (content or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
    tree = parse(text, TODO, Report())
    found = tree.entries.get("todo") if tree else None
    return found.items if isinstance(found, Sequence) else ()


def _item(at: int, node: Mapping, matter: Matter, prefix: str) -> Item:
    file = _text(node, "file")
    known = file in PARTS
    source = source_address(prefix, f"{matter.folder}/{TODO}", node.place.line)
    return Item(
        at,
        _text(node, "text"),
        file,
        _text(node, "about"),
        _text(node, "from"),
        matter.address(prefix, part=file) if known else source,
    )


def _text(node: Mapping, key: str) -> str:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def without(file: str, content: bytes | None, number: int) -> Edit:
    """The edit that takes an item off the list; the file goes with the last one."""
    alone = len(_nodes(content)) == 1
    return Edit(file, () if alone else ("todo", number), None)
