"""PDF by Chromium, as a report is printed; without it these tests are skipped."""

from __future__ import annotations

import re
import time

import pytest

from generator.intake.document import Document, Paragraph, Table
from generator.intake.readers.pdf import read_pdf
from tests.unit.intake.making import pdf_file
from tests.unit.intake.making.dump import differences
from tests.unit.intake.making.pdf_file import CHROMIUM, pdf_report, printed, table
from tests.unit.intake.making.report import report

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: nothing prints the report"),
]
LAYOUTS = {
    "as printed": ("", ""),
    "small letters": ("font-size: 9pt", "font-size: 7.5pt"),
    "on its side": ("size: A4;", "size: A4 landscape;"),
    "large letters": ("12pt/1.8", "14pt/2"),
    "rows kept whole": ("td, th {", "tr { break-inside: avoid; } td, th {"),
}


def texts(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_report_is_read_as_it_was_printed(layout: str, monkeypatch: pytest.MonkeyPatch):
    """Page breaks fall elsewhere in each layout: through rows, names, merged cells, sentences."""
    old, new = LAYOUTS[layout]
    monkeypatch.setattr(pdf_file, "STYLE", pdf_file.STYLE.replace(old, new))
    document = read_pdf("报告.pdf", pdf_report())
    assert differences(document, report()) == []
    # Paragraphs and tables know their pages, from front to back.
    pages = [one.origin.page for one in document.blocks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 20


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_report()


def test_a_long_report_takes_no_minutes(made: bytes):
    pages = len(re.findall(rb"/Type\s*/Page[^s]", made))
    started = time.monotonic()
    read_pdf("报告.pdf", made)
    assert (time.monotonic() - started) * 60 / max(pages, 1) < 120


def test_rows_of_a_budget_with_empty_cells_stay_apart_over_a_page_break():
    """A name with empty cells at the head of a page is a row, not the rest of the one before."""
    body = [("项目", "预算数", "决算数")]
    body += [(f"科目{n}", "" if n % 3 else "8.30", "" if n % 2 else "33.36") for n in range(90)]
    document = read_pdf("表.pdf", printed(table(tuple(body))))
    (read,) = tables(document)
    assert [tuple(cell.text if cell else "" for cell in row) for row in read.rows()] == body


def test_a_wrapped_paragraph_is_one_and_headings_stand_alone():
    document = read_pdf(
        "x.pdf",
        printed(
            "<h2>（一）机构设置</h2><p>" + "部门预算执行情况良好，" * 12 + "总体为良。</p>"
            "<p>下一段。</p><h3>1. 人员构成</h3><p>在编35人。</p>",
            head="",
            foot="",
        ),
    )
    assert texts(document) == [
        "（一）机构设置",
        "部门预算执行情况良好，" * 12 + "总体为良。",
        "下一段。",
        "1. 人员构成",
        "在编35人。",
    ]


def test_a_figure_near_the_foot_is_no_page_number():
    rows = "".join(f"<p>{n * 7}</p>" for n in range(1, 60))
    document = read_pdf("x.pdf", printed(rows, head="", foot=""))
    assert texts(document) == [str(n * 7) for n in range(1, 60)]


def test_a_frame_around_a_text_is_no_table():
    document = read_pdf(
        "x.pdf", printed('<div style="border: 1pt solid">框中的字。</div>', head="", foot="")
    )
    assert texts(document) == ["框中的字。"]
