"""Names of facts: as expressions may hold them, and what two of them have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.intake.recognise.arithmetic import parsed
from generator.intake.wording.expressions import NAMELESS, fact_id

_LAST = re.compile(r"上一?年度?|上年末?")


def core(name: str) -> str:
    """A name without the year it speaks of."""
    return re.sub(r"本年度?|当年度?|年度", "", _LAST.sub("", name))


def whole_unit(unit: str) -> str:
    """A unit as facts write it."""
    return {"名": "人", "个百分点": "%", "万m2": "万m²"}.get(unit, unit)


def plain_names(expression: str) -> str:
    """An expression whose names may hold no marks."""
    if parsed(expression) is not None:
        return expression
    parts = re.split(r"([+\-*/()])", expression)
    return "".join(
        one
        if one in "+-*/()" or re.fullmatch(r"\s*\d+(?:\.\d+)?\s*|abs", one) or not one.strip()
        else f" {fact_id(one) or NAMELESS} "
        for one in parts
    ).strip()


def renamed(expression: str, names: Mapping[str, str]) -> str:
    """An expression with other names in it."""
    for old, new in sorted(names.items(), key=lambda one: -len(one[0])):
        if old != new:
            expression = re.sub(rf"(?<![\w]){re.escape(old)}(?![\w])", new, expression)
    return expression
