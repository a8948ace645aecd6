"""What the wording of a standard may leave open in a rule, and the rules it may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from generator.model.rules import Band, Bands, Basis, Checklist, Gap, Rule, Step, Steps

Alternatives = Mapping[str, Rule]
"""A rule for each value of a parameter, the one it has among them."""


def alternatives(rule: Rule, symbol: str) -> dict[str, Alternatives]:
    """The parameters of a rule that wording may leave open, as rules.yml names them.

    `symbol` is the unit of the measure: a step in percent can be a percentage point only where
    the measure is a percentage. `edge` is no key of rules.yml; it says which of two bands that
    meet has the value at which they do.
    """
    match rule:
        case Step():
            found: dict[str, Alternatives] = {"steps": steps(rule)}
            if symbol == "%":
                found["basis"] = {one.value: replace(rule, basis=one) for one in Basis}
            return found
        case Bands():
            return _of_bands(rule)
        case Checklist():
            return {"once": {str(one): replace(rule, once=one) for one in (False, True)}}
        case _:
            return {}


def steps(rule: Step) -> dict[str, Step]:
    """A step rule with each way of counting steps."""
    return {one.value: replace(rule, steps=one) for one in Steps}


def _of_bands(rule: Bands) -> dict[str, Alternatives]:
    found: dict[str, Alternatives] = {}
    if any(_gapes(high, low) for high, low in pairwise(rule.bands)):
        found["gap"] = {one.value: replace(rule, gap=one) for one in Gap}
    if any(_meet(high, low) for high, low in pairwise(rule.bands)):
        found["edge"] = {one.value: _with_edges(rule, one) for one in Gap}
    return found


def _gapes(high: Band, low: Band) -> bool:
    """Whether values lie between two bands."""
    if high.low is None or low.high is None:
        return False
    touch = high.low_closed or low.high_closed
    return low.high < high.low or (low.high == high.low and not touch)


def _meet(high: Band, low: Band) -> bool:
    """Whether one of two bands begins where the other ends, and one alone has that value."""
    return high.low is not None and high.low == low.high and high.low_closed != low.high_closed


def _with_edges(rule: Bands, side: Gap) -> Bands:
    """The bands with every value at which two meet given to the upper or the lower one."""
    bands = list(rule.bands)
    for at, (high, low) in enumerate(pairwise(rule.bands)):
        if _meet(high, low):
            bands[at] = replace(bands[at], low_closed=side is Gap.UPPER)
            bands[at + 1] = replace(bands[at + 1], high_closed=side is Gap.LOWER)
    return replace(rule, bands=tuple(bands))
