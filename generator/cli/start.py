"""`evaluations start`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.common import fail, written
from generator.output import Refused, new_folder, refuse_unless_new
from generator.own_site.folder import SOFTWARE, site_folder
from generator.own_site.questions import Question, filled, questions
from generator.own_site.software import NoSoftware, running_software, software_files

FORM = "http://127.0.0.1:8000/_form/"


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each question."""
    for one in reversed(questions().values()):
        command = click.option(f"--{one.name}", help=f"{one.en} / {one.zh}")(command)
    return command


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_options
@click.option("--yes", is_flag=True, help="Ask nothing, take what is given / 不提问")
def start(folder: Path, yes: bool, **given: str | None) -> None:
    """Start a publisher's own site, without samples / 新建自己的网站，不带示例."""
    try:
        refuse_unless_new(folder.absolute())
    except Refused as refusal:
        fail(str(refusal))
    answers: dict[str, str] = {}
    for one in questions().values():
        answers[one.name] = _answer(one, given[one.name], answers, asking=not yes)
    try:
        files = site_folder(answers)
        software = software_files(running_software())
        new_folder(folder, files | {f"{SOFTWARE}/{name}": one for name, one in software.items()})
    except (NoSoftware, Refused, ValueError) as refusal:
        fail(str(refusal))
    written(folder, len(files) + len(software))
    click.echo(
        f"接着：cd {folder} && make serve，再打开 {FORM} 导入报告；Windows 见那里的 README.md"
    )
    click.echo(f"next: cd {folder} && make serve, open {FORM}; on Windows see README.md there")


def _answer(one: Question, given: str | None, before: dict[str, str], *, asking: bool) -> str:
    """An answer that can be taken: the one given, else the one to the question."""
    default = filled(one.default, before)
    if given is not None or not asking:
        answer = (default if given is None else given).strip()
        if fault := one.fault(answer):
            fail(f"--{one.name}: {fault}")
        return answer
    click.echo(f"\n{one.zh} / {one.en}\n  {one.why_zh}\n  {one.why_en}")
    while True:
        answer = str(click.prompt(">", default=default, show_default=bool(default))).strip()
        if not (fault := one.fault(answer)):
            return answer
        click.echo(f"  {fault}")
