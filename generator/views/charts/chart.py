"""A chart as data: a plotly figure without colours or fonts, a text that says it all, a table.

The page's script adds the theme, so that one figure serves light, dark and print; what a trace
is (muted, a mean, a loss …) stands in its `meta`. Labels come from data and are escaped, because
plotly reads a little HTML in them. Only trace types of plotly's basic bundle are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words

LABEL_WIDTH = 11
"""In Chinese characters."""
MAX_LABEL_LINES = 3
_PIECE = re.compile(r"[!-~]{1,20} ?|.", re.DOTALL)
"""What a line is not broken in: a word, or a single sign."""

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its id on the page, title, text alternative, and plotly data and layout.

    `data` is what it shows as a table, exact values in the cells: it becomes a CSV beside the
    page, and the table twin below the figure unless one stands `beside` it on the page anyway.
    """

    id: str
    title: str
    alternative: str
    figure: Figure
    data: Table | None = None
    beside: bool = False
    invented: bool = False


def label(text: str) -> str:
    """A label in lines of a few characters, its markup signs escaped; words stay whole."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and _width(lines[-1] + piece.rstrip()) > LABEL_WIDTH:
            lines.append("")
        lines[-1] += piece
    if len(lines) > MAX_LABEL_LINES:
        lines = [*lines[: MAX_LABEL_LINES - 1], lines[MAX_LABEL_LINES - 1][:-1] + "…"]
    return "<br>".join(line_label(line.rstrip()) for line in lines)


def _width(text: str) -> float:
    """How wide a text is, in Chinese characters; a letter is about half as wide."""
    return sum(0.5 if sign < "\u2000" else 1 for sign in text)


def line_label(text: str) -> str:
    """A label in one line, its markup signs escaped."""
    return escape(text, quote=False)


def number(value: Decimal | Fraction) -> float:
    """A number for drawing; JSON knows no decimals, and a pixel needs no more."""
    return float(value)


def marked(title: str, invented: bool, say: Words) -> str:
    """A title, marked where the figures are invented."""
    return say("chart.invented", title=title) if invented else title


def twin(
    title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Cell]], invented: bool = False
) -> Table:
    """What a chart shows as a table."""
    return Table(title, tuple(headings), tuple(Row(tuple(row)) for row in rows), invented=invented)


def bars_axis(title: str, limit: Decimal | None = None) -> Figure:
    """The axis of lying bars: from zero to the limit, or as far as they go."""
    return {
        "title": {"text": title},
        "range": [0, number(limit)] if limit else None,
        "rangemode": "tozero",
        "fixedrange": True,
    }


def names_axis() -> Figure:
    """The axis of the names of lying bars, first on top."""
    return {"autorange": "reversed", "automargin": True, "fixedrange": True}


def bars_height(count: int) -> int:
    """Pixels that lying bars need."""
    return 110 + 46 * count
