"""The charts of one evaluation: score rates of the first level, and where points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.score.rounding import round_half_up
from generator.score.trace import NodeScore
from generator.views.charts.chart import (
    Chart,
    Figure,
    bars_axis,
    bars_height,
    label,
    marked,
    names_axis,
    number,
    twin,
)
from generator.views.tables import Cell, Heading, exact, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words

MAX_LOST_BARS = 12


def _bars(
    labels: Sequence[str], values: Sequence[Decimal], texts: Sequence[str], axis: str,
    limit: Decimal | None,
) -> Figure:  # fmt: skip
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [label(text) for text in labels],
                "x": [number(value) for value in values],
                "text": list(texts),
                "textposition": "auto",
                "hoverinfo": "y+text",
                "cliponaxis": False,
            }
        ],
        "layout": {
            "xaxis": bars_axis(axis, limit),
            "yaxis": names_axis(),
            "height": bars_height(len(labels)),
        },
    }


def rates(result: Result, say: Words) -> Chart:
    """Score rates of the first level, as bars to 100 %; nodes without a rate are left out."""
    nodes = result.scores.nodes
    rated = [
        (root.name, nodes[root.id], rate)
        for root in result.framework.roots
        if (rate := nodes[root.id].rate) is not None
    ]
    ranked = sorted(rated, key=lambda one: one[2])
    worst, best = ranked[0], ranked[-1]
    texts = [
        say("chart.bar", rate=numbers.percent(rate), note=_of_full(node)) for _, node, rate in rated
    ]
    figure = _bars(
        [name for name, _, _ in rated],
        [round_half_up(rate * 100, 2) for _, _, rate in rated],
        texts,
        say("chart.rate_axis"),
        Decimal(100),
    )
    alternative = say(
        "overview.level_one_alt",
        best=best[0], best_rate=numbers.percent(best[2]),
        worst=worst[0], worst_rate=numbers.percent(worst[2]),
    )  # fmt: skip
    invented = result.department.invented
    title = marked(say("overview.level_one_chart"), invented, say)
    headings = [Heading(say("label.indicator"))]
    headings += [Heading(say(f"label.{key}"), True) for key in ("score", "weight", "rate")]
    data = twin(
        title, headings,
        [[Cell(name), _points(node.score), _points(node.full), rate_cell(rate)]
         for name, node, rate in rated],
        invented,
    )  # fmt: skip
    return Chart("level-one", title, alternative, figure, data, True, invented)


def _of_full(node: NodeScore) -> str:
    return f"{numbers.plain_points(node.score)} / {numbers.plain_points(node.full)}"


def _points(points: Decimal) -> Cell:
    return Cell(numbers.plain_points(points), value=exact(points))


def lost_points(result: Result, leaves: Sequence[Indicator], say: Words) -> Chart:
    """Points lost, most first; `leaves` are those that lost some."""
    shown = leaves[:MAX_LOST_BARS]
    lost = [result.scores.nodes[leaf.id].lost for leaf in shown]
    texts = [say("label.points", points=numbers.plain_points(points)) for points in lost]
    figure = _bars([leaf.name for leaf in shown], lost, texts, say("chart.points_axis"), None)
    alternative = say(
        "overview.lost_alt", worst=shown[0].name, points=numbers.plain_points(lost[0])
    )
    invented = result.department.invented
    title = marked(say("overview.lost_chart"), invented, say)
    data = twin(
        title,
        [Heading(say("label.indicator")), Heading(say("label.lost"), True)],
        [[Cell(leaf.name), _points(result.scores.nodes[leaf.id].lost)] for leaf in leaves],
        invented,
    )
    return Chart("lost-points", title, alternative, figure, data, True, invented)
