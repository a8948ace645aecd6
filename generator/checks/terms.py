"""In what two indicators differ, a leaf's points taken as shares of its weight.

Two leaves have the same rule if the same measured value, or the same judgement, gives the same
score rate on both, before rounding: 每降低1%扣0.1分 of 3 points is 每降低1%扣0.05分 of 1.5 points.
Wording that no score follows from, such as the standard's, is not compared.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from generator.model.framework import Framework, Indicator, Measure, RuleEntry
from generator.model.rules import (
    Awarding,
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Interpolation,
    Items,
    Levels,
    PassFail,
    Profiles,
    Proportional,
    Rule,
    Step,
    award,
)

Terms: TypeAlias = tuple[object, ...]
Side: TypeAlias = tuple[Framework, Indicator]


def differing(old: Side, new: Side) -> tuple[str, ...]:
    """The keys, as in the data files, in which two leaves or two upper nodes differ, less weight.

    The rules of leaves must be there.
    """
    one, other = _terms(*old), _terms(*new)
    return tuple(key for key, terms in one.items() if terms != other[key])


def _terms(framework: Framework, node: Indicator) -> dict[str, object]:
    terms: dict[str, object] = {"role": framework.role(node)}
    if node.is_leaf:
        entry, weight = framework.rules[node.id], node.weight
        measure = entry.measure
        terms["measure"] = measure and measure.expression
        terms["unit"] = measure and measure.unit
        terms["on_zero"] = measure and _zero(measure, weight)
        terms["rule"] = _rule(entry.rule, weight)
        terms["conditions"] = tuple(
            (one.text, _share(one.points, weight)) for one in entry.conditions
        )
        terms["ceiling"] = _ceiling(entry, weight)
    return terms


def _share(points: Decimal, weight: Decimal) -> Fraction:
    return Fraction(points) / Fraction(weight)


def _zero(measure: Measure, weight: Decimal) -> Terms:
    policies = (measure.on_zero, measure.on_zero_by_zero)
    return tuple(policy and _share(policy.points, weight) for policy in policies)


def _ceiling(entry: RuleEntry, weight: Decimal) -> Fraction | None:
    return None if entry.ceiling is None else _share(entry.ceiling, weight)


def _rule(rule: Rule | Profiles, weight: Decimal) -> Terms:
    """What a rule says, its points as shares of the weight."""
    if isinstance(rule, Profiles):
        return tuple(sorted((name, _rule(one, weight)) for name, one in rule.rules.items()))
    return (rule.kind, *_details(rule, weight))


def _details(rule: Rule, weight: Decimal) -> Terms:
    match rule:
        case Proportional() | Complement():
            return ()
        case Step():
            return _step(rule, weight)
        case Bands(bands, gap):
            edges = ((one.low, one.low_closed, one.high, one.high_closed) for one in bands)
            return (gap, tuple(edges), _awards(bands, weight))
        case Interpolation(points_at):
            return (tuple(one.at for one in points_at), _awards(points_at, weight))
        case Levels(levels):
            return (tuple(one.name for one in levels), _awards(levels, weight))
        case Items(items):
            return (tuple((one.name, one.gate) for one in items), _awards(items, weight))
        case Checklist(least, most, problems, once):
            return (_share(least, weight), _share(most, weight), problems, once)
        case PassFail(passing, failing):
            return (passing, failing)
        case Discretionary(least, most, deducts):
            return (_share(least, weight), _share(most, weight), deducts)


def _awards(steps: tuple[Awarding, ...], weight: Decimal) -> Terms:
    given = (award(one, weight) for one in steps)
    return tuple((one.least / Fraction(weight), one.most / Fraction(weight)) for one in given)


def _step(rule: Step, weight: Decimal) -> Terms:
    reward = rule.reward and (
        rule.reward.step,
        _share(rule.reward.add, weight),
        None if rule.reward.most is None else _share(rule.reward.most, weight),
    )
    most = None if rule.most is None else _share(rule.most, weight)
    return (
        rule.threshold, rule.direction, rule.step, _share(rule.deduct, weight),
        rule.basis, rule.steps, rule.tolerance, most, reward,
    )  # fmt: skip
