"""The indicators of an evaluation: the whole tree, each leaf with its working."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.audit.measured import PrintedMeasure, compare_measured
from generator.audit.result import Result
from generator.model.evaluation import Fact, Judgement
from generator.model.framework import Indicator, Role
from generator.model.replies import Subject
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.page import Link, Page
from generator.pages.replies import ShownReply, replies_tag, shown_replies
from generator.score.trace import LeafTrace, NodeScore
from generator.views.tables import Cell, Heading, Row, Table, rate_cell, share
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import clause, listed


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """What the report prints for a leaf; `kind` says how it stands to what is computed."""

    text: str
    kind: Literal["agrees", "differs", "noted"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf with everything that led to its score."""

    anchor: str
    name: str
    path: str
    weight: str
    score: str
    self_score: str
    rate: str
    bar: str
    full: bool
    explanation: tuple[str, ...]
    standard: tuple[str, ...]
    working: tuple[str, ...]
    reading: tuple[str, ...]
    reason: tuple[str, ...]
    where: str
    facts: Table | None
    printed: tuple[PrintedNote, ...]
    tag: str
    replies: tuple[ShownReply, ...]
    others: Link | None


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
        tuple(_leaf(result, one, say) for one in below if one.is_leaf),
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
                    Cell(_score(node, digits, say)),
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


def _others(leaf: Indicator, say: Words) -> Link | None:
    """Where the indicator stands beside those of other departments and years."""
    if leaf.concept is None:
        return None
    return Link(say("indicators.others"), addresses.concept(leaf.concept))


def _leaf(result: Result, leaf: Indicator, say: Words) -> Leaf:
    node, trace = result.scores.nodes[leaf.id], result.scores.traces[leaf.id]
    entry = result.framework.rules[leaf.id]
    judgement = result.evaluation.judgements.get(leaf.id)
    digits = result.framework.rounding.digits
    replies = result.evaluation.replies_on(Subject.INDICATOR, leaf.id)
    lines = (
        working.measure_line(trace, leaf.name, say),
        working.rule_line(trace, say),
        working.clamp_line(trace, say),
        working.scale_line(trace, say),
        working.rounding_line(trace, say),
        _penalty_line(result, leaf, say),
    )
    return Leaf(
        anchor=addresses.anchor(leaf),
        name=leaf.name,
        path=" › ".join(above.name for above in result.framework.path(leaf)),
        weight=numbers.plain_points(node.full or node.weight),
        score=_score(node, digits, say),
        self_score="" if judgement is None else _self_score(judgement, digits, say),
        rate=numbers.percent(node.rate),
        bar=share(node.rate or Fraction(0)),
        full=not node.lost,
        explanation=tuple(entry.explanation.splitlines()),
        standard=tuple(entry.standard.splitlines()),
        working=tuple(line for line in lines if line),
        reading=tuple(entry.reading.splitlines()),
        reason=judgement.reason if judgement else (),
        where=judgement.where if judgement else "",
        facts=fact_table(trace.facts, leaf.name, say) if trace.facts else None,
        printed=_printed(result, leaf, say),
        tag=replies_tag(len(replies), say),
        replies=shown_replies(replies, say),
        others=_others(leaf, say),
    )


def _penalty_line(result: Result, leaf: Indicator, say: Words) -> str | None:
    node = result.scores.nodes[leaf.id]
    if result.framework.role(leaf) is not Role.PENALTY or not node.applies:
        return None
    return say("working.penalty", lost=numbers.plain_points(node.lost))


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


def _score(node: NodeScore, digits: int, say: Words) -> str:
    return numbers.points(node.score, digits) if node.applies else say("label.absent")


def _self_score(judgement: Judgement, digits: int, say: Words) -> str:
    if judgement.self_score is None:
        return ""
    return say("indicators.self_score", points=numbers.points(judgement.self_score, digits))


def fact_table(facts: tuple[Fact, ...], name: str, say: Words) -> Table:
    """Facts with value, period and source."""
    headings = (
        Heading(say("label.fact")),
        Heading(say("label.value"), True),
        Heading(say("label.period")),
        Heading(say("label.source")),
    )
    rows = tuple(
        Row(
            (
                Cell(fact.name),
                Cell(numbers.quantity(fact.quantity, say)),
                Cell(fact.period),
                Cell(fact.source),
            )
        )
        for fact in facts
    )
    return Table(say("indicators.facts_caption", name=name), headings, rows)


def _printed(result: Result, leaf: Indicator, say: Words) -> tuple[PrintedNote, ...]:
    digits = result.framework.rounding.digits
    printed = result.published.nodes.get(leaf.id, ())
    notes = [
        PrintedNote(
            say(
                "indicators.printed_differs",
                printed=numbers.decimal(one.printed), where=one.where,
                computed=numbers.points(one.computed, digits),
            ),
            "differs",
        )
        for one in printed
        if not one.agrees
    ]  # fmt: skip
    if printed and not notes:
        notes.append(PrintedNote(say("indicators.printed_agrees"), "agrees"))
    if not printed:
        notes.append(PrintedNote(say("indicators.no_print"), "noted"))
    trace = result.scores.traces[leaf.id]
    measures = compare_measured(result.evaluation, trace)
    return (*notes, *(_measured_note(one, trace, say) for one in measures))


def _measured_note(one: PrintedMeasure, trace: LeafTrace, say: Words) -> PrintedNote:
    where = listed(one.places, say)
    if one.agrees is not False or trace.measured is None:
        key = "measured_printed" if one.agrees else "measured_only"
        text = say(f"indicators.{key}", value=one.printed, where=where)
        return PrintedNote(text, "agrees" if one.agrees else "noted")
    symbol = trace.measured.measure.unit.symbol
    computed = numbers.measured(trace.measured.shown, symbol, say)
    key = "measured_possible" if one.possible else "measured_differs"
    text = say(f"indicators.{key}", value=one.printed, where=where, computed=computed)
    return PrintedNote(text, "noted")
