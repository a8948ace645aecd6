"""`evaluations upload`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from generator.cli.common import fail, to_option
from generator.output import Refused
from generator.publish.manifest import Unreadable, read_manifest
from generator.publish.upload import packed, upload, write_upload
from generator.publish.upload_text import nothing_text, read_me, written_text


@click.command("upload")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@to_option("A folder or a .zip that is not there yet / 还没有的文件夹或 .zip")
@click.option(
    "--since",
    type=click.Path(exists=True, path_type=Path),
    help="manifest.json of what the host shows now / 主机上现有网站的 manifest.json",
)
def upload_command(site: Path, target: Path, since: Path | None) -> None:
    """Pack a published site for a host that takes uploads only / 为只能上传的主机打包."""
    if site.resolve() in target.resolve().parents:
        fail(f"{target}: 不能写入网站文件夹 / the site cannot be written to")
    try:
        new, old = read_manifest(site), read_manifest(since) if since else None
        found = upload(new, old)
        if new == old:
            click.echo(nothing_text())
            return
        write_upload(target, chain([read_me(found)], packed(site, new, found)))
    except Unreadable as fault:
        fail(f"{fault}: 无法读取 / cannot be read")
    except Refused as refusal:
        fail(str(refusal))
    click.echo(written_text(found, target))
