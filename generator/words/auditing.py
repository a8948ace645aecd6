"""What an audit says of a figure, in words and numbers a reader can follow."""

from __future__ import annotations

from generator.audit.figures import Audited
from generator.audit.result import Result
from generator.audit.sums import Sum
from generator.model.expressions import FactName
from generator.model.figures import (
    Aspect,
    Basis,
    NotComputable,
    OfExpression,
    OfIndicator,
    OfLevel,
    OfList,
    OfTotal,
)
from generator.model.framework import Indicator
from generator.score.rounding import round_half_up
from generator.score.trace import NodeScore
from generator.words import marks, numbers, working
from generator.words.catalogue import Words

MORE_DIGITS = 2
"""Decimals shown of a computed value beyond those the report prints."""


def printed(one: Audited, say: Words) -> str:
    """The figure as printed, with its unit."""
    if one.printed.endswith("%"):
        return one.printed
    return numbers.with_unit(one.printed, one.unit.symbol, say)


def computed(one: Audited, say: Words) -> str:
    """The computed value in the figure's unit; two more decimals than printed where it has them."""
    if one.computed is None:
        return ""
    value, digits = one.computed.value, _digits(one)
    shown = round_half_up(value, digits)
    if shown != value:
        shown = round_half_up(value, digits + MORE_DIGITS)
    return numbers.with_unit(numbers.decimal(shown), one.unit.symbol, say)


def allowed(one: Audited, say: Words) -> str:
    """The range that the rounding of the operands allows; empty where it is a single value."""
    if one.computed is None or one.computed.range is None:
        return ""
    ends = one.computed.range
    if ends.low == ends.high:
        return ""
    digits = _digits(one) + MORE_DIGITS
    low, high = (
        numbers.with_unit(numbers.decimal(round_half_up(end, digits)), one.unit.symbol, say)
        for end in (ends.low, ends.high)
    )
    return say("audit.range", low=low, high=high)


def _digits(one: Audited) -> int:
    exponent = one.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def arithmetic(one: Audited, result: Result, say: Words) -> str:
    """How the figure was computed, or why it was not."""
    match one.basis:
        case Sum() as total:
            return _sum_line(total, computed(one, say), say)
        case OfExpression(FactName(id)):
            fact = result.evaluation.facts[id]
            amount = numbers.quantity(fact.quantity, say)
            return say("audit.fact", name=fact.name, amount=amount, source=fact.source)
        case OfExpression(expression):
            facts = result.evaluation.facts
            by_name = working.written(expression, {id: fact.name for id, fact in facts.items()})
            if one.computed is None:
                return by_name
            amounts = {fact.id: numbers.quantity(fact.quantity, say) for fact in one.facts}
            return f"{by_name} = {working.written(expression, amounts)} = {computed(one, say)}"
        case OfIndicator(aspect, id):
            return _node_line(aspect, result.framework.by_id[id], result, say)
        case OfTotal(aspect):
            return _aspect_line(aspect, result.scores.total, say)
        case OfLevel(level, below):
            name = result.framework.levels[level - 1]
            key = "audit.level_below" if below else "audit.level"
            part = result.framework.by_id[below].name if below else ""
            return say(key, level=name, below=part, count=computed(one, say))
        case OfList(listed):
            return say("audit.listed", what=say(f"audit.list_{listed}"), count=computed(one, say))
        case NotComputable(why):
            return why


def subject(basis: Basis, result: Result, say: Words) -> str:
    """What a figure is a figure of, in a few words."""
    match basis:
        case OfExpression(FactName(id)):
            return result.evaluation.facts[id].name
        case OfIndicator(aspect, id):
            name = result.framework.by_id[id].name
            return say("audit.of", name=name, aspect=say(f"audit.aspect_{aspect}"))
        case OfTotal(aspect):
            name = say("label.total")
            return say("audit.of", name=name, aspect=say(f"audit.aspect_{aspect}"))
        case OfLevel(level, below):
            name = result.framework.levels[level - 1]
            return f"{result.framework.by_id[below].name} · {name}" if below else name
        case OfList(listed):
            return say(f"audit.list_{listed}")
        case OfExpression() | NotComputable():
            return ""


def _sum_line(total: Sum, result: str, say: Words) -> str:
    parts = " + ".join(numbers.decimal(value) for _, value in total.parts)
    line = f"{parts} = {result}"
    if total.odd:
        line = marks.sentences((line, say("audit.odd", parts=marks.listed(total.odd, say))), say)
    return line


def _node_line(aspect: Aspect, node: Indicator, result: Result, say: Words) -> str:
    scores = result.scores
    if aspect is Aspect.MEASURED:
        return working.measure_line(scores.traces[node.id], node.name, say) or ""
    if aspect is Aspect.SCORE and node.is_leaf:
        return working.one_line(scores.traces[node.id], say)
    if aspect is Aspect.SCORE:
        digits = result.framework.rounding.digits
        below = (scores.nodes[child.id].score for child in result.framework.children(node))
        parts = " + ".join(numbers.points(points, digits) for points in below)
        return say(
            "audit.parts", sum=f"{parts} = {numbers.points(scores.nodes[node.id].score, digits)}"
        )
    return _aspect_line(aspect, scores.nodes[node.id], say)


def _aspect_line(aspect: Aspect, node: NodeScore, say: Words) -> str:
    weight, score = numbers.plain_points(node.weight), numbers.decimal(node.score)
    match aspect:
        case Aspect.DEDUCTION:
            return f"{weight} − {score} = {numbers.plain_points(node.lost)}"
        case Aspect.RATE:
            return f"{score} ÷ {weight} = {numbers.percent(node.rate)}"
        case Aspect.WEIGHT:
            return say("audit.weight", weight=weight)
        case Aspect.SCORE | Aspect.MEASURED:
            return say("audit.total", score=score)
