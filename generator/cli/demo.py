"""`evaluations demo`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import fail, to_option, written
from generator.cli.showing import showing
from generator.demo.writing import DEPARTMENTS, MOST_YEARS, SEED, YEARS, demo_files
from generator.output import Refused, new_folder


@click.command()
@to_option()
@click.option("--departments", type=click.IntRange(min=1), default=DEPARTMENTS, show_default=True)
@click.option("--years", type=click.IntRange(1, MOST_YEARS), default=YEARS, show_default=True)
@click.option("--seed", type=int, default=SEED, show_default=True)
def demo(target: Path, departments: int, years: int, seed: int) -> None:
    """A data folder of an invented district / 生成虚构的示例区数据."""
    progress = showing()
    files = demo_files(departments, years, seed, progress)
    try:
        new_folder(target, files, progress)
    except Refused as refusal:
        fail(str(refusal))
    written(target, len(files))
