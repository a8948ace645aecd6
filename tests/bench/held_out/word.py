"""An invented report as Word: text boxes, footnotes, automatic numbers, landscape pages."""

from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests.bench.held_out.source import body, cells, runs

W = nsdecls("w")
CENTERED = {"cover", "center", "title", "caption"}
NUMBERS = f"""<w:abstractNum {W} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>"""
BOX = """<w:r {names}><w:pict><v:shape type="#_x0000_t202"><v:textbox><w:txbxContent>{lines}
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
VML = f'{W} xmlns:v="urn:schemas-microsoft-com:vml"'


def write_word(folder: Path, to: Path) -> None:
    """Write the report of a folder as Word."""
    document = Document()
    _numbers(document)
    notes: list[str] = []
    for element in body(folder):
        if element.tag == "section":
            _turned(document)
            for inner in element:
                _block(document, inner, notes)
        else:
            _block(document, element, notes)
    _footnotes(document, notes)
    document.save(str(to))


def _block(document: Word, element: ElementTree.Element, notes: list[str]) -> None:
    if element.tag == "table":
        _table(document, element, notes)
    elif element.get("class") == "textbox":
        lines = "".join(
            f"<w:p><w:r><w:t>{escape(line.text or '')}</w:t></w:r></w:p>" for line in element
        )
        document.add_paragraph()._p.append(parse_xml(BOX.format(names=VML, lines=lines)))
    elif element.get("class") == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        paragraph = document.add_paragraph()
        _style(paragraph, element.get("class", ""))
        _fill(paragraph, element, notes)


def _style(paragraph: Paragraph, kind: str) -> None:
    if kind in CENTERED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if kind == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if kind.startswith("auto"):
        level = int(kind[-1]) - 1
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )


def _fill(paragraph: Paragraph, element: ElementTree.Element, notes: list[str]) -> None:
    bold = element.get("class", "") in {"h1", "h2", "title", "auto1"}
    for kind, text in runs(element):
        run = paragraph.add_run(text if kind == "text" else "")
        run.bold = bold or None
        if kind == "break":
            run.add_break()
        elif kind == "footnote":
            notes.append(text)
            run._r.append(parse_xml(f'<w:footnoteReference {W} w:id="{len(notes)}"/>'))


def _table(document: Word, element: ElementTree.Element, notes: list[str]) -> None:
    found = list(cells(element))
    rows = 1 + max(row for row, *_ in found)
    columns = max(column + across for _, column, _, across, _ in found)
    table = document.add_table(rows=rows, cols=columns, style="Table Grid")
    for row, column, down, across, source in found:
        cell = table.cell(row, column)
        if down > 1 or across > 1:
            cell = cell.merge(table.cell(row + down - 1, column + across - 1))
        _fill(cell.paragraphs[0], source, notes)


def _turned(document: Word) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _numbers(document: Word) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERS))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _footnotes(document: Word, notes: list[str]) -> None:
    lines = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}>{lines}</w:footnotes>'.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
