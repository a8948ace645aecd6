"""Rules as JSON, with their parameters."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.exports.numbers import number
from generator.exports.records import Json
from generator.model.rules import Profiles, Rule
from generator.model.units import DATE, day_of

MEASURED = ("threshold", "low", "high", "at")
"""Parameters in the unit of the measure."""
ALWAYS = ("gap",)


def any_rule_json(rule: Rule | Profiles, symbol: str = "") -> Json:
    """A rule, or the rules of all contexts by name; `symbol` is the unit of the measure."""
    if not isinstance(rule, Profiles):
        return rule_json(rule, symbol)
    by_context = {name: rule_json(one, symbol) for name, one in rule.rules.items()}
    return {"kind": rule.kind, "rules": by_context}


def rule_json(rule: Rule, symbol: str = "") -> Json:
    """A rule and its parameters; `symbol` is the unit of its measure.

    Parameters that are not used are left out, save `gap`: a rule without it is silent on gaps.
    """
    return {"kind": rule.kind, **parameters(rule, symbol)}


def parameters(item: Any, symbol: str) -> Json:
    """The fields of a rule or a part of one; those with their default are left out."""
    found: Json = {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if value != field.default or field.name in ALWAYS:
            found[field.name] = _plain(value, symbol if field.name in MEASURED else "", symbol)
    return found


def _plain(value: Any, unit: str, symbol: str) -> Any:
    """A parameter as JSON; a decimal in the unit given, what is inside in that of the measure."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return day_of(value).isoformat() if unit == DATE else number(value)
    if isinstance(value, tuple):
        return [_plain(one, unit, symbol) for one in value]
    if dataclasses.is_dataclass(value):
        return parameters(value, symbol)
    return value
