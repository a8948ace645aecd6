"""A leaf of an evaluation with everything that led to its score."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.audit.result import Result
from generator.model.evaluation import Fact, Judgement
from generator.model.framework import Indicator, Role
from generator.model.replies import Subject
from generator.pages import addresses
from generator.pages.fact_table import fact_table
from generator.pages.page import Link
from generator.pages.printed import PrintedNote, printed_notes
from generator.pages.replies import ShownReply, replies_tag, shown_replies
from generator.score.trace import NodeScore
from generator.views.tables import Table, share
from generator.words import numbers, working
from generator.words.catalogue import Words


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


def leaf_of(result: Result, leaf: Indicator, say: Words) -> Leaf:
    """A leaf of the tree, as the page shows it."""
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
        score=shown_score(node, digits, say),
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
        facts=_facts(trace.facts, leaf.name, say),
        printed=printed_notes(result, leaf, say),
        tag=replies_tag(len(replies), say),
        replies=shown_replies(replies, say),
        others=_others(leaf, say),
    )


def shown_score(node: NodeScore, digits: int, say: Words) -> str:
    """The score of a node; in words where it does not apply."""
    return numbers.points(node.score, digits) if node.applies else say("label.absent")


def _self_score(judgement: Judgement, digits: int, say: Words) -> str:
    if judgement.self_score is None:
        return ""
    return say("indicators.self_score", points=numbers.points(judgement.self_score, digits))


def _penalty_line(result: Result, leaf: Indicator, say: Words) -> str | None:
    node = result.scores.nodes[leaf.id]
    if result.framework.role(leaf) is not Role.PENALTY or not node.applies:
        return None
    return say("working.penalty", lost=numbers.plain_points(node.lost))


def _others(leaf: Indicator, say: Words) -> Link | None:
    """Where the indicator stands beside those of other departments and years."""
    if leaf.concept is None:
        return None
    return Link(say("indicators.others"), addresses.concept(leaf.concept))


def _facts(facts: tuple[Fact, ...], name: str, say: Words) -> Table | None:
    shown = (
        (fact.name, numbers.quantity(fact.quantity, say), fact.period, fact.source)
        for fact in facts
    )
    return fact_table(say("indicators.facts_caption", name=name), shown, say) if facts else None
