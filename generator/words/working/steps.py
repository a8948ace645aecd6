"""Step rules in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.rules import Basis, Direction, Steps
from generator.model.units import DATE, DAYS
from generator.score.trace import StepWorking
from generator.words import numbers
from generator.words.catalogue import Words

NOTHING = (Decimal(0),)
"""The edge a small distance must be told from."""

_SIDES = {Direction.BELOW: "below", Direction.ABOVE: "above", Direction.BOTH: "both"}


def step_line(working: StepWorking, weight: str, raw: str, say: Words) -> str:
    """How far the value is from the threshold, how many steps that makes, what they cost."""
    rule = working.rule
    symbol = working.measured.measure.unit.symbol
    value = numbers.measured(working.measured.shown, symbol, say, (rule.threshold,))
    threshold = numbers.parameter(rule.threshold, symbol, say)
    side, of = _SIDES[rule.direction], "_date" if symbol == DATE else ""
    if working.rewarded and working.counted:
        return say(
            f"working.step_rewarded_{side}{of}",
            value=value, threshold=threshold, distance=_amount(working, working.distance, say),
            step=_size(working, rule.reward.step if rule.reward else rule.step, say),
            counting=say(f"working.steps_{rule.steps}"), counted=_counted(working, say),
            sum=_sum(working, weight, raw, say),
        )  # fmt: skip
    if working.distance == 0 or working.rewarded:
        return _full_line(working, value, threshold, raw, say)
    if working.counted == 0:
        return say(
            f"working.step_none_{side}{of}",
            value=value, threshold=threshold, step=_size(working, rule.step, say), points=raw,
        )  # fmt: skip
    return say(
        f"working.step_{side}{of}",
        value=value, threshold=threshold, distance=_distance(working, say),
        step=_size(working, rule.step, say),
        counting=say(f"working.steps_{rule.steps}"), counted=_counted(working, say),
        sum=_sum(working, weight, raw, say),
    )  # fmt: skip


def _full_line(working: StepWorking, value: str, threshold: str, raw: str, say: Words) -> str:
    """Nothing is lost: on the good side, on the threshold, or within the tolerance."""
    rule, measured = working.rule, working.measured
    offset = measured.shown - Fraction(rule.threshold)
    if offset == 0 and rule.direction is Direction.BOTH:
        return say("working.step_equal", value=value, points=raw)
    good = (offset <= 0) if rule.direction is Direction.ABOVE else (offset >= 0)
    if rule.direction is Direction.BOTH or not good:
        return say(
            "working.step_tolerated",
            value=value, threshold=threshold, points=raw,
            tolerance=_size(working, rule.tolerance, say),
        )  # fmt: skip
    side = _SIDES[rule.direction]
    of = "_date" if measured.measure.unit.symbol == DATE else ""
    return say(f"working.step_full_{side}{of}", value=value, threshold=threshold, points=raw)


def _counted(working: StepWorking, say: Words) -> str:
    if working.rule.steps is Steps.LINEAR:
        return numbers.measured(working.counted, "", say)
    return f"{working.counted.numerator:,}"


def _sum(working: StepWorking, weight: str, raw: str, say: Words) -> str:
    """Weight − steps × deduction, or + steps × reward, with what was held to the most."""
    rule = working.rule
    reward = rule.reward if working.rewarded else None
    each, most = (reward.add, reward.most) if reward else (rule.deduct, rule.most)
    sign = "+" if reward else "−"
    product = f"{_counted(working, say)} × {numbers.plain_points(each)}"
    if not working.capped or most is None:
        return f"{weight} {sign} {product} = {raw}"
    held = numbers.plain_points(most)
    return say("working.held_to", product=product, most=held, sum=f"{weight} {sign} {held} = {raw}")


def _distance(working: StepWorking, say: Words) -> str:
    """How far the value lies beyond the threshold, and beyond its tolerance."""
    beyond = _amount(working, working.distance, say)
    tolerance = working.rule.tolerance
    if not tolerance:
        return beyond
    whole = _amount(working, working.distance + Fraction(tolerance), say)
    tolerated = _size(working, tolerance, say)
    return say("working.beyond_tolerance", whole=whole, tolerance=tolerated, beyond=beyond)


def _amount(working: StepWorking, distance: Fraction, say: Words) -> str:
    """A distance in the unit of the step."""
    symbol = working.measured.measure.unit.symbol
    if working.rule.basis is Basis.RELATIVE:
        return say("working.relative", value=numbers.measured(distance, "%", say, NOTHING))
    if symbol == "%":
        return say("working.points", value=numbers.measured(distance, "%", say, NOTHING)[:-1])
    return numbers.measured(distance, DAYS if symbol == DATE else symbol, say, NOTHING)


def _size(working: StepWorking, size: Decimal, say: Words) -> str:
    """The size of a step or a tolerance."""
    symbol, text = working.measured.measure.unit.symbol, numbers.plain_points(size)
    if working.rule.basis is Basis.RELATIVE:
        return say("working.relative", value=f"{text}%")
    if symbol == "%":
        return say("working.points", value=text)
    return numbers.with_unit(text, DAYS if symbol == DATE else symbol, say)
