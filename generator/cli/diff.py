"""`evaluations diff`."""

from __future__ import annotations

import sys

import click

from generator.cli.showing import showing
from generator.differences.compare import compare
from generator.differences.printing import as_json, as_text
from generator.differences.seen import NotReadable
from generator.differences.sources import read_source


@click.command()
@click.argument("old")
@click.argument("new", default="evaluations")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--language", type=click.Choice(["both", "zh", "en"]), default="both")
def diff(old: str, new: str, form: str, language: str) -> None:
    """What would change for readers between OLD and NEW / 发布以后，读者看到的会有什么变化.

    Each is a data folder, a built site, a folder of exported data, or git:REVISION[:FOLDER].
    Ends with 0 where nothing changes, 1 where something does, 2 where one cannot be read.
    """
    progress = showing()
    try:
        found = compare(read_source(old, progress), read_source(new, progress))
    except NotReadable as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    click.echo(as_json(found) if form == "json" else as_text(found, language), nl=False)
    sys.exit(1 if found else 0)
