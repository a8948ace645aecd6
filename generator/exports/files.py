"""The files of the open data as bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import TypeVar

from generator.audit.result import Result
from generator.exports.columns import TableSchema
from generator.exports.package import datapackage
from generator.exports.tables import EVALUATIONS, FACTS, FIGURES, INDICATORS, facts, figures, nodes
from generator.exports.trace import evaluation_json

T = TypeVar("T")

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(schema: TableSchema[T], rows: Iterable[T]) -> bytes:
    """A CSV file for Excel too: UTF-8 with BOM, CRLF, texts that look like formulas quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in schema.columns])
    for row in rows:
        writer.writerow([_cell(column.get(row), column.type) for column in schema.columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | None, type: str) -> str:
    if value is None:
        return ""
    if type == "string" and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def json_bytes(content: object) -> bytes:
    """A JSON file: UTF-8, readable, keys in the order given."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def open_data(results: tuple[Result, ...]) -> dict[str, bytes]:
    """Every file of the open data by its address."""
    files = {
        f"data/{EVALUATIONS.file}": csv_bytes(EVALUATIONS, results),
        f"data/{INDICATORS.file}": csv_bytes(INDICATORS, nodes(results)),
        f"data/{FACTS.file}": csv_bytes(FACTS, facts(results)),
        f"data/{FIGURES.file}": csv_bytes(FIGURES, figures(results)),
        "data/datapackage.json": json_bytes(datapackage()),
    }
    for result in results:
        evaluation = result.evaluation
        path = f"{evaluation.department}/{evaluation.year}/data.json"
        files[path] = json_bytes(evaluation_json(result))
    return files
