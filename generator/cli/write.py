"""`evaluations write` and `evaluations export`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.assets import assets, hand_written
from generator.build import produce
from generator.cli.common import DATA_OPTION, replace, sound, to_option
from generator.cli.showing import showing
from generator.words.catalogue import DEFAULT, LANGUAGES

THEMES = ("theme_overrides", "software/theme_overrides")
"""Beside the data: where the software is developed, and in a site of one's own."""


@click.command()
@to_option()
@click.option("--drafts", is_flag=True, help="Include what is not published / 包含未公布的评价")
@click.option("--language", type=click.Choice(LANGUAGES), default=DEFAULT, show_default=True)
@DATA_OPTION
def write(target: Path, drafts: bool, language: str, data: Path) -> None:
    """Plain Markdown, open data and scripts that need no MkDocs / 输出 Markdown 文件夹."""
    progress = showing()
    output = produce(sound(data, progress), drafts=drafts, language=language, progress=progress)
    pages = {page.path: page.markdown.encode() for page in output.pages}
    theme = assets(_theme(data))
    replace(target, hand_written(data, language) | theme | pages | output.files, data, progress)


def _theme(data: Path) -> Path:
    """The theme of the project that the data folder stands in."""
    places = [data.resolve().parent / name for name in THEMES]
    return next((one for one in places if one.is_dir()), places[0])


@click.command()
@to_option()
@DATA_OPTION
def export(target: Path, data: Path) -> None:
    """The open data alone / 只输出开放数据."""
    progress = showing()
    files = produce(sound(data, progress), progress=progress).files
    kept = {name: files[name] for name in files if not name.endswith(".html")}
    replace(target, kept, data, progress)
