"""Which rows a merged cell covers: proved by weights that add up, else read from its first row.

A text names an indicator once for all rows of it, often not on the first: the middle of the cell,
or the top of a new page. The weights settle what the layout does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a place of the sequence below it, with the weight it prints."""

    at: int
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class Run:
    """What a label covers, end excluded; `fits` whether what it covers adds up to its weight."""

    start: int
    end: int
    fits: bool

    def starts_before(self, label: Label) -> bool:
        """Whether it covers more than stands below the label."""
        return self.start < label.at


Cost = tuple[int, int]
NEVER = 10_000


def runs(labels: Sequence[Label], weights: Sequence[Decimal | None]) -> tuple[Run, ...]:
    """The runs of labels over a sequence of weights, all of it covered.

    Fewest sums that fail, then fewest places moved; a place moves only where the sums on both
    sides of it come out. Labels stand in order, each at its own place.
    """

    @cache
    def best(which: int, start: int) -> tuple[Cost, tuple[Run, ...]]:
        if which == len(labels):
            return (0, 0), ()
        ends = _ends(labels, which, len(weights))
        found = [_with(which, start, end) for end in ends]
        return min(found, key=lambda one: one[0])

    def _with(which: int, start: int, end: int) -> tuple[Cost, tuple[Run, ...]]:
        (failing, moved), after = best(which + 1, end)
        label = labels[which]
        run = Run(start, end, _fits(label.weight, weights[start:end]))
        usual = labels[which + 1].at if which + 1 < len(labels) else len(weights)
        is_moved = end != usual or (which > 0 and start < label.at)
        unproved = is_moved and (label.weight is None or not run.fits)
        cost = (failing + (not run.fits) + NEVER * unproved, moved + abs(usual - end))
        return cost, (run, *after)

    return best(0, 0)[1]


def _ends(labels: Sequence[Label], which: int, length: int) -> range:
    if which + 1 == len(labels):
        return range(length, length + 1)
    return range(labels[which].at + 1, labels[which + 1].at + 1)


def _fits(weight: Decimal | None, weights: Sequence[Decimal | None]) -> bool:
    known = [one for one in weights if one is not None]
    if weight is None or len(known) < len(weights):
        return True
    return sum(known, Decimal(0)) == weight
