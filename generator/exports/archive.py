"""All tables in one file to take away."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from generator.model.disclosure import Site

NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP file can say; the same bytes must come out of every build."""
UNIX = 3
PLAIN_FILE = 0o100644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these files, sorted by name.

    Nothing is compressed: libraries compress differently, and two builds must give the same bytes.
    """
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as written:
        for name in sorted(files):
            entry = ZipInfo(name, NEVER)
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE
            written.writestr(entry, files[name])
    return out.getvalue()


def readme(site: Site) -> bytes:
    """What is in the file, in Chinese and in English, for editors of text on Windows too."""
    lines = [site.name, "", *_CHINESE, *_given(site, "发布单位：", "使用条件："), "", *_ENGLISH]
    lines += _given(site, "Published by: ", "Terms of reuse: ")
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _given(site: Site, publisher: str, terms: str) -> list[str]:
    lines = [f"{publisher}{site.publisher}"] if site.publisher else []
    return [*lines, f"{terms}{site.terms}"] if site.terms else lines


_CHINESE = (
    "部门整体绩效评价数据：一组 CSV 文件（UTF-8 编码，带 BOM，可直接用 Excel 打开）。",
    "datapackage.json 写明每个文件、每一列的含义，文件之间的联系，每个文件的大小和 SHA-256。",
    "invented 一列为 true 的行是虚构示例，不代表任何真实单位，请勿与真实评价混在一起计算。",
    "数字是精确值，没有为显示而取整；不能写成有限小数的保留 12 位小数。空格表示没有，不表示零。",
    "以 =、+、-、@ 开头的文字前面加了一个单引号，以免表格软件当作公式。",
)
_ENGLISH = (
    "Performance evaluations of departments as CSV files (UTF-8 with BOM).",
    "datapackage.json (Frictionless Data Package) says what each file and each column means, how "
    "files hang together, and the size and SHA-256 of each.",
    "Rows whose column invented is true are examples about bodies that do not exist; keep them "
    "apart from real ones.",
    "Numbers are exact, not rounded for display; those no decimal expresses have 12 decimals. "
    "Empty means nothing is known or applies, never zero.",
    "Texts that begin with =, +, - or @ have a quotation mark before them, so that no spreadsheet "
    "takes them for formulas.",
)
