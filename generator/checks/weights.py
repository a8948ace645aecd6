"""Weights add up: children to their parent, the first level to the total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.framework import Framework, Indicator, Role
from generator.problems import Report


def check_weights(framework: Framework, report: Report) -> None:
    """The weight of every node is the exact sum of those below; the roots give the total.

    Penalties and bonuses stand beside the sum. In a slot the chosen ones make up the weight, so
    none may be heavier than the slot; which were chosen is checked when an evaluation is scored.
    """
    for node in framework.indicators:
        children = framework.children(node)
        if node.slot:
            _check_slot(node, children, report)
        elif children and (below := _sum(framework, node, children)) != node.weight:
            report.add("weights-sum", node.place, id=node.id, weight=node.weight, sum=below)
        if node.role is Role.BONUS and node.parent is not None:
            report.add("bonus-below", node.place, id=node.id)
    normal = [root for root in framework.roots if root.role is Role.NORMAL]
    total = sum((root.weight for root in normal), Decimal(0))
    if total != framework.total_weight:
        report.add("total-weight", framework.place, weight=framework.total_weight, sum=total)


def _sum(framework: Framework, node: Indicator, children: Iterable[Indicator]) -> Decimal:
    """What the children add up to; under a normal node those with a role of their own do not."""
    counted = framework.role(node)
    own = [child for child in children if framework.role(child) is counted]
    return sum((child.weight for child in own), Decimal(0))


def _check_slot(node: Indicator, children: Iterable[Indicator], report: Report) -> None:
    for child in children:
        if child.weight > node.weight:
            report.add("slot-weight", child.place, id=child.id, weight=child.weight, slot=node.id)
