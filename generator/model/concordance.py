"""What became of the indicators of one edition of a framework in the next (指标对照)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.problems import Place


class Change(StrEnum):
    """What became of an indicator.

    SAME: subject, weight and rule are as before. CHANGED_WEIGHT: only the weight differs.
    CHANGED_RULE: same subject, another rule or measure; the weight may differ too.
    SPLIT: one became several. MERGED: several became one. NEW: there was nothing like it.
    DROPPED: nothing like it is left.
    """

    SAME = "same"
    CHANGED_WEIGHT = "changed_weight"
    CHANGED_RULE = "changed_rule"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ConcordanceEntry:
    """One declared change: ids in the older and in the newer edition, and the reason.

    `old` is empty for NEW, `new` for DROPPED; `old` has several for MERGED, `new` for SPLIT;
    both have one otherwise. Ids may be of any level, all of one entry of the same kind: leaves
    or nodes above them.
    """

    change: Change
    old: tuple[str, ...]
    new: tuple[str, ...]
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Concordance:
    """From one edition to the next; `old` and `new` are ids of frameworks.

    Every leaf of both stands in exactly one entry.
    """

    old: str
    new: str
    entries: tuple[ConcordanceEntry, ...]
    place: Place
