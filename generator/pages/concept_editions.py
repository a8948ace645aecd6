"""The editions of a concept's definition: what it came from, what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.compare.alignment import Alignment, Joint, Link
from generator.compare.concepts import ConceptSeries
from generator.compare.site import Comparisons
from generator.model.framework import Framework, Indicator
from generator.pages.concept_data import Edition, Known, Study


def study(series: ConceptSeries, facts: Known, compared: Comparisons) -> Study:
    """A series with the editions of its definition."""
    used: dict[str, tuple[Framework, Indicator, set[int]]] = {}
    for point in series.points:
        framework = point.result.framework
        node = framework.by_id[point.indicator]
        used.setdefault(framework.id, (framework, node, set()))[2].add(point.result.evaluation.year)
    in_order = sorted(used.values(), key=lambda one: (min(one[2]), one[0].id))
    around = facts.frameworks[series.pool]
    found: list[Edition] = []
    for framework, node, years in in_order:
        before, link = _origin(found, framework, node, around, compared)
        found.append(Edition(framework, node, tuple(sorted(years)), before, link))
    return Study(series, tuple(found), _after(found, around, compared))


def _origin(
    editions: Sequence[Edition],
    framework: Framework,
    node: Indicator,
    around: Collection[str],
    compared: Comparisons,
) -> tuple[Framework | None, Link | None]:
    """The edition before, or for the first the framework before, and the link to it."""
    for one in reversed(editions):
        alignment = compared.alignments.get((one.framework.id, framework.id))
        if alignment is not None and alignment.declared:
            link = alignment.by_new.get(node.id)
            return one.framework, link if link and one.node.id in link.old else None
    if editions:
        return editions[-1].framework, None
    nearest = _nearest(framework.id, around, compared, newer=False)
    return (None, None) if nearest is None else (nearest.old, nearest.by_new.get(node.id))


def _after(
    editions: Sequence[Edition], around: Collection[str], compared: Comparisons
) -> tuple[Framework, Link] | None:
    last = max(editions, key=lambda one: one.years[-1])
    nearest = _nearest(last.framework.id, around, compared, newer=True)
    if nearest is None or any(one.framework.id == nearest.new.id for one in editions):
        return None
    nothing = Link(Joint.UNDECLARED, (last.node.id,), ())
    return nearest.new, nearest.by_old.get(last.node.id, nothing)


def _nearest(
    framework: str, around: Collection[str], compared: Comparisons, *, newer: bool
) -> Alignment | None:
    """The alignment with the next framework of a pool in one direction, along the declarations."""
    own, other = (0, 1) if newer else (1, 0)
    found = [
        (key[other], alignment)
        for key, alignment in compared.alignments.items()
        if key[own] == framework and key[other] != framework and key[other] in around
    ]
    if not found:
        return None
    behind = [new for _, new in compared.alignments]
    choose = min if newer else max
    return choose(found, key=lambda one: (behind.count(one[0]), one[0]))[1]
