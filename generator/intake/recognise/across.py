"""Scores of a summary printed across: the names in the first row, the scores in one below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.intake.amounts import amount, weighted
from generator.intake.document import Table
from generator.intake.recognise.folding import bare, folded
from generator.intake.recognise.score_rows import TOTALS

_SCORES = re.compile(r"^(?:评价|实际|最终|考核)?得分(?:（分）)?$")
SHORTEST = 2


def scores_across(table: Table, tops: Mapping[str, str]) -> dict[str, Any]:
    """The scores and the total of such a table; empty for any other.

    `tops` are the ids of the highest indicators by folded name; a heading may be short for one
    (目标1).
    """
    row = next((at for at in range(1, table.height) if _SCORES.match(_text(table, at, 0))), None)
    if row is None:
        return {}
    scores: dict[str, Decimal] = {}
    place: dict[str, Any] = {}
    for column in range(1, table.width):
        name, score = weighted(_text(table, 0, column))[0], amount(_text(table, row, column))
        if score is None:
            continue
        if name in TOTALS:
            place["total"] = score
        elif id := _named(folded(name), tops):
            scores[id] = score
    return {"scores": scores, **place} if len(scores) > 1 else {}


def _named(name: str, tops: Mapping[str, str]) -> str:
    """The id of the indicator of a name, or of the only one that begins with it."""
    if name in tops:
        return tops[name]
    found = [id for known, id in tops.items() if known.startswith(name)]
    return found[0] if len(found) == 1 and len(name) >= SHORTEST else ""


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return bare(cell.text) if cell is not None else ""
