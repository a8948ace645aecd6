"""Two evaluations set side by side."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.alignment import Alignment, Joint, Link
from generator.compare.lifecycle import BodyChange
from generator.compare.limits import (
    is_judged,
    limits_of_bodies,
    limits_of_totals,
    weigh,
)
from generator.compare.policy import FORBIDDING, OF_LEAVES, verdict_of
from generator.compare.result import (
    Comparability,
    Limit,
    LimitKind,
    NodeChange,
    Pair,
    Verdict,
    total_change,
)
from generator.compare.sheet import Sheet, sheet
from generator.compare.split import contribution, split


def compare(
    old: Result, new: Result, alignment: Alignment, bodies: Iterable[BodyChange] = ()
) -> Pair:
    """Two evaluations set side by side, the older first.

    `alignment` is that of their frameworks in the same order; `bodies` are the mergers and splits
    of the body that took effect between the two. The split is given wherever a declaration joins
    the frameworks and the totals are out of the same full marks, also where totals are
    NOT_COMPARABLE: it is what explains why. It is not given between an invented and a real body.
    """
    return compare_sheets(sheet(old), sheet(new), alignment, tuple(bodies))


def compare_sheets(
    old: Sheet, new: Sheet, alignment: Alignment, bodies: tuple[BodyChange, ...]
) -> Pair:
    """The same, for evaluations whose marks are at hand."""
    common = limits_of_bodies(old.result, new.result, bodies)
    of_totals = limits_of_totals(old.result, new.result)
    kinds = {one.kind for one in (*common, *of_totals)}
    can_split = alignment.declared and not kinds & {LimitKind.SCALE, LimitKind.INVENTED}
    leaves = tuple(_leaf(link, old, new, common, can_split) for link in alignment.leaves)
    nodes = tuple(
        _node(link, inside, old, new, common)
        for link, inside in zip(alignment.nodes, alignment.inside, strict=True)
    )
    weighed = weigh(alignment.leaves, old, new)
    limits = (*weighed.limits, *of_totals, *common)
    return Pair(
        old.result,
        new.result,
        alignment,
        Comparability(verdict_of(weighed.shared, limits), weighed.shared, limits),
        leaves,
        nodes,
        split(total_change(old.result, new.result), leaves),
        bodies,
    )


def _leaf(
    link: Link, old: Sheet, new: Sheet, common: tuple[Limit, ...], can_split: bool
) -> NodeChange:
    verdict = OF_LEAVES[link.joint]
    limits: tuple[Limit, ...] = ()
    if not (link.old and link.new and is_judged(link.old, old) and is_judged(link.new, new)):
        verdict = Verdict.NOT_COMPARABLE
        limits = weigh((link,), old, new).limits or (_whole(LimitKind.NOT_APPLICABLE, link),)
    elif link.joint is not Joint.SAME:
        limits = weigh((link,), old, new).limits
    return NodeChange(
        link,
        old.side(link.old),
        new.side(link.new),
        _held(verdict, common),
        (*limits, *common),
        contribution(link, old, new) if can_split else None,
        _neither((link,), old, new),
    )


def _node(
    link: Link,
    inside: Iterable[Link],
    old: Sheet,
    new: Sheet,
    common: tuple[Limit, ...],
) -> NodeChange:
    """A node above leaves is judged as a total is, by the leaves below it."""
    sides = old.side(link.old), new.side(link.new)
    if not link.old or not link.new:
        limit = _whole(LimitKind.NEW if link.new else LimitKind.DROPPED, link)
        return NodeChange(link, *sides, Verdict.NOT_COMPARABLE, (limit, *common))
    inside = tuple(inside)
    weighed = weigh(inside, old, new)
    limits = weighed.limits
    neither = not weighed.shared and not limits and _neither(inside, old, new)
    if link.joint is Joint.REGROUPED and all(one.kind is not LimitKind.REGROUPED for one in limits):
        limits = (_whole(LimitKind.REGROUPED, link), *limits)
    if not weighed.shared and not limits:
        limits = (_whole(LimitKind.NOT_APPLICABLE, link),)
    limits = (*limits, *common)
    verdict = verdict_of(weighed.shared, limits)
    return NodeChange(link, *sides, verdict, limits, neither=neither)


def _neither(links: Iterable[Link], old: Sheet, new: Sheet) -> bool:
    """Whether both have these leaves and neither was judged on any."""
    return all(
        link.old and link.new and not is_judged(link.old, old) and not is_judged(link.new, new)
        for link in links
    )


def _whole(kind: LimitKind, link: Link) -> Limit:
    """A limit of all of a link."""
    old, new = (Fraction(bool(one)) for one in (link.old, link.new))
    return Limit(kind, old, new, link.old, link.new)


def _held(verdict: Verdict, common: Iterable[Limit]) -> Verdict:
    """The verdict of a leaf, held down by what limits all of the two evaluations."""
    kinds = {one.kind for one in common}
    if kinds & FORBIDDING:
        return Verdict.NOT_COMPARABLE
    return Verdict.LIMITED if kinds and verdict is Verdict.COMPARABLE else verdict
