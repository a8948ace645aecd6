"""What limits a comparison, and how much of the full marks each limit concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.alignment import Joint, Link
from generator.compare.lifecycle import BodyChange
from generator.compare.result import Limit, LimitKind
from generator.compare.sheet import NOTHING, Sheet, exact
from generator.model.framework import Role
from generator.score.rounding import exact_sum

_OF_JOINTS: Mapping[Joint, LimitKind | None] = {
    Joint.SAME: None,
    Joint.CHANGED_WEIGHT: LimitKind.CHANGED_WEIGHT,
    Joint.CHANGED_RULE: LimitKind.CHANGED_RULE,
    Joint.REGROUPED: LimitKind.REGROUPED,
    Joint.NEW: LimitKind.NEW,
    Joint.DROPPED: LimitKind.DROPPED,
    Joint.UNDECLARED: LimitKind.UNDECLARED,
}
_SHARED = (None, LimitKind.CHANGED_WEIGHT)
"""What was judged by the same rule on both sides, or left out on both."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Limits of leaves with their shares, and the smaller share judged by the same rule."""

    shared: Fraction
    limits: tuple[Limit, ...]


def limit_of(link: Link, old: Sheet, new: Sheet) -> LimitKind | None:
    """What limits joined leaves; None where nothing does."""
    if link.old and link.new and is_judged(link.old, old) != is_judged(link.new, new):
        return LimitKind.NOT_APPLICABLE
    return _OF_JOINTS[link.joint]


def is_judged(ids: Iterable[str], sheet: Sheet) -> bool:
    """Whether any of these leaves was judged."""
    return any(sheet.marks[id].judged for id in ids)


def weigh(links: Iterable[Link], old: Sheet, new: Sheet) -> Weighed:
    """The limits of some leaves, in the order of the kinds, with shares of their full marks.

    Penalties and bonuses have no full marks; among themselves they weigh what they can take or
    give.
    """
    by_kind: dict[LimitKind | None, list[Link]] = {}
    for link in links:
        by_kind.setdefault(limit_of(link, old, new), []).append(link)
    if not by_kind.keys() - {None}:
        return Weighed(_all_or_nothing(by_kind.get(None, ()), old, new), ())
    olds = {kind: tuple(id for one in some for id in one.old) for kind, some in by_kind.items()}
    news = {kind: tuple(id for one in some for id in one.new) for kind, some in by_kind.items()}
    shares_old, shares_new = _shares(olds, old), _shares(news, new)
    limits = (
        Limit(kind, shares_old[kind], shares_new[kind], olds[kind], news[kind])
        for kind in LimitKind
        if kind in by_kind
    )
    return Weighed(min(_shared(shares_old), _shared(shares_new)), tuple(limits))


def _shared(shares: Mapping[LimitKind | None, Fraction]) -> Fraction:
    parts = [shares[kind] for kind in _SHARED if kind in shares]
    return sum(parts, NOTHING) if len(parts) > 1 else parts[0] if parts else NOTHING


def _all_or_nothing(links: Iterable[Link], old: Sheet, new: Sheet) -> Fraction:
    """What is shared where nothing is limited: all of it, unless there is nothing on a side."""
    both = tuple(links)
    some_old = any(old.marks[id].base for link in both for id in link.old)
    some_new = any(new.marks[id].base for link in both for id in link.new)
    return Fraction(some_old and some_new)


def _shares(
    ids: Mapping[LimitKind | None, Iterable[str]], sheet: Sheet
) -> dict[LimitKind | None, Fraction]:
    """The share of each kind in the full marks of all; nothing where there are none."""
    marks = {kind: sheet.of(some) for kind, some in ids.items()}
    normal = any(one.role is Role.NORMAL for some in marks.values() for one in some)
    points = {
        kind: exact_sum(one.base for one in some if one.role is Role.NORMAL or not normal)
        for kind, some in marks.items()
    }
    whole = exact(exact_sum(points.values()))
    return {kind: exact(one) / whole if one else NOTHING for kind, one in points.items()}


def limits_of_bodies(old: Result, new: Result, bodies: Iterable[BodyChange]) -> tuple[Limit, ...]:
    """Limits of whatever is compared of two evaluations, by whom they are of.

    Peers of one year are set side by side as they are; over time another body is a limit.
    """
    kinds = []
    other = old.department.id != new.department.id
    if any(bodies) and not other:
        kinds.append(LimitKind.BODY)
    if other and old.evaluation.year != new.evaluation.year:
        kinds.append(LimitKind.OTHER_BODY)
    if old.department.invented != new.department.invented:
        kinds.append(LimitKind.INVENTED)
    return tuple(map(Limit, kinds))


def limits_of_totals(old: Result, new: Result) -> tuple[Limit, ...]:
    """Limits of the totals and grades."""
    both = (old, new)
    kinds = []
    if old.framework.total_weight != new.framework.total_weight:
        kinds.append(LimitKind.SCALE)
    if _bands(old) != _bands(new):
        kinds.append(LimitKind.GRADES)
    if any(_is_held(one) for one in both):
        kinds.append(LimitKind.VETO)
    if any(one.scores.grade is None for one in both):
        kinds.append(LimitKind.UNGRADED)
    return tuple(map(Limit, kinds))


def _bands(result: Result) -> tuple[tuple[str, Fraction], ...]:
    return tuple((one.name, Fraction(one.lowest)) for one in result.framework.grades)


def _is_held(result: Result) -> bool:
    """Whether a veto of the total held the total down, or gave the grade."""
    trace = result.scores.total_trace
    if trace is None:
        return False
    graded = any(veto.grade is not None for veto, _ in trace.vetoes)
    return graded or trace.score < trace.before
