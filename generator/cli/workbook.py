"""`evaluations workbook`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail
from generator.editing.edit import Conflict, NotEditable
from generator.editing.edits import apply
from generator.editing.files import digests_of
from generator.editing.sheet.row import Row
from generator.editing.sheet.rows import rows
from generator.words.catalogue import DEFAULT, LANGUAGES
from generator.workbook.merging import Plan, plan
from generator.workbook.printing import plan_text, troubles_text
from generator.workbook.reading import NotOurs, Returned, read_workbook
from generator.workbook.trying import errors_with
from generator.workbook.words import both
from generator.workbook.writing import Exported, workbook_bytes

EXCEL = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("department")
@click.argument("year", type=int)
@click.option("--to", "target", type=EXCEL, help="Export to this file / 导出到")
@click.option("--from", "source", type=EXCEL, help="Import this file / 导入")
@click.option("--dry-run", is_flag=True, help="Tell what would change, write nothing / 只看不写")
@click.option("--merge", is_flag=True, help="Though the data changed since / 数据改过也导入")
@click.option("--language", type=click.Choice(LANGUAGES), default=DEFAULT, show_default=True)
@DATA_OPTION
def workbook(
    department: str,
    year: int,
    target: Path | None,
    source: Path | None,
    dry_run: bool,
    merge: bool,
    language: str,
    data: Path,
) -> None:
    """An evaluation as an Excel workbook, out and back / 评价数据与 Excel 工作簿互转."""
    if (target is None) == (source is None):
        raise click.UsageError("--to FILE.xlsx / --from FILE.xlsx")
    if target is not None:
        _export(data, department, year, target, language)
    elif source is not None:
        _import(data, department, year, source, dry_run=dry_run, merge=merge)


def _rows(data: Path, department: str, year: int, language: str) -> tuple[Row, ...]:
    found = rows(data, department, year, language)
    if not (data / department / str(year)).is_dir() or not found:
        fail(both("no_rows", folder=data / department / str(year)))
    return found


def _export(data: Path, department: str, year: int, target: Path, language: str) -> None:
    if target.exists():
        fail(both("exists", file=target))
    found = _rows(data, department, year, language)
    digests = digests_of(data, (row.file for row in found))
    content = workbook_bytes(Exported(department, year, language, digests, found))
    try:
        _put(target, content)
    except FileExistsError:
        fail(both("exists", file=target))
    except OSError as fault:
        fail(f"{target}: {fault.strerror}")
    click.echo(both("written", file=target, count=len(found)))


def _put(target: Path, content: bytes) -> None:
    """Write a new file, whole or not at all; FileExistsError where it is there by now."""
    aside = target.with_name(f".{target.name}.part")
    try:
        aside.write_bytes(content)
        try:
            os.link(aside, target)
        except FileExistsError:
            raise
        except OSError:
            aside.rename(target)
    finally:
        aside.unlink(missing_ok=True)


def _import(
    data: Path, department: str, year: int, source: Path, *, dry_run: bool, merge: bool
) -> None:
    returned = _returned(source, f"{department}/{year}")
    found = _rows(data, department, year, returned.language)
    planned = plan(found, returned)
    now = digests_of(data, (row.file for row in found))
    since = [name for name, one in returned.digests.items() if now.get(name) != one]
    if since:
        click.echo(both("files_changed", files=", ".join(since)))
    if planned.troubles:
        if planned.changes:
            click.echo(plan_text(planned, done=False))
        fail(troubles_text(planned.troubles))
    if dry_run or not planned.changes:
        click.echo(plan_text(planned, done=False))
        return
    if since and not merge:
        click.echo(plan_text(planned, done=False))
        fail(both("merge"))
    _write(data, planned, now, source)


def _returned(source: Path, wanted: str) -> Returned:
    """The workbook, which must be one of the evaluation named."""
    try:
        returned = read_workbook(source.read_bytes())
    except OSError as fault:
        fail(both("unreadable", reason=fault.strerror))
    except NotOurs as refusal:
        fail(f"{source}: {refusal}")
    found = f"{returned.department}/{returned.year}"
    if found != wanted:
        fail(f"{source}: {both('other', found=found, wanted=wanted)}")
    return returned


def _write(data: Path, planned: Plan, now: dict[str, str], source: Path) -> None:
    """Try the changes on a copy, then write all of them, or none."""
    asked = [one.edit for one in planned.changes]
    try:
        if errors := errors_with(data, asked):
            click.echo(plan_text(planned, done=False))
            fail(f"{both('new_errors')}\n{errors}")
        used = {edit.file: now[edit.file] for edit in asked}
        apply(data, asked, both("note", file=source.name), used)
    except Conflict as conflict:
        fail(both("conflict", files=", ".join(conflict.files)))
    except NotEditable as refusal:
        fail(both("not_editable", reason=refusal))
    click.echo(plan_text(planned, done=True))
