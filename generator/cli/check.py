"""`evaluations check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import examine
from generator.cli.common import DATA, summary
from generator.cli.showing import showing
from generator.problems.catalogue import LANGUAGES
from generator.problems.explaining import texts
from generator.problems.folding import folded, rest_text
from generator.problems.printing import accepted_text, as_github, as_json, as_text
from generator.problems.source_lines import source_lines


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DATA)
@click.option("--strict", is_flag=True, help="Warnings count as errors / 提醒也算错误")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--language", type=click.Choice(["both", "zh", "en"]), default="both")
def check(path: Path, strict: bool, form: str, language: str) -> None:
    """All problems of the data / 检查数据，一次列出全部问题."""
    examined = examine(path, progress=showing())
    match form:
        case "json":
            click.echo(as_json(examined.problems), nl=False)
        case "github":
            click.echo(as_github(examined.open, f"{path.as_posix()}/"), nl=False)
        case _:
            told, rest = folded(examined.open)
            click.echo(as_text(told, source_lines(path), language))
            click.echo(rest_text(rest), nl=False)
            click.echo(accepted_text(examined.problems))
            click.echo(summary(examined))
            if examined.open:
                click.echo(_more(language))
    counted = examined.open if strict else examined.errors
    sys.exit(1 if counted else 0)


def _more(language: str) -> str:
    """Where a kind of problem is explained."""
    wanted = LANGUAGES if language == "both" else (language,)
    lead = " / ".join(texts(one)["more"] for one in wanted)
    return f"{lead} evaluations explain ID"
