"""Heat maps: tables of score rates whose cells are coloured by step, the number in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from generator.views.tables import Cell, Heading, Row, Table, absent_cell, exact
from generator.words import numbers
from generator.words.catalogue import Words

STEPS = (60, 70, 80, 90, 95)
"""Score rates in percent at which a cell takes the next colour; no grades of any standard."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A score rate, where it leads, and the reason where there is none (不适用、未评价)."""

    rate: Fraction | None
    link: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of a heat map: its name, where that leads, a cell for each column.

    A `total` row is about the others, such as their mean, and stays where it is.
    """

    name: str
    cells: tuple[HeatCell, ...]
    link: str | None = None
    invented: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class HeatTable:
    """A heat map: the table, and what each step of colour means, lowest first."""

    table: Table
    legend: tuple[tuple[int, str], ...]


def heat_table(
    id: str,
    caption: str,
    corner: Heading,
    columns: Sequence[Heading],
    rows: Sequence[HeatRow],
    say: Words,
    *,
    note: str = "",
    invented: bool = False,
    sortable: bool = True,
) -> HeatTable:
    """A heat map of score rates, rows × columns; columns with a key can be sorted by.

    >>> heat_table("level-one", "各部门一级指标得分率", Heading("部门", key="department"),
    ...     [Heading("决策", True, "c1", "indicators/juece/"), Heading("产出", True, "c2")],
    ...     [HeatRow("工信局", (HeatCell(Fraction(9, 10), "gongxin/2024/indicators/"),
    ...                         HeatCell(None, reason="不适用")), "gongxin/")], say)
    """
    table = Table(
        say("chart.invented", title=caption) if invented else caption,
        (corner, *columns),
        tuple(_row(row) for row in rows),
        note=note,
        id=id,
        sortable=sortable,
        invented=invented,
    )
    return HeatTable(table, legend(say))


def step(rate: Fraction) -> int:
    """The step of a score rate, from 0 (lowest) to 5."""
    return bisect_right(STEPS, rate * 100)


def legend(say: Words) -> tuple[tuple[int, str], ...]:
    """The steps in words."""
    between = (say("chart.heat_between", low=low, high=high) for low, high in pairwise(STEPS))
    texts = (
        say("chart.heat_below", high=STEPS[0]),
        *between,
        say("chart.heat_above", low=STEPS[-1]),
    )
    return tuple(enumerate(texts))


def _row(row: HeatRow) -> Row:
    values = (_cell(cell) for cell in row.cells)
    if row.total:  # a total row has a colour of its own
        values = (replace(cell, heat=None) for cell in values)
    return Row((Cell(row.name, row.link), *values), total=row.total, invented=row.invented)


def _cell(cell: HeatCell) -> Cell:
    if cell.rate is None:
        return absent_cell(cell.reason)
    rate = cell.rate
    return Cell(numbers.percent(rate), cell.link, value=exact(rate), heat=step(rate))
