"""Facts with their value, period and source as a table."""

from __future__ import annotations

from collections.abc import Iterable

from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words

Shown = tuple[str, str, str, str]
"""A fact as it is written: name, value with its unit, period, source."""


def fact_table(caption: str, facts: Iterable[Shown], say: Words) -> Table:
    """The facts, a row each."""
    headings = (
        Heading(say("label.fact")),
        Heading(say("label.value"), True),
        Heading(say("label.period")),
        Heading(say("label.source")),
    )
    return Table(caption, headings, tuple(Row(tuple(map(Cell, one))) for one in facts))
