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

from generator.intake.recognise.arithmetic import gives, operands, parsed, value
from generator.intake.recognise.folding import folded, likeness
from generator.intake.recognise.quantities import Quantity, of_last_year

_YEARS = re.compile(
    r"上一?年度?|本年度?|当年度?|年度内?|全年|年初|年末|部门|单位|数额|总额|合计|数$"
)
MOST_EACH = 8
MOST_TRIED = 4000
LIKE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Matched:
    """The numbers of a formula by name; `proved` where they give the printed `result`."""

    of: dict[str, Quantity]
    result: Quantity | None
    proved: bool
    likeness: float


def matched(
    expression: str,
    words: Mapping[str, str],
    found: Sequence[Quantity],
    results: Sequence[Quantity],
    year: int,
) -> Matched | None:
    """The best numbers for the names of an expression; None where one has none.

    `words` say what a name stands for in the report, where that is longer than the name.
    `results` are the printed results it may give, the likeliest first.
    """
    tree = parsed(expression)
    names = operands(tree) if tree is not None else ()
    if tree is None or not names:
        return None
    choices = [_candidates(words.get(name, name), found, year) for name in names]
    if not all(choices):
        return None
    best: Matched | None = None
    for chosen in islice(product(*choices), MOST_TRIED):
        of = dict(zip(names, (one for _, one in chosen), strict=True))
        if len({id(one) for one in of.values()}) < len(of):
            continue
        like = sum(score for score, _ in chosen) / len(chosen)
        result = next((one for one in results if gives(tree, of, one)), None)
        one = Matched(of, result, result is not None, like)
        if best is None or (one.proved, one.likeness) > (best.proved, best.likeness):
            best = one
    return best if best is not None and (best.proved or _all_alike(best, words)) else None


def _all_alike(one: Matched, words: Mapping[str, str]) -> bool:
    return all(
        _like(words.get(name, name), quantity) >= LIKE_ENOUGH for name, quantity in one.of.items()
    )


def _candidates(name: str, found: Sequence[Quantity], year: int) -> list[tuple[float, Quantity]]:
    """The numbers a name may stand for, the likeliest first."""
    wanted = year - 1 if of_last_year(name) else year
    fitting = [
        (_like(name, one), one)
        for one in found
        if one.year in (0, wanted) and (one.unit not in ("%", "个百分点", "‰"))
    ]
    return sorted(fitting, key=lambda one: -one[0])[:MOST_EACH]


def _like(name: str, one: Quantity) -> float:
    """How alike a name and the words around a number are, without words of time."""
    core = _YEARS.sub("", name)
    labels = (one.label, one.behind)
    like = max(likeness(core, _YEARS.sub("", label)) for label in labels)
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


def same_unit(one: str, other: str) -> bool:
    """Whether two units may be meant for one: reports say 个 of a standard, 家 of a number."""
    return one == other or (one in _COUNTED and other in _COUNTED)


def results(names: Sequence[str], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The printed percentages, those named like the indicator first."""
    rates = [one for one in found if one.unit == "%"]
    yield from sorted(rates, key=lambda one: -max(_named(name, one) for name in names))


def operands_of(expression: str) -> tuple[str, ...]:
    """The names of an expression; none where it is not plain arithmetic."""
    tree = parsed(expression)
    return operands(tree) if tree is not None else ()


def zero_divisor(expression: str, of: dict[str, Quantity]) -> bool:
    """Whether the numbers leave an expression without a value."""
    tree = parsed(expression)
    return tree is not None and value(tree, {k: Fraction(v.value) for k, v in of.items()}) is None
