"""Measures of leaves."""

from __future__ import annotations

from decimal import Decimal

from generator.load.expressions import parse_expression
from generator.model.expressions import Number
from generator.model.framework import Measure, ZeroPolicy
from generator.model.units import unit
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.scalars import Misfit


def load_measure(fields: Fields) -> Measure:
    """How a measured value comes from facts."""
    text = fields.text("expression")
    expression = parse_expression(text)
    if isinstance(expression, Misfit):
        if text:
            fields.problem(expression.id, fields.at("expression"), found=text)
        expression = Number(Decimal(0))
    measure = Measure(
        expression,
        text,
        unit(fields.text("unit")),
        _zero_policy(fields, "on_zero"),
        _zero_policy(fields, "on_zero_by_zero"),
        fields.place,
    )
    fields.finish()
    return measure


def _zero_policy(fields: Fields, key: str) -> ZeroPolicy | None:
    policy = fields.child(key)
    if policy is None:
        return None
    found = ZeroPolicy(policy.number("points"), policy.text("note", length=PARAGRAPH_LENGTH))
    policy.finish()
    return found
