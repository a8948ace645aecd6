"""`evaluations new`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.carry_over import Asked, NotPossible, Started, start
from generator.checks import check
from generator.cli.common import DATA_OPTION, fail
from generator.load import load
from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR
from generator.output import Refused, new_folder
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines

YEARS = click.IntRange(EARLIEST_YEAR, LATEST_YEAR)


@click.command()
@click.argument("department")
@click.argument("year", type=YEARS)
@click.option("--from", "chosen", type=YEARS, help="Year to carry over / 沿用哪个年度")
@click.option("--framework", default="", help="Edition of the framework / 指标体系")
@click.option("--name", default="", help="Name of a new department / 新部门的名称")
@click.option("--region", default="", help="Region of a new department / 新部门所在地区")
@DATA_OPTION
def new(
    department: str, year: int, chosen: int | None, framework: str, name: str, region: str,
    data: Path,
) -> None:  # fmt: skip
    """A folder to fill in, carried over from last year / 新建一个年度，沿用上年."""
    loaded = load(data, Report())
    try:
        started = start(data, loaded, Asked(department, year, chosen, framework, name, region))
        new_folder(data / started.folder, started.files)
    except NotPossible as reason:
        fail("\n".join(reason.args))
    except Refused as refusal:
        fail(str(refusal))
    _tell(data, f"{department}/{year}", started)


def _tell(data: Path, folder: str, started: Started) -> None:
    """What was made, how much of it is to be filled in, and what to do next."""
    report = Report()
    check(load(data, report), report)
    own = [one for one in report.problems if one.place.file.startswith(f"{folder}/")]
    wrong = [one for one in own if severity(one) is Severity.ERROR]
    if wrong:
        click.echo(as_text(wrong, source_lines(data)), err=True)
    count = {id: sum(one.id == id for one in own) for id in ("to-fill", "todo")}
    old = started.former
    source = f"{old.department}/{old.year}" if old else ""
    click.echo(_told(data / folder, source, count["to-fill"], count["todo"]))


def _told(folder: Path, source: str, to_fill: int, todo: int) -> str:
    chinese = f"，沿用 {source}" if source else ""
    english = f", carried over from {source}" if source else ""
    return (
        f"已新建 {folder}{chinese}：待填 {to_fill} 处，待核对 {todo} 条\n"
        "下一步：按报告把“待填”换成内容；核对 todo.yml，看过一条删一条；"
        "evaluations check 随时检查，mkdocs serve 预览；都做完后改 evaluation.yml 的 status\n"
        f"made {folder}{english}: {to_fill} values to fill in, {todo} things to look at\n"
        "next: replace each 待填 by what the report says; look at todo.yml and delete what is done;"
        " run evaluations check at any time, mkdocs serve to preview; then change the status"
        " in evaluation.yml"
    )
