"""The plain text of a report, as extracted from its document, to paragraphs and tables.

Rows of tables are lines with tabs; nothing says which cells were merged. A page break may stand
in the middle of a sentence or of a table.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator.intake.document import Block, Cell, Document, Origin, Paragraph, Table, joined
from generator.intake.readers.continued import joined_tables
from generator.intake.readers.marks import (
    ENDS,
    PAGE_NUMBER,
    begins,
    breaks_off,
    of_contents,
    page_of_contents,
)
from generator.intake.readers.radicals import unified
from generator.intake.readers.unreadable import Unreadable

# Signs of typesetting that extractors leave in the text: $\geq 100\%$ is ≥100%.
_TYPESET = re.compile(r"\$([^$\n]{1,80})\$")
_SIGNS = {r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤", r"\times": "×", r"\%": "%"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\u200b\u200c\u200d\u2060]")
_LEAST_PAGES = 3  # numbers on lines of their own, one more each time, are page numbers

_LEAST_WIDTH, _MOST_WIDTH = 18, 60  # Chinese signs on a full line of print
_LEAST_LINES = 20  # long lines that show how wide a full one is

Line = tuple[int, str]


def read_text(name: str, data: bytes) -> Document:
    """The document of a plain text in UTF-8, GB18030 or UTF-16 with its mark."""
    lines = _without_page_numbers(list(_lines(_decoded(name, data))))
    blocks = list(_blocks(lines))
    return Document(name, "text", joined_tables(_mended(blocks), touching=True))


def _decoded(name: str, data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("not-text", {"name": name})


def _lines(text: str) -> Iterator[Line]:
    """Each line with its number from 1; empty ones too, they end paragraphs and tables."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        line = _CONTROL.sub("", unified(line).replace("\f", "").replace("\v", "")).replace(
            "\u3000", " "
        )
        yield number, _TYPESET.sub(_plain, line).strip(" \xa0")


def _plain(found: re.Match[str]) -> str:
    """Typesetting of a comparison as text; what is none stays as it is."""
    inner = found[1]
    for sign, plain in _SIGNS.items():
        inner = inner.replace(sign, plain)
    return found[0] if "\\" in inner or inner == found[1] else inner.replace(" ", "")


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers; a bare number is one only in a run that counts pages."""
    bare = [(number, int(line)) for number, line in lines if re.fullmatch(r"\d{1,4}", line)]
    pages: set[int] = set()
    if len(bare) >= _LEAST_PAGES and all(b[1] == a[1] + 1 for a, b in pairwise(bare)):
        pages = {number for number, _ in bare}
    return [
        (number, line)
        for number, line in lines
        if number not in pages and not PAGE_NUMBER.fullmatch(line)
    ]


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Runs of lines with tabs are tables, save those of a table of contents; others paragraphs."""
    for tabbed, run in groupby(lines, lambda line: "\t" in line[1]):
        if tabbed:
            rows = list(run)
            if not of_contents([line for _, line in rows]):
                yield _table(rows)
            continue
        for number, line in run:
            if line and page_of_contents(line) is None:
                yield Paragraph(line, 0, Origin(line=number))


def _table(rows: Sequence[Line]) -> Table:
    cells = tuple(
        _cell(field, row, column, number)
        for row, (number, line) in enumerate(rows)
        for column, field in enumerate(line.split("\t"))
    )
    return Table(cells, Origin(line=rows[0][0]), merged=False)


def _cell(field: str, row: int, column: int, number: int) -> Cell:
    text = field.strip()
    origin = Origin(line=number, row=row + 1, column=column + 1)
    return Cell((text,) if text else (), row, column, 1, 1, origin)


def _mended(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break cut, or a copy from PDF line by line, are whole again.

    Their origin is that of the first line.
    """
    full = _full_width([one.text for one in blocks if isinstance(one, Paragraph)])
    out: list[Block] = []
    line = ""  # the last line itself, of the paragraph it belongs to
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Paragraph):
            if isinstance(last, Paragraph) and _goes_on(last, line, block, full):
                out[-1] = replace(last, text=joined((last.text, block.text)))
            else:
                out.append(block)
            line = block.text
        else:
            out.append(block)
    return out


def _goes_on(last: Paragraph, line: str, block: Paragraph, full: float) -> bool:
    """Whether a paragraph goes on with the last one: lines were cut, or a page break is there."""
    if full and _width(line) > full - 2:
        return not begins(block.text) and not line.endswith(ENDS)
    return block.origin.line - last.origin.line > 1 and breaks_off(last.text, block.text)


def _full_width(lines: Sequence[str]) -> float:
    """How wide a full line is in a text that was cut into lines of one width; 0 in any other."""
    long = sorted(width for line in lines if (width := _width(line)) > _LEAST_WIDTH)
    if len(long) < _LEAST_LINES:
        return 0.0
    full = long[-1 - len(long) // 20]
    alike = sum(1 for width in long if abs(width - full) <= 2)
    return full if full <= _MOST_WIDTH and alike > 0.5 * len(long) else 0.0


def _width(line: str) -> float:
    """The width in Chinese signs; others are half as wide."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in line)
