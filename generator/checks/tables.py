"""Tables fit together."""

from __future__ import annotations

from decimal import Decimal

from generator.model.evaluation import Evaluation
from generator.model.tables import DataTable
from generator.problems import Report


def check_parts(evaluation: Evaluation, report: Report) -> None:
    """No part of an amount is larger than the amount."""
    for table in evaluation.tables.values():
        _check_table(table, report)


def _check_table(table: DataTable, report: Report) -> None:
    rows = {row.name: row for row in table.rows}
    for row in table.rows:
        whole = rows.get(row.part_of or "")
        if whole is None:
            continue
        for column, part in row.cells.items():
            of = whole.cells.get(column)
            if isinstance(part, Decimal) and isinstance(of, Decimal) and part > of >= 0:
                values = {"column": column, "part": row.name, "whole": whole.name}
                report.add("part-over-whole", row.place, **values, found=part, limit=of)
