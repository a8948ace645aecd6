"""The console command `evaluations`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import __version__
from generator.assets import assets, hand_written
from generator.build import Examined, examine, produce
from generator.demo.writing import DEPARTMENTS, MOST_YEARS, SEED, YEARS, demo_files
from generator.output import Refused, new_folder, replace_folder
from generator.problems import Severity
from generator.problems.catalogue import severity
from generator.problems.printing import as_github, as_json, as_text
from generator.problems.source_lines import source_lines
from generator.words.catalogue import DEFAULT, LANGUAGES

DATA = Path("evaluations")
THEME = "theme_overrides"
DATA_OPTION = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DATA,
    show_default=True,
    help="The data folder / 数据文件夹",
)


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Published performance evaluations from YAML folders / 绩效评价公开数据工具."""


@main.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DATA)
@click.option("--strict", is_flag=True, help="Warnings count as errors / 提醒也算错误")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--language", type=click.Choice(["both", "zh", "en"]), default="both")
def check(path: Path, strict: bool, form: str, language: str) -> None:
    """All problems of the data / 检查数据，一次列出全部问题."""
    examined = examine(path)
    match form:
        case "json":
            click.echo(as_json(examined.problems), nl=False)
        case "github":
            click.echo(as_github(examined.problems, f"{path.as_posix()}/"), nl=False)
        case _:
            click.echo(as_text(examined.problems, source_lines(path), language))
            click.echo(_summary(examined))
    counted = examined.problems if strict else examined.errors
    sys.exit(1 if counted else 0)


def _summary(examined: Examined) -> str:
    errors = len(examined.errors)
    warnings = sum(severity(one) is Severity.WARNING for one in examined.problems)
    count = len(examined.results)
    return (
        f"评价 {count} 份，错误 {errors} 处，提醒 {warnings} 处\n"
        f"evaluations: {count}, errors: {errors}, warnings: {warnings}"
    )


@main.command()
@click.option("--to", "target", type=click.Path(path_type=Path), required=True)
@click.option("--drafts", is_flag=True, help="Include what is not published / 包含未公布的评价")
@click.option("--language", type=click.Choice(LANGUAGES), default=DEFAULT, show_default=True)
@DATA_OPTION
def write(target: Path, drafts: bool, language: str, data: Path) -> None:
    """Plain Markdown, open data and scripts that need no MkDocs / 输出 Markdown 文件夹."""
    output = produce(_sound(data), drafts=drafts, language=language)
    pages = {page.path: page.markdown.encode() for page in output.pages}
    _replace(
        target,
        hand_written(data, language) | assets(data.resolve().parent / THEME) | pages | output.files,
        data,
    )


@main.command()
@click.option("--to", "target", type=click.Path(path_type=Path), required=True)
@DATA_OPTION
def export(target: Path, data: Path) -> None:
    """The open data alone / 只输出开放数据."""
    files = produce(_sound(data)).files
    _replace(target, {name: files[name] for name in files if not name.endswith(".html")}, data)


@main.command()
@click.option("--to", "target", type=click.Path(path_type=Path), required=True)
@click.option("--departments", type=click.IntRange(min=1), default=DEPARTMENTS, show_default=True)
@click.option("--years", type=click.IntRange(1, MOST_YEARS), default=YEARS, show_default=True)
@click.option("--seed", type=int, default=SEED, show_default=True)
def demo(target: Path, departments: int, years: int, seed: int) -> None:
    """A data folder of an invented district / 生成虚构的示例区数据."""
    files = demo_files(departments, years, seed)
    try:
        new_folder(target, files)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    click.echo(f"已写入 {len(files)} 个文件 / {len(files)} files written: {target}")


def _sound(data: Path) -> Examined:
    """The data examined; ends the command when it has errors."""
    examined = examine(data)
    if examined.errors:
        click.echo(as_text(examined.errors, source_lines(data)), err=True)
        click.echo(_summary(examined), err=True)
        sys.exit(1)
    return examined


def _replace(target: Path, files: dict[str, bytes], data: Path) -> None:
    try:
        replace_folder(target, files, keep_out_of=data)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    click.echo(f"已写入 {len(files)} 个文件 / {len(files)} files written: {target}")
