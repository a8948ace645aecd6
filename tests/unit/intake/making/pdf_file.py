"""PDF files as printed from a report, made by Chromium from HTML; tests without it are skipped."""

from __future__ import annotations

from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.unit.intake.making.report import (
    ABOVE,
    LEFT,
    RUNNING_HEAD,
    Grid,
    Text,
    contents,
    level_of,
    lines_of,
    report,
)

CHROMIUM = Path("/usr/bin/chromium")
STYLE = """
@page { size: A4; margin: 28mm 26mm; }
body { font: 12pt/1.8 "Noto Serif CJK SC", serif; }
h1 { font-size: 16pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }
p { text-indent: 2em; margin: 0 0 6pt; text-align: justify; }
p.title { text-indent: 0; text-align: center; }
p.unit { text-align: right; }
p.entry { display: flex; text-indent: 0; }
p.entry span:nth-child(2) { flex: 1; overflow: hidden; white-space: nowrap; height: 1.8em; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.4; }
td, th { border: 0.5pt solid black; padding: 2pt 3pt; font-weight: normal; text-align: center; }
"""
_EDGE = '<div style="font: 9px Noto Serif CJK SC; width: 100%; text-align: center">'
_HEAD = f"{_EDGE}{RUNNING_HEAD}</div>"
_FOOT = f'{_EDGE}- <span class="pageNumber"></span> -</div>'


def pdf_report() -> bytes:
    """The real report as a PDF: a running head and page numbers, paragraphs and rows that break
    over pages, heads of tables once more on each page."""
    return printed("".join(_report_html()))


def printed(body: str, *, head: str = _HEAD, foot: str = _FOOT) -> bytes:
    """HTML as a PDF on A4."""
    page_html = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(page_html)
        made = page.pdf(
            prefer_css_page_size=True,
            display_header_footer=bool(head or foot),
            header_template=head or "<span></span>",
            footer_template=foot or "<span></span>",
        )
        browser.close()
    return made


def _report_html() -> list[str]:
    out: list[str] = []
    for block in report():
        if isinstance(block, Grid):
            out.append(table(block.rows, block.heads))
            continue
        out.append(_paragraph(block))
        if block.line == 17:
            dots = "…" * 40
            out += (
                f'<p class="entry"><span>{escape(title)}</span><span>{dots}</span>'
                f"<span>{page}</span></p>"
                for title, page in contents()
            )
    return out


def _paragraph(block: Text) -> str:
    level = level_of(block.text)
    if level:
        return f"<h{level}>{escape(block.text)}</h{level}>"
    kind = ""
    if block.text.startswith("单位："):
        kind = "unit"
    elif block.text.startswith("表") or block.line in (3, 5, 7, 17, 844):
        kind = "title"
    return f'<p class="{kind}">{escape(block.text)}</p>'


def table(rows: tuple[tuple[str, ...], ...], heads: int = 1) -> str:
    """A table with merged cells, its head repeated on each page it goes on."""
    lines = ["<tr>" + "".join(_cells(rows, at)) + "</tr>" for at in range(len(rows))]
    if any(ABOVE in row for row in rows[heads : heads + 1]):
        heads = 0  # a cell of the head reaches into the body: no program repeats such a head
    head, body = "".join(lines[:heads]), "".join(lines[heads:])
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _cells(rows: tuple[tuple[str, ...], ...], at: int) -> list[str]:
    out = []
    for across, text in enumerate(rows[at]):
        if text in (ABOVE, LEFT):
            continue
        right, down = across, at
        while right + 1 < len(rows[at]) and rows[at][right + 1] == LEFT:
            right += 1
        while down + 1 < len(rows) and rows[down + 1][across] == ABOVE:
            down += 1
        spans = f"colspan={right - across + 1} rowspan={down - at + 1}"
        out.append(f"<td {spans}>{'<br>'.join(map(escape, lines_of(text)))}</td>")
    return out
