"""Two evaluations set side by side: what may be compared, what changed, and what of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.alignment import Alignment, Link


class Verdict(StrEnum):
    """Whether two values may be compared."""

    COMPARABLE = "comparable"
    LIMITED = "limited"
    NOT_COMPARABLE = "not_comparable"


class LimitKind(StrEnum):
    """What limits a comparison.

    Those with a weight: CHANGED_WEIGHT, CHANGED_RULE, REGROUPED, NEW, DROPPED, UNDECLARED (as in
    the alignment), NOT_APPLICABLE (did not apply in one of the two, or was not chosen).
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

    `old` and `new` are the ids of the leaves concerned.
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

    `rate` = score / full, None where nothing could be earned.
    """

    weight: Fraction
    full: Fraction
    score: Fraction

    @property
    def rate(self) -> Fraction | None:
        """Score rate (得分率), exact."""
        return self.score / self.full if self.full else None


@dataclass(frozen=True, slots=True)
class NodeChange:
    """What became of joined indicators: both sides, None where there is nothing to set there.

    `verdict` says whether the two rates may be compared.
    """

    link: Link
    old: Side | None
    new: Side | None
    verdict: Verdict

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
    or indicators were regrouped, so that neither cause can be told from the other. `rest`: bonus,
    vetoes, rounding of sums.
    """

    total: Fraction
    performance: Fraction
    framework: Fraction
    inseparable: Fraction
    rest: Fraction


@dataclass(frozen=True, slots=True)
class Pair:
    """Two evaluations set side by side, the older first; `split` None where totals may not be."""

    old: Result
    new: Result
    alignment: Alignment
    comparability: Comparability
    leaves: tuple[NodeChange, ...]
    nodes: tuple[NodeChange, ...]
    split: Split | None
