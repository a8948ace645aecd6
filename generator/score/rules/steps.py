"""Steps: points off beyond a threshold, points added on its good side."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from generator.model.rules import Basis, Direction, Reward, Step, Steps
from generator.score.rules.faults import Fault
from generator.score.workings import Measured, StepWorking


def by_steps(rule: Step, weight: Decimal, measured: Measured) -> StepWorking | Fault:
    """raw = weight − steps beyond the threshold × deduct, or weight + steps before it × add."""
    beyond = _beyond(rule, measured.shown)
    if beyond is None:
        return Fault("relative-to-zero", {})
    distance = max(beyond - Fraction(rule.tolerance), Fraction(0))
    if rule.reward is not None and beyond < 0:
        return _rewarded(rule, rule.reward, weight, measured, -beyond)
    counted = count_steps(distance / Fraction(rule.step), rule.steps)
    off, capped = _held(counted * Fraction(rule.deduct), rule.most)
    return StepWorking(rule, measured, distance, counted, Fraction(weight) - off, capped=capped)


def _rewarded(
    rule: Step, reward: Reward, weight: Decimal, measured: Measured, distance: Fraction
) -> StepWorking:
    counted = count_steps(distance / Fraction(reward.step), rule.steps)
    added, capped = _held(counted * Fraction(reward.add), reward.most)
    raw = Fraction(weight) + added
    return StepWorking(rule, measured, distance, counted, raw, rewarded=True, capped=capped)


def _beyond(rule: Step, value: Fraction) -> Fraction | None:
    """How far a value lies on the bad side, in the unit of the step; None relative to zero."""
    threshold = Fraction(rule.threshold)
    offset = value - threshold
    if rule.basis is Basis.RELATIVE:
        if threshold == 0:
            return None
        offset = offset / abs(threshold) * 100
    match rule.direction:
        case Direction.BELOW:
            return -offset
        case Direction.ABOVE:
            return offset
        case Direction.BOTH:
            return abs(offset)


def _held(points: Fraction, most: Decimal | None) -> tuple[Fraction, bool]:
    """Points held to the most there is, and whether that took some away."""
    if most is None or points <= most:
        return points, False
    return Fraction(most), True


def count_steps(steps: Fraction, counting: Steps) -> Fraction:
    """How many steps count: begun ones as whole, completed ones only, or in proportion."""
    match counting:
        case Steps.STARTED:
            return Fraction(ceil(steps))
        case Steps.COMPLETED:
            return Fraction(floor(steps))
        case Steps.LINEAR:
            return steps
