"""Which figure of a report an operand of a formula stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.intake.quantities import Quantity
from generator.intake.wording.likeness import pairs

PRIOR = re.compile(r"上一?(?:个)?(?:年度?|期)|去年|以前年度")
CURRENT = re.compile(r"本(?:年度?|期)|当年|全年|年度内?|年末|部门|单位|总额|合计|总数|数$")
ALIKE = 0.5
"""Names that share fewer pairs of signs than this part of the shorter are not the same."""
CLEARLY = 0.15
"""How much likelier the best figure must be than the next to be sure."""


@dataclass(frozen=True, slots=True)
class Match:
    """The amount an operand stands for; `sure` False where another amount may be meant as well."""

    amount: Quantity
    sure: bool


def match(
    operands: Sequence[str], found: Sequence[Quantity], year: int | None = None
) -> Mapping[str, Match]:
    """For each operand that a figure is found for, that figure; others are left out.

    `year` is the year evaluated; without it the latest year that a figure names. Two operands
    never stand for one figure.
    """
    years = [one.year for one in found]
    current = year or max(years, default=0)
    matched: dict[str, Match] = {}
    for operand in operands:
        best = _best(operand, [one for one in found if of_year(operand, one, current)])
        if best:
            matched[operand] = best
    taken = [one.amount for one in matched.values()]
    return {name: one for name, one in matched.items() if taken.count(one.amount) == 1}


def of_year(operand: str, amount: Quantity, current: int) -> bool:
    """Whether the year of a figure is that which an operand means."""
    if not amount.year or not current:
        return not PRIOR.search(operand) or bool(PRIOR.search(amount.name))
    return amount.year == current - bool(PRIOR.search(operand))


def _best(operand: str, found: Sequence[Quantity]) -> Match | None:
    ranked = sorted(
        ((likeness(operand, one.name), -at) for at, one in enumerate(found)), reverse=True
    )
    if not ranked or ranked[0][0] < ALIKE:
        return None
    best = found[-ranked[0][1]]
    rivals = [
        one
        for like, at in ranked[1:]
        if (one := found[-at]).value != best.value and ranked[0][0] - like < CLEARLY
    ]
    return Match(best, not rivals)


def likeness(operand: str, name: str) -> float:
    """How alike two names are, from 0 to 1, leaving out years and words for whole amounts."""
    one, other = (pairs(CURRENT.sub("", PRIOR.sub("", text))) for text in (operand, name))
    shorter = min(len(one), len(other))
    if shorter < 2:
        return float(bool(one and one == other))
    return len(one & other) / (shorter + 0.25 * abs(len(one) - len(other)))
