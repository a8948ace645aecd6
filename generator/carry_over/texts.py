"""The words of a report: what stays, what is to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.carry_over.plain import text_of, typed
from generator.carry_over.writing import BLOCK_TO_FILL
from generator.carry_over.years import mentions, moved
from generator.catalogues import read_catalogue
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.nodes import Node, Scalar
from generator.yaml_nodes.scalars import TO_FILL

TABLES = "tables"
LONGEST_LINE = 40
"""What was longer last year is to be filled in with paragraphs."""


@cache
def fates() -> Mapping[str, Mapping[str, str]]:
    """What becomes of each key (keep, name, fill, drop) by file and dotted path."""
    return {
        file: {path: fate for fate, paths in said.items() for path in paths}
        for file, said in read_catalogue("generator.carry_over", "carried.toml").items()
    }


@dataclass
class Carrying:
    """One file on its way to the new year, and what a person has to look at in it.

    `leaves` are the ids that leaves of the new edition have, by those of the old.
    """

    file: str
    old: int
    new: int
    leaves: Mapping[str, str]
    kept: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    doubtful: dict[str, None] = field(default_factory=dict)

    def text(self, node: Node, path: str) -> Value:
        """A text that stays, its years moved on."""
        assert isinstance(node, Scalar)
        text = moved(node.text, self.old, self.new)
        self.kept[path] = None
        if text != node.text:
            self.changed[path] = None
        elif mentions(node.text, self.old):
            self.doubtful[path] = None
        return typed(node, text)


def carried(node: nodes.Mapping, carrying: Carrying, path: str = "") -> dict[str, Value]:
    """The keys of a mapping that stay or are to be filled in; tables are not looked at."""
    found: dict[str, Value] = {}
    for key, below in node.entries.items():
        inside = f"{path}.{key}" if path else key
        if inside in ("schema_version", TABLES) or _empty(below):
            continue
        value = _one(below, carrying, inside)
        if value is not None:
            found[key] = value
    return found


def _one(node: Node, carrying: Carrying, path: str) -> Value | None:
    fate = fates()[carrying.file].get(path)
    match fate, node:
        case "drop", _:
            return None
        case "fill", nodes.Sequence():
            return [TO_FILL]
        case "fill", Scalar(text):
            return BLOCK_TO_FILL if len(text) > LONGEST_LINE else TO_FILL
        case "name", _:
            return _named(node, carrying, path)
        case "keep", nodes.Sequence(items):
            return [carrying.text(one, path) for one in items]
        case "keep", _:
            return carrying.text(node, path)
        case None, nodes.Mapping():
            return carried(node, carrying, path) or None
        case None, nodes.Sequence(items):
            below = [
                carried(one, carrying, path) for one in items if isinstance(one, nodes.Mapping)
            ]
            return [one for one in below if one] or None
    raise AssertionError(f"{carrying.file}: {path}")


def _named(node: Node, carrying: Carrying, path: str) -> Value | None:
    if path.endswith(".indicator"):
        return carrying.leaves.get(text_of(node))
    if isinstance(node, nodes.Sequence):
        return [typed(one, text_of(one)) for one in node.items if isinstance(one, Scalar)]
    return typed(node, text_of(node)) if isinstance(node, Scalar) else None


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty
