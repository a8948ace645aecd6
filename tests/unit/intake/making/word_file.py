"""Word files as people hand them in, made with python-docx from grids and texts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.unit.intake.making.report import (
    ABOVE,
    LEFT,
    RUNNING_HEAD,
    Grid,
    Row,
    Text,
    contents,
    level_of,
    lines_of,
    report,
)

LONG_AGO = datetime(2022, 11, 30, tzinfo=UTC)
# Lists that the author let Word number: the basis of the evaluation, in the body of the report.
NUMBERED = range(401, 415)


def word_report() -> bytes:
    """The real report as a Word file: styles on some headings only, lists numbered by Word,
    merged cells, tables the author split over pages, a running head and page numbers."""
    document = new_document()
    _dressed(document)
    blocks = report()
    for block in blocks:
        if isinstance(block, Grid):
            _place(document, block)
        else:
            _say(document, block)
        if block.line == 15:
            _contents(document)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """The bytes of a document, the same each time save for the packing."""
    document.core_properties.created = document.core_properties.modified = LONG_AGO
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _dressed(document: WordDocument) -> None:
    """Head and foot on every page, and the style of the table of contents."""
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    _field(section.footer.paragraphs[0], "PAGE", "1")
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    part = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        "</w:abstractNum>"
    )
    part.insert(0, abstract)
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )


def _contents(document: WordDocument) -> None:
    for title, page in contents():
        document.add_paragraph(f"{title}\t{page}", style="toc 1")


def _say(document: WordDocument, block: Text) -> None:
    """A paragraph; every second heading of the second level is only bold, as so often."""
    level = level_of(block.text)
    if block.line in NUMBERED:
        paragraph = document.add_paragraph(re.sub(r"^\d+\. ", "", block.text))
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
        )
    elif level == 1 or (level == 2 and block.line % 4):
        document.add_heading(block.text, level)
    elif level:
        document.add_paragraph().add_run(block.text).bold = True
    else:
        _runs(document.add_paragraph(), block.text)


def _runs(paragraph: Paragraph, text: str) -> None:
    """Word cuts text into runs wherever a script or a proofing mark begins."""
    for run in re.findall(r"[ -~]+|[^ -~]+", text):
        paragraph.add_run(run)


def _field(paragraph: Paragraph, code: str, result: str) -> None:
    run = paragraph.add_run()
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}> {code} </w:instrText>"))
        run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        if kind == "separate":
            run._r.append(parse_xml(f"<w:t {nsdecls('w')}>{result}</w:t>"))


def _place(document: WordDocument, grid: Grid) -> None:
    """A table; where the author split it: a page break, “续表” for one of them, the head again."""
    if not grid.split:
        add_table(document, grid.rows, grid.heads)
        return
    add_table(document, grid.rows[: grid.split], grid.heads)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    if grid.line == 472:
        document.add_paragraph("续表 3-1")
    rest = (*grid.rows[: grid.heads], *grid.rows[grid.split :])
    add_table(document, _closed(rest, grid.rows, grid.split), grid.heads)


def _closed(rest: tuple[Row, ...], rows: tuple[Row, ...], split: int) -> tuple[Row, ...]:
    """The second part of a table: cells that began in the first part begin again, empty."""
    heads = len(rest) - len(rows) + split
    first = tuple("" if one == ABOVE else one for one in rest[heads])
    return (*rest[:heads], first, *rest[heads + 1 :])


def add_table(document: WordDocument, rows: Iterable[Row], heads: int = 1) -> Table:
    """A table of Word with real merges."""
    rows = tuple(rows)
    table: Table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    cells = [list(row.cells) for row in table.rows]
    for at, row in enumerate(rows):
        for across, text in enumerate(row):
            if text not in (ABOVE, LEFT):
                _merged(cells, rows, at, across)
                fill(cells[at][across], lines_of(text))
    for line in table.rows[:heads]:
        line._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def _merged(cells: list[list[_Cell]], rows: tuple[Row, ...], at: int, across: int) -> None:
    """One cell of those that the marks ABOVE and LEFT give to this place."""
    right, down = across, at
    while right + 1 < len(rows[at]) and rows[at][right + 1] == LEFT:
        right += 1
    while down + 1 < len(rows) and rows[down + 1][across] == ABOVE:
        down += 1
    if (right, down) != (across, at):
        cells[at][across].merge(cells[down][right])


def fill(cell: _Cell, lines: list[str]) -> None:
    """Lines of a cell: the first break is a soft one, the others are paragraphs."""
    cell.text = "\n".join(lines[:2])
    for line in lines[2:]:
        cell.add_paragraph(line)
