"""`evaluations accept`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.build import Examined, examine
from generator.checks.acceptance import acceptance_for, accepted_file
from generator.cli.common import DATA_OPTION, fail
from generator.editing.changing import length
from generator.editing.edits import Conflict, Edit, NotEditable, apply
from generator.editing.files import content_of, digest
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.problems.source_lines import source_lines


@click.command()
@click.argument("place", metavar="FILE:LINE")
@click.option("--reason", required=True, help="Why it stands / 保留的理由")
@DATA_OPTION
def accept(place: str, reason: str, data: Path) -> None:
    """Let a warning stand that was looked at / 记下已核对、无需修改的提醒.

    FILE:LINE is what `evaluations check` prints before the warning.
    """
    found = _at(place, examine(data))
    if not found:
        fail(f"{place}: 这里没有提醒 / there is no warning here")
    source = source_lines(data)
    for name in dict.fromkeys(accepted_file(one) for one in found):
        mine = [one for one in found if accepted_file(one) == name]
        once = {one.id: one for one in mine}.values()
        entries = [acceptance_for(one, source(one.place) or "", reason) for one in once]
        try:
            _write(data, name, entries)
        except (Conflict, NotEditable) as refusal:
            fail(f"{name}: 没有写入 / not written: {refusal}")
        click.echo(f"{name}: {', '.join(one['problem'] for one in entries)}")


def _at(place: str, examined: Examined) -> Sequence[Problem]:
    """The open warnings of a line; a column behind it is left aside."""
    file, _, line = place.rpartition(":")
    if file.rpartition(":")[2].isdigit():
        file, _, line = file.rpartition(":")
    return [
        one
        for one in examined.open
        if severity(one) is Severity.WARNING
        and (one.place.file, str(one.place.line)) == (file, line)
    ]


def _write(data: Path, name: str, entries: Sequence[dict[str, str]]) -> None:
    """Add entries at the end of a file; what stands in it stays as it is."""
    content = content_of(data, name)
    first = length(content, name, "accepted")
    edits = [Edit(name, ("accepted", at), one) for at, one in enumerate(entries, first)]
    note = f"accept {', '.join(one['problem'] for one in entries)}"
    apply(data, edits, note, {name: digest(content)})
