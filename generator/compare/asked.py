"""What was asked for and whether it was done: earlier problems and recommendations, looked back on.

Each finding of the evaluation before is listed, whether the newer one says something of it or not.
Findings of still earlier ones are listed where the newer one comes back to them. What a follow-up
says of an evaluation that is not shown is not listed: its findings are not public.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.alignment import Joint, Link
from generator.compare.result import Limit, LimitKind, NodeChange, Pair, Verdict
from generator.compare.sheet import side_of
from generator.model.follow_ups import FollowUp
from generator.model.narrative import Finding


class Asked(StrEnum):
    """What kind of finding is looked back on."""

    PROBLEM = "problem"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class LookBack:
    """A finding of an earlier evaluation, and what became of it by the newer one.

    `newer` looks back on `earlier`; `follow_up` is what it says of the finding, None where it says
    nothing. `changes` are those of the indicators the finding is tied to, in its order, each link
    once; their rate change is None where the two may not be compared.
    """

    earlier: Result
    newer: Result
    finding: Finding
    asked: Asked
    follow_up: FollowUp | None
    changes: tuple[NodeChange, ...]


def look_back(pair: Pair, *, every: bool = True) -> tuple[LookBack, ...]:
    """The problems, then the recommendations of the older evaluation; `every` False gives only
    those the newer one comes back to."""
    said = {
        one.finding: one
        for one in pair.new.evaluation.follow_ups
        if (one.department, one.year) == (pair.old.department.id, pair.old.evaluation.year)
    }
    findings = pair.old.evaluation.findings
    asked = [(one, Asked.PROBLEM) for one in findings.problems]
    asked += [(one, Asked.RECOMMENDATION) for one in findings.recommendations]
    return tuple(
        LookBack(pair.old, pair.new, one, kind, said.get(one.id), _changes(one.indicators, pair))
        for one, kind in asked
        if every or one.id in said
    )


def _changes(indicators: Iterable[str], pair: Pair) -> tuple[NodeChange, ...]:
    found = [pair.by_old.get(id) or _undeclared(id, pair.old) for id in indicators]
    return tuple({one.link: one for one in found}.values())


def _undeclared(id: str, old: Result) -> NodeChange:
    link = Link(Joint.UNDECLARED, (id,), ())
    limit = Limit(LimitKind.UNDECLARED, Fraction(1), old=link.old)
    return NodeChange(link, side_of(old, id), None, Verdict.NOT_COMPARABLE, (limit,))
