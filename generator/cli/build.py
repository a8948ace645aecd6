"""`evaluations build`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DATA_OPTION, fail, sound
from generator.cli.pdf import BROWSER_OPTION, PDF_OPTION, pdfs_for
from generator.cli.publish import project_of
from generator.cli.showing import showing
from generator.output import Refused
from generator.publish.printing import as_text, faults_text
from generator.publish.publishing import Faulty, build
from generator.publish.sources import marks

SITE = "site"


@click.command("build")
@PDF_OPTION
@BROWSER_OPTION
@DATA_OPTION
def build_command(wanted: bool | None, browser: Path | None, data: Path) -> None:
    """Build all languages of the site into the folder site / 把网站生成到 site 文件夹."""
    target = data.resolve().parent / SITE
    project = project_of(data, pdfs_for(target, wanted, browser))
    read = marks(project.folder, project.data)
    examined = sound(data, showing())
    try:
        found = build(project, examined, target, read)
    except Faulty as refusal:
        fail(faults_text(refusal.faults))
    except Refused as refusal:
        fail(str(refusal))
    click.echo(as_text(found, target, "built"))
