"""The rows of a table of scores: those of leaves, their groups, the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.intake.amounts import weighted
from generator.intake.document import Cell, Table
from generator.intake.recognise.columns import Heads, Role, repeated
from generator.intake.recognise.folding import bare, folded
from generator.intake.recognise.score_row import TEXTS, Name, Row, name_of, score_row

TOTALS = ("合计", "总计", "总分", "得分", "总得分", "综合得分", "评价得分", "小计")
_SUMS = ("小计", "合计")


@dataclass(frozen=True, slots=True)
class ScoreRows:
    """The rows of leaves in order, and the row of the total where there is one.

    `grouped` where rows over the whole width name a level of their own above the columns.
    `sums` are the rows of subtotals, each with the last row it counts.
    """

    rows: tuple[Row, ...]
    total: Row | None
    grouped: bool = False
    sums: tuple[tuple[Row, Row], ...] = ()


def score_rows(tables: Sequence[tuple[Table, Heads]]) -> ScoreRows:
    """The rows of a table of scores that may stand in several pieces."""
    rows: list[Row] = []
    sums: list[tuple[int, Row]] = []
    total: Row | None = None
    group: Name | None = None
    grouped = any(_group(cells, found) for table, found in tables for cells in _cells(table, found))
    for table, found in tables:
        for cells in _cells(table, found):
            if (title := _group(cells, found)) is not None:
                group = title
                continue
            row = _without_fillers(score_row(_named(cells, found), found), group, grouped=grouped)
            if _is_total(row):
                total = row if _is_whole(row) else total
                if rows and not _is_whole(row):
                    sums.append((len(rows) - 1, row))
            elif rows and _goes_on(row):
                rows[-1] = _with_more(rows[-1], row)
            elif row.level >= 0:
                rows.append(row)
                group = None
    subtotals = tuple((rows[at], row) for at, row in sums)
    return ScoreRows(tuple(rows), total, grouped, subtotals)


def _cells(table: Table, found: Heads) -> Iterator[dict[int, Cell]]:
    """The cells of the rows below the heads, without titles and repeated heads."""
    skipped = set(repeated(table, found))
    for at in range(found.first + found.rows, table.height):
        cells = _own(table, at)
        if at not in skipped and cells and not _is_title(cells, found):
            yield cells


def _group(cells: dict[int, Cell], found: Heads) -> Name | None:
    """An indicator that a row over the whole width names with its weight: 目标1（40分）."""
    (cell, *others) = cells.values()
    spans = cell.columns >= len(found.roles) - 1
    if others or not spans or weighted(cell.text)[1] is None or found.levels == 0:
        return None
    return name_of(cell, None)


def _without_fillers(row: Row, group: Name | None, *, grouped: bool) -> Row:
    """A row under its group, without names that only fill columns under the same name."""
    return replace(
        row,
        names=_unfilled((group, *row.names) if grouped else row.names),
        closed=_unfilled((group, *row.closed) if grouped else row.closed),
    )


def _unfilled(names: tuple[Name | None, ...]) -> tuple[Name | None, ...]:
    kept: list[Name | None] = []
    above: Name | None = None
    for at, name in enumerate(names):
        if name is not None and above is not None and _fills(name, above, names[at + 1 :]):
            kept.append(None)
            if above.weight is None:
                kept[kept.index(above)] = above = replace(above, weight=name.weight)
            continue
        kept.append(name)
        above = name if name is not None else above
    return tuple(kept)


def _fills(name: Name, above: Name, below: tuple[Name | None, ...]) -> bool:
    """Whether a name repeats the one above it, has no weight of its own, and all below do too."""
    if name.own or folded(name.text) != folded(above.text):
        return False
    return all(one is None or folded(one.text) == folded(above.text) for one in below) and (
        not name.percent or name.weight == 100
    )


def _own(table: Table, row: int) -> dict[int, Cell]:
    """The cells with a text that begin in a row, by column."""
    return {
        column: cell
        for column in range(table.width)
        if (cell := table.at(row, column)) is not None
        and (cell.row, cell.column) == (row, column)
        and cell.text.strip()
    }


def _is_title(cells: dict[int, Cell], found: Heads) -> bool:
    (cell, *others) = cells.values()
    return not others and cell.columns >= len(found.roles) - 1 and weighted(cell.text)[1] is None


def _is_total(row: Row) -> bool:
    """Whether a row gives a sum, of all or of a part (投入小计)."""
    name = next((one for one in row.names if one is not None), None)
    if name is None:
        return False
    text = bare(name.text)
    return text in TOTALS or (text.endswith(_SUMS) and not row.values.get(Role.STANDARD))


def _is_whole(row: Row) -> bool:
    """Whether the sum is that of all."""
    name = next(one for one in row.names if one is not None)
    return bare(name.text) in TOTALS and bare(name.text) != "小计"


def _named(cells: dict[int, Cell], found: Heads) -> dict[int, Cell]:
    """The cells of a row; the name of a sum that stands in no column of names, put into one."""
    column = next((at for at, cell in cells.items() if bare(cell.text) in TOTALS), None)
    levels = found.having(Role.LEVEL)
    if column is None or not levels or found.roles[column] is Role.LEVEL or levels[0] in cells:
        return cells
    return {(levels[0] if at == column else at): cell for at, cell in cells.items()}


def _goes_on(row: Row) -> bool:
    """Whether a row goes on with the texts of the one before: a leaf torn by a page break."""
    numbers = any(row.number(role) is not None for role in (Role.SCORE, Role.SELF_SCORE))
    return row.level < 0 and not numbers and any(row.values.get(role) for role in TEXTS)


def _with_more(row: Row, more: Row) -> Row:
    values = dict(row.values)
    for role, text in more.values.items():
        values[role] = values.get(role, "") + text
    return replace(row, values=values)
