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
from generator.compare.sheet import NOTHING, Sheet, exact
from generator.score.rounding import exact_sum


def contribution(link: Link, old: Sheet, new: Sheet) -> Contribution:
    """What joined leaves add to the change of the total.

    New, dropped, and judged on one side only: all of it is the framework's. Another rule or other
    groups: what the rates changed is inseparable; so is everything where a role changed.
    Penalties and bonuses count with what they take and give, of the most they can.
    """
    change = _score(link.new, new) - _score(link.old, old)
    if not is_judged(link.old, old) or not is_judged(link.new, new):
        return Contribution(framework=change)
    if len({one.role for one in (*old.of(link.old), *new.of(link.new))}) > 1:
        return Contribution(inseparable=change)
    by_rate = _by_rate(link, old, new, change)
    if link.joint in ALIKE:
        return Contribution(performance=by_rate, framework=change - by_rate)
    return Contribution(inseparable=by_rate, framework=change - by_rate)


def _by_rate(link: Link, old: Sheet, new: Sheet, change: Fraction) -> Fraction:
    """(r1 − r0)·(f0 + f1)/2; with the same full marks that is all of the change."""
    full0, full1 = _base(link.old, old), _base(link.new, new)
    if full0 == full1:
        return change
    rates = _score(link.new, new) / full1 - _score(link.old, old) / full0
    return rates * (full0 + full1) / 2


def _score(ids: Iterable[str], sheet: Sheet) -> Fraction:
    side = sheet.side(ids)
    return side.score if side else NOTHING


def _base(ids: Iterable[str], sheet: Sheet) -> Fraction:
    return exact(exact_sum(one.base for one in sheet.of(ids)))


def split(total: Fraction, leaves: Iterable[NodeChange]) -> Split | None:
    """The change of the total by cause; None where the leaves have no contributions."""
    parts = [one.contribution for one in leaves]
    known = [one for one in parts if one is not None]
    if len(known) < len(parts):
        return None
    performance = _sum(one.performance for one in known)
    framework = _sum(one.framework for one in known)
    inseparable = _sum(one.inseparable for one in known)
    rest = total - performance - framework - inseparable
    return Split(total, performance, framework, inseparable, rest)


def _sum(parts: Iterable[Fraction]) -> Fraction:
    """The sum; most parts are nothing, and need no adding."""
    return sum(filter(None, parts), NOTHING)
