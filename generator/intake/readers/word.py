"""Word files (.docx) to documents: what a reader sees, with tracked changes accepted.

Headers, footers, comments and tables of contents are left out; notes stand at the end.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document as open_package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package
from lxml.etree import _Element as Element

from generator.intake.document import Block, Document, Origin, Paragraph
from generator.intake.readers.continued import joined_tables
from generator.intake.readers.marks import page_of_contents
from generator.intake.readers.radicals import unified
from generator.intake.readers.word_numbers import Numbering
from generator.intake.readers.word_runs import seen
from generator.intake.readers.word_styles import Styles, value_of
from generator.intake.readers.word_tables import rows_of, within, word_table

_WRAPPERS = {qn(one) for one in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag")}


def read_word(name: str, data: bytes) -> Document:
    """The document of a Word file."""
    package = open_package(io.BytesIO(data)).part.package
    body = package.main_document_part.element.find(qn("w:body"))
    parts = _parts(package)
    styles = Styles(parts.get("styles"))
    reading = _Reading(styles, Numbering(parts.get("numbering"), styles), parts)
    blocks = list(reading.blocks(body)) if body is not None else []
    return Document(name, "docx", joined_tables([*blocks, *reading.notes]))


def _parts(package: Package) -> dict[str, Element]:
    """The parts beside the text: styles, numbering, footnotes, endnotes, where they are."""
    wanted = {
        getattr(RELATIONSHIP_TYPE, one.upper()): one
        for one in ("styles", "numbering", "footnotes", "endnotes")
    }
    return {
        wanted[relation.reltype]: parse_xml(relation.target_part.blob)
        for relation in package.main_document_part.rels.values()
        if relation.reltype in wanted and not relation.is_external
    }


@dataclass(slots=True)
class _Reading:
    """One way through a document; counts its paragraphs, tables and lists as it goes."""

    styles: Styles
    numbering: Numbering
    parts: dict[str, Element]
    paragraphs: int = 0
    tables: int = 0
    notes: list[Block] = field(default_factory=list)
    _left: str = ""  # the start of a paragraph whose end mark was deleted

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The paragraphs with text and the tables below an element, in order."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self.tables += 1
                yield word_table(child, self.tables, self.lines)
            elif child.tag == qn("w:sdt"):
                yield from self._control(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)

    def _control(self, control: Element) -> Iterator[Block]:
        """A content control; one that holds the table of contents is left out."""
        gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}")
        content = control.find(qn("w:sdtContent"))
        if content is not None and value_of(gallery, "w:docPartGallery") != "Table of Contents":
            yield from self.blocks(content)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """A paragraph, one for each line of it unless it is a heading; then its text boxes."""
        self.paragraphs += 1
        runs_on = _runs_on(element)
        number = "" if runs_on else self.numbering.text_of(element)
        found = seen(element)
        origin = Origin(paragraph=self.paragraphs)
        self._keep_notes(found.notes, origin)
        text = number + self._left + found.text
        self._left = text if runs_on else ""
        if not runs_on and not self.styles.of_contents(element):
            level = self.styles.level(element)
            for line in [_cleaned(text)] if level else map(_cleaned, text.split("\n")):
                if line and page_of_contents(line) is None:
                    yield Paragraph(line, level, origin)
        for box in found.boxes:
            yield from self.blocks(box)

    def _keep_notes(self, notes: list[tuple[str, str]], origin: Origin) -> None:
        for tag, key in notes:
            root = self.parts.get("footnotes" if tag == qn("w:footnoteReference") else "endnotes")
            for note in root if root is not None else ():
                if note.get(qn("w:id")) == key:
                    text = _cleaned("\n".join(self.lines(note)))
                    self.notes += [Paragraph(text, 0, origin)] if text else []

    def lines(self, parent: Element) -> tuple[str, ...]:
        """The lines of a cell or a note; a table inside gives one line for each of its rows."""
        lines: list[str] = []
        for child in parent:
            if child.tag == qn("w:p"):
                number = self.numbering.text_of(child)
                found = seen(child)
                lines += (number + found.text).split("\n")
                for box in found.boxes:
                    lines += self.lines(box)
            elif child.tag == qn("w:tbl"):
                lines += (self._row(row) for row in rows_of(child))
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                lines += self.lines(content) if content is not None else ()
            elif child.tag in _WRAPPERS:
                lines += self.lines(child)
        return tuple(line for one in lines if (line := _cleaned(one)))

    def _row(self, row: Element) -> str:
        return "\t".join(" ".join(self.lines(cell)) for cell in within(row, "w:tc"))


def _runs_on(paragraph: Element) -> bool:
    """Whether the mark that ends a paragraph was deleted: the next one goes on with it."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _cleaned(text: str) -> str:
    """One line, without blanks around it and without the invisible signs Word writes."""
    for sign in ("\u200b", "\ufeff", "\u00ad", "\u200e"):
        text = text.replace(sign, "")
    return unified(text).replace("\u3000", " ").replace("\xa0", " ").replace("\n", " ").strip()
