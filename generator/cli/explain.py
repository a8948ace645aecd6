"""`evaluations explain`."""

from __future__ import annotations

import click

from generator.cli.common import fail
from generator.problems.catalogue import LANGUAGES, kinds
from generator.problems.explaining import explanation, texts
from generator.yaml_nodes.likeness import nearest


@click.command()
@click.argument("id", required=False)
@click.option("--language", type=click.Choice(LANGUAGES), default="zh", show_default=True)
def explain(id: str | None, language: str) -> None:
    """A kind of problem, with an example / 说明一种提示，附例子.

    ID is the word in brackets that `evaluations check` prints; without it, all are listed.
    """
    if id is None:
        for kind in kinds().values():
            click.echo(f"{kind.id}: {kind.message[language]}")
        return
    if id not in kinds():
        meant = nearest(id, kinds())
        fail(texts(language)["unknown"].format(id=id) + (f" → {meant}" if meant else ""))
    click.echo(explanation(id, language), nl=False)
