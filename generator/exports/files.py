"""The files of the open data as bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TypeVar

from generator.audit.result import Result
from generator.compare.site import Comparisons
from generator.exports.archive import archive, readme
from generator.exports.columns import TableSchema
from generator.exports.interface import index_json, year_address, year_json, years
from generator.exports.package import datapackage
from generator.exports.tables import SCHEMAS, filled
from generator.exports.tables.evaluations import Listed, evaluations
from generator.exports.trace import evaluation_json
from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.remembered import remembered

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


def open_data_makers(
    disclosure: Disclosure, shown: Shown, comparisons: Comparisons
) -> dict[str, Callable[[], bytes]]:
    """Every file of the open data by its address, each made when it is asked for.

    The tables are made once for all that hold them.
    """

    @cache
    def table(place: int) -> bytes:
        one = filled(disclosure, shown, comparisons)[place]
        return csv_bytes(one.schema, one.rows)

    def tables() -> dict[str, bytes]:
        return {one.file: table(place) for place, one in enumerate(SCHEMAS)}

    @cache
    def package() -> bytes:
        return json_bytes(datapackage(disclosure.site, tables()))

    def whole() -> bytes:
        text = readme(disclosure.site)
        return archive({**tables(), "datapackage.json": package(), "README.txt": text})

    return {
        **{f"data/{one.file}": partial(table, place) for place, one in enumerate(SCHEMAS)},
        "data/datapackage.json": package,
        "data/evaluations.zip": whole,
        **_interface(disclosure, shown, comparisons),
    }


def _interface(
    disclosure: Disclosure, shown: Shown, comparisons: Comparisons
) -> dict[str, Callable[[], bytes]]:
    listed = evaluations(shown)
    departments = disclosure.departments.values()
    names = [one.file for one in SCHEMAS]
    return {
        "data/index.json": lambda: json_bytes(
            index_json(disclosure.site, departments, listed, names)
        ),
        **{year_address(year): partial(_year, year, listed, comparisons) for year in years(listed)},
        **{
            f"{one.evaluation.department}/{one.evaluation.year}/data.json": partial(
                _evaluation, one
            )
            for one in shown.results
        },
    }


def _year(year: int, listed: Iterable[Listed], comparisons: Comparisons) -> bytes:
    return json_bytes(year_json(year, listed, comparisons))


@remembered
def _evaluation(result: Result) -> bytes:
    return json_bytes(evaluation_json(result))


@remembered
def data_sum(result: Result) -> str:
    """The SHA-256 of the file of an evaluation, lower-case hexadecimal."""
    return hashlib.sha256(_evaluation(result)).hexdigest()
