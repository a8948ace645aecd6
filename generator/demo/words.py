"""What a report says, filled in from its own figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.catalogues import read_catalogue
from generator.demo.scored import Scored
from generator.model.framework import Indicator
from generator.model.rules import Checklist, Items
from generator.score.rounding import round_half_up
from generator.score.trace import Measured


def texts(part: str) -> dict[str, Any]:
    """The texts of one part, as they stand in the file."""
    found: dict[str, Any] = read_catalogue("generator.demo", "words.toml")[part]
    return found


def say(part: str, key: str, /, **values: object) -> str:
    """One text with its values put in."""
    text: str = texts(part)[key]
    return text.format(**values)


def percent(rate: Fraction) -> str:
    """A rate as a percentage of two decimals."""
    return f"{round_half_up(rate * 100, 2)}%"


def points(value: Decimal) -> str:
    """Points without idle zeros."""
    return f"{value.normalize():f}"


def measured_text(measured: Measured) -> str:
    """A measured value as a report prints it: percentages to two decimals, counts whole."""
    shown = measured.shown
    return percent(shown / 100) if measured.measure.unit.symbol == "%" else str(shown)


def of_leaf(one: Scored, leaf: Indicator, key: str) -> str:
    """A text on a leaf: full, lost, problem or advice."""
    entries: dict[str, dict[str, str]] = texts("leaves")
    assert leaf.concept is not None
    text = entries[leaf.concept.removeprefix("shili-")][key]
    return text.format(**_values(one, leaf))


def reason(one: Scored, leaf: Indicator) -> str:
    """The reason of the judgement on a leaf."""
    return of_leaf(one, leaf, "lost" if one.lost(leaf) else "full")


def _values(one: Scored, leaf: Indicator) -> dict[str, object]:
    trace, judgement = one.trace(leaf), one.drawn.judgements[leaf.id]
    rule = one.framework.rules[leaf.id].rule
    values: dict[str, object] = {
        "short": one.short,
        "year": one.year,
        "name": leaf.name,
        "lost": points(one.lost(leaf)),
        "level": judgement.level or "",
        "found": "",
        "unmet": "",
    }
    if isinstance(rule, Checklist):
        values["found"] = _listed(rule.problems[one.number - 1] for one in judgement.found or ())
    if isinstance(rule, Items):
        met = judgement.met or ()
        unmet = (
            part.name[1:].removeprefix("有") for n, part in enumerate(rule.items, 1) if n not in met
        )
        values["unmet"] = _listed(unmet)
    if trace.measured is not None:
        values["value"] = measured_text(trace.measured)
        values |= {fact.id: f"{fact.quantity.value:f}" for fact in trace.facts}
    return values


def _listed(texts: Iterable[str]) -> str:
    return "；".join(texts)
