"""The figures that the operands of a formula stand for, proved by the rate that is printed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.intake.quantities import Quantity
from generator.intake.wording.expressions import operands, value
from generator.intake.wording.matching import Match, match, of_year
from generator.model.expressions import Expression

MOST = 12
"""More figures than these are not tried in every order."""


def assigned(
    tree: Expression, figures: Sequence[Quantity], year: int | None
) -> Mapping[str, Match]:
    """For each operand its figure: by name, else the only one by which the printed rate comes out.

    A printed 100 % proves nothing: any two equal figures give it.
    """
    names = operands(tree)
    amounts = [one for one in figures if one.unit != "%"]
    matched = match(names, amounts, year)
    missing = [name for name in names if name not in matched]
    rates = [one.value for one in figures if one.unit == "%" and one.value not in (0, 100)]
    if not missing or not rates:
        return matched
    proved = list(itertools.islice(_proved(tree, missing, matched, amounts, rates, year), 2))
    if len(proved) != 1:
        return matched
    return {**matched, **{name: Match(one, True) for name, one in proved[0].items()}}


def _proved(
    tree: Expression,
    missing: Sequence[str],
    matched: Mapping[str, Match],
    amounts: Sequence[Quantity],
    rates: Sequence[Decimal],
    year: int | None,
) -> Iterator[dict[str, Quantity]]:
    """Ways to give the missing operands figures so that a printed rate comes out."""
    taken = {one.amount for one in matched.values()}
    free = [one for one in amounts if one not in taken]
    if len(free) > MOST or len(missing) > 3:
        return
    for chosen in itertools.permutations(free, len(missing)):
        given = dict(zip(missing, chosen, strict=True))
        whole = {**{name: one.amount for name, one in matched.items()}, **given}
        if len({one.unit for one in whole.values()}) > 1 or not _in_years(given, year):
            continue
        if any(comes_out(tree, whole, rate) for rate in rates):
            yield given


def _in_years(given: Mapping[str, Quantity], year: int | None) -> bool:
    years = [one.year for one in given.values()]
    current = year or max(years, default=0)
    return all(of_year(name, one, current) for name, one in given.items())


def comes_out(tree: Expression, figures: Mapping[str, Quantity], rate: Decimal) -> bool:
    """Whether a printed rate may follow from figures that stand for all that round to them."""
    names = list(figures)
    ends = [(one.value - half(one.value), one.value + half(one.value)) for one in figures.values()]
    found = [
        value(tree, dict(zip(names, corner, strict=True))) for corner in itertools.product(*ends)
    ]
    ratios = [one * 100 for one in found if one is not None]
    exact, margin = Fraction(rate), Fraction(half(rate))
    return len(ratios) == len(found) and min(ratios) - margin <= exact <= max(ratios) + margin


def half(number: Decimal) -> Decimal:
    """Half of the last digit of a printed number."""
    exponent = number.as_tuple().exponent
    return Decimal("0.5").scaleb(exponent if isinstance(exponent, int) else 0)
