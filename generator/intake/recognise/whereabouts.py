"""Where things stand in a report as a person finds them: page, heading, table as printed, row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.intake.amounts import weighted
from generator.intake.document import Cell, Origin, Paragraph, Table
from generator.intake.doubts import catalogue
from generator.intake.quoting import ending, filled, quoted, shortened
from generator.intake.recognise.captions import captioned
from generator.intake.recognise.outline import Outline, Unit

LONGEST, LONGEST_HEADING, LONGEST_TITLE = 16, 24, 14


def whereabouts(found: Outline) -> Mapping[Origin, str]:
    """The places of all that a report holds, in words."""
    places: dict[Origin, str] = {}
    for one in captioned(found):
        name = one.number or _titled(one.title, one.below)
        for origin, text in _of_table(one.table, name):
            places.setdefault(origin, text)
    for unit in found.units:
        places.setdefault(unit.origin, place(unit.origin, _heading(unit)))
        for paragraph in unit.paragraphs:
            places.setdefault(paragraph.origin, _of_paragraph(paragraph, unit))
    return places


def place(origin: Origin, words: str = "") -> str:
    """Where something stands; `words` are what a person looks for there."""
    if origin.line:
        parts = [_said("line", line=origin.line), words]
    elif origin.sheet:
        parts = [_said("sheet", sheet=origin.sheet), _cell(origin), words]
    else:
        parts = [_said("page", page=origin.page) if origin.page else "", words]
    return _together(parts)


def _said(key: str, **values: object) -> str:
    shown = {name: str(value) for name, value in values.items()}
    return filled(catalogue()["place"][key], shown)


def _cell(origin: Origin) -> str:
    if not origin.row or not origin.column:
        return ""
    return _said("cell", cell=f"{_letters(origin.column)}{origin.row}")


def _letters(column: int) -> str:
    """A column as a sheet names it: AB."""
    before, last = divmod(column - 1, 26)
    return f"{_letters(before) if before else ''}{chr(ord('A') + last)}"


def _together(parts: list[str]) -> str:
    """Parts of a place, a blank between those that are no quotation."""
    whole = ""
    for part in filter(None, parts):
        whole += f" {part}" if whole and not part.startswith("“") else part
    return whole


def _titled(title: str, below: Unit) -> str:
    if title:
        return quoted(ending(title, LONGEST_TITLE))
    heading = _heading(below)
    return _said("of_table", heading=heading) if heading else ""


def _heading(unit: Unit) -> str:
    """A heading with its number, as the report prints it."""
    words = _said("words", words=shortened(unit.text, LONGEST_HEADING)) if unit.text else ""
    return f"{unit.where}{words}"


def _of_paragraph(paragraph: Paragraph, unit: Unit) -> str:
    words = _said("words", words=shortened(paragraph.text, LONGEST))
    if paragraph.origin.line or paragraph.origin.sheet or not (unit.where or unit.text):
        return place(paragraph.origin, words)
    heading = shortened(unit.text, LONGEST_HEADING)
    return place(paragraph.origin, f"{unit.where}{_said('below', heading=heading)}{words}")


def _of_table(table: Table, name: str) -> Iterator[tuple[Origin, str]]:
    # A file of lines or of sheets has numbers that a person sees; they stand for the table's name.
    numbered = bool(table.origin.line or table.origin.sheet)
    yield table.origin, place(table.origin, name)
    for cell in table.cells:
        words = _said("words", words=shortened(_words(table, cell), LONGEST))
        row = _said("row", row=cell.origin.row)
        yield (
            cell.origin,
            place(cell.origin, words if numbered else _together([name, row]) + words),
        )


def _words(table: Table, cell: Cell) -> str:
    """What a person tells a cell by: its words, or the nearest to its left, or in its row."""
    row = [table.at(cell.row, column) for column in range(table.width)]
    near = (*reversed(row[: cell.column]), *row[cell.column :])
    texts = [cell.text] + [one.text for one in near if one is not None and one.row == cell.row]
    worded = (text for text in texts if any(sign.isalpha() for sign in text))
    return weighted(next(worded, cell.text))[0]
