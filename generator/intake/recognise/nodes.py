"""The rows of a table of scores put under each other: leaves, and what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from generator.intake.document import Origin
from generator.intake.recognise.folding import folded
from generator.intake.recognise.runs import Label, runs
from generator.intake.recognise.score_row import Name, Row

MOST_OPEN = 6
"""Rows with slipped names whose readings are all tried against each other."""


@dataclass(frozen=True, slots=True)
class Node:
    """An indicator with those below it; `row` of a leaf. `level` counts from 0.

    `fits` is False where the weights below do not add up to the printed one; `moved` where the
    weights show that it covers more than stands beside it; `summed` and `derived` where a weight
    that is not printed follows from others.
    """

    name: str
    weight: Decimal | None
    level: int
    origin: Origin
    below: tuple[Node, ...]
    row: Row | None
    fits: bool = True
    moved: bool = False
    summed: bool = False
    derived: bool = False
    slot: bool = False
    percent: bool = False
    relative: Decimal | None = None

    @property
    def first(self) -> Row:
        """The first row it covers."""
        return self.row if self.row is not None else self.below[0].first


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the rows; `failing` counts the sums that do not come out."""

    tops: tuple[Node, ...]
    failing: int
    slipped: tuple[Row, ...]


def read(rows: Sequence[Row], total: Decimal | None) -> Reading:
    """The reading of the rows in which most sums come out, with the least taken as slipped."""
    open_rows = [at for at, row in enumerate(rows) if row.names != row.closed]
    some = range(len(open_rows) + 1) if len(open_rows) <= MOST_OPEN else (0, len(open_rows))
    found: list[Reading] = []
    for count in some:
        for chosen in combinations(open_rows, count):
            one = _reading(rows, frozenset(chosen), total)
            if not one.failing:
                return one
            found.append(one)
    return min(found, key=lambda one: one.failing)


def _reading(rows: Sequence[Row], closed: frozenset[int], total: Decimal | None) -> Reading:
    names = [row.closed if at in closed else row.names for at, row in enumerate(rows)]
    labels = _without_repeats(names)
    tops = _leaves(rows, names)
    for level in reversed(range(len(names[0]) if names else 0)):
        tops = _grouped(tops, labels, level)
    nodes = tuple(_filled(one.node) for one in tops)
    wrong = sum(map(_failing, nodes)) + sum(node.level > 0 for node in nodes)
    sums = [node.weight for node in nodes]
    if total is not None and (None in sums or sum(filter(None, sums), Decimal(0)) != total):
        wrong += 1
    return Reading(nodes, wrong, tuple(rows[at] for at in sorted(closed)))


def _failing(node: Node) -> int:
    return (not node.fits) + sum(map(_failing, node.below))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A node with the rows it covers."""

    node: Node
    start: int
    end: int


def _leaves(rows: Sequence[Row], names: Sequence[tuple[Name | None, ...]]) -> list[_Unit]:
    units = []
    for at, (row, given) in enumerate(zip(rows, names, strict=True)):
        level = _deepest(given)
        name = given[level]
        if name is not None:
            node = Node(name.text, name.weight, level, name.origin, (), row, percent=name.percent)
            units.append(_Unit(node, at, at + 1))
    return units


def _deepest(names: Sequence[Name | None]) -> int:
    return max((at for at, one in enumerate(names) if one is not None), default=-1)


def _without_repeats(
    names: Sequence[tuple[Name | None, ...]],
) -> list[dict[int, Name]]:
    """The labels above the leaf in each row, by level; one that a new page repeats counts once."""
    last: dict[int, str] = {}
    labels: list[dict[int, Name]] = []
    for given in names:
        above: dict[int, Name] = {}
        for level, name in enumerate(given[: max(_deepest(given), 0)]):
            if name is None or last.get(level) == folded(name.text):
                continue
            above[level] = name
            last = {at: text for at, text in last.items() if at < level}
            last[level] = folded(name.text)
        labels.append(above)
    return labels


def _grouped(units: list[_Unit], labels: list[dict[int, Name]], level: int) -> list[_Unit]:
    """The units with those of one level put over the ones below it."""
    grouped: list[_Unit] = []
    segment: list[_Unit] = []
    for unit in units:
        if unit.node.level > level:
            segment.append(unit)
            continue
        grouped += _under_labels(segment, labels, level)
        grouped.append(unit)
        segment = []
    return grouped + _under_labels(segment, labels, level)


def _under_labels(segment: list[_Unit], labels: list[dict[int, Name]], level: int) -> list[_Unit]:
    placed = {
        at: name
        for at, unit in reversed(list(enumerate(segment)))
        for row in reversed(range(unit.start, unit.end))
        if (name := labels[row].get(level)) is not None
    }
    if not placed:
        return segment
    shares = all(unit.node.percent for unit in segment)
    whole = Decimal(100) if shares else None
    marks = [Label(at, whole or placed[at].weight) for at in sorted(placed)]
    found = runs(marks, [unit.node.weight for unit in segment])
    return [
        _over(
            segment[run.start : run.end],
            placed[label.at],
            level,
            run.fits,
            run.starts_before(label),
        )
        for label, run in zip(marks, found, strict=True)
    ]


def _over(covered: list[_Unit], name: Name, level: int, fits: bool, moved: bool) -> _Unit:
    weights = [unit.node.weight for unit in covered]
    known = [one for one in weights if one is not None]
    summed = name.weight is None and len(known) == len(weights)
    weight = sum(known, Decimal(0)) if summed else name.weight
    below = tuple(unit.node for unit in covered)
    if fits and _are_shares(below, name):
        below = tuple(_of_whole(one, name.weight or Decimal(0)) for one in below)
        weights = [one.weight for one in below]
    slot = len(below) > 1 and name.weight is not None and set(weights) == {name.weight}
    node = Node(
        name.text,
        weight,
        level,
        name.origin,
        below,
        None,
        fits or slot,
        moved,
        summed,
        slot=slot,
        percent=name.percent,
    )
    return _Unit(node, covered[0].start, covered[-1].end)


def _are_shares(below: Sequence[Node], name: Name) -> bool:
    """Whether weights in per cent are shares of the weight above, and not points of the whole."""
    known = [one.weight for one in below if one.percent and one.weight is not None]
    sums = sum(known, Decimal(0))
    return len(known) == len(below) and sums == 100 and name.weight not in (None, 100)


def _of_whole(node: Node, whole: Decimal) -> Node:
    share = node.weight or Decimal(0)
    return replace(node, weight=whole * share / 100, relative=share)


def _filled(node: Node) -> Node:
    """The node with the one weight below it that is not printed and follows from the others."""
    below = node.below
    missing = [at for at, one in enumerate(below) if one.weight is None]
    if node.weight is not None and len(missing) == 1:
        rest = node.weight - sum((one.weight for one in below if one.weight), Decimal(0))
        if rest > 0:
            at = missing[0]
            below = (*below[:at], replace(below[at], weight=rest, derived=True), *below[at + 1 :])
    return replace(node, below=tuple(map(_filled, below)))
