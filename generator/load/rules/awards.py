"""Points that a rule gives: `points: 3`, `points: {from: 6, to: 7}`, or a `share` of the weight."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.nodes import Mapping


@dataclass(frozen=True, slots=True)
class ReadAward:
    """What was read: the most, the least of a range, whether both are percent of the weight."""

    points: Decimal
    least: Decimal | None
    share: bool


def load_award(fields: Fields) -> ReadAward:
    """Points or a share, fixed or as a range inside which the evaluator chooses."""
    key = points_key(fields)
    if not isinstance(fields.node.entries.get(key), Mapping):
        return ReadAward(_number(fields, key, key), None, key == "share")
    chosen = fields.child(key)
    assert chosen is not None
    least, most = _number(chosen, "from", key), _number(chosen, "to", key)
    chosen.finish()
    return ReadAward(most, least, key == "share")


def load_fixed(fields: Fields) -> ReadAward:
    """Points or a share where there is nothing to choose."""
    key = points_key(fields)
    return ReadAward(_number(fields, key, key), None, key == "share")


def points_key(fields: Fields) -> str:
    """`points` or `share`, whichever is given; one of them only."""
    given = [key for key in ("points", "share") if fields.has(key)]
    if len(given) > 1:
        fields.problem("two-edges", fields.at("share"), one="points", other="share")
    return given[-1] if given else "points"


def _number(fields: Fields, key: str, award: str) -> Decimal:
    return fields.percent(key) if award == "share" else fields.number(key)
