"""A row of the open data as JSON: numbers stay texts, so that none is rounded."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from generator.exports.columns import Column, TableSchema

T = TypeVar("T")

Json = dict[str, Any]


def record(schema: TableSchema[T], row: T) -> Json:
    """The values of a row by column."""
    return {column.name: _typed(column, row) for column in schema.columns}


def _typed(column: Column[T], row: T) -> Any:
    value = column.get(row)
    match column.type:
        case "boolean":
            return value == "true"
        case "array" | "object" if value is not None:
            return json.loads(value)
        case _:
            return value
