"""The indicators of two editions of a framework joined, as far as they may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.model.framework import Framework


class Joint(StrEnum):
    """How indicators of two frameworks hang together, over all editions between them.

    SAME, CHANGED_WEIGHT, CHANGED_RULE: one stands for one. REGROUPED: some on one side stand for
    some on the other (拆分、合并). NEW, DROPPED: nothing on the older, on the newer side.
    UNDECLARED: no concordance says what became of it.
    """

    SAME = "same"
    CHANGED_WEIGHT = "changed_weight"
    CHANGED_RULE = "changed_rule"
    REGROUPED = "regrouped"
    NEW = "new"
    DROPPED = "dropped"
    UNDECLARED = "undeclared"


ALIKE = frozenset({Joint.SAME, Joint.CHANGED_WEIGHT})
"""Joints of indicators judged by the same rule on both sides."""


@dataclass(frozen=True, slots=True)
class Link:
    """Indicators of the older and of the newer framework that stand for each other.

    NEW, DROPPED and UNDECLARED have one on one side and none on the other. `reasons` are those of
    the concordance entries that led here, oldest first.
    """

    joint: Joint
    old: tuple[str, ...]
    new: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alignment:
    """Every leaf of both frameworks in exactly one of `leaves`; nodes above in `nodes` if declared.

    Links stand in the order of the newer framework, those with nothing there at the end, in the
    order of the older. `declared` is False where no chain of concordances leads from one framework
    to the other; then every leaf is UNDECLARED.
    """

    old: Framework
    new: Framework
    declared: bool
    leaves: tuple[Link, ...]
    nodes: tuple[Link, ...]

    @cached_property
    def by_old(self) -> Mapping[str, Link]:
        """The link of a leaf or node of the older framework; nodes only where declared."""
        return {id: link for link in (*self.leaves, *self.nodes) for id in link.old}

    @cached_property
    def by_new(self) -> Mapping[str, Link]:
        """The link of a leaf or node of the newer framework; nodes only where declared."""
        return {id: link for link in (*self.leaves, *self.nodes) for id in link.new}

    @cached_property
    def inside(self) -> tuple[tuple[Link, ...], ...]:
        """For each of `nodes`, the links of the leaves below it, cut to what is below it.

        A leaf that stands below the node on one side only is NEW or DROPPED there.
        """
        return tuple(self._inside(node) for node in self.nodes)

    def _inside(self, node: Link) -> tuple[Link, ...]:
        old = _below(self.old, node.old)
        new = _below(self.new, node.new)
        touched = dict.fromkeys(
            (*(self.by_new[id] for id in new), *(self.by_old[id] for id in old))
        )
        return tuple(_cut(link, old, new) for link in touched)


def _below(framework: Framework, nodes: Iterable[str]) -> dict[str, None]:
    """The ids of the leaves below some nodes, in order."""
    return {leaf.id: None for node in nodes for leaf in framework.leaves_below(node)}


def _cut(link: Link, old: Mapping[str, None], new: Mapping[str, None]) -> Link:
    olds = tuple(id for id in link.old if id in old)
    news = tuple(id for id in link.new if id in new)
    if (olds, news) == (link.old, link.new):
        return link
    joint = link.joint if olds and news else Joint.NEW if news else Joint.DROPPED
    return Link(joint, olds, news, link.reasons)
