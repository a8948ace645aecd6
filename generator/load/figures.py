"""Figures printed in sentences."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from generator.load.expressions import parse_expression
from generator.model.expressions import Expression, FactName, Number, fact_names
from generator.model.figures import (
    Aspect,
    Basis,
    Figure,
    Listed,
    NotComputable,
    OfExpression,
    OfIndicator,
    OfLevel,
    OfList,
    OfTotal,
)
from generator.model.units import unit
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Mapping as MappingNode
from generator.yaml_nodes.scalars import Misfit, number

BASES = ("fact", "expression", *(aspect.value for aspect in Aspect), "total", "count", "why")
MAX_LEVEL = 9
_CHINESE = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}


def load_figures(
    file: Fields, facts: Collection[str], indicators: Collection[str]
) -> tuple[Figure, ...]:
    """The figures of a file, their ids unique; `facts` and `indicators` are the names there are."""
    found: dict[str, Figure] = {}
    for fields in file.children("figures", required=True):
        id = fields.slug("id")
        printed = fields.term("printed")
        percent = printed.endswith("%")
        figure = Figure(
            id=id,
            where=fields.text("where"),
            quote=fields.text("quote"),
            printed=printed,
            value=_value(fields, printed),
            unit=unit("%" if percent else fields.term("unit")),
            basis=_basis(fields, facts, indicators),
            place=fields.at("id"),
        )
        if id in found and not fields.to_fill("id"):
            fields.problem("duplicate-id", fields.at("id"), id=id, first=found[id].place.line)
        fields.finish()
        found.setdefault(id, figure)
    file.finish()
    return tuple(found.values())


def _value(fields: Fields, printed: str) -> Decimal:
    """The number of a printed text: thousands separators, a percent sign, 八 are as printed."""
    if printed in _CHINESE:
        return Decimal(_CHINESE[printed])
    value = number(printed.removesuffix("%").replace(",", ""))
    if isinstance(value, Misfit) and not fields.to_fill("printed"):
        fields.problem("printed-number", fields.at("printed"), found=printed)
    return Decimal(0) if isinstance(value, Misfit) else value


def _basis(fields: Fields, facts: Collection[str], indicators: Collection[str]) -> Basis:
    given = [key for key in BASES if fields.has(key)]
    if len(given) != 1:
        fields.problem("one-basis", fields.place, known="、".join(BASES))
        return NotComputable("")
    (key,) = given
    match key:
        case "why":
            return NotComputable(fields.text("why"))
        case "fact":
            return OfExpression(FactName(fields.one_of("fact", facts, "fact")))
        case "expression":
            return OfExpression(_expression(fields, facts))
        case "total":
            return OfTotal(fields.choice("total", Aspect))
        case "count":
            return _count(fields, indicators)
        case _:
            return OfIndicator(Aspect(key), fields.one_of(key, indicators, "indicator"))


def _expression(fields: Fields, facts: Collection[str]) -> Expression:
    text = fields.term("expression")
    if fields.to_fill("expression"):
        return Number(Decimal(0))
    tree = parse_expression(text)
    if isinstance(tree, Misfit):
        fields.problem(tree.id, fields.at("expression"), found=text)
        return Number(Decimal(0))
    for name in dict.fromkeys(fact_names(tree)):
        if name not in facts:
            at, meant = fields.at("expression"), nearest(name, facts)
            fields.problem("unknown-name", at, name=name, what="fact", meant=meant)
    return tree


def _count(fields: Fields, indicators: Collection[str]) -> Basis:
    if not isinstance(fields.node.entries["count"], MappingNode):
        return OfList(fields.choice("count", Listed))
    level = fields.child("count")
    if level is None:
        return NotComputable("")
    below = level.one_of("below", indicators, "indicator") if level.has("below") else None
    counted = OfLevel(level.integer("level", 1, MAX_LEVEL), below)
    level.finish()
    return counted
