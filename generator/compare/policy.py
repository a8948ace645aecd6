"""When two evaluations may be compared; the whole policy, on one page.

A total answers "how well, by this standard". Two totals compare to the extent that the standard is
the same: same subject, same rule. The policy:

NOT_COMPARABLE  nothing declares how the frameworks hang together; or one body is invented and
                the other real; or less than two thirds of the full marks, on either side, were
                judged by the same rule in both. A difference then tells more of the standard
                than of the body.
COMPARABLE      nothing limits it.
LIMITED         all else; every limit is told, with the share of the full marks it concerns.

Why two thirds: what both share must outweigh what they do not share by at least two to one, so that
the unshared part would have to move twice as far as the shared one to hide or feign a change of
the same size. One half would let a change of the standard weigh as much as all the rest; a bound
such as nine tenths would refuse every revision that adds one indicator of some weight, and readers
would compare by themselves without being told the limits. The bound is a convention, not a result
of theory; it stands here alone, and every page says the share itself.

Another weight with the same rule counts as shared: the score rate means the same. It still is a
limit of a total, since weights decide what a total rewards.

The same holds for a node above leaves, with the full marks of that node. For leaves: the same rule
is COMPARABLE by its score rate whatever the weight; another rule, or parts grouped otherwise, is
LIMITED; what is there, declared or judged on one side only is NOT_COMPARABLE.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.compare.alignment import Joint
from generator.compare.result import Limit, LimitKind, Verdict

LEAST_SHARED = Fraction(2, 3)
"""The least share of the full marks, on each side, that must be judged by the same rule."""

FORBIDDING = frozenset({LimitKind.UNDECLARED, LimitKind.INVENTED})
"""Limits with which totals and nodes are not compared at all."""

OF_LEAVES = {
    Joint.SAME: Verdict.COMPARABLE,
    Joint.CHANGED_WEIGHT: Verdict.COMPARABLE,
    Joint.CHANGED_RULE: Verdict.LIMITED,
    Joint.REGROUPED: Verdict.LIMITED,
    Joint.NEW: Verdict.NOT_COMPARABLE,
    Joint.DROPPED: Verdict.NOT_COMPARABLE,
    Joint.UNDECLARED: Verdict.NOT_COMPARABLE,
}
"""The verdict of joined leaves by their score rate, where both sides were judged."""


def verdict_of(shared: Fraction, limits: Iterable[Limit]) -> Verdict:
    """The verdict of a total or of a node above leaves; `shared` is the smaller share."""
    kinds = {one.kind for one in limits}
    if kinds & FORBIDDING or shared < LEAST_SHARED:
        return Verdict.NOT_COMPARABLE
    return Verdict.LIMITED if kinds else Verdict.COMPARABLE
