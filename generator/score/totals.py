"""From leaves to the total: exact sums, rounding by level, penalties, bonus, vetoes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Evaluation
from generator.model.framework import Framework, Grade, Indicator, Role, Veto
from generator.score.absence import Standing
from generator.score.rounding import exact_sum, round_half_up
from generator.score.trace import LeafTrace, NodeScore, TotalTrace

TOTAL_LEVEL = 0


def applied_vetoes(evaluation: Evaluation, framework: Framework) -> tuple[tuple[Veto, str], ...]:
    """The vetoes found to apply, with their reasons."""
    by_id = {veto.id: veto for veto in framework.vetoes}
    return tuple((by_id[one.veto], one.reason) for one in evaluation.vetoes)


def node_scores(
    evaluation: Evaluation,
    framework: Framework,
    traces: Mapping[str, LeafTrace],
    standing: Standing,
) -> dict[str, NodeScore]:
    """The score of every node: a leaf's own contribution, or the sum of those below.

    A veto of a node holds its score, whatever stands below it.
    """
    held = {veto.node: veto.score for veto, _ in applied_vetoes(evaluation, framework)}
    found: dict[str, NodeScore] = {}
    for node in reversed(framework.indicators):
        one = (
            _leaf(framework, node, traces[node.id], standing)
            if node.is_leaf
            else _parent(node, found)
        )
        score = _rounded(one.score, node.level, framework)
        if framework.role(node) is Role.NORMAL and one.score <= one.full:
            score = min(score, one.full)
        one = replace(one, score=score)
        limit = held.get(node.id)
        found[node.id] = one if limit is None else replace(one, score=min(one.score, limit))
    return {node.id: found[node.id] for node in framework.indicators}


def _parent(node: Indicator, found: Mapping[str, NodeScore]) -> NodeScore:
    below = [found[child] for child in node.children]
    score = exact_sum(one.score for one in below)
    full = exact_sum(one.full for one in below)
    applies = any(one.applies for one in below)
    return NodeScore(node.id, node.weight, score, full, applies)


def _leaf(framework: Framework, leaf: Indicator, trace: LeafTrace, standing: Standing) -> NodeScore:
    """A normal leaf earns its score, a penalty costs what it falls short of its weight."""
    digits = framework.rounding.digits
    applies = standing.attainable[leaf.id] > 0
    nothing = Decimal(0)
    match framework.role(leaf):
        case Role.NORMAL:
            full = standing.attainable[leaf.id]
            same = full == Fraction(leaf.weight)
            limit = leaf.weight if same else round_half_up(full, digits)
            return NodeScore(leaf.id, leaf.weight, trace.score, limit, applies)
        case Role.PENALTY:
            lost = exact_sum((trace.score, -leaf.weight)) if applies else nothing
            return NodeScore(leaf.id, leaf.weight, lost, nothing, applies)
        case Role.BONUS:
            score = trace.score if applies else nothing
            return NodeScore(leaf.id, leaf.weight, score, nothing, applies)


def _rounded(points: Decimal, level: int, framework: Framework) -> Decimal:
    digits = framework.rounding.levels.get(level)
    return points if digits is None else round_half_up(Fraction(points), digits)


def total(
    evaluation: Evaluation, framework: Framework, nodes: Mapping[str, NodeScore]
) -> TotalTrace:
    """The total: earned points, bonus behind its gate and under its cap, vetoes last."""
    normal = [root for root in framework.roots if root.role is not Role.BONUS]
    earned = _rounded(exact_sum(nodes[root.id].score for root in normal), TOTAL_LEVEL, framework)
    bonus = exact_sum(nodes[root.id].score for root in framework.roots if root.role is Role.BONUS)
    policy = framework.bonus
    open_gate = policy.above is None or earned > policy.above
    counted = bonus if open_gate else Decimal(0)
    if policy.most is not None:
        counted = min(counted, policy.most)
    vetoes = applied_vetoes(evaluation, framework)
    before = score = max(exact_sum((earned, counted)), Decimal(0))
    for veto, _ in vetoes:
        if veto.score is not None and veto.node is None:
            score = min(score, veto.score)
    return TotalTrace(earned, bonus, counted, vetoes, before, score)


def grade(total: Decimal, grades: tuple[Grade, ...]) -> Grade:
    """The best grade whose lowest total is reached; bands are half-open towards the next."""
    return next((one for one in grades if total >= one.lowest), grades[-1])


def final_grade(evaluation: Evaluation, framework: Framework, trace: TotalTrace) -> Grade | None:
    """The grade: that of the first veto which names one, else of the total; None if ungraded."""
    if evaluation.ungraded:
        return None
    for veto, _ in trace.vetoes:
        if veto.grade is not None:
            return next(
                (one for one in framework.grades if one.name == veto.grade),
                Grade(veto.grade, Decimal(0)),
            )
    return grade(trace.score, framework.grades)
