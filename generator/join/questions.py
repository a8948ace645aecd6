"""What is asked of the open data of all sites: the SQL files beside this module.

They are published with the data, so that readers can put the same questions, and others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.exports.columns import Column, TableSchema
from generator.exports.files import csv_bytes
from generator.exports.tables.rows import flag
from generator.join.tables import save

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EDITIONS = "editions"
"""Answered first, and kept as a table, for the others ask it."""
QUESTIONS = ("districts", "totals", "grades", "concepts")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows each question gave, in their order."""

    districts: Sequence[Row]
    totals: Sequence[Row]
    grades: Sequence[Row]
    concepts: Sequence[Row]


def sql(question: str) -> str:
    """The text of a question."""
    return files("generator.join").joinpath(f"sql/{question}.sql").read_text(encoding="utf-8")


def answered(connection: DuckDBPyConnection, folder: Path) -> Answers:
    """Put all questions to the tables in a folder; questions and answers are written there too."""
    connection.execute(f"CREATE TABLE {EDITIONS} AS {sql(EDITIONS)}")
    save(connection, EDITIONS, folder / f"{EDITIONS}.parquet")
    for one in (EDITIONS, *QUESTIONS):
        (folder / f"{one}.sql").write_text(sql(one), encoding="utf-8", newline="\n")
    return Answers(*(_asked(connection, one, folder / f"{one}.csv") for one in QUESTIONS))


def _asked(connection: DuckDBPyConnection, question: str, file: Path) -> Sequence[Row]:
    done = connection.execute(sql(question))
    columns = [(one[0], str(one[1])) for one in done.description or ()]
    rows = [dict(zip((name for name, _ in columns), row, strict=True)) for row in done.fetchall()]
    schema = TableSchema(
        file.name,
        question,
        "",
        "",
        tuple(Column(name, _type(kind), "", "", partial(_text, name)) for name, kind in columns),
        (),
    )
    file.write_bytes(csv_bytes(schema, rows))
    return rows


def _type(kind: str) -> str:
    return "string" if kind == "VARCHAR" else "number"


def _text(name: str, row: Row) -> str | None:
    """A value of a row as open data write it: exact, without idle zeros."""
    match row[name]:
        case None:
            return None
        case bool() as value:
            return flag(value)
        case Decimal() as value:
            return f"{value.normalize():f}"
        case value:
            return str(value)
