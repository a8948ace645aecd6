"""The lines that tell how a score came about: measure, rule, what was held."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.evaluation import Fact
from generator.model.expressions import FactName
from generator.model.framework import AbsencePolicy
from generator.score.rounding import round_half_up
from generator.score.trace import (
    AbsentWorking,
    BandWorking,
    Clamp,
    ComplementWorking,
    GivenWorking,
    InterpolationWorking,
    LeafTrace,
    Measured,
    ProportionalWorking,
    StepWorking,
    Working,
    ZeroWorking,
)
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, sentences, series
from generator.words.working.expressions import written
from generator.words.working.judged import judged_line
from generator.words.working.scales import band_line, interpolation_line
from generator.words.working.steps import step_line

FACTOR_DIGITS = 4


def measure_line(trace: LeafTrace, name: str, say: Words) -> str | None:
    """`name = facts = numbers = value`; None for a judged leaf."""
    undefined = trace.undefined
    if undefined is not None:
        measure, facts, value = undefined.measure, undefined.facts, None
    elif trace.measured is not None:
        measure, facts = trace.measured.measure, trace.measured.facts
        value = numbers.measured(trace.measured.shown, measure.unit.symbol, say)
    else:
        return None
    if isinstance(measure.expression, FactName):
        source = facts[0].name
        return f"{name} = {value}" if source == name else f"{name} = {source} = {value}"
    by_name = written(measure.expression, {fact.id: fact.name for fact in facts})
    by_number = written(measure.expression, _amounts(facts, say))
    line = f"{name} = {by_name} = {by_number}"
    return (
        sentences((line, say("working.undefined")), say) if value is None else f"{line} = {value}"
    )


def _amounts(facts: Sequence[Fact], say: Words) -> dict[str, str]:
    """Facts as they are written, without their unit where all have the same."""
    units = {fact.quantity.unit for fact in facts}
    bare = len(units) == 1 and not any(unit.is_date for unit in units)
    return {
        fact.id: numbers.decimal(fact.quantity.value)
        if bare
        else numbers.quantity(fact.quantity, say)
        for fact in facts
    }


def rule_line(trace: LeafTrace, say: Words) -> str:
    """How the measured value or the judgement became raw points."""
    line = _line(trace, trace.working, say)
    profile = trace.terms.profile
    return say("working.profile", profile=profile, line=line) if profile else line


def _line(trace: LeafTrace, working: Working, say: Words) -> str:
    raw = numbers.exact_points(working.raw, trace.rounding.digits)
    weight = numbers.plain_points(trace.weight)
    match working:
        case ProportionalWorking(measured=measured):
            return f"{_value(measured, say)} × {weight} = {raw}"
        case ComplementWorking(measured=measured):
            return f"(1 − |{_value(measured, say)}|) × {weight} = {raw}"
        case StepWorking():
            return step_line(working, weight, raw, say)
        case BandWorking():
            return band_line(working, raw, say)
        case InterpolationWorking():
            return interpolation_line(working, trace.weight, raw, say)
        case ZeroWorking(undefined=undefined):
            return say("working.zero", note=undefined.policy.note, points=raw)
        case GivenWorking():
            return _given_line(trace, working, raw, say)
        case AbsentWorking(reason=reason, policy=policy):
            return _absent_line(reason, policy, raw, say)
        case judged:
            return judged_line(judged, trace.weight, raw, say)


def _absent_line(reason: str, policy: AbsencePolicy | None, raw: str, say: Words) -> str:
    if policy is None:
        return say("working.unchosen")
    return say(f"working.absent_{policy.policy}", reason=clause(reason), points=raw)


def _given_line(trace: LeafTrace, working: GivenWorking, raw: str, say: Words) -> str:
    """What was published instead of what the rule gives."""
    reason = clause(working.given.reason)
    told = say("working.not_derivable", points=raw, reason=reason)
    if working.by_rule is None:
        return told
    by_rule = say("working.by_rule", line=_line(trace, working.by_rule, say))
    return sentences((told, by_rule), say)


def one_line(trace: LeafTrace, say: Words) -> str:
    """How the points came about, with what was held to zero or to the weight."""
    lines = (
        rule_line(trace, say),
        clamp_line(trace, say),
        scale_line(trace, say),
        rounding_line(trace, say),
    )
    return sentences((line for line in lines if line), say)


def scale_line(trace: LeafTrace, say: Words) -> str | None:
    """How the points were scaled to make up for leaves that do not apply; None mostly."""
    if trace.factor == 1:
        return None
    factor = numbers.decimal(round_half_up(trace.factor, FACTOR_DIGITS).normalize())
    points = numbers.points(trace.score, trace.rounding.digits)
    return say("working.scaled", factor=factor, points=points)


def rounding_line(trace: LeafTrace, say: Words) -> str | None:
    """That the points were rounded, where the line before shows them with more decimals."""
    digits = trace.rounding.digits
    if trace.factor != 1 or numbers.exact_points(trace.clamped, digits) == numbers.points(
        trace.score, digits
    ):
        return None
    return say("working.rounded", points=numbers.points(trace.score, digits))


def clamp_line(trace: LeafTrace, say: Words) -> str | None:
    """What was held: to zero, to the weight or the ceiling, by side conditions; None mostly."""
    lines = (_limit_line(trace, say), _condition_line(trace, say))
    return sentences((line for line in lines if line), say) or None


def _limit_line(trace: LeafTrace, say: Words) -> str | None:
    ceiling = trace.terms.ceiling
    match trace.clamp:
        case Clamp.FLOOR:
            return say("working.floor")
        case Clamp.CEILING if ceiling is not None:
            return say("working.over_ceiling", ceiling=numbers.plain_points(ceiling))
        case Clamp.CEILING:
            return say("working.ceiling", weight=numbers.plain_points(trace.weight))
        case Clamp.NONE | Clamp.CONDITION:
            return None


def _condition_line(trace: LeafTrace, say: Words) -> str | None:
    """Side conditions that hold, told also where the score was no higher without them."""
    least = trace.terms.least_condition
    if least is None or isinstance(trace.working, GivenWorking):
        return None
    text = series((clause(one.text) for one in trace.terms.conditions), say)
    return say("working.condition", text=text, points=numbers.plain_points(least.points))


def _value(measured: Measured, say: Words) -> str:
    return numbers.measured(measured.shown, measured.measure.unit.symbol, say)
