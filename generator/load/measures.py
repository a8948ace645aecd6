"""Measures and rules of leaves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.load.expressions import parse_expression
from generator.model.expressions import Number
from generator.model.framework import Measure, ZeroPolicy
from generator.model.rules import (
    Band,
    Bands,
    Basis,
    Checklist,
    Complement,
    Direction,
    Discretionary,
    Gap,
    Item,
    Items,
    Level,
    Levels,
    PassFail,
    Proportional,
    Rule,
    Step,
    Steps,
)
from generator.model.units import unit
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Mapping
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


def load_rule(fields: Fields, symbol: str) -> Rule | None:
    """The rule of a leaf; `symbol` is the unit its measured value is in."""
    kind = fields.text("kind")
    reader = RULES.get(kind)
    if reader is None:
        if kind:
            at, known = fields.at("kind"), "、".join(RULES)
            fields.problem("unknown-rule", at, found=kind, known=known, meant=nearest(kind, RULES))
            fields.names()
        fields.finish()
        return None
    rule = reader(fields, symbol)
    return rule if fields.finish() else None


def _step(fields: Fields, symbol: str) -> Step:
    basis = fields.choice("basis", Basis)
    step_symbol = "%" if basis is Basis.RELATIVE else symbol
    return Step(
        fields.measured("threshold", symbol),
        fields.choice("direction", Direction),
        fields.measured("step", step_symbol, positive=True),
        fields.number("deduct", positive=True),
        basis,
        fields.choice("steps", Steps),
    )


def _bands(fields: Fields, symbol: str) -> Bands:
    bands = [_band(one, symbol) for one in fields.children("bands", required=True)]
    bands.sort(key=lambda band: (band.low is not None, band.low or 0), reverse=True)
    gap = fields.choice("gap", Gap) if fields.has("gap") else None
    return Bands(tuple(bands), gap)


def _band(fields: Fields, symbol: str) -> Band:
    low, low_closed = _edge(fields, symbol, "from", "above")
    high, high_closed = _edge(fields, symbol, "to", "below")
    points = fields.number("points")
    fields.finish()
    return Band(low, low_closed, high, high_closed, points)


def _edge(
    fields: Fields, symbol: str, closed_key: str, open_key: str
) -> tuple[Decimal | None, bool]:
    closed, opened = fields.has(closed_key), fields.has(open_key)
    if closed and opened:
        fields.problem("two-edges", fields.at(open_key), one=closed_key, other=open_key)
    if closed:
        return fields.measured(closed_key, symbol), True
    return (fields.measured(open_key, symbol), False) if opened else (None, False)


def _levels(fields: Fields, symbol: str) -> Levels:
    levels: list[Level] = []
    for one in fields.children("levels", required=True):
        level = Level(one.text("name"), one.number("points"))
        if one.finish() and level.name in [other.name for other in levels]:
            one.problem("repeated-name", one.at("name"), name=level.name)
        levels.append(level)
    return Levels(tuple(levels))


def _items(fields: Fields, symbol: str) -> Items:
    items: list[Item] = []
    for one in fields.children("items", required=True):
        items.append(Item(one.text("name", length=PARAGRAPH_LENGTH), one.number("points")))
        one.finish()
    return Items(tuple(items))


def _checklist(fields: Fields, symbol: str) -> Checklist:
    problems = fields.texts("problems", required=True)
    if not isinstance(fields.node.entries.get("deduct"), Mapping):
        points = fields.number("deduct")
        return Checklist(points, points, problems)
    chosen = fields.child("deduct")
    assert chosen is not None
    least, most = chosen.number("from"), chosen.number("to")
    chosen.finish()
    return Checklist(least, most, problems)


def _pass_fail(fields: Fields, symbol: str) -> PassFail:
    return PassFail(
        fields.text("pass", length=PARAGRAPH_LENGTH), fields.text("fail", length=PARAGRAPH_LENGTH)
    )


def _discretionary(fields: Fields, symbol: str) -> Discretionary:
    return Discretionary(fields.number("from"), fields.number("to"))


RULES: dict[str, Callable[[Fields, str], Rule]] = {
    Proportional.kind: lambda fields, symbol: Proportional(),
    Complement.kind: lambda fields, symbol: Complement(),
    Step.kind: _step,
    Bands.kind: _bands,
    Levels.kind: _levels,
    Checklist.kind: _checklist,
    Items.kind: _items,
    PassFail.kind: _pass_fail,
    Discretionary.kind: _discretionary,
}
