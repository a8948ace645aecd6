"""The indicators of an evaluation: the whole tree, each leaf with its working."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.leaf import Leaf, leaf_of, shown_score
from generator.pages.page import Page
from generator.views.tables import Cell, Heading, Row, Table, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, listed


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator of the first level: its tree as a table, its leaves.

    One that is a leaf itself leaves the anchor of the indicator to the leaf, which opens for it.
    """

    anchor: str
    name: str
    tree: Table
    vetoes: tuple[str, ...]
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Indicators:
    """Context of indicators.md.j2."""

    lead: str
    exact_note: str
    parts_of_tree: tuple[Part, ...]


def indicators(result: Result, say: Words) -> Page:
    """The page of all indicators."""
    framework, scores = result.framework, result.scores
    digits = framework.rounding.digits
    counts = [
        say(
            "indicators.count",
            level=name,
            count=sum(1 for one in framework.indicators if one.level == level),
        )
        for level, name in enumerate(framework.levels, 1)
    ]
    lead = say(
        "indicators.lead",
        levels=framework.name,
        counts=listed(counts, say),
        weight=numbers.plain_points(scores.total.weight),
        score=numbers.points(scores.total.score, digits),
    )
    parts = tuple(_part(result, root, say) for root in framework.roots)
    context = Indicators(lead, say("indicators.exact_note", digits=digits), parts)
    return evaluation_page(result, "indicators", context, "judgements.yml", say)


def _part(result: Result, root: Indicator, say: Words) -> Part:
    below = [
        one for one in result.framework.indicators
        if one is root or root in result.framework.path(one)
    ]  # fmt: skip
    anchor = addresses.anchor(root)
    return Part(
        f"part-{anchor}" if root.is_leaf else anchor,
        root.name,
        _tree(result, root, below, say),
        _vetoes(result, below, say),
        tuple(leaf_of(result, one, say) for one in below if one.is_leaf),
    )


def _tree(result: Result, root: Indicator, below: list[Indicator], say: Words) -> Table:
    digits = result.framework.rounding.digits
    rows = []
    for one in below:
        node = result.scores.nodes[one.id]
        link = addresses.indicator(result, one) if one.is_leaf else None
        rows.append(
            Row(
                (
                    Cell(one.name, link),
                    Cell(numbers.attainable(node.weight, node.full, say)),
                    Cell(shown_score(node, digits, say)),
                    rate_cell(node.rate),
                ),
                depth=one.level - 1,
                total=one is root,
                anchor=None if one.is_leaf or one is root else addresses.anchor(one),
            )
        )
    headings = (
        Heading(say("label.indicator")),
        *(Heading(say(f"label.{key}"), True) for key in ("weight", "score", "rate")),
    )
    return Table(say("indicators.tree_caption", name=root.name), headings, tuple(rows))


def _vetoes(result: Result, below: list[Indicator], say: Words) -> tuple[str, ...]:
    """Vetoes that hold a node of this part."""
    led = result.scores.total_trace
    nodes = {one.id: one.name for one in below}
    return tuple(
        say(
            "indicators.vetoed",
            name=nodes[veto.node],
            text=clause(veto.text),
            reason=clause(reason),
            points=numbers.plain_points(veto.score),
        )
        for veto, reason in (led.vetoes if led else ())
        if veto.node in nodes and veto.score is not None
    )
