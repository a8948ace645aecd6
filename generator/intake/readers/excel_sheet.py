"""A sheet of Excel to texts and tables: titles, units and remarks around a table are texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.intake.document import Block, Cell, Origin, Paragraph, Table

Place = tuple[int, int]  # row and column in the sheet, 1-based

_LABEL = re.compile(
    r"(?:金额)?单位\s*[（(:：]|(?:填报|编制|预算|被评价)\S{0,6}[:：]|部门\S{0,4}[:：]"
)
_REMARK = re.compile(
    r"注\s*\d?\s*[:：、.]|(?:备注|说明|填表说明)\s*[:：]|(?:填报|审核|制表|填表|负责)\S{0,4}[:：]"
)


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds: texts by place, and how many rows and columns a merged cell spans."""

    name: str
    texts: Mapping[Place, str]
    spans: Mapping[Place, Place]

    def blocks(self) -> Iterator[Block]:
        """Runs of rows between empty ones; titles, units and remarks are texts of their own."""
        for rows in self._runs():
            first, last = self._table(rows)
            for row in rows[:first]:
                yield from self._texts(row)
            if rows[first:last]:
                yield self._grid(rows[first:last])
            for row in rows[last:]:
                yield from self._texts(row)

    def _runs(self) -> Iterator[list[int]]:
        """Rows that follow each other without an empty one; a merged cell bridges rows."""
        covered = {
            row + down
            for (row, column), (rows, _) in self.spans.items()
            if (row, column) in self.texts
            for down in range(rows)
        } | {row for row, _ in self.texts}
        run: list[int] = []
        for row in sorted(covered):
            if run and row != run[-1] + 1:
                yield run
                run = []
            run.append(row)
        if run:
            yield run

    def _table(self, rows: Sequence[int]) -> tuple[int, int]:
        """Where in a run of rows the table begins and ends."""
        first, last = 0, len(rows)
        while first < last and self._is_title(rows[first]):
            first += 1
        while last > first and self._is_remark(rows[last - 1]):
            last -= 1
        return first, last

    def _in(self, row: int) -> list[tuple[Place, str]]:
        return sorted((place, text) for place, text in self.texts.items() if place[0] == row)

    def _is_title(self, row: int) -> bool:
        """A row with one text over it all, or with nothing but labels such as the unit."""
        found = self._in(row)
        if any(self.spans.get(place, (1, 1))[0] > 1 for place, _ in found):
            return False
        return len(found) == 1 or all(_LABEL.match(text) for _, text in found)

    def _is_remark(self, row: int) -> bool:
        """A row whose first text says that it is a remark, or one text over the whole table."""
        found = self._in(row)
        if not found:
            return False
        place, text = found[0]
        across = self.spans.get(place, (1, 1))[1]
        return bool(_REMARK.match(text)) or (len(found) == 1 and across > 2 and len(text) > 40)

    def _texts(self, row: int) -> Iterator[Block]:
        for (_, column), text in self._in(row):
            origin = Origin(sheet=self.name, row=row, column=column)
            for line in text.split("\n"):
                if line.strip():
                    yield Paragraph(line.strip(), 0, origin)

    def _grid(self, rows: Sequence[int]) -> Table:
        places = [place for place in self.texts if rows[0] <= place[0] <= rows[-1]]
        left = min(column for _, column in places)
        right = max(column + self.spans.get((row, column), (1, 1))[1] - 1 for row, column in places)
        cells: list[Cell] = []
        covered: set[Place] = set()
        for row in rows:
            for column in range(left, right + 1):
                if (row, column) not in covered:
                    cell = self._cell(row, column, rows[-1], right)
                    covered.update(_places(cell, row, column))
                    cells.append(replace(cell, row=row - rows[0], column=column - left))
        origin = Origin(sheet=self.name, row=rows[0], column=left)
        return Table(tuple(cells), origin, merged=True)

    def _cell(self, row: int, column: int, bottom: int, right: int) -> Cell:
        down, across = self.spans.get((row, column), (1, 1))
        text = self.texts.get((row, column), "")
        lines = tuple(line.strip() for line in text.split("\n") if line.strip())
        origin = Origin(sheet=self.name, row=row, column=column)
        rows, columns = min(down, bottom - row + 1), min(across, right - column + 1)
        return Cell(lines, row, column, rows, columns, origin)


def _places(cell: Cell, row: int, column: int) -> Iterator[Place]:
    for down in range(cell.rows):
        for across in range(cell.columns):
            yield row + down, column + across
