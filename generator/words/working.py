"""The working of a score in words and numbers: 2,163.32 ÷ 2,183.41 = 99.08% → 99.08% × 3 = 2.97.

Displayed figures are rounded for reading; every step computes on from the exact value.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model.expressions import (
    Absolute,
    Binary,
    Expression,
    FactName,
    Negative,
    Number,
)
from generator.model.framework import AbsencePolicy, Measure
from generator.model.rules import Band, Bands, Basis, Direction, Steps
from generator.score.rounding import round_half_up
from generator.score.trace import (
    AbsentWorking,
    BandWorking,
    ChecklistWorking,
    Clamp,
    ComplementWorking,
    Deduction,
    DiscretionaryWorking,
    ItemsWorking,
    JudgedWorking,
    LeafTrace,
    LevelWorking,
    Measured,
    PassFailWorking,
    ProportionalWorking,
    StepWorking,
    ZeroWorking,
)
from generator.words import numbers
from generator.words.catalogue import Words

FACTOR_DIGITS = 4
NOTHING = (Decimal(0),)
"""The edge a small distance must be told from."""

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def measure_line(trace: LeafTrace, name: str, say: Words) -> str | None:
    """`name = facts = numbers = value`; None for a judged leaf."""
    working = trace.working
    if isinstance(working, ZeroWorking):
        measure, facts = working.undefined.measure, working.undefined.facts
        value = None
    elif trace.measured is not None:
        measure, facts = trace.measured.measure, trace.measured.facts
        value = numbers.measured(trace.measured.shown, measure.unit.symbol)
    else:
        return None
    amounts = {fact.id: numbers.quantity(fact.quantity) for fact in facts}
    if isinstance(measure.expression, FactName):
        source = facts[0].name
        return f"{name} = {value}" if source == name else f"{name} = {source} = {value}"
    if len({fact.quantity.unit.symbol for fact in facts}) == 1:
        amounts = {fact.id: numbers.decimal(fact.quantity.value) for fact in facts}
    by_name = written(measure.expression, {fact.id: fact.name for fact in facts})
    by_number = written(measure.expression, amounts)
    result = say("working.undefined") if value is None else f" = {value}"
    return f"{name} = {by_name} = {by_number}{result}"


def written(expression: Expression, shown: dict[str, str], around: int = 0) -> str:
    """An expression with its facts as shown, brackets only where they are needed."""
    match expression:
        case FactName(id):
            text = shown[id]
            return f"({text})" if text.startswith("-") and around else text
        case Number(value):
            return numbers.decimal(value)
        case Absolute(of):
            return f"|{written(of, shown)}|"
        case Negative(of):
            return f"−{written(of, shown, 3)}"
        case Binary(operator, left, right):
            strength = _STRENGTH[operator]
            text = (
                f"{written(left, shown, strength)} {_SIGNS[operator]} "
                f"{written(right, shown, strength + (operator in '-/'))}"
            )
            return f"({text})" if strength < around else text


def rule_line(trace: LeafTrace, say: Words) -> str:
    """How the measured value or the judgement became raw points."""
    raw = numbers.exact_points(trace.working.raw, trace.rounding.digits)
    weight = numbers.plain_points(trace.weight)
    match trace.working:
        case ProportionalWorking(measured=measured):
            return f"{_value(measured)} × {weight} = {raw}"
        case ComplementWorking(measured=measured):
            return f"(1 − |{_value(measured)}|) × {weight} = {raw}"
        case StepWorking() as working:
            return _step_line(working, weight, raw, say)
        case BandWorking(measured=measured, rule=rule, band=band, by_gap=by_gap):
            key = "working.band_by_gap" if by_gap else "working.band"
            symbol = measured.measure.unit.symbol
            value = _value(measured, *band_edges(rule))
            return say(key, value=value, band=band_text(band, symbol), points=raw)
        case ZeroWorking(undefined=undefined):
            return say("working.zero", note=undefined.policy.note, points=raw)
        case AbsentWorking(reason=reason, policy=policy):
            return _absent_line(reason, policy, raw, say)
        case judged:
            return _judged_line(judged, weight, raw, say)


def _absent_line(reason: str, policy: AbsencePolicy | None, raw: str, say: Words) -> str:
    if policy is None:
        return say("working.unchosen")
    return say(f"working.absent_{policy.policy}", reason=reason, points=raw)


def _judged_line(working: JudgedWorking, weight: str, raw: str, say: Words) -> str:
    match working:
        case LevelWorking(level=level):
            return say("working.level", level=level.name, points=raw)
        case ChecklistWorking(deductions=deductions):
            return _checklist_line(deductions, weight, raw, say)
        case ItemsWorking(rule=rule, met=met):
            parts = (rule.items[number - 1] for number in met)
            earned = " + ".join(numbers.plain_points(item.points) for item in parts) or "0"
            total = f"{earned} = {raw}"
            return say("working.items", met=len(met), count=len(rule.items), sum=total)
        case PassFailWorking(rule=rule, passed=passed):
            return say("working.passed", what=rule.passing if passed else rule.failing, points=raw)
        case DiscretionaryWorking(rule=rule):
            low, high = numbers.plain_points(rule.least), numbers.plain_points(rule.most)
            return say("working.chosen", low=low, high=high, points=raw)


def _checklist_line(deductions: Sequence[Deduction], weight: str, raw: str, say: Words) -> str:
    if not deductions:
        return say("working.nothing_found", points=raw)
    off = "".join(f" − {numbers.plain_points(one.points)}" for one in deductions)
    found = "；".join(f"{one.number}. {one.problem}" for one in deductions)
    return say("working.found", found=found, sum=f"{weight}{off} = {raw}")


def one_line(trace: LeafTrace, say: Words) -> str:
    """How the points came about, with what was held to zero or to the weight."""
    lines = (rule_line(trace, say), clamp_line(trace, say), scale_line(trace, say))
    return "".join(line for line in lines if line)


def scale_line(trace: LeafTrace, say: Words) -> str | None:
    """How the points were scaled to make up for leaves that do not apply; None mostly."""
    if trace.factor == 1:
        return None
    factor = numbers.decimal(round_half_up(trace.factor, FACTOR_DIGITS).normalize())
    points = numbers.points(trace.score, trace.rounding.digits)
    return say("working.scaled", factor=factor, points=points)


def clamp_line(trace: LeafTrace, say: Words) -> str | None:
    """What was held to zero or to the weight; None when nothing was."""
    weight = numbers.plain_points(trace.weight)
    match trace.clamp:
        case Clamp.FLOOR:
            return say("working.floor")
        case Clamp.CEILING:
            return say("working.ceiling", weight=weight)
        case Clamp.NONE:
            return None


def _value(measured: Measured, *edges: Decimal) -> str:
    return numbers.measured(measured.shown, measured.measure.unit.symbol, edges)


def band_edges(rule: Bands) -> tuple[Decimal, ...]:
    """All edges of the bands."""
    edges = (edge for band in rule.bands for edge in (band.low, band.high))
    return tuple(edge for edge in edges if edge is not None)


def _step_line(working: StepWorking, weight: str, raw: str, say: Words) -> str:
    rule, measure = working.rule, working.measured.measure
    value = _value(working.measured, rule.threshold)
    threshold = parameter(rule.threshold, measure)
    side = "below" if rule.direction is Direction.BELOW else "above"
    if working.distance == 0:
        return say(f"working.step_full_{side}", value=value, threshold=threshold, points=raw)
    if working.counted == 0:
        return say(
            f"working.step_none_{side}",
            value=value, threshold=threshold, step=step_text(working, say), points=raw,
        )  # fmt: skip
    counted = (
        numbers.measured(working.counted, "")
        if rule.steps is Steps.LINEAR
        else f"{working.counted.numerator:,}"
    )
    return say(
        f"working.step_{side}",
        value=value,
        threshold=threshold,
        distance=distance_text(working, say),
        step=step_text(working, say),
        counting=say(f"working.steps_{rule.steps}"),
        counted=counted,
        sum=f"{weight} − {counted} × {numbers.plain_points(rule.deduct)} = {raw}",
    )


def distance_text(working: StepWorking, say: Words) -> str:
    """How far the value lies beyond the threshold, in the unit of the step."""
    symbol = working.measured.measure.unit.symbol
    if working.rule.basis is Basis.RELATIVE:
        return say("working.relative", value=numbers.measured(working.distance, "%", NOTHING))
    if symbol == "%":
        return say("working.points", value=numbers.measured(working.distance, "%", NOTHING)[:-1])
    return numbers.measured(working.distance, symbol, NOTHING)


def step_text(working: StepWorking, say: Words) -> str:
    """The size of one step."""
    rule, symbol = working.rule, working.measured.measure.unit.symbol
    size = numbers.plain_points(rule.step)
    if rule.basis is Basis.RELATIVE:
        return say("working.relative", value=f"{size}%")
    return say("working.points", value=size) if symbol == "%" else f"{size} {symbol}"


def parameter(value: Decimal, measure: Measure) -> str:
    """A parameter of a rule in the unit of the measure."""
    return numbers.with_unit(numbers.plain_points(value), measure.unit.symbol)


def band_text(band: Band, symbol: str) -> str:
    """A band as an interval: ≥80%，≤94%."""
    edges: list[str] = []
    if band.low is not None:
        low = numbers.with_unit(numbers.plain_points(band.low), symbol)
        edges.append(f"{'≥' if band.low_closed else '＞'}{low}")
    if band.high is not None:
        high = numbers.with_unit(numbers.plain_points(band.high), symbol)
        edges.append(f"{'≤' if band.high_closed else '＜'}{high}")
    return "，".join(edges)
