"""Tables and charts of pages as CSV files: what is shown, its values exact."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from generator.exports.files import FORMULA_STARTS

INVENTED = "invented"


def shown_csv(
    columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]], invented: Sequence[bool]
) -> bytes:
    """A CSV file for Excel too: UTF-8 with BOM, CRLF, texts that look like formulas quoted.

    `columns` are (heading, whether numbers); `invented` says so for each row, in a last column.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(_text(heading) for heading, _ in columns), INVENTED])
    for row, mark in zip(rows, invented, strict=True):
        cells = (
            value if numeric else _text(value)
            for value, (_, numeric) in zip(row, columns, strict=True)
        )
        writer.writerow([*cells, "true" if mark else "false"])
    return out.getvalue().encode("utf-8-sig")


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
