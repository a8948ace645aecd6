"""Why a rule gives no points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.evaluation import Judgement
from generator.model.rules import Award, told


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a rule gives no points: an id of the catalogue of problems and its values."""

    id: str
    values: Mapping[str, object]


def list_fault(numbers: Sequence[int], length: int) -> Fault | None:
    """The first number that is not in a list counted from 1, or stands there twice."""
    for position, number in enumerate(numbers):
        if not 1 <= number <= length or number in numbers[:position]:
            return Fault("list-number", {"number": number, "count": length})
    return None


def range_fault(
    points: Decimal | None, low: Decimal, high: Decimal, reason: object
) -> Fault | None:
    """What is wrong with points chosen in a range: outside of it, or without a reason."""
    if points is None or not low <= points <= high:
        return Fault("chosen-points", {"low": low, "high": high})
    return None if reason else Fault("chosen-reason", {})


def award_fault(award: Award, judgement: Judgement | None) -> Fault | None:
    """What is wrong with the points chosen for a band or a level."""
    points = judgement.points if judgement else None
    if not award.is_range:
        values = {"points": told(award.most)}
        return None if points is None else Fault("points-fixed", values)
    if points is None or not award.holds(points):
        return Fault("chosen-points", {"low": told(award.least), "high": told(award.most)})
    assert judgement is not None
    return None if judgement.reason else Fault("chosen-reason", {})
