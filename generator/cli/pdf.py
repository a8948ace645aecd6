"""`evaluations pdf`, and the PDFs of a site that is built or published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.common import fail, to_option
from generator.output import Refused
from generator.publish.browsers import find_browser
from generator.publish.manifest import Unreadable, read_manifest
from generator.publish.pdf import make_pdfs, pdfs_in, reports

PDF_OPTION = click.option(
    "--pdf/--no-pdf",
    "wanted",
    default=None,
    help="Full reports as PDFs; unless said, as it was / 整份报告的 PDF，不写就和原来一样",
)
BROWSER_OPTION = click.option(
    "--browser",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Chromium, Chrome or Edge, where it is not found by itself / 浏览器程序的位置",
)


@click.command("pdf")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@to_option("Where the PDFs go / PDF 存放的文件夹")
@BROWSER_OPTION
def pdf_command(site: Path, target: Path, browser: Path | None) -> None:
    """Print every full report of a built site into a PDF / 把每份整份报告印成 PDF."""
    found = _browser(browser)
    if not reports(site):
        fail(f"{site}: 没有整份报告的页面 / there are no pages of full reports")
    try:
        made = make_pdfs(site, found, target, os.cpu_count() or 1)
    except Refused as fault:
        fail(str(fault))
    except OSError as fault:
        fail(f"{fault.filename}: {fault.strerror}")
    click.echo(f"生成 {len(made)} 份 PDF / {len(made)} PDFs: {target}")


def pdfs_for(
    target: Path, wanted: bool | None, browser: Path | None
) -> Callable[[Path], object] | None:
    """What puts the PDFs into a site that will stand in a folder; None where it is to have none.

    Unless said, it has PDFs if the site that stands there has. Ends the command without a browser.
    """
    if wanted is None:
        wanted = _has_pdfs(target)
    if not wanted:
        return None
    found = _browser(browser)
    return lambda site: make_pdfs(site, found, site, os.cpu_count() or 1)


def _has_pdfs(target: Path) -> bool:
    try:
        return bool(pdfs_in(read_manifest(target).files))
    except Unreadable:
        return False


def _browser(named: Path | None) -> Path:
    found = named or find_browser()
    if found is None:
        fail(
            "没有找到浏览器（Chromium、Chrome 或 Edge），不能印 PDF；可用 --browser 指明位置"
            " / no Chromium, Chrome or Edge was found to print PDFs; name one by --browser"
        )
    return found
