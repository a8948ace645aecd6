"""`evaluations schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.common import DATA, fail, written
from generator.output import Refused, replace_folder
from generator.schemas.build import schema, schema_files
from generator.schemas.catalogue import catalogue
from generator.schemas.editor import settings_text


@click.command(name="schema")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="Write them to this folder, else print them / 写入文件夹；不写就直接输出",
)
def schemas(target: Path | None) -> None:
    """JSON Schemas of the data files, for editors such as VS Code / 数据文件的 JSON Schema."""
    if target is None:
        found = {file: schema(file) for file in catalogue().files}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    files = schema_files()
    try:
        replace_folder(target, files, keep_out_of=DATA)
    except Refused as refusal:
        fail(str(refusal))
    written(target, len(files))
    click.echo("写入 VS Code 的 .vscode/settings.json / for .vscode/settings.json of VS Code:")
    click.echo(settings_text(target.as_posix()), nl=False)
