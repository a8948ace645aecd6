"""The names in a formula matched to the numbers the report prints: by words, year and proof.

Where a report prints the result as well, numbers that give it are taken as proved; words alone
leave a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from generator.intake.quantities import Quantity
from generator.intake.recognise.arithmetic import gives
from generator.intake.recognise.folding import folded, likeness
from generator.intake.wording.expressions import value
from generator.model.expressions import Expression

_YEARS = re.compile(
    r"上一?年度?|本年度?|当年度?|年度内?|全年|年初|年末|部门|单位|数额|总额|合计|数$"
)
MOST_EACH = 8
MOST_TRIED = 4000
LIKE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Operand:
    """A name in an expression: what the report calls it, its unit where that is known ("" where
    not), and how many years before the year evaluated it stands for."""

    name: str
    word: str
    unit: str
    lag: int


@dataclass(frozen=True, slots=True)
class Matched:
    """The numbers of a formula by name; `proved` where they give the printed `result`."""

    of: dict[str, Quantity]
    result: Quantity | None
    proved: bool
    likeness: float


def matched(
    tree: Expression,
    asked: Sequence[Operand],
    found: Sequence[Quantity],
    results: Sequence[Quantity],
    year: int,
) -> Matched | None:
    """The best numbers for the operands of an expression; None where one has none.

    `results` are the printed results it may give, the likeliest first.
    """
    choices = [candidates(one, found, year) for one in asked]
    if not choices or not all(choices):
        return None
    best: Matched | None = None
    for chosen in islice(product(*choices), MOST_TRIED):
        of = {one.name: quantity for one, (_, quantity) in zip(asked, chosen, strict=True)}
        if len({id(one) for one in of.values()}) < len(of):
            continue
        like = sum(score for score, _ in chosen) / len(chosen)
        result = next((one for one in results if gives(tree, of, one)), None)
        one = Matched(of, result, result is not None, like)
        if best is None or (one.proved, one.likeness) > (best.proved, best.likeness):
            best = one
    if best is None or best.proved:
        return best
    return best if all(_like(one.word, best.of[one.name]) >= LIKE_ENOUGH for one in asked) else None


def candidates(
    asked: Operand, found: Sequence[Quantity], year: int
) -> list[tuple[float, Quantity]]:
    """The numbers an operand may stand for, the likeliest first, with their likeness."""
    fitting = [
        (_like(asked.word, one), one)
        for one in found
        if one.year in (0, year - asked.lag) and _of_kind(one, asked.unit)
    ]
    return sorted(fitting, key=lambda one: -one[0])[:MOST_EACH]


def _of_kind(one: Quantity, wanted: str) -> bool:
    """Whether a number may have the unit; rates are measured by, not counted with, unless asked."""
    if one.nothing or not wanted:
        return one.unit not in _RATES
    return same_unit(one.unit, wanted)


_RATES = ("%", "个百分点", "‰")


def _like(word: str, one: Quantity) -> float:
    """How alike a name and the words around a number are, without words of time."""
    core = _YEARS.sub("", word)
    like = max(likeness(core, _YEARS.sub("", label)) for label in (one.label, one.behind))
    inside = folded(_YEARS.sub("", one.label))
    if len(inside) > 2 and (inside in folded(core) or folded(core) in inside):
        like = max(like, 0.75)
    return like - (0.2 if one.nothing else 0.0)


def share(names: Sequence[str], found: Sequence[Quantity], unit: str) -> Quantity | None:
    """The number that is a measured value itself: of the unit asked for, best named so."""
    fitting = [one for one in found if same_unit(one.unit, unit) and not one.nothing]
    if not fitting:
        return None
    ranked = sorted(
        fitting,
        key=lambda one: (-max(_named(name, one) for name in names), -found.index(one)),
    )
    return ranked[0]


def _named(name: str, one: Quantity) -> float:
    like = likeness(name, one.label)
    tail = folded(one.label)
    if tail and folded(name).endswith(tail):
        like = max(like, 0.8)
    return max(like, likeness(name, one.context) * 0.9)


_COUNTED = ("个", "家", "名", "人", "件", "项", "次", "处", "份")
_MONEY = ("元", "万元", "亿元")


def same_unit(one: str, other: str) -> bool:
    """Whether two units may be meant for one: reports say 个 of a standard, 家 of a number."""
    return one == other or any(one in kind and other in kind for kind in (_COUNTED, _MONEY))


def results(names: Sequence[str], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The printed percentages, those named like the indicator first."""
    rates = [one for one in found if one.unit == "%"]
    yield from sorted(rates, key=lambda one: -max(_named(name, one) for name in names))


def is_undefined(tree: Expression, of: Mapping[str, Quantity]) -> bool:
    """Whether the numbers leave an expression without a value: a divisor is zero."""
    return value(tree, {name: Fraction(one.value) for name, one in of.items()}) is None
