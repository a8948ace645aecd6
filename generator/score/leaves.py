"""One leaf scored: its rule, what was judged, the terms that hold its points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Fact, Judgement, NotDerivable
from generator.model.framework import Measure, Rounding, RuleEntry
from generator.model.rules import (
    JudgedRule,
    MeasuredRule,
    Profiles,
    Rule,
    can_choose,
    rule_for,
)
from generator.remembered import remembered
from generator.score import rules
from generator.score.measures import (
    MissingFacts,
    NegativeDivisor,
    UnitsDiffer,
    ZeroDivisor,
    measure,
)
from generator.score.rounding import rounded
from generator.score.rules import Fault
from generator.score.trace import Clamp, LeafTrace, Terms
from generator.score.workings import (
    GivenWorking,
    JudgedWorking,
    Measured,
    MeasuredWorking,
    Undefined,
    Working,
    ZeroWorking,
)

NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Worked:
    """The working of a leaf and the terms it is scored under."""

    working: Working
    terms: Terms


def work(
    entry: RuleEntry,
    weight: Decimal,
    judgement: Judgement,
    facts: Mapping[str, Fact],
    profile: str = "",
) -> Worked | Fault | MissingFacts:
    """How the points of a leaf come about, or why they do not."""
    return _worked(judgement, entry, weight, facts, profile)


@remembered
def _worked(
    judgement: Judgement,
    entry: RuleEntry,
    weight: Decimal,
    facts: Mapping[str, Fact],
    profile: str,
) -> Worked | Fault | MissingFacts:
    rule = chosen_rule(entry.rule, profile)
    if isinstance(rule, Fault):
        return rule
    terms = _terms(entry, judgement, profile)
    if isinstance(terms, Fault):
        return terms
    by_rule = _by_rule(rule, entry.measure, weight, judgement, facts)
    given = judgement.not_derivable
    working = by_rule if given is None else _given(rule, given, entry.ceiling or weight, by_rule)
    return working if isinstance(working, Fault | MissingFacts) else Worked(working, terms)


def chosen_rule(rule: Rule | Profiles, profile: str) -> Rule | Fault:
    """The rule that holds in a context."""
    found = rule_for(rule, profile)
    if found is not None:
        return found
    known = "、".join(rule.rules) if isinstance(rule, Profiles) else ""
    return Fault("profile-unknown" if profile else "profile-missing", {
        "profile": profile, "known": known,
    })  # fmt: skip


def _terms(entry: RuleEntry, judgement: Judgement, profile: str) -> Terms | Fault:
    numbers = judgement.conditions
    if fault := rules.list_fault(numbers, len(entry.conditions)):
        return fault
    if numbers and not judgement.reason:
        return Fault("condition-reason", {})
    held = tuple(entry.conditions[number - 1] for number in numbers)
    return Terms(entry.ceiling, held, profile if isinstance(entry.rule, Profiles) else "")


ByRule = MeasuredWorking | ZeroWorking | JudgedWorking


def _given(
    rule: Rule, given: NotDerivable, most: Decimal, by_rule: ByRule | Fault | MissingFacts
) -> GivenWorking | Fault:
    if not 0 <= given.points <= most:
        return Fault("chosen-points", {"low": 0, "high": most})
    followed = None if isinstance(by_rule, Fault | MissingFacts) else by_rule
    return GivenWorking(rule, given, followed, Fraction(given.points))


def _by_rule(
    rule: Rule,
    definition: Measure | None,
    weight: Decimal,
    judgement: Judgement,
    facts: Mapping[str, Fact],
) -> ByRule | Fault | MissingFacts:
    if isinstance(rule, JudgedRule):
        return rules.by_judgement(rule, weight, judgement)
    others = [key for key in rules.given_keys(judgement) if key != "points" or not can_choose(rule)]
    if others:
        return Fault("judgement-unused", {"key": others[0]})
    if definition is None:
        return Fault("measure-missing", {})
    return _by_measure(rule, definition, weight, judgement, facts)


def _by_measure(
    rule: MeasuredRule,
    definition: Measure,
    weight: Decimal,
    judgement: Judgement,
    facts: Mapping[str, Fact],
) -> MeasuredWorking | ZeroWorking | Fault | MissingFacts:
    match measure(definition, facts):
        case Measured() as measured:
            return rules.by_measure(rule, weight, measured, judgement)
        case Undefined() as undefined:
            return ZeroWorking(rule, undefined, Fraction(undefined.policy.points))
        case UnitsDiffer(found, expected):
            return Fault("units-differ", {"found": found, "expected": expected})
        case NegativeDivisor():
            return Fault("negative-divisor", {})
        case ZeroDivisor(policy):
            return Fault("zero-divisor", {"policy": policy})
        case MissingFacts() as missing:
            return missing


def clamp(raw: Fraction, most: Decimal) -> tuple[Clamp, Fraction]:
    """Raw points held to the range from zero (扣完为止) to the most there is."""
    if raw < 0:
        return Clamp.FLOOR, Fraction(0)
    if raw > most:
        return Clamp.CEILING, Fraction(most)
    return Clamp.NONE, raw


def trace(
    leaf: str,
    weight: Decimal,
    working: Working,
    rounding: Rounding,
    factor: Fraction = Fraction(1),
    terms: Terms = NO_TERMS,
) -> LeafTrace:
    """The score of a leaf from its working: clamped, held by conditions, scaled, then rounded.

    Rounding never takes a score above what could be earned. What was published instead of what
    the rule gives is held by no condition and not scaled.
    """
    most = terms.ceiling or weight
    held, clamped = clamp(working.raw, most)
    condition = terms.least_condition
    if isinstance(working, GivenWorking):
        factor = Fraction(1)
    elif condition and clamped > condition.points:
        held, clamped, most = Clamp.CONDITION, Fraction(condition.points), condition.points
    points = rounded(clamped * factor, rounding)
    if factor == 1:
        points = min(points, most)
    return LeafTrace(leaf, weight, working, held, clamped, rounding, points, factor, terms)


def again(before: LeafTrace, working: Working) -> LeafTrace:
    """The same leaf with another working."""
    return trace(
        before.indicator, before.weight, working, before.rounding, before.factor, before.terms
    )
