"""`evaluations upgrade`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import fail
from generator.output import Refused
from generator.own_site.folder import SOFTWARE
from generator.own_site.software import NoSoftware, version_of
from generator.own_site.upgrading import PREVIOUS, back, check_site, put, renew_schemas, tried


@click.command()
@click.argument(
    "software", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--back", "backwards", is_flag=True, help="Back to the version before / 换回上一版")
def upgrade(software: Path | None, backwards: bool) -> None:
    """Put a newer version of the software into the site here / 把本网站的软件换成新版.

    SOFTWARE is the folder of the new version. Data and settings are not touched; the version before
    is kept in software.previous.
    """
    site = Path()
    try:
        check_site(site)
        before = version_of(site / SOFTWARE)
        if backwards:
            _renew(site, site / PREVIOUS)
            back(site)
        elif software is None:
            fail("请写出新版软件的文件夹 / name the folder of the new version")
        else:
            _try(site, software)
            _renew(site, software)
            put(site, software)
    except (NoSoftware, Refused) as refusal:
        fail(str(refusal))
    click.echo(f"软件 / software: {before} → {version_of(site / SOFTWARE)}")
    click.echo(f"原来的软件保留在 / the one before is kept in: {PREVIOUS}")


def _try(site: Path, software: Path) -> None:
    """End the command where the new version does not take the data."""
    taken, said = tried(site, software)
    if not taken:
        click.echo(said, err=True)
        fail(
            "新版软件用现有数据试运行没有通过，没有更换，原因见上 / "
            "the new version failed on the data, for the reason above: nothing changed"
        )


def _renew(site: Path, software: Path) -> None:
    if software.is_dir() and not renew_schemas(site, software):
        click.echo("没有更新 .vscode/schemas / .vscode/schemas were not renewed", err=True)
