"""Rows of facts: those that point to a cell of a table have the value of that cell."""

from __future__ import annotations

from dataclasses import replace

from generator.editing.sheet.frame import Frame
from generator.editing.sheet.keys import Key, said
from generator.editing.sheet.row import Kind, Row
from generator.editing.sheet.walk import Spot
from generator.model.units import DATE
from generator.yaml_nodes.nodes import Mapping, Node, Scalar
from generator.yaml_nodes.readable import items_at, node_at, text_at

TABLE_FILES = ("finance.yml", "profile.yml")


def fact_row(row: Row, key: Key, spot: Spot, frame: Frame) -> Row | None:
    """The row of a key of a fact; None where the key cannot stand there."""
    fact = spot.around.node if spot.around else None
    if not isinstance(fact, Mapping) or spot.key not in ("value", "unit"):
        return row
    if "cell" in fact.entries:
        return _cell(row, fact.entries["cell"], frame) if spot.key == "value" else None
    if spot.key == "unit":
        return row
    unit = text_at(fact, "unit")
    return replace(row, unit="" if unit == DATE else unit, kind=_kind(unit))


def _kind(unit: str) -> Kind:
    return Kind.DAY if unit == DATE else Kind.NUMBER


def _cell(row: Row, cell: object, frame: Frame) -> Row | None:
    if not isinstance(cell, Mapping):
        return None
    names = {key: text_at(cell, key) for key in ("table", "row", "column")}
    for file in TABLE_FILES:
        for at, table in enumerate(items_at(frame.files.get(file), "tables")):
            if text_at(table, "id") != names["table"]:
                continue
            rows = [text_at(one, "name") for one in items_at(table, "rows")]
            if rows.count(names["row"]) == 1:
                path = ("tables", at, "rows", rows.index(names["row"]), "cells", names["column"])
                return _pointed(row, frame, file, path, table, names)
    return None


def _pointed(
    row: Row,
    frame: Frame,
    file: str,
    path: tuple[str | int, ...],
    table: Node,
    names: dict[str, str],
) -> Row:
    line = items_at(table, "rows")[int(path[3])]
    node = node_at(node_at(line, "cells"), names["column"])
    column = next(
        (one for one in items_at(table, "columns") if text_at(one, "name") == names["column"]), None
    )
    unit = text_at(column, "unit") or text_at(table, "unit")
    place = node.place if node is not None else line.place
    return replace(
        row,
        file=frame.named(file),
        path=path,
        value=node.text.strip() if isinstance(node, Scalar) else "",
        written=node is not None,
        unit="" if unit in (DATE, "%") else unit,
        kind=Kind.PERCENT if unit == "%" else _kind(unit),
        hint=said("cell", frame.language).format(**names),
        line=place.line,
        column=place.column,
    )
