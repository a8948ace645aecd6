"""`evaluations import`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail
from generator.intake.doubts import place, told
from generator.intake.draft import Draft
from generator.intake.importing import Imported, NotPossible
from generator.intake.importing import import_report as make
from generator.intake.readers import Unreadable
from generator.intake.recognise.report import Asked
from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR
from generator.output import Refused
from generator.yaml_nodes.fields import SLUG

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
@DATA_OPTION
def import_report(
    file: Path, department: str, year: int, framework: str, name: str, region: str, data: Path
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
    click.echo("\n".join((*_found(done.draft), "", *_doubts(done), "", *_next(done, data))))


def _found(draft: Draft) -> Iterator[str]:
    """What was found, by number."""
    levels = Counter(len(one.parents) for one in draft.indicators)
    counts = " / ".join(str(levels[level]) for level in sorted(levels))
    tops = [one.weight for one in draft.indicators if not one.parents]
    weights = sum(one for one in tops if one is not None)
    yield f"指标（各级）{counts}，一级指标分值合计 {weights} 分"
    yield f"indicators by level: {counts}; the first level adds up to {weights} points"
    for file, key, chinese, english in PARTS:
        found = draft.year.get(file, {}).get(key)
        if isinstance(found, list) and found:
            yield f"  {chinese} {len(found)} / {english}: {len(found)}"
    if not draft.framework:
        yield f"指标体系与已有的 {draft.framework_id} 相同，沿用 / the framework is used again"


def _doubts(done: Imported) -> Iterator[str]:
    """What has to be looked at, by file."""
    count = len(done.doubts)
    yield f"需要核对 {count} 处（已写入 todo.yml）/ to be looked at: {count} (in todo.yml)"
    for file, group in groupby(done.doubts, key=lambda one: one.file):
        yield f"{file or '—'}"
        for doubt in group:
            where = place(doubt.origin, "zh")
            about = f"{doubt.about}：" if doubt.about and len(doubt.about) <= 40 else ""
            yield f"  - {about}{told(doubt, 'zh')}{f'（{where}）' if where else ''}"
            where = place(doubt.origin, "en")
            yield f"    {told(doubt, 'en')}{f' ({where})' if where else ''}"


def _next(done: Imported, data: Path) -> Iterator[str]:
    """What was written and what to do next."""
    for folder in done.folders:
        yield f"已写入 / written: {data / folder}"
    yield "下一步：对照报告核对 todo.yml，看过一条删一条；把“待填”换成内容；"
    yield "  运行 evaluations check，用 mkdocs serve 预览；核对完后改 evaluation.yml 的 status。"
    yield "next: compare with the report and delete each item of todo.yml once looked at;"
    yield "  replace 待填; run `evaluations check`, preview by `mkdocs serve`, change status."
