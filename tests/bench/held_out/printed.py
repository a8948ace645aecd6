"""An invented report as PDF, printed by Chromium as an office printer driver would."""

from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
HEADER = '<div style="font-size:9px;width:100%;text-align:center">部门整体绩效评价报告</div>'
FOOTER = (
    '<div style="font-size:9px;width:100%;text-align:center">'
    '第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页</div>'
)


def write_pdf(folder: Path, to: Path) -> None:
    """Write the report of a folder as PDF, with running heads and page numbers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((folder / "report.html").resolve().as_uri())
        page.pdf(
            path=to,
            prefer_css_page_size=True,
            display_header_footer=True,
            header_template=HEADER,
            footer_template=FOOTER,
        )
        browser.close()
