"""PDF files with text to documents: paragraphs from lines, tables from their ruling lines."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page

from generator.intake.document import Block, Document, Note, Origin, Paragraph
from generator.intake.readers.continued import joined_tables
from generator.intake.readers.marks import page_of_contents
from generator.intake.readers.pdf_breaks import continued, goes_on
from generator.intake.readers.pdf_edges import missing_edges
from generator.intake.readers.pdf_lines import Char, Line, lines, straight
from generator.intake.readers.pdf_streams import refuse_swelling
from generator.intake.readers.pdf_tables import Piece, inside, piece
from generator.intake.readers.pdf_text import Margins, margins, running, same_paragraph, together
from generator.intake.readers.unreadable import Unreadable

MOST_PAGES = 500
_GARBLED = 0.05  # of all signs, that have no character


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands on a page: lines outside tables, tables, and whether there are pictures."""

    number: int
    height: float
    width: float
    lines: tuple[Line, ...]
    tables: tuple[Piece, ...]
    signs: int
    unknown: int
    pictures: bool


def read_pdf(name: str, data: bytes) -> Document:
    """The document of a PDF; raises Unreadable for encrypted, scanned and damaged ones."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    refuse_swelling(name, data)
    try:
        pages = _pages(name, data)
    except Exception as error:  # pdfplumber wraps what pdfminer raises
        if _says(error, PDFPasswordIncorrect, PDFEncryptionError):
            raise Unreadable("encrypted", {"name": name}) from error
        raise
    _refuse_textless(name, pages)
    notes = tuple(
        Note("page-without-text", Origin(page=page.number), (("page", str(page.number)),))
        for page in pages
        if not page.signs and page.pictures
    )
    return Document(name, "pdf", tuple(_counted(joined_tables(list(_blocks(pages))))), notes)


def _counted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their paragraphs counted: a page holds many, and each has its place."""
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            count += 1
            block = replace(block, origin=replace(block.origin, paragraph=count))
        yield block


def _says(error: BaseException | None, *kinds: type[BaseException]) -> bool:
    """Whether an error, or what it wraps, is of a kind."""
    return error is not None and (
        isinstance(error, kinds)
        or any(isinstance(one, kinds) for one in error.args)
        or _says(error.__context__, *kinds)
    )


def _pages(name: str, data: bytes) -> list[_Read]:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        count = len(opened.pages)
        if count > MOST_PAGES:
            values = {"name": name, "pages": str(count), "limit": str(MOST_PAGES)}
            raise Unreadable("too-many-pages", values)
        pages: list[_Read] = []
        for number, page in enumerate(opened.pages, 1):
            pages.append(_page(page, number, sum(len(one.tables) for one in pages)))
            page.close()
        return pages


def _page(page: Page, number: int, before: int) -> _Read:
    chars = [char for char in page.chars if straight(char)]
    tables = []
    found = (
        one
        for one in page.find_tables({"explicit_horizontal_lines": missing_edges(page.edges)})
        if len(one.cells) > 1
    )
    for index, table in enumerate(found, before + 1):
        tables.append(piece(table.cells, inside(chars, table.bbox), number, index))
    inner = {id(char) for table in tables for char in inside(chars, table.box)}
    return _Read(
        number,
        float(page.height),
        float(page.width),
        tuple(lines(char for char in chars if id(char) not in inner)),
        tuple(tables),
        sum(1 for char in chars if char["text"].strip()),
        sum(1 for char in chars if _unknown(char)),
        bool(page.images),
    )


def _unknown(char: Char) -> bool:
    """Signs whose character the font does not tell, or tells to be one for private use."""
    text = char["text"]
    return text.startswith("(cid:") or any("\ue000" <= one <= "\uf8ff" for one in text)


def _refuse_textless(name: str, pages: Sequence[_Read]) -> None:
    signs, unknown = sum(page.signs for page in pages), sum(page.unknown for page in pages)
    if not signs and any(page.pictures for page in pages):
        raise Unreadable("scanned", {"name": name, "pages": str(len(pages))})
    if unknown > _GARBLED * signs:
        raise Unreadable("garbled", {"name": name})


def _blocks(pages: Sequence[_Read]) -> Iterator[Block]:
    """Texts and tables of all pages in order, those cut by page breaks whole."""
    left_out = running({p.number: p.lines for p in pages}, {p.number: p.height for p in pages})
    waiting: Piece | None = None
    on = 0  # the page the waiting table ends on
    told: list[tuple[Line, int]] = []
    bounds = margins({p.number: p.lines for p in pages}, {p.number: p.width for p in pages})
    for page in pages:
        for item in _in_order(page, left_out):
            if isinstance(item, Piece):
                yield from _told(told, bounds)
                told = []
                if waiting is not None and page.number > on and goes_on(waiting, item):
                    waiting, on = continued(waiting, item), page.number
                    continue
            if waiting is not None:
                yield waiting.table
                waiting = None
            if isinstance(item, Piece):
                waiting, on = item, page.number
            else:
                told.append((item, page.number))
    if waiting is not None:
        yield waiting.table
    yield from _told(told, bounds)


def _in_order(page: _Read, left_out: set[Line]) -> list[Line | Piece]:
    """Lines and tables of a page from top to bottom."""
    kept = [line for line in page.lines if line not in left_out]
    placed = [(line.top, line) for line in kept] + [(one.box[1], one) for one in page.tables]
    return [item for _, item in sorted(placed, key=lambda one: one[0])]


def _told(told: Sequence[tuple[Line, int]], bounds: Mapping[int, Margins]) -> Iterator[Block]:
    """Lines as paragraphs; entries of the table of contents are left out."""
    paragraphs: list[list[tuple[Line, int]]] = []
    for line, page in told:
        if page_of_contents(line.text) is not None:
            continue
        last, on = paragraphs[-1][-1] if paragraphs else (None, 0)
        if last is not None and same_paragraph(last, line, bounds[on], bounds[page]):
            paragraphs[-1].append((line, page))
        else:
            paragraphs.append([(line, page)])
    for paragraph in paragraphs:
        text = together([line for line, _ in paragraph])
        if text:
            yield Paragraph(text, 0, Origin(page=paragraph[0][1]))
