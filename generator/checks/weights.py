"""Weights add up: children to their parent, the first level to the total."""

from __future__ import annotations

from decimal import Decimal

from generator.model.framework import Framework
from generator.problems import Report


def check_weights(framework: Framework, report: Report) -> None:
    """The weight of every node is the exact sum of those below; the roots give the total."""
    for node in framework.indicators:
        below = sum((child.weight for child in framework.children(node)), Decimal(0))
        if node.children and below != node.weight:
            report.add("weights-sum", node.place, id=node.id, weight=node.weight, sum=below)
    roots = sum((root.weight for root in framework.roots), Decimal(0))
    if roots != framework.total_weight:
        report.add("total-weight", framework.place, weight=framework.total_weight, sum=roots)
