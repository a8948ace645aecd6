"""The indicators of two editions of a framework joined, as far as they may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.framework import Framework


class Joint(StrEnum):
    """How indicators of two frameworks hang together, over all editions between them.

    SAME, CHANGED_WEIGHT, CHANGED_RULE: one stands for one. REGROUPED: some on one side stand for
    some on the other (拆分、合并). NEW, DROPPED: nothing on the older, on the newer side.
    UNDECLARED:
    no concordance says what became of it.
    """

    SAME = "same"
    CHANGED_WEIGHT = "changed_weight"
    CHANGED_RULE = "changed_rule"
    REGROUPED = "regrouped"
    NEW = "new"
    DROPPED = "dropped"
    UNDECLARED = "undeclared"


@dataclass(frozen=True, slots=True)
class Link:
    """Indicators of the older and of the newer framework that stand for each other.

    `reasons` are those of the concordance entries that led here, oldest first.
    """

    joint: Joint
    old: tuple[str, ...]
    new: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every leaf of both frameworks in exactly one of `leaves`; nodes above in `nodes` if declared.

    `declared` is False where no chain of concordances leads from one framework to the other; then
    every leaf is UNDECLARED.
    """

    old: Framework
    new: Framework
    declared: bool
    leaves: tuple[Link, ...]
    nodes: tuple[Link, ...]
