"""A flat list of indicators with parents to a tree in depth-first order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from generator.model.framework import Indicator, Role
from generator.problems import Place, Report
from generator.yaml_nodes.likeness import nearest

EXACT = Context(prec=60)
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Sketch:
    """An indicator as written, before its place in the tree is known.

    `relative` is its share of the parent's weight in percent, where no weight is written.
    """

    id: str
    name: str
    parent: str | None
    parent_place: Place
    weight: Decimal
    concept: str | None
    place: Place
    relative: Decimal | None = None
    role: Role = Role.NORMAL
    slot: bool = False


def grow(
    sketches: Sequence[Sketch], levels: Sequence[str], report: Report
) -> tuple[Indicator, ...]:
    """The tree of the sketches; duplicates, unknown parents and cycles are reported."""
    by_id = _unique(sketches, report)
    _check_concepts(by_id.values(), report)
    children: dict[str | None, list[Sketch]] = defaultdict(list)
    for sketch in by_id.values():
        if sketch.parent is not None and sketch.parent not in by_id:
            report.add(
                "unknown-name",
                sketch.parent_place,
                name=sketch.parent,
                what="indicator",
                meant=nearest(sketch.parent, [id for id in by_id if id != sketch.id]),
            )
        else:
            children[sketch.parent].append(sketch)
    grown: list[Indicator] = []
    too_deep: list[Sketch] = []
    waiting = [(root, 1, root.weight) for root in reversed(children[None])]
    while waiting:
        sketch, level, weight = waiting.pop()
        if levels and level > len(levels):
            too_deep.append(sketch)
            continue
        below = children[sketch.id]
        grown.append(
            Indicator(
                sketch.id,
                sketch.name,
                sketch.parent,
                level,
                weight,
                sketch.concept,
                tuple(child.id for child in below),
                sketch.place,
                sketch.role,
                sketch.slot,
            )
        )
        _check_relative(sketch, below, report)
        waiting.extend((child, level + 1, _weight(child, weight)) for child in reversed(below))
    if too_deep:
        first = too_deep[0]
        report.add("too-many-levels", first.place, id=first.id, limit=len(levels))
    reached = {one.id for one in grown} | {one.id for one in too_deep}
    _check_cycles(by_id, reached, report)
    return tuple(grown)


def _weight(sketch: Sketch, around: Decimal) -> Decimal:
    """The weight of an indicator in points: as written, or its share of the weight around it."""
    if sketch.relative is None:
        return sketch.weight
    weight = EXACT.multiply(around, sketch.relative).scaleb(-2).normalize()
    return weight.quantize(Decimal(1)) if weight == weight.to_integral_value() else weight


def _check_relative(parent: Sketch, below: Sequence[Sketch], report: Report) -> None:
    shares = [child.relative for child in below if child.relative is not None]
    if shares and (len(shares) < len(below) or sum(shares) != WHOLE):
        report.add("relative-sum", parent.place, id=parent.id, sum=f"{sum(shares):f}")


def _unique(sketches: Sequence[Sketch], report: Report) -> dict[str, Sketch]:
    by_id: dict[str, Sketch] = {}
    for sketch in sketches:
        if sketch.id in by_id:
            first = by_id[sketch.id].place.line
            report.add("duplicate-id", sketch.place, id=sketch.id, first=first)
        elif sketch.id:
            by_id[sketch.id] = sketch
    return by_id


def _check_concepts(sketches: Iterable[Sketch], report: Report) -> None:
    first: dict[str, Sketch] = {}
    for sketch in sketches:
        if sketch.concept is None:
            continue
        if (other := first.setdefault(sketch.concept, sketch)) is not sketch:
            report.add("duplicate-id", sketch.place, id=sketch.concept, first=other.place.line)


def _check_cycles(by_id: dict[str, Sketch], reached: set[str], report: Report) -> None:
    """Report every circle of parents once; what merely hangs below one is not repeated."""
    told: set[str] = set()
    for sketch in by_id.values():
        trail: list[str] = []
        step: Sketch | None = sketch
        while step is not None and step.id not in reached and step.id not in trail:
            trail.append(step.id)
            step = by_id.get(step.parent) if step.parent is not None else None
        if step is None or step.id in reached or step.id in told:
            continue
        circle = trail[trail.index(step.id) :]
        told.update(circle)
        report.add("cycle", step.parent_place, path=" → ".join([*circle, step.id]))
