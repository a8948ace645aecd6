"""`evaluations publish` and `evaluations verify`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail, sound, to_option
from generator.cli.pdf import BROWSER_OPTION, PDF_OPTION, pdfs_for
from generator.cli.showing import showing
from generator.output import Refused
from generator.publish.building import software
from generator.publish.manifest import Unreadable, read_manifest
from generator.publish.pdf import pdfs_in
from generator.publish.printing import (
    as_text,
    difference_text,
    faults_text,
    pdfs_text,
    software_text,
)
from generator.publish.publishing import Faulty, Project, built, publish
from generator.publish.releases import Said, today
from generator.publish.sources import marks
from generator.publish.verifying import difference, other_software, verify


@click.command("publish")
@to_option("The folder a web server shows / 网站服务器上的文件夹")
@click.option("--note", default="", help="What to tell of this release / 发布说明")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Its day, else today / 发布日期")
@PDF_OPTION
@BROWSER_OPTION
@DATA_OPTION
def publish_command(
    target: Path,
    note: str,
    day: datetime | None,
    wanted: bool | None,
    browser: Path | None,
    data: Path,
) -> None:
    """Check, build aside, look through, put in place whole / 检查、生成、核对，整体换上."""
    project = project_of(data, pdfs_for(target, wanted, browser))
    read = marks(project.folder, project.data)
    examined = sound(data, showing())
    try:
        said = Said(day.date() if day else today(), note)
        found = publish(project, examined, target, said, read)
    except Faulty as refusal:
        fail(faults_text(refusal.faults))
    except Refused as refusal:
        fail(str(refusal))
    click.echo(as_text(found, target))


@click.command("verify")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rebuild/--no-rebuild", default=True, help="Build it again too / 重新生成比较")
@DATA_OPTION
def verify_command(folder: Path, rebuild: bool, data: Path) -> None:
    """Is a folder what was published, and do the data give it again / 核对已发布的文件夹."""
    try:
        found = verify(folder)
        manifest = read_manifest(folder)
    except Unreadable as fault:
        fail(f"{fault}: 无法读取 / cannot be read")
    click.echo(difference_text(found, "kept", len(manifest.files)))
    if not rebuild:
        sys.exit(1 if found else 0)
    pdfs = pdfs_in(manifest.files)
    project = project_of(data, (lambda _: None) if pdfs else None)
    examined = sound(data, showing())
    try:
        with tempfile.TemporaryDirectory() as aside:
            again = built(project, examined, Path(aside) / "site")
    except Refused as refusal:
        fail(str(refusal))
    said = {name: one for name, one in manifest.files.items() if name not in pdfs}
    differs = difference(said, again.files)
    click.echo(difference_text(differs, "again", len(again.files)))
    for told in (pdfs_text(len(pdfs)), software_text(other_software(manifest, software()))):
        if told:
            click.echo(told)
    sys.exit(1 if found or differs else 0)


def project_of(data: Path, add_pdfs: Callable[[Path], object] | None) -> Project:
    """The project that the data folder stands in."""
    return Project(data.resolve().parent, data.resolve(), add_pdfs)
