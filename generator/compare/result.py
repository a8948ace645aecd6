"""Two evaluations set side by side: what may be compared, what changed, and what of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from generator.audit.result import Result
from generator.compare.alignment import Alignment, Link
from generator.compare.lifecycle import BodyChange


class Verdict(StrEnum):
    """Whether two values may be compared."""

    COMPARABLE = "comparable"
    LIMITED = "limited"
    NOT_COMPARABLE = "not_comparable"


class LimitKind(StrEnum):
    """What limits a comparison.

    Those with a weight: CHANGED_WEIGHT, CHANGED_RULE, REGROUPED, NEW, DROPPED, UNDECLARED (as in
    the alignment), NOT_APPLICABLE (did not apply or was not chosen: in one of the two, or where
    all of a node is concerned, in both).
    Those of the whole: SCALE (other full marks), GRADES (other bands), BODY (merged, split off),
    VETO (one total was held down), UNGRADED, OTHER_BODY (a predecessor), INVENTED (one is
    invented, the other real).
    """

    CHANGED_WEIGHT = "changed_weight"
    CHANGED_RULE = "changed_rule"
    REGROUPED = "regrouped"
    NEW = "new"
    DROPPED = "dropped"
    UNDECLARED = "undeclared"
    NOT_APPLICABLE = "not_applicable"
    SCALE = "scale"
    GRADES = "grades"
    BODY = "body"
    OTHER_BODY = "other_body"
    VETO = "veto"
    UNGRADED = "ungraded"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit; for those with a weight, the share of the full marks concerned on each side, 0 to 1.

    The full marks are those of what is compared: of the total, or of the node. `old` and `new` are
    the ids of the leaves concerned. Penalties and bonuses have no share, as they stand beside the
    full marks.
    """

    kind: LimitKind
    share_old: Fraction = Fraction(0)
    share_new: Fraction = Fraction(0)
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparability:
    """A verdict with its reasons; `shared` is the smaller share of the full marks on which both
    were judged by the same rule, 0 to 1."""

    verdict: Verdict
    shared: Fraction
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What indicators of one side are worth together: points, what could be earned, the score.

    `rate` = score / full, None where nothing could be earned: for what does not apply, and for
    penalties and bonuses.
    """

    weight: Fraction
    full: Fraction
    score: Fraction

    @property
    def rate(self) -> Fraction | None:
        """Score rate (得分率), exact."""
        return self.score / self.full if self.full else None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a link of leaves adds to the change of the total, in points, by cause as in Split."""

    performance: Fraction = Fraction(0)
    framework: Fraction = Fraction(0)
    inseparable: Fraction = Fraction(0)

    @property
    def points(self) -> Fraction:
        """All of it: the newer scores less the older."""
        return self.performance + self.framework + self.inseparable


@dataclass(frozen=True, slots=True)
class NodeChange:
    """What became of joined indicators: both sides, None where there is nothing to set there.

    `verdict` says whether the two rates may be compared, `limits` what stands in the way, with
    shares of the full marks of these indicators; a leaf with another weight is COMPARABLE by its
    rate, and says so there. `contribution` is given for leaves where the change of the total is
    split. `neither` is true of what both have and neither was judged on: it did not apply, or was
    not chosen.
    """

    link: Link
    old: Side | None
    new: Side | None
    verdict: Verdict
    limits: tuple[Limit, ...] = ()
    contribution: Contribution | None = None
    neither: bool = False

    @property
    def rate_change(self) -> Fraction | None:
        """The newer rate less the older; None where they may not be compared."""
        if self.verdict is Verdict.NOT_COMPARABLE or self.old is None or self.new is None:
            return None
        if self.old.rate is None or self.new.rate is None:
            return None
        return self.new.rate - self.old.rate


@dataclass(frozen=True, slots=True)
class Split:
    """A change of the total in points, split by cause; the four parts add up to `total`, exactly.

    `performance`: rates changed where subject and rule are the same. `framework`: weights changed,
    indicators came and went, or did not apply. `inseparable`: rates changed where the rule changed
    or indicators were regrouped, so that neither cause can be told from the other. `rest`: bonus
    behind its gate, vetoes of the total and of upper nodes, rounding of sums. The contributions of
    the leaves add up to the first three.
    """

    total: Fraction
    performance: Fraction
    framework: Fraction
    inseparable: Fraction
    rest: Fraction


@dataclass(frozen=True)
class Pair:
    """Two evaluations set side by side, the older first.

    `split` is None where totals stand on different scales or nothing declares how the frameworks
    hang together. `bodies` are the mergers and splits of this body that took effect between the
    two.
    """

    old: Result
    new: Result
    alignment: Alignment
    comparability: Comparability
    leaves: tuple[NodeChange, ...]
    nodes: tuple[NodeChange, ...]
    split: Split | None
    bodies: tuple[BodyChange, ...] = ()

    @property
    def same_scale(self) -> bool:
        """Whether both totals are out of the same full marks; points compare only then."""
        return all(one.kind is not LimitKind.SCALE for one in self.comparability.limits)

    @property
    def total_rate_change(self) -> Fraction | None:
        """The newer score rate of the total less the older; None where one has none."""
        old, new = self.old.scores.total.rate, self.new.scores.total.rate
        return None if old is None or new is None else new - old

    @property
    def total_change(self) -> Fraction:
        """The newer total less the older, in points, whether they may be compared or not."""
        return total_change(self.old, self.new)

    @cached_property
    def by_old(self) -> Mapping[str, NodeChange]:
        """What became of a leaf or node of the older framework; nodes only where declared."""
        return {id: one for one in (*self.leaves, *self.nodes) for id in one.link.old}

    @cached_property
    def by_new(self) -> Mapping[str, NodeChange]:
        """What a leaf or node of the newer framework came from; nodes only where declared."""
        return {id: one for one in (*self.leaves, *self.nodes) for id in one.link.new}


def total_change(old: Result, new: Result) -> Fraction:
    """The newer total less the older, in points."""
    return Fraction(new.scores.total.score) - Fraction(old.scores.total.score)
