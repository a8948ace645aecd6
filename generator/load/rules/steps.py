"""Step rules."""

from __future__ import annotations

from decimal import Decimal

from generator.model.rules import Basis, Direction, Reward, Step, Steps
from generator.model.units import DATE, DAYS
from generator.yaml_nodes.fields import Fields


def load_step(fields: Fields, symbol: str) -> Step:
    """A step rule; steps from a date are days, relative ones percent of the threshold."""
    basis = fields.choice("basis", Basis)
    unit = step_unit(basis, symbol)
    return Step(
        fields.measured("threshold", symbol),
        fields.choice("direction", Direction),
        fields.measured("step", unit, positive=True),
        fields.number("deduct", positive=True),
        basis,
        fields.choice("steps", Steps),
        fields.measured("tolerance", unit) if fields.has("tolerance") else Decimal(0),
        fields.number("most", positive=True) if fields.has("most") else None,
        _reward(fields, unit),
    )


def step_unit(basis: Basis, symbol: str) -> str:
    """The unit in which steps from a threshold are given."""
    if basis is Basis.RELATIVE:
        return "%"
    return DAYS if symbol == DATE else symbol


def _reward(fields: Fields, unit: str) -> Reward | None:
    reward = fields.child("reward")
    if reward is None:
        return None
    found = Reward(
        reward.measured("step", unit, positive=True),
        reward.number("add", positive=True),
        reward.number("most", positive=True) if reward.has("most") else None,
    )
    reward.finish()
    return found
