"""Leaves that do not apply, and how the others make up for them.

A leaf is out when its judgement says so, or when it stands in a slot and another was chosen.
What every leaf can earn then follows from the declared policies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.evaluation import Evaluation
from generator.model.framework import Absence, Framework, Indicator, Role
from generator.score.rules import Fault


@dataclass(frozen=True, slots=True)
class Standing:
    """How leaves stand in one evaluation.

    `unchosen` are those a slot did not choose; `attainable` is what each leaf can earn, in
    points, exact: zero for those out, more than its weight for those that make up for others.
    """

    unchosen: frozenset[str]
    attainable: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class NodeFault:
    """A fault of one node."""

    node: str
    fault: Fault


def standing(
    evaluation: Evaluation, framework: Framework
) -> tuple[Standing, tuple[NodeFault, ...]]:
    """The standing of all leaves, and what forbids it; with faults it only tells who is out."""
    judgements = evaluation.judgements
    absent = frozenset(
        leaf.id
        for leaf in framework.leaves
        if leaf.id in judgements and judgements[leaf.id].not_applicable
    )
    unchosen, faults = _unchosen(evaluation, framework)
    attainable = {leaf.id: Fraction(leaf.weight) for leaf in framework.leaves}
    for id in (*absent, *unchosen):
        attainable[id] = Fraction(0)
    out = absent | unchosen
    for leaf in framework.leaves:
        if leaf.id in absent and (fault := _make_up(leaf, framework, out, attainable)):
            faults.append(NodeFault(leaf.id, fault))
    return Standing(unchosen, attainable), tuple(faults)


def _unchosen(
    evaluation: Evaluation, framework: Framework
) -> tuple[frozenset[str], list[NodeFault]]:
    out: set[str] = set()
    faults: list[NodeFault] = []
    for slot in framework.indicators:
        if not slot.slot:
            continue
        chosen = []
        for child in framework.children(slot):
            leaves = [leaf.id for leaf in framework.leaves_below(child.id)]
            if any(leaf in evaluation.judgements for leaf in leaves):
                chosen.append(child)
            else:
                out.update(leaves)
        taken = sum((Fraction(child.weight) for child in chosen), Fraction(0))
        if taken != slot.weight:
            names = "、".join(child.name for child in chosen) or "—"
            values = {"chosen": names, "weight": slot.weight}
            faults.append(NodeFault(slot.id, Fault("slot-choice", values)))
    return frozenset(out), faults


def _make_up(
    leaf: Indicator, framework: Framework, out: frozenset[str], attainable: dict[str, Fraction]
) -> Fault | None:
    """Let the other leaves of the scope make up for one that does not apply."""
    absence = framework.rules[leaf.id].absence
    if absence is None:
        return Fault("absence-undeclared", {})
    if absence.policy is Absence.FULL:
        attainable[leaf.id] = Fraction(leaf.weight)
        return None
    others = [
        one.id
        for one in framework.leaves_below(absence.scope)
        if one.id not in out and framework.role(one) is Role.NORMAL
    ]
    if not others:
        return Fault("nothing-applies", {"scope": absence.scope or framework.name})
    missing = Fraction(leaf.weight)
    present = sum((attainable[id] for id in others), Fraction(0))
    for id in others:
        if absence.policy is Absence.RESCALE:
            attainable[id] *= (present + missing) / present
        else:
            attainable[id] += missing / len(others)
    return None
