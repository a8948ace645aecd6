"""`evaluations demo`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli.common import fail, to_option, written
from generator.cli.showing import showing
from generator.demo.district import REGION
from generator.demo.writing import DEPARTMENTS, MOST_YEARS, SEED, YEARS, demo_files
from generator.output import Refused, new_folder

_INVENTED = re.compile(rf"{REGION[:2]}[\w]{{1,10}}")


def _invented(context: click.Context, option: click.Parameter, region: str) -> str:
    """A name that nobody takes for that of a real place."""
    if not _INVENTED.fullmatch(region):
        raise click.BadParameter(f"{REGION[:2]}… : {region}")
    return region


@click.command()
@to_option()
@click.option("--departments", type=click.IntRange(min=1), default=DEPARTMENTS, show_default=True)
@click.option("--years", type=click.IntRange(1, MOST_YEARS), default=YEARS, show_default=True)
@click.option("--seed", type=int, default=SEED, show_default=True)
@click.option("--region", default=REGION, show_default=True, callback=_invented)
def demo(target: Path, departments: int, years: int, seed: int, region: str) -> None:
    """A data folder of an invented district / 生成虚构的示例区数据."""
    progress = showing()
    files = demo_files(departments, years, seed, progress, region)
    try:
        new_folder(target, files, progress)
    except Refused as refusal:
        fail(str(refusal))
    written(target, len(files))
