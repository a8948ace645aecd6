"""Tables of a report: their structure stays, their cells are to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.carry_over.plain import mappings, text_of, typed
from generator.carry_over.texts import TABLES
from generator.carry_over.years import moved, moved_names
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.nodes import Node, Scalar
from generator.yaml_nodes.scalars import TO_FILL


@dataclass(frozen=True, slots=True)
class Names:
    """What rows and columns of a table are called in the new year, by what they were called."""

    rows: Mapping[str, str]
    columns: Mapping[str, str]


def names_of(file: nodes.Mapping | None, old: int, new: int) -> dict[str, Names]:
    """The new names in each table of a file, by the id of the table."""
    tables = mappings(file.entries.get(TABLES)) if file else ()
    return {
        text_of(one.entries.get("id")): Names(
            moved_names(list(dict.fromkeys(_names(one, "rows"))), old, new),
            moved_names(_names(one, "columns"), old, new),
        )
        for one in tables
    }


def _names(table: nodes.Mapping, key: str) -> list[str]:
    return [text_of(one.entries.get("name")) for one in mappings(table.entries.get(key))]


def carried_tables(
    file: nodes.Mapping, names: Mapping[str, Names], old: int, new: int
) -> list[Value]:
    """The tables of a file for the new year."""
    return [
        _table(one, names[text_of(one.entries.get("id"))], old, new)
        for one in mappings(file.entries.get(TABLES))
    ]


def _table(table: nodes.Mapping, names: Names, old: int, new: int) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, node in table.entries.items():
        match key:
            case "columns":
                found[key] = [_renamed(one, {"name": names.columns}) for one in mappings(node)]
            case "rows":
                found[key] = [_row(one, names) for one in mappings(node)]
            case "title" | "row_heading" if isinstance(node, Scalar):
                found[key] = typed(node, moved(text_of(node), old, new))
            case _ if isinstance(node, Scalar) and not node.empty:
                found[key] = typed(node, text_of(node))
    return found


def _row(row: nodes.Mapping, names: Names) -> dict[str, Value]:
    found = _renamed(row, {"name": names.rows, "part_of": names.rows})
    cells = row.entries.get("cells")
    if isinstance(cells, nodes.Mapping) and cells.entries:
        found["cells"] = {
            names.columns.get(column, column): TO_FILL
            for column, cell in cells.entries.items()
            if not (isinstance(cell, Scalar) and cell.empty)
        }
    return found


def _renamed(node: nodes.Mapping, names: Mapping[str, Mapping[str, str]]) -> dict[str, Value]:
    """The single values of a mapping, some of them names that are new."""
    return {
        key: _value(below, names.get(key, {}))
        for key, below in node.entries.items()
        if isinstance(below, Scalar) and not below.empty
    }


def _value(node: Node, names: Mapping[str, str]) -> Value:
    assert isinstance(node, Scalar)
    text = text_of(node)
    return typed(node, names.get(text, text))
