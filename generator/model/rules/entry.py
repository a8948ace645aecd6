"""What stands around a rule: conditions that hold its score, rules by context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, TypeAlias

from generator.model.rules.judged import Checklist, Discretionary, Items, Levels, PassFail
from generator.model.rules.ratios import Complement, Proportional
from generator.model.rules.scales import Bands, Interpolation
from generator.model.rules.steps import Step

MeasuredRule: TypeAlias = Proportional | Complement | Step | Bands | Interpolation
"""Rules that score a measured value."""

JudgedRule: TypeAlias = Levels | Checklist | Items | PassFail | Discretionary
"""Rules that score a recorded judgement."""

Rule: TypeAlias = MeasuredRule | JudgedRule


@dataclass(frozen=True, slots=True)
class Condition:
    """A side condition (且…造成不良影响,得分等于0): where it holds, `points` are the most."""

    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Profiles:
    """A rule for each context (中部≥40%，西部≥30%); the evaluation says which is its own."""

    kind: ClassVar[str] = "profiles"
    rules: Mapping[str, Rule]

    def __hash__(self) -> int:
        return hash(tuple(self.rules.items()))


def all_rules(rule: Rule | Profiles) -> tuple[Rule, ...]:
    """The rule itself, or those of all contexts."""
    return tuple(rule.rules.values()) if isinstance(rule, Profiles) else (rule,)


def rule_for(rule: Rule | Profiles, profile: str) -> Rule | None:
    """The rule that holds in a context; None where it has none for it."""
    return rule.rules.get(profile) if isinstance(rule, Profiles) else rule


def can_choose(rule: Rule) -> bool:
    """Whether some band or level of a rule leaves its points to the evaluator."""
    match rule:
        case Bands(bands):
            return any(band.least is not None for band in bands)
        case Levels(levels):
            return any(level.least is not None for level in levels)
        case _:
            return False
