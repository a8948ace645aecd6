"""`evaluations todo`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail
from generator.load import load
from generator.load.folder import EARLIEST_YEAR, LATEST_YEAR
from generator.problems import Problem, Report

OPEN = ("to-fill", "todo")


@click.command()
@click.argument("department", required=False)
@click.argument("year", required=False, type=click.IntRange(EARLIEST_YEAR, LATEST_YEAR))
@DATA_OPTION
def todo(department: str | None, year: int | None, data: Path) -> None:
    """What is to be filled in and looked at in drafts / 草稿中待填、待核对之处."""
    folder = "/".join(str(one) for one in (department, year) if one is not None)
    if folder and not (data / folder).is_dir():
        fail(f"没有 {folder}\nthere is no {folder}")
    report = Report()
    load(data, report)
    found = [one for one in report.problems if one.id in OPEN and _is_in(one, folder)]
    if year is None:
        _tell_folders(found)
    else:
        _tell_places(found)
    counts = Counter(one.id for one in found)
    click.echo(
        f"待填 {counts['to-fill']} 处，待核对 {counts['todo']} 条\n"
        f"to fill in: {counts['to-fill']}, to look at: {counts['todo']}"
    )


def _is_in(problem: Problem, folder: str) -> bool:
    return not folder or problem.place.file.startswith(f"{folder}/")


def _tell_folders(found: list[Problem]) -> None:
    """How much is open in each file, a line each."""
    counts = Counter(one.place.file for one in found)
    for file, count in counts.items():
        click.echo(f"{file}: {count}")


def _tell_places(found: list[Problem]) -> None:
    """Every place with what belongs there, a line each."""
    for one in found:
        told = (
            one.values["key"] if one.id == "to-fill" else one.values["about"] + one.values["text"]
        )
        click.echo(f"{one.place}: {told}")
