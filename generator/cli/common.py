"""What the commands share: the data option, refusing unsound data, writing a folder whole."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.build import Examined, examine
from generator.output import Refused, replace_folder
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from generator.progress import Progress, silent

DATA = Path("evaluations")
DATA_OPTION = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DATA,
    show_default=True,
    help="The data folder / 数据文件夹",
)


def to_option(help: str = "") -> Callable[[Any], Any]:
    """The folder a command writes to."""
    return click.option(
        "--to", "target", type=click.Path(path_type=Path), required=True, help=help or None
    )


def fail(message: str) -> NoReturn:
    """End the command with a message for the editor."""
    click.echo(message, err=True)
    sys.exit(1)


def terminal_language() -> str:
    """`zh` where the terminal speaks Chinese, else `both`."""
    named = next((one for name in _LOCALE if (one := os.environ.get(name))), "")
    named = named or locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "both"


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def summary(examined: Examined) -> str:
    """How many evaluations, errors and warnings, in both languages."""
    errors = len(examined.errors)
    warnings = len(examined.open) - errors
    to_fill, todo = (sum(one.id == id for one in examined.open) for id in ("to-fill", "todo"))
    chinese = f"（其中待填 {to_fill} 处，待核对 {todo} 条）" if to_fill or todo else ""
    english = f" (to fill in: {to_fill}, to look at: {todo})" if to_fill or todo else ""
    count, accepted = len(examined.results), len(examined.problems) - len(examined.open)
    return (
        f"评价 {count} 份，错误 {errors} 处，提醒 {warnings} 处{chinese}"
        + (f"，已核对保留的提醒 {accepted} 处" if accepted else "")
        + f"\nevaluations: {count}, errors: {errors}, warnings: {warnings}{english}"
        + (f", warnings let stand: {accepted}" if accepted else "")
    )


def sound(data: Path, progress: Progress = silent) -> Examined:
    """The data examined; ends the command when it has errors, other than in drafts."""
    examined = examine(data, progress=progress)
    if refusing := examined.blocking:
        click.echo(as_text(refusing, source_lines(data)), err=True)
        fail(summary(examined))
    return examined


def replace(target: Path, files: dict[str, bytes], data: Path, progress: Progress = silent) -> None:
    """Write a folder whole, or end the command and leave it as it was."""
    try:
        replace_folder(target, files, data, progress)
    except Refused as refusal:
        fail(str(refusal))
    written(target, len(files))


def written(target: Path, count: int) -> None:
    """Tell what was written."""
    click.echo(f"已写入 {count} 个文件 / {count} files written: {target}")
