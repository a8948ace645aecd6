"""`evaluations import`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail, terminal_language
from generator.intake.draft import Draft
from generator.intake.grouping import Item
from generator.intake.importing import Imported, NotPossible
from generator.intake.importing import import_report as make
from generator.intake.quoting import shortened
from generator.intake.readers import Unreadable
from generator.intake.recognise.report import Asked
from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR
from generator.output import Refused
from generator.yaml_nodes.fields import SLUG

LONGEST_LINE, LONGEST_NAME = 120, 40
MOST_SHOWN = 12
"""Items of a file that are shown; all are in todo.yml."""
YEARS = click.IntRange(EARLIEST_YEAR, LATEST_YEAR)
PARTS = (
    ("facts", "facts", "基础数据", "facts"),
    ("judgements", "judgements", "评价意见", "judgements"),
    ("published", "places", "公布得分的位置", "places with published scores"),
    ("finance", "tables", "预算和资产表", "tables of budget and assets"),
    ("profile", "functions", "主要职责", "functions"),
    ("findings", "achievements", "主要绩效（组）", "groups of achievements"),
    ("findings", "problems", "问题", "problems"),
    ("findings", "recommendations", "建议", "recommendations"),
    ("method", "basis", "评价依据", "entries of the basis"),
    ("method", "team", "评价人员", "members of the team"),
)


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--department", required=True, help="Folder of the department / 部门文件夹名")
@click.option("--year", type=YEARS, required=True, help="Year evaluated / 评价年度")
@click.option("--framework", default="", help="Name of a new framework / 新指标体系的文件夹名")
@click.option("--name", default="", help="Name of a new department / 新部门的名称")
@click.option("--region", default="", help="Region of a new department / 新部门所在地区")
@click.option(
    "--language",
    type=click.Choice(["both", "zh", "en"]),
    default=None,
    help="Of what is told; that of the terminal / 显示的语言，默认同终端",
)
@DATA_OPTION
def import_report(
    file: Path,
    department: str,
    year: int,
    framework: str,
    name: str,
    region: str,
    language: str | None,
    data: Path,
) -> None:
    """A report to a draft folder, with what to look at / 把报告导入为草稿，列出需要核对之处."""
    for slug in (department, *([framework] if framework else [])):
        if not SLUG.fullmatch(slug):
            fail(
                f"文件夹名只能用小写字母、数字和连字符：{slug}\n"
                f"names of folders take a–z, 0–9 and hyphens: {slug}"
            )
    try:
        done = make(file, data, Asked(department, year, framework, name, region))
    except Unreadable as reason:
        fail("\n".join(f"{reason.message(one)}\n{reason.hint(one)}" for one in ("zh", "en")))
    except NotPossible as reason:
        fail("\n".join(reason.args))
    except Refused as refusal:
        fail(str(refusal))
    language = language or terminal_language()
    told = (*_found(done.draft, language), "", *_doubts(done, language), "")
    click.echo("\n".join((*told, *_next(done, data, language))))


def _found(draft: Draft, language: str) -> Iterator[str]:
    """What was found, by number."""
    levels = Counter(len(one.parents) for one in draft.indicators)
    counts = " / ".join(str(levels[level]) for level in sorted(levels))
    weights = sum(
        one.weight for one in draft.indicators if not one.parents and one.weight is not None
    )
    yield from _said(
        f"指标（各级）{counts}，一级指标分值合计 {weights} 分",
        f"indicators by level: {counts}; the first level adds up to {weights} points",
        language,
    )
    parts = [
        (chinese, english, len(found))
        for file, key, chinese, english in PARTS
        if isinstance(found := draft.year.get(file, {}).get(key), list) and found
    ]
    yield from _said(
        "，".join(f"{chinese} {count}" for chinese, _, count in parts),
        ", ".join(f"{english}: {count}" for _, english, count in parts),
        language,
    )
    if not draft.framework:
        yield from _said(
            f"指标体系与已有的 {draft.framework_id} 相同，沿用",
            f"the framework {draft.framework_id} is used again",
            language,
        )


def _said(chinese: str, english: str, language: str) -> Iterator[str]:
    if language != "en":
        yield chinese
    if language != "zh":
        yield english


def _doubts(done: Imported, language: str) -> Iterator[str]:
    """What has to be looked at: how much in each file, and the items, each on a line."""
    count, all = len(done.items), len(done.doubts)
    yield from _said(
        f"待核对 {all} 条，相同的合并列为 {count} 项；全文和报告中的位置见 todo.yml",
        f"to look at: {all}, alike ones told together as {count}; in full with places in todo.yml",
        language,
    )
    shown = "en" if language == "en" else "zh"
    for file, group in groupby(done.items, key=lambda one: one.file):
        listed = list(group)
        yield f"{file or '—'}（{len(listed)}）" if shown == "zh" else f"{file} ({len(listed)})"
        for item in listed[:MOST_SHOWN]:
            yield f"  - {_line(item, shown)}"
        if len(listed) > MOST_SHOWN:
            more = len(listed) - MOST_SHOWN
            yield f"  … 还有 {more} 项" if shown == "zh" else f"  … {more} more"


def _line(item: Item, language: str) -> str:
    """An item on one line: what it is about where its words do not say so, and its words."""
    text = item.text(language)
    about = item.about if len(item.doubts) == 1 and item.about not in text else ""
    whole = f"{about}：{text}" if about and len(about) <= LONGEST_NAME else text
    return shortened(whole, LONGEST_LINE)


def _next(done: Imported, data: Path, language: str) -> Iterator[str]:
    """What was written and what to do next."""
    for folder in done.folders:
        yield from _said(f"已写入：{data / folder}", f"written: {data / folder}", language)
    yield from _said(
        "下一步：对照报告核对 todo.yml，看过一条删一条；把“待填”换成内容；\n"
        "  运行 evaluations check，用 mkdocs serve 预览；核对完后改 evaluation.yml 的 status。",
        "next: compare with the report and delete each item of todo.yml once looked at;\n"
        "  replace 待填; run `evaluations check`, preview by `mkdocs serve`, change status.",
        language,
    )
