"""Facts of an evaluation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from generator.load.expressions import is_fact_name
from generator.model.evaluation import Fact
from generator.model.expressions import fact_names
from generator.model.framework import RuleEntry
from generator.model.tables import DataTable
from generator.model.units import DATE, Quantity, unit
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Scalar
from generator.yaml_nodes.scalars import TO_FILL

NO_QUANTITY = Quantity(Decimal(0), unit(""))


def load_facts(
    file: Fields, tables: Mapping[str, DataTable] | None, rules: Iterable[RuleEntry]
) -> dict[str, Fact]:
    """Facts by id; a fact may take its value from a cell of a table.

    `tables` is None where they could not all be read; `rules` are those that use facts.
    """
    found: dict[str, Fact] = {}
    unique = True
    for fields in file.children("facts", required=True):
        fact = _fact(fields, tables)
        if fact.id in found and not fields.to_fill("id"):
            first = found[fact.id].place.line
            fields.problem("duplicate-id", fields.at("id"), id=fact.id, first=first)
            unique = False
        fields.finish()
        found.setdefault(fact.id, fact)
    if unique and found:
        _check_used(file, found, rules)
    _check_last_years(file, found)
    if unique:
        _check_limits(file, found)
    file.finish()
    return found


def _fact(fields: Fields, tables: Mapping[str, DataTable] | None) -> Fact:
    id = fields.term("id")
    if id and not is_fact_name(id):
        fields.problem("fact-name", fields.at("id"), found=id)
    return Fact(
        id,
        fields.text("name", id),
        _quantity(fields, tables),
        fields.text("period"),
        fields.text("source"),
        fields.flag("main", False),
        fields.at("id"),
        fields.term("last_year_of", ""),
        fields.term("at_most", ""),
    )


def _check_last_years(file: Fields, facts: Mapping[str, Fact]) -> None:
    """What is said to be the year before of a fact points to another one of the file."""
    for fact in facts.values():
        if fact.last_year_of == fact.id != "":
            file.problem("own-last-year", fact.place, id=fact.id)
        elif fact.last_year_of and fact.last_year_of not in facts:
            file.unknown_name(fact.last_year_of, fact.place, facts, "fact")


def _check_limits(file: Fields, facts: Mapping[str, Fact]) -> None:
    """What limits a fact is another one of the file, in a unit it can be compared with."""
    for fact in facts.values():
        other = facts.get(fact.at_most)
        if fact.at_most and other is None:
            file.unknown_name(fact.at_most, fact.place, facts, "fact")
        elif other is not None and other.quantity.unit.dimension != fact.quantity.unit.dimension:
            units = {"unit": fact.quantity.unit.symbol, "other": other.quantity.unit.symbol}
            if TO_FILL not in units.values():
                file.problem("limit-unit", fact.place, id=fact.id, limit=other.id, **units)


def _check_used(file: Fields, facts: Mapping[str, Fact], rules: Iterable[RuleEntry]) -> None:
    """Report every fact that is used and not there, once, with the indicators that use it."""
    missing: dict[str, list[str]] = defaultdict(list)
    for entry in rules:
        names = fact_names(entry.measure.expression) if entry.measure else ()
        for name in dict.fromkeys(names):
            if name not in facts:
                missing[name].append(entry.indicator)
    unused = set(facts) - {
        name for entry in rules if entry.measure for name in fact_names(entry.measure.expression)
    }
    for name, indicators in missing.items():
        mistyped = nearest(name, sorted(unused))
        place = facts[mistyped].place if mistyped else file.place
        meant, id = mistyped or nearest(name, facts), "、".join(indicators)
        file.problem("fact-missing", place, id=id, name=name, meant=meant)


def _quantity(fields: Fields, tables: Mapping[str, DataTable] | None) -> Quantity:
    if fields.has("cell"):
        for key in [key for key in ("value", "unit") if fields.has(key)][:1]:
            fields.problem("two-edges", fields.at(key), one="cell", other=key)
        cell = fields.child("cell", required=True)
        return _from_cell(cell, tables) if cell is not None else NO_QUANTITY
    symbol = fields.term("unit")
    if symbol == DATE:
        return Quantity(fields.measured("value", DATE), unit(DATE))
    written = fields.node.entries.get("value")
    signed = isinstance(written, Scalar) and written.text.endswith(("%", "％"))
    read = fields.percent if symbol == "%" and signed else fields.number
    return Quantity(read("value"), unit(symbol))


def _from_cell(cell: Fields, tables: Mapping[str, DataTable] | None) -> Quantity:
    name, row, column = cell.term("table"), cell.term("row"), cell.term("column")
    if not cell.finish() or tables is None:
        return NO_QUANTITY
    table = tables.get(name)
    if table is None:
        cell.unknown_name(name, cell.at("table"), tables, "table")
        return NO_QUANTITY
    rows = [one.name for one in table.rows]
    for key, text, known in (
        ("row", row, rows),
        ("column", column, [one.name for one in table.columns]),
    ):
        if not known:
            return NO_QUANTITY
        if text not in known:
            cell.unknown_name(text, cell.at(key), known, key)
            return NO_QUANTITY
    if rows.count(row) > 1:
        cell.problem("ambiguous-row", cell.at("row"), table=name, row=row)
    quantity = table.cell(row, column)
    if quantity is None:
        cell.problem("empty-cell", cell.place, table=name, row=row, column=column)
    return quantity or NO_QUANTITY
