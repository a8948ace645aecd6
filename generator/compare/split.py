"""A change of the total in points, split into what changed in performance and in the framework.

The score of a leaf is a product, score rate × what could be earned. A difference of products is
split symmetrically: with rates r0, r1 and full marks f0, f1,

    r1·f1 − r0·f0 = (r1 − r0)·(f0 + f1)/2 + (f1 − f0)·(r0 + r1)/2

each factor's change weighed by the mean of the other. No term is left over, neither year is the
base, and with the years changed round every part just changes its sign. This is the two-factor
decomposition of differences after Kitagawa (1955), the Shapley value for two factors.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.compare.alignment import ALIKE, Link
from generator.compare.limits import is_judged
from generator.compare.result import Contribution, NodeChange, Split
from generator.compare.sheet import NOTHING, Mark, Sheet


def contribution(link: Link, old: Sheet, new: Sheet) -> Contribution:
    """What joined leaves add to the change of the total.

    New, dropped, and judged on one side only: all of it is the framework's. Another rule or other
    groups: what the rates changed is inseparable; so is everything where a role changed.
    Penalties and bonuses count with what they take and give, of the most they can.
    """
    olds, news = old.of(link.old), new.of(link.new)
    change = _score(news) - _score(olds)
    if not is_judged(link.old, old) or not is_judged(link.new, new):
        return Contribution(framework=change)
    roles = {one.role for one in (*olds, *news)}
    if len(roles) > 1:
        return Contribution(inseparable=change)
    by_rate = _by_rate(_score(olds), _base(olds), _score(news), _base(news))
    if link.joint in ALIKE:
        return Contribution(performance=by_rate, framework=change - by_rate)
    return Contribution(inseparable=by_rate, framework=change - by_rate)


def _by_rate(score0: Fraction, full0: Fraction, score1: Fraction, full1: Fraction) -> Fraction:
    """(r1 − r0)·(f0 + f1)/2."""
    if full0 == full1:
        return score1 - score0
    return (score1 / full1 - score0 / full0) * (full0 + full1) / 2


def _score(marks: list[Mark]) -> Fraction:
    return sum((one.side.score for one in marks), NOTHING)


def _base(marks: list[Mark]) -> Fraction:
    return sum((one.base for one in marks), NOTHING)


def split(total: Fraction, leaves: Iterable[NodeChange]) -> Split | None:
    """The change of the total by cause; None where the leaves have no contributions."""
    parts = [one.contribution for one in leaves]
    known = [one for one in parts if one is not None]
    if len(known) < len(parts):
        return None
    performance = sum((one.performance for one in known), NOTHING)
    framework = sum((one.framework for one in known), NOTHING)
    inseparable = sum((one.inseparable for one in known), NOTHING)
    rest = total - performance - framework - inseparable
    return Split(total, performance, framework, inseparable, rest)
