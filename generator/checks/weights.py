"""Weights add up: children to their parent, the first level to the total."""

from __future__ import annotations

from generator.model.framework import Framework, Role
from generator.problems import Report
from generator.score.weights import WeightSum, weight_sums


def check_weights(framework: Framework, report: Report) -> None:
    """The weight of every node is the exact sum of those below; the roots give the total.

    Penalties and bonuses stand beside the sum. In a slot the chosen ones make up the weight, so
    none may be heavier than the slot; which were chosen is checked when an evaluation is scored.
    """
    for one in weight_sums(framework):
        if not one.holds:
            _report(one, framework, report)
    for node in framework.indicators:
        if node.role is Role.BONUS and node.parent is not None:
            report.add("bonus-below", node.place, id=node.id)


def _report(one: WeightSum, framework: Framework, report: Report) -> None:
    if one.node is None:
        report.add("total-weight", framework.place, weight=one.weight, sum=one.sum)
    elif one.slot:
        for part in one.too_heavy:
            report.add("slot-weight", part.place, id=part.id, weight=part.weight, slot=one.node.id)
    else:
        node = one.node
        report.add("weights-sum", node.place, id=node.id, weight=one.weight, sum=one.sum)
