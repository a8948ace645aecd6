"""From one total to another, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from generator.views.charts.chart import Chart, Figure, marked, twin
from generator.views.charts.steps import Change, bars, layout, signed, totals, written
from generator.views.tables import Cell, Heading, Table, exact
from generator.words.catalogue import Words
from generator.words.marks import listed


def waterfall(
    id: str,
    title: str,
    start: Change,
    changes: Sequence[Change],
    end: Change,
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
    alternative: str = "",
) -> Chart:
    """The way from one total to another: each change a bar where the one before left off.

    The totals are marks, not bars, since the axis does not begin at zero. ValueError where start
    and changes do not add up to the end, exactly.

    >>> waterfall("why", "总分为什么变化", Change("2023年度", Fraction(84)),
    ...     [Change("绩效变化", Fraction(5)), Change("指标体系修订", Fraction(-1))],
    ...     Change("2024年度", Fraction(88)), say, heading="原因")
    """
    levels = list(accumulate((one.points for one in changes), initial=start.points))
    if levels[-1] != end.points:
        raise ValueError(f"{start.points} and the changes make {levels[-1]}, not {end.points}")
    steps = list(zip(changes, levels, strict=False))
    shown = marked(title, invented, say)
    figure: Figure = {
        "data": [
            *bars([one for one in steps if one[0].points >= 0], "gain"),
            *bars([one for one in steps if one[0].points < 0], "loss"),
            totals((start, end)),
        ],
        "layout": layout([start, *changes, end], levels, say),
    }
    text = alternative or _alternative(start, changes, end, say)
    data = _twin(shown, start, changes, end, heading, invented, say)
    return Chart(id, shown, text, figure, data, beside, invented)


def lost_waterfall(
    id: str,
    title: str,
    full: Fraction,
    lost: Sequence[Change],
    score: Fraction,
    say: Words,
    *,
    heading: str,
    invented: bool = False,
    beside: bool = False,
) -> Chart:
    """From full marks to the score: `lost` are the points lost, as positive numbers.

    >>> lost_waterfall("lost", "从满分到得分", Fraction(100), [Change("决策", Fraction(2)),
    ...     Change("产出", Fraction(6))], Fraction(92), say, heading="一级指标")
    """
    changes = [Change(one.name, -one.points, one.link) for one in lost]
    return waterfall(
        id, title, Change(say("chart.full"), full), changes,
        Change(say("chart.scored"), score), say,
        heading=heading, invented=invented, beside=beside,
    )  # fmt: skip


def _alternative(start: Change, changes: Sequence[Change], end: Change, say: Words) -> str:
    steps = listed((f"{one.name} {signed(one.points)}" for one in changes), say)
    return say(
        "chart.waterfall_alt", start=start.name, start_points=written(start.points),
        steps=steps, end=end.name, end_points=written(end.points),
    )  # fmt: skip


def _twin(
    title: str, start: Change, changes: Sequence[Change], end: Change, heading: str,
    invented: bool, say: Words,
) -> Table:  # fmt: skip
    headings = [Heading(heading), Heading(say("chart.points"), True)]
    rows = [
        [Cell(start.name, start.link), _points(start.points, written(start.points))],
        *([Cell(one.name, one.link), _points(one.points, signed(one.points))] for one in changes),
        [Cell(end.name, end.link), _points(end.points, written(end.points))],
    ]
    return twin(title, headings, rows, invented)


def _points(points: Fraction, text: str) -> Cell:
    return Cell(text, value=exact(points))
