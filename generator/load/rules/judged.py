"""Rules over judgements."""

from __future__ import annotations

from decimal import Decimal

from generator.load.rules.awards import load_award, load_fixed
from generator.model.rules import Checklist, Discretionary, Item, Items, Level, Levels, PassFail
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.nodes import Mapping


def load_levels(fields: Fields, symbol: str) -> Levels:
    """Levels of a qualitative scale."""
    levels: list[Level] = []
    for one in fields.children("levels", required=True):
        name, award = one.text("name"), load_award(one)
        if one.finish() and name in [other.name for other in levels]:
            one.problem("repeated-name", one.at("name"), name=name)
        levels.append(Level(name, award.points, award.least, award.share))
    return Levels(tuple(levels))


def load_items(fields: Fields, symbol: str) -> Items:
    """Parts, some of them gates."""
    items: list[Item] = []
    for one in fields.children("items", required=True):
        name, award = one.text("name", length=PARAGRAPH_LENGTH), load_fixed(one)
        items.append(Item(name, award.points, award.share, one.flag("gate", False)))
        one.finish()
    return Items(tuple(items))


def load_checklist(fields: Fields, symbol: str) -> Checklist:
    """Problems and what each of them costs, or all together."""
    problems, once = fields.texts("problems", required=True), fields.flag("once", False)
    if not isinstance(fields.node.entries.get("deduct"), Mapping):
        points = fields.number("deduct")
        return Checklist(points, points, problems, once)
    least, most = _deduction(fields)
    return Checklist(least, most, problems, once)


def load_pass_fail(fields: Fields, symbol: str) -> PassFail:
    """A requirement."""
    return PassFail(
        fields.text("pass", length=PARAGRAPH_LENGTH), fields.text("fail", length=PARAGRAPH_LENGTH)
    )


def load_discretionary(fields: Fields, symbol: str) -> Discretionary:
    """Points at discretion: given from `from` to `to`, or taken off within `deduct`."""
    step = fields.number("step", positive=True) if fields.has("step") else None
    if not fields.has("deduct"):
        return Discretionary(fields.number("from"), fields.number("to"), step=step)
    for key in [key for key in ("from", "to") if fields.has(key)][:1]:
        fields.problem("two-edges", fields.at(key), one="deduct", other=key)
    return Discretionary(*_deduction(fields), deducts=True, step=step)


def _deduction(fields: Fields) -> tuple[Decimal, Decimal]:
    """The range of points taken off."""
    chosen = fields.child("deduct", required=True)
    if chosen is None:
        return Decimal(0), Decimal(0)
    least, most = chosen.number("from"), chosen.number("to")
    chosen.finish()
    return least, most
