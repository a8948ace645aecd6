"""The first level of a department over the years, followed through the declared changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.audit.result import Result
from generator.compare.result import Pair
from generator.compare.site import Comparisons, key_of
from generator.model.framework import Indicator
from generator.pages import addresses
from generator.views.heat import HeatCell, HeatRow, HeatTable, heat_table
from generator.views.tables import Heading
from generator.words.catalogue import Words

Line = dict[int, Indicator]
"""A part of the first level: its indicator by the position of the evaluation."""


def levels_over_years(results: Sequence[Result], compared: Comparisons, say: Words) -> HeatTable:
    """Score rates of the first level, parts × evaluations, oldest first; `results` newest first.

    A part is followed from one evaluation to the one before where exactly one node is declared to
    stand for it; where not, it begins or ends there.
    """
    oldest_first = list(reversed(results))
    columns = [
        Heading(
            say("evaluation.year", year=one.evaluation.year), True, link=addresses.evaluation(one)
        )
        for one in oldest_first
    ]
    rows = tuple(_row(line, oldest_first, say) for line in _lines(oldest_first, compared))
    return heat_table(
        "levels", say("department.levels_caption"), Heading(say("label.indicator")), columns,
        rows, say, note=say("department.levels_note"), sortable=False,
        invented=results[0].department.invented,
    )  # fmt: skip


def _lines(oldest_first: Sequence[Result], compared: Comparisons) -> list[Line]:
    """All parts, in the order of the newest framework; those gone since then after them."""
    lines: list[Line] = [{0: root} for root in oldest_first[0].framework.roots]
    for position, (old, new) in enumerate(pairwise(oldest_first), start=1):
        pair = compared.pairs.get(key_of(new))
        by_old = {line[position - 1].id: line for line in lines if position - 1 in line}
        begun: list[Line] = []
        for root in new.framework.roots:
            line = by_old.get(_before(root, old, pair) or "")
            if line is None:
                line = {}
                begun.append(line)
            line[position] = root
        lines += begun
    last = len(oldest_first) - 1
    order = {root.id: place for place, root in enumerate(oldest_first[last].framework.roots)}
    return sorted(lines, key=lambda line: order[line[last].id] if last in line else len(order))


def _before(root: Indicator, old: Result, pair: Pair | None) -> str | None:
    """The one node of before that a part of the first level stands for."""
    if pair is None or root.id not in pair.by_new:
        return None
    link = pair.by_new[root.id].link
    alone = len(link.old) == 1 and len(link.new) == 1
    known = old.framework.by_id
    return link.old[0] if alone and known[link.old[0]].level == 1 else None


def _row(line: Line, oldest_first: Sequence[Result], say: Words) -> HeatRow:
    cells = tuple(
        _cell(line.get(position), result, say) for position, result in enumerate(oldest_first)
    )
    return HeatRow(line[max(line)].name, cells)


def _cell(root: Indicator | None, result: Result, say: Words) -> HeatCell:
    if root is None:
        return HeatCell(None, reason=say("department.no_part"))
    node = result.scores.nodes[root.id]
    if not node.applies:
        return HeatCell(None, reason=say("label.absent"))
    if node.rate is None:
        return HeatCell(None, addresses.indicator(result, root), say("department.no_rate"))
    return HeatCell(node.rate, addresses.indicator(result, root))
