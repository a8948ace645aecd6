"""Where an evaluation lost its points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.pages import addresses
from generator.score.rounding import exact_sum
from generator.views.charts import Change, Chart, lost_waterfall
from generator.views.tables import Cell, Heading, Row, Table, absent_cell, exact
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import noted


def lost_leaves(result: Result) -> tuple[Indicator, ...]:
    """The leaves that lost points, most first; ties stay in the order of the tree."""
    nodes = result.scores.nodes
    lost = [leaf for leaf in result.framework.leaves if nodes[leaf.id].lost]
    return tuple(sorted(lost, key=lambda leaf: -nodes[leaf.id].lost))


def lost_text(result: Result, leaves: tuple[Indicator, ...], say: Words) -> str:
    """How many leaves lost points, and how many points together."""
    if not leaves:
        return say("overview.lost_none")
    lost = exact_sum(result.scores.nodes[leaf.id].lost for leaf in leaves)
    return say(
        "overview.lost_text",
        count=sum(result.scores.nodes[leaf.id].applies for leaf in result.framework.leaves),
        lost_count=len(leaves),
        points=numbers.points(lost, result.framework.rounding.digits),
    )


def lost_table(result: Result, leaves: tuple[Indicator, ...], say: Words) -> Table:
    """The leaves that lost points, each with the working in a line."""
    digits = result.framework.rounding.digits
    rows = []
    for leaf in leaves:
        node, trace = result.scores.nodes[leaf.id], result.scores.traces[leaf.id]
        why = working.one_line(trace, say)
        rows.append(
            Row(
                (
                    Cell(leaf.name, addresses.indicator(result, leaf)),
                    Cell((*result.framework.path(leaf), leaf)[0].name),
                    Cell(numbers.attainable(node.weight, node.full, say)),
                    Cell(numbers.points(node.score, digits)),
                    Cell(numbers.points(node.lost, digits)),
                    Cell(why),
                )
            )
        )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("overview.part")),
        Heading(say("label.weight"), True),
        Heading(say("label.score"), True),
        Heading(say("label.lost"), True),
        Heading(say("label.working")),
    )
    return Table(say("overview.lost_caption"), headings, tuple(rows))


def lost_way(result: Result, say: Words) -> Chart:
    """From full marks to the score: what each part lost, then bonuses, vetoes and rounding."""
    scores = result.scores
    full, score = Fraction(scores.total.full), Fraction(scores.total.score)
    lost = [
        Change(root.name, Fraction(points), addresses.indicator(result, root))
        for root in result.framework.roots
        if (points := scores.nodes[root.id].lost)
    ]
    rest = full - score - sum(one.points for one in lost)
    if rest:
        lost.append(Change(say("change.rest"), rest))
    return lost_waterfall(
        "lost-way", say("overview.lost_way"), full, lost, score, say,
        heading=say("overview.part"), invented=result.department.invented,
    )  # fmt: skip


def largest_loss_cell(result: Result, say: Words) -> Cell:
    """The leaf that cost most, the first of the framework among equals, and the points.

    A veto of the total, where that cost more.
    """
    nodes = result.scores.nodes
    leaves = [leaf for leaf in result.framework.leaves if nodes[leaf.id].applies]
    most = max(leaves, key=lambda leaf: nodes[leaf.id].lost, default=None)
    vetoed = _vetoed(result)
    if vetoed > (nodes[most.id].lost if most else 0):
        points = numbers.points(vetoed, result.framework.rounding.digits)
        text = noted(say("year.veto"), points, say)
        return Cell(text, addresses.evaluation(result), sort=exact(vetoed))
    if most is None or not nodes[most.id].lost:
        return absent_cell(say("year.nothing_lost"))
    lost = nodes[most.id].lost
    points = numbers.points(lost, result.framework.rounding.digits)
    return Cell(noted(most.name, points, say), addresses.indicator(result, most), sort=exact(lost))


def _vetoed(result: Result) -> Decimal:
    """The points that vetoes of the total took."""
    trace = result.scores.total_trace
    return trace.before - trace.score if trace else Decimal(0)
