"""Facts, judgements and printed figures of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import TypeVar

from generator.load.expressions import is_fact_name
from generator.model.evaluation import Chosen, Fact, Judgement, Printed
from generator.model.tables import DataTable
from generator.model.units import Quantity, unit
from generator.yaml_nodes import scalars
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields, nearest
from generator.yaml_nodes.nodes import Scalar

T = TypeVar("T")

NO_QUANTITY = Quantity(Decimal(0), unit(""))


def load_facts(file: Fields, tables: Mapping[str, DataTable]) -> dict[str, Fact]:
    """Facts by id; a fact may take its value from a cell of a table."""
    found: dict[str, Fact] = {}
    for fields in file.children("facts", required=True):
        id = fields.text("id")
        if id and not is_fact_name(id):
            fields.problem("fact-name", fields.at("id"), found=id)
        fact = Fact(
            id,
            fields.text("name", id),
            _quantity(fields, tables),
            fields.text("period"),
            fields.text("source"),
            fields.at("id"),
        )
        if id in found:
            fields.problem("duplicate-id", fields.at("id"), id=id, first=found[id].place.line)
        fields.finish()
        found.setdefault(id, fact)
    file.finish()
    return found


def _quantity(fields: Fields, tables: Mapping[str, DataTable]) -> Quantity:
    if not fields.has("cell"):
        symbol = fields.text("unit")
        written = fields.node.entries.get("value")
        if symbol == "%" and isinstance(written, Scalar) and written.text.endswith("%"):
            return Quantity(fields.percent("value"), unit(symbol))
        return Quantity(fields.number("value"), unit(symbol))
    if fields.has("value"):
        fields.problem("two-edges", fields.at("value"), one="cell", other="value")
    cell = fields.child("cell")
    if cell is None:
        return NO_QUANTITY
    name, row, column = cell.text("table"), cell.text("row"), cell.text("column")
    cell.finish()
    table = tables.get(name)
    if table is None:
        cell.unknown_name(name, cell.at("table"), tables, "table")
        return NO_QUANTITY
    for key, text, known in (
        ("row", row, [one.name for one in table.rows]),
        ("column", column, [one.name for one in table.columns]),
    ):
        if text not in known:
            cell.unknown_name(text, cell.at(key), known, key)
            return NO_QUANTITY
    quantity = table.cell(row, column)
    if quantity is None:
        cell.problem("empty-cell", cell.place, table=name, row=row, column=column)
    return quantity or NO_QUANTITY


def load_judgements(file: Fields, leaves: Collection[str]) -> dict[str, Judgement]:
    """Judgements by leaf."""
    found: dict[str, Judgement] = {}
    for fields in file.children("judgements", required=True):
        judgement = _judgement(fields, leaves)
        if judgement.indicator in found:
            first = found[judgement.indicator].place.line
            at = fields.at("indicator")
            fields.problem("duplicate-id", at, id=judgement.indicator, first=first)
        fields.finish()
        found.setdefault(judgement.indicator, judgement)
    file.finish()
    return found


def _judgement(fields: Fields, leaves: Collection[str]) -> Judgement:
    met = fields.node.entries.get("met")
    listed = met is not None and not isinstance(met, Scalar)
    return Judgement(
        indicator=fields.one_of("indicator", leaves, "leaf"),
        reason=fields.paragraphs("reason"),
        where=fields.text("where", ""),
        level=fields.text("level") if fields.has("level") else None,
        found=_found(fields) if fields.has("found") else None,
        met=_numbers(fields, "met") if listed else None,
        passed=fields.flag("met") if met is not None and not listed else None,
        points=fields.optional_number("points"),
        place=fields.at("indicator"),
    )


def _found(fields: Fields) -> tuple[Chosen, ...]:
    written = fields.node.entries["found"]
    if all(isinstance(item, Scalar) for item in getattr(written, "items", ())):
        return tuple(Chosen(number, None, "") for number in _numbers(fields, "found"))
    chosen: list[Chosen] = []
    for one in fields.children("found"):
        chosen.append(
            Chosen(
                one.integer("problem", 1, 999),
                one.optional_number("points"),
                one.text("reason", "", length=PARAGRAPH_LENGTH),
            )
        )
        one.finish()
    return tuple(chosen)


def _numbers(fields: Fields, key: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for text, place in fields.placed_texts(key):
        value = scalars.number(text)
        if not isinstance(value, Decimal) or value != int(value):
            fields.problem("not-a-number", place, key=key, found=text)
        else:
            numbers.append(int(value))
    return tuple(numbers)


def load_published(file: Fields, indicators: Collection[str]) -> tuple[Printed, ...]:
    """Printed figures, grouped by the place where they stand."""
    printed: list[Printed] = []
    for fields in file.children("places", required=True):
        printed.append(
            Printed(
                where=fields.text("where"),
                scores=_by_indicator(fields, "scores", indicators, Fields.number),
                score_rates=_by_indicator(fields, "score_rates", indicators, _percent_text),
                measured=_by_indicator(fields, "measured", indicators, Fields.text),
                deductions=_by_indicator(fields, "deductions", indicators, Fields.number),
                total=fields.optional_number("total"),
                total_rate=_percent_text(fields, "total_rate")
                if fields.has("total_rate")
                else None,
                grade=fields.text("grade") if fields.has("grade") else None,
                place=fields.place,
            )
        )
        fields.finish()
    file.finish()
    return tuple(printed)


def _percent_text(fields: Fields, key: str) -> str:
    fields.percent(key)
    return fields.text(key)


def _by_indicator(
    fields: Fields,
    key: str,
    indicators: Collection[str],
    read: Callable[[Fields, str], T],
) -> dict[str, T]:
    below = fields.child(key)
    if below is None:
        return {}
    found: dict[str, T] = {}
    for name in below.names():
        if name not in indicators:
            place = below.node.keys[name]
            below.problem(
                "unknown-name", place, name=name, what="indicator", meant=nearest(name, indicators)
            )
        else:
            found[name] = read(below, name)
    return found
