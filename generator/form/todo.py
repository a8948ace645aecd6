"""What an import or a new folder left for a person to look at."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterable
from dataclasses import dataclass

from generator.editing.edit import Edit
from generator.editing.sheet import Row
from generator.form.places import PARTS, Matter, entry_address, field_id
from generator.load.todo import TODO
from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar, Sequence
from generator.yaml_nodes.parse import parse

QUOTED = re.compile("“([^“”]+)”")
"""What a text names first."""


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


def items(
    content: bytes | None, matter: Matter, prefix: str, rows: Iterable[Row] = ()
) -> tuple[Item, ...]:
    """The items of a list; none where it cannot be read, which is said as a problem.

    With the rows of the evaluation each leads to the field it is about.
    """
    fields = {field.anchor: field_id(field.anchor) for field in rows}
    return tuple(
        _item(at, node, matter, prefix, fields)
        for at, node in enumerate(_nodes(content))
        if isinstance(node, Mapping)
    )


def _nodes(content: bytes | None) -> tuple[object, ...]:
    text = (content or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
    tree = parse(text, TODO, Report())
    found = tree.entries.get("todo") if tree else None
    return found.items if isinstance(found, Sequence) else ()


def _item(
    at: int, node: Mapping, matter: Matter, prefix: str, fields: abc.Mapping[str, str]
) -> Item:
    file = _text(node, "file")
    known = file in PARTS
    about = _text(node, "about")
    quoted = QUOTED.search(_text(node, "text"))
    name = about or (quoted[1] if quoted else "")
    field = _field(f"{file}/", f"/{about.replace('.', '/')}/", fields) if about else ""
    source = entry_address(prefix, file if "/" in file else f"{matter.folder}/{file or TODO}", name)
    return Item(
        at,
        _text(node, "text"),
        file,
        about,
        _text(node, "from"),
        matter.address(prefix, part=file) + field if known else source,
    )


def _field(file: str, about: str, fields: abc.Mapping[str, str]) -> str:
    """The place on its page of the first field of an entry."""
    for anchor, id in fields.items():
        if anchor.startswith(file) and about in f"{anchor}/":
            return f"#{id}"
    return ""


def _text(node: Mapping, key: str) -> str:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def without(file: str, content: bytes | None, number: int) -> Edit:
    """The edit that takes an item off the list; the file goes with the last one."""
    alone = len(_nodes(content)) == 1
    return Edit(file, () if alone else ("todo", number), None)
