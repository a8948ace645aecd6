"""`evaluations pdf`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.common import fail
from generator.publish.browsers import Unprinted, find_browser
from generator.publish.manifest import MANIFEST
from generator.publish.pdf import make_pdfs, reports


@click.command("pdf")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to",
    "into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the PDFs go, beside the pages by default / PDF 存放的文件夹，默认与网页放在一起",
)
@click.option(
    "--browser",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Chromium, Chrome or Edge, where it is not found by itself / 浏览器程序的位置",
)
def pdf_command(site: Path, into: Path | None, browser: Path | None) -> None:
    """Print every full report of a built site into a PDF / 把每份整份报告印成 PDF."""
    found = browser or find_browser()
    if found is None:
        fail(
            "没有找到浏览器（Chromium、Chrome 或 Edge），没有生成 PDF；可用 --browser 指明位置"
            " / no Chromium, Chrome or Edge was found and no PDF was made; name one by --browser"
        )
    if into is None and (site / MANIFEST).is_file():
        fail(
            f"{site}: 已发布的文件夹不再添加文件，请用 --to 另指文件夹"
            " / nothing is added to a published folder; give another one by --to"
        )
    if not reports(site):
        fail(f"{site}: 没有整份报告的页面 / there are no pages of full reports")
    try:
        made = make_pdfs(site, found, into or site, os.cpu_count() or 1)
    except Unprinted as fault:
        fail(f"浏览器没有印出 PDF / the browser printed no PDF: {fault}")
    except OSError as fault:
        fail(f"{fault.filename}: {fault.strerror}")
    click.echo(f"生成 {len(made)} 份 PDF / {len(made)} PDFs: {into or site}")
