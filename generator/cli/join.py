"""`evaluations join`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import fail, to_option
from generator.join.joining import join
from generator.join.sites import named
from generator.output import Refused
from generator.publish.printing import faults_text
from generator.publish.publishing import Faulty


@click.command("join")
@click.argument("sites", nargs=-1, required=True, metavar="NAME=SITE...")
@to_option("The folder a web server shows / 网站服务器上的文件夹")
@click.option("--title", required=True, help="What the joined site is called / 合成的网站的名称")
def join_command(sites: tuple[str, ...], target: Path, title: str) -> None:
    """Several published sites become one: search, open data, totals / 把各地的网站合在一起."""
    try:
        done = join(named(sites), target, title)
    except Faulty as refusal:
        fail(faults_text(refusal.faults))
    except Refused as refusal:
        fail(str(refusal))
    click.echo(
        f"已把 {done.sites} 个网站合到 {target}：共 {done.files} 个文件"
        f"{'，与原来相同' if done.same else ''}。\n"
        f"{done.sites} sites joined in {target}: {done.files} files"
        f"{', the same as before' if done.same else ''}\n"
        f"manifest.json: SHA-256 {done.sum}"
    )
