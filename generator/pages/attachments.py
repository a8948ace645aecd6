"""The files published with an evaluation, as a table of its overview."""

from __future__ import annotations

from urllib.parse import quote

from generator.audit.result import Result
from generator.pages import addresses
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words


def attachments_table(result: Result, say: Words) -> Table | None:
    """Title, kind, size and note of each file; None where there is none."""
    found = result.evaluation.attachments
    if not found:
        return None
    noted = any(one.note for one in found)
    headings = [Heading(say("attachments.file")), Heading(say("attachments.kind"))]
    headings.append(Heading(say("attachments.size"), True))
    rows = tuple(
        Row(
            (
                Cell(one.title, f"{addresses.evaluation(result)}files/{quote(one.name)}"),
                Cell(one.name.rpartition(".")[2].upper()),
                Cell(f"{max(1, round(one.size / 1024)):,}"),
                *((Cell(one.note),) if noted else ()),
            )
        )
        for one in found
    )
    if noted:
        headings.append(Heading(say("attachments.note")))
    return Table(say("attachments.title"), tuple(headings), rows)
