"""What each leaf of an evaluation was worth, ready to be added up.

Points stay decimals as long as they are only added: exact as fractions, at a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.audit.result import Result
from generator.compare.result import Side
from generator.model.framework import Role

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Mark:
    """A leaf in one evaluation, in points.

    `side` is what pages show of it. `base` is what its score is a part of: what it could earn, for
    penalties and bonuses the most they can take or give. `judged` is False where it did not apply
    or was not chosen, also where it then earned its full marks.
    """

    side: Side
    base: Decimal
    judged: bool
    role: Role


@dataclass(frozen=True, slots=True)
class Sheet:
    """The marks of the leaves of one evaluation, by id."""

    result: Result
    marks: Mapping[str, Mark]

    def side(self, ids: Iterable[str]) -> Side | None:
        """What nodes of any level are worth together; None for no nodes."""
        sides = [self._side(id) for id in ids]
        if len(sides) < 2:
            return sides[0] if sides else None
        return Side(
            sum((one.weight for one in sides), NOTHING),
            sum((one.full for one in sides), NOTHING),
            sum((one.score for one in sides), NOTHING),
        )

    def of(self, ids: Iterable[str]) -> list[Mark]:
        """The marks of some leaves."""
        return [self.marks[id] for id in ids]

    def _side(self, id: str) -> Side:
        mark = self.marks.get(id)
        return _node(self.result, id) if mark is None else mark.side


def sheet(result: Result) -> Sheet:
    """The marks of an evaluation."""
    framework = result.framework
    marks = {}
    for leaf in framework.leaves:
        node = result.scores.nodes[leaf.id]
        role = framework.role(leaf)
        most = node.full if role is Role.NORMAL else node.weight
        marks[leaf.id] = Mark(
            _node(result, leaf.id),
            most if node.applies else Decimal(0),
            result.scores.judged(leaf.id),
            role,
        )
    return Sheet(result, marks)


def side_of(result: Result, id: str) -> Side:
    """What one node of an evaluation is worth."""
    return _node(result, id)


def _node(result: Result, id: str) -> Side:
    node = result.scores.nodes[id]
    return Side(exact(node.weight), exact(node.full), exact(node.score))


@lru_cache(maxsize=65536)
def exact(points: Decimal) -> Fraction:
    """Points as a fraction; the same few thousand come again and again."""
    return Fraction(points)
