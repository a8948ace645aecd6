"""Files that are no report, or that do harm: each is refused with what to do."""

from __future__ import annotations

import contextlib
import io
import re
import string
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document as new_document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalogues import read_catalogue
from generator.intake.document import Table
from generator.intake.readers import Unreadable, read_document
from generator.intake.readers import unreadable as words
from tests.unit.intake.making import family_forms, word_file
from tests.unit.intake.making.word_file import saved

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
    '{kind}.main+xml"/></Types>'
)
DOCX = TYPES.format(part="word/document.xml", kind="wordprocessingml.document")
XLSX = TYPES.format(part="xl/workbook.xml", kind="spreadsheetml.sheet")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def stream(name: str) -> bytes:
    return OLD + name.encode("utf-16-le")


def pdf(objects: str) -> bytes:
    return f"%PDF-1.4\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF".encode("latin-1")


PAGE = (
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]{}>>endobj\n"
)
PICTURE = PAGE.format("/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R") + (
    "4 0 obj<</Length 30>>stream\nq 300 0 0 300 0 0 cm /I Do Q  \nendstream endobj\n"
    "5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    "/ColorSpace/DeviceGray/Length 1>>stream\nx\nendstream endobj\n"
)

CASES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("报告.docx", b"", "empty"),
    "unknown": ("报告.jpg", b"\xff\xd8\xff\xe0picture", "unknown-form"),
    "no ending": ("报告", "一、部门基本情况".encode(), "unknown-form"),
    "doc": ("报告.doc", stream("WordDocument"), "old-word"),
    "doc renamed": ("报告.docx", stream("WordDocument"), "old-word"),
    "xls": ("得分表.xls", stream("Workbook"), "old-excel"),
    "wps by name": ("报告.wps", b"something else", "old-word"),
    "other old": ("报告.vsd", OLD, "old-office"),
    "locked docx": ("报告.docx", stream("EncryptedPackage"), "encrypted"),
    "rtf": ("报告.doc", b"{\\rtf1 text}", "rich-text"),
    "web page": ("得分表.xls", b"<html><table></table></html>", "rich-text"),
    "odt": ("报告.odt", packed({"mimetype": "x", "content.xml": "<x/>"}), "open-document"),
    "ofd": ("报告.ofd", packed({"OFD.xml": "<x/>"}), "ofd"),
    "ofd renamed": ("报告.pdf", packed({"OFD.xml": "<x/>"}), "ofd"),
    "zip": ("报告.zip", packed({"报告.txt": "x"}), "archive"),
    "rar": ("报告.rar", b"Rar!\x1a\x07", "archive"),
    "half": ("报告.docx", packed({"[Content_Types].xml": DOCX})[:-30], "damaged"),
    "no body": ("报告.docx", packed({"[Content_Types].xml": DOCX}), "damaged"),
    "no sheets": ("表.xlsx", packed({"[Content_Types].xml": XLSX}), "damaged"),
    "text called docx": ("报告.docx", "一、".encode(), "damaged"),
    "text called pdf": ("报告.pdf", b"hello", "damaged"),
    "strict": (
        "报告.docx",
        packed(
            {
                "[Content_Types].xml": DOCX,
                "word/document.xml": '<d xmlns="http://purl.oclc.org/ooxml/w"/>',
            }
        ),
        "strict-form",
    ),
    "macros": (
        "报告.docm",
        packed({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled"}),
        "macros",
    ),
    "laughs": (
        "报告.docx",
        packed({"[Content_Types].xml": DOCX, "word/document.xml": LAUGHS}),
        "declares",
    ),
    "laughs in UTF-16": (
        "表.xlsx",
        packed({"[Content_Types].xml": XLSX, "xl/workbook.xml": LAUGHS.encode("utf-16")}),
        "declares",
    ),
    "declaration over an edge": (
        "报告.docx",
        packed(
            {
                "[Content_Types].xml": DOCX,
                "word/document.xml": b" " * (1024 * 1024 - 4) + LAUGHS.encode(),
            }
        ),
        "declares",
    ),
    "bomb": (
        "报告.docx",
        packed({"[Content_Types].xml": DOCX, "word/document.xml": b" " * 101 * 1024 * 1024}),
        "too-large-inside",
    ),
    "not text": ("报告.txt", b"\xff\xff\xff\xff", "not-text"),
    "zeros": ("报告.txt", b"a\0b\0c", "not-text"),
    "blank text": ("报告.txt", b" \n\n", "no-content"),
    "broken pdf": ("报告.pdf", b"%PDF-1.7\ngarbage", "damaged"),
    "blank pdf": ("报告.pdf", pdf(PAGE.format("")), "no-content"),
    "locked pdf": (
        "报告.pdf",
        pdf(PAGE.format("")).replace(
            b"trailer<<",
            b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
            + b"41" * 32
            + b">/U<"
            + b"42" * 32
            + b">>>",
        ),
        "encrypted",
    ),
    "scan": ("扫描.pdf", pdf(PICTURE), "scanned"),
}


@pytest.mark.parametrize(("name", "data", "kind"), CASES.values(), ids=CASES)
def test_refused_with_its_kind(tmp_path: Path, name: str, data: bytes, kind: str):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        read_document(path)
    assert refused.value.kind == kind
    for language in ("zh", "en"):
        assert "{" not in refused.value.message(language) + refused.value.hint(language)
        assert name in refused.value.message(language)


def test_blank_word_file_has_no_content(tmp_path: Path):
    (tmp_path / "空.docx").write_bytes(saved(new_document()))
    assert refusal(tmp_path / "空.docx") == "no-content"


def test_what_is_no_file(tmp_path: Path):
    assert refusal(tmp_path) == "not-a-file"
    assert refusal(tmp_path / "none.docx") == "missing"


def test_size_is_decided_before_reading(tmp_path: Path):
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    started = time.monotonic()
    assert refusal(path) == "too-large"
    assert time.monotonic() - started < 20


def test_large_text(tmp_path: Path):
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (11 * 1024 * 1024))
    assert refusal(path) == "too-large"


def test_merged_cells_that_would_fill_the_memory(tmp_path: Path):
    sheet = '<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    path = tmp_path / "表.xlsx"
    path.write_bytes(packed({"[Content_Types].xml": XLSX, "xl/worksheets/sheet1.xml": sheet}))
    assert refusal(path) == "too-many-cells"


@pytest.mark.parametrize("times", [1, 2])
def test_streams_that_swell(tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("generator.intake.readers.pdf_streams.LARGEST_INSIDE", 8)
    content = b" " * (9 * 1024 * 1024)
    for _ in range(times):
        content = zlib.compress(content, 9)
    body = b"4 0 obj<</Filter/FlateDecode>>stream\n" + content + b"\nendstream endobj\n"
    path = tmp_path / "报告.pdf"
    path.write_bytes(b"%PDF-1.4\n" + PAGE.format("/Contents 4 0 R").encode() + body)
    assert refusal(path) == "too-large-inside"


def test_entities_are_not_resolved_by_the_libraries_either():
    """The guard stands before them; should it ever miss one, nothing swells or is fetched."""
    from docx.oxml.parser import parse_xml
    from openpyxl.xml.functions import fromstring

    bomb = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
    for parse in (parse_xml, fromstring):
        assert "root:" not in "".join(parse(bomb.encode()).itertext())


def test_a_report_is_known_by_its_bytes_whatever_its_name(tmp_path: Path):
    document = new_document()
    document.add_paragraph("一、部门基本情况")
    for name in ("报告.xlsx", "报告.txt", "报告"):
        (tmp_path / name).write_bytes(saved(document))
        assert read_document(tmp_path / name).form == "docx"


@given(st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_spoilt_file_is_read_or_refused_and_never_breaks(tmp_path: Path, data: st.DataObject):
    """Signs of the parts of a file changed at random: no other error, whatever they say then."""
    name, packed_file = data.draw(st.sampled_from(SOUND))
    spoilt = spoil(packed_file, data)
    (tmp_path / name).write_bytes(spoilt)
    with contextlib.suppress(Unreadable):
        for block in read_document(tmp_path / name).blocks:
            if isinstance(block, Table):
                # Each cell stands inside the grid, and the grid is one that can be walked.
                assert block.width <= 16_384
                assert all(block.at(cell.row, cell.column) is not None for cell in block.cells)
                assert all(min(cell.rows, cell.columns) >= 1 for cell in block.cells)


def spoil(file: bytes, data: st.DataObject) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    part = data.draw(st.sampled_from([one for one in parts if MAIN.search(one)]))
    content = bytearray(parts[part])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from(PIECES))
        content[at : at + data.draw(st.integers(0, 12))] = piece
    return packed({**parts, part: bytes(content)})


MAIN = re.compile(r"document\.xml$|sheet1\.xml$|numbering\.xml$|styles\.xml$|sharedStrings\.xml$")
PIECES = (
    b"", b"0", b"-1", b"99999999999", b"x", b'"', b"<", b"</w:tc>", b"<w:tbl>", b"&amp;",
    b"&#1;", b"A1:XFD9999999", b'w:val="continue"', b"\xff",
)  # fmt: skip
SOUND = (
    ("报告.docx", word_file.word_report()),
    ("表.docx", family_forms.word_form("e")),
    ("表.xlsx", family_forms.excel_form("e")),
)


def test_a_cell_over_more_columns_than_there_can_be(tmp_path: Path):
    document = new_document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "甲"
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="99999999"/>'))
    (tmp_path / "表.docx").write_bytes(saved(document))
    (table,) = read_document(tmp_path / "表.docx").blocks
    assert isinstance(table, Table)
    assert table.width == 63


def test_every_note_of_a_reader_is_worded():
    doubts = read_catalogue("generator.intake", "doubts.toml")
    code = "".join(one.read_text("utf-8") for one in Path(words.__file__).parent.glob("*.py"))
    kinds = set(re.findall(r'Note\("([a-z-]+)"', code))
    assert len(kinds) > 6
    assert kinds <= set(doubts)


def test_every_kind_is_worded_in_both_languages_with_the_same_gaps():
    catalogue = read_catalogue("generator.intake.readers", "unreadable.toml")
    for kind, entry in catalogue.items():
        assert set(entry) == {"zh", "en", "hint_zh", "hint_en"}, kind
        assert gaps(entry["zh"] + entry["hint_zh"]) == gaps(entry["en"] + entry["hint_en"]), kind


def test_every_kind_in_the_code_is_in_the_catalogue_and_back():
    catalogue = read_catalogue("generator.intake.readers", "unreadable.toml")
    code = "".join(one.read_text("utf-8") for one in Path(words.__file__).parent.glob("*.py"))
    assert [kind for kind in catalogue if f'"{kind}"' not in code] == []
    raised = set(re.findall(r'Unreadable\("([a-z-]+)"', code))
    assert raised <= set(catalogue)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        read_document(path)
    return refused.value.kind
