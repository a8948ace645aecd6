"""Facts of a new year: the same names and units, and last year's values where that is sound.

A fact of the year before (上年数) takes the value that the same thing had last year: the fact it
names as `last_year_of`, or else one that its own name and period point to, which a person then
has to look at. Nothing is filled in unless last year's evaluation is that of the year before, and
the indicators that use the fact are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.carry_over.former import Former
from generator.carry_over.last_years import LastYear, is_of_year_before, last_year_of
from generator.carry_over.plain import mappings, text_of
from generator.carry_over.tables import Names
from generator.carry_over.todo import Todo
from generator.carry_over.words import say
from generator.carry_over.writing import Entry
from generator.carry_over.years import mentions, moved
from generator.model.evaluation import Fact
from generator.model.expressions import fact_names
from generator.model.framework import Framework
from generator.model.units import day_of
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Scalar, Typed, Value
from generator.yaml_nodes.scalars import TO_FILL

FILE = "facts.yml"
Users = Mapping[str, tuple[str, ...]]
"""The leaves that use each fact."""


def users(framework: Framework) -> Users:
    """The leaves whose measures use each fact, by the id of the fact, in order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in framework.rules.values():
        for name in fact_names(entry.measure.expression) if entry.measure else ():
            found[name][entry.indicator] = None
    return {name: tuple(leaves) for name, leaves in found.items()}


def carried_facts(
    former: Former, file: nodes.Mapping, tables: Mapping[str, Names], todo: Todo
) -> tuple[Entry, ...]:
    """Last year's facts for the new year, then those that only the new framework asks for."""
    before, now = users(former.old), users(former.new)
    entries: list[Entry] = []
    dropped: list[str] = []
    for node in mappings(file.entries.get("facts")):
        fact = former.evaluation.facts[text_of(node.entries["id"])]
        if fact.id in before and fact.id not in now:
            dropped.append(fact.id)
        else:
            entries.append(_Carried(former, node, fact, tables, before, now, todo).entry())
    if dropped:
        todo.add(say("facts", "dropped", names="、".join(dropped)), FILE)
    counted = _counted(former)
    fresh = [
        name
        for name, leaves in now.items()
        if name not in former.evaluation.facts and counted & set(leaves)
    ]
    if fresh:
        todo.add(say("facts", "new", names="、".join(fresh)), FILE)
    return (*entries, *(_fresh(name, now[name]) for name in fresh))


def _counted(former: Former) -> set[str]:
    """The leaves that will count: those in slots only where they were chosen last year."""
    new, judged = former.new, former.evaluation.judgements
    return {
        leaf.id
        for leaf in new.leaves
        if leaf.id not in new.optional or former.joined.get(leaf.id) in judged
    }


def first_facts(framework: Framework) -> tuple[Entry, ...]:
    """The facts that the measures of a framework ask for; those of slots once they are chosen."""
    found = tuple(
        _fresh(name, leaves)
        for name, leaves in users(framework).items()
        if set(leaves) - framework.optional
    )
    return found or (Entry(_open_fact(TO_FILL), (say("facts", "none"),)),)


def _fresh(name: str, leaves: tuple[str, ...]) -> Entry:
    remark = say("facts", "needed", indicators="、".join(leaves))
    return Entry(_open_fact(name), (remark,))


def _open_fact(name: str) -> dict[str, Value]:
    return {"id": Typed(name), **dict.fromkeys(("value", "unit", "period", "source"), TO_FILL)}


@dataclass(frozen=True)
class _Carried:
    """One fact on its way to the new year."""

    former: Former
    node: nodes.Mapping
    fact: Fact
    tables: Mapping[str, Names]
    before: Users
    now: Users
    todo: Todo

    def entry(self) -> Entry:
        """The fact with what is remarked above it."""
        found = last_year_of(self.fact, self.former.evaluation)
        filled = found is not None and self._may_fill(found)
        if found is None and is_of_year_before(self.fact, self.former.evaluation.year):
            self._tell("other_year")
        old, entries = self.former.evaluation.year, self.node.entries
        value: dict[str, Value] = {"id": Typed(self.fact.id)}
        if "name" in entries:
            value["name"] = Typed(moved(self.fact.name, old, self.former.year))
        value |= self._value(found) if found and filled else self._open()
        value["period"] = Typed(moved(self.fact.period, old, self.former.year))
        value["source"] = self._source(found) if found and filled else TO_FILL
        if "main" in entries:
            value["main"] = self.fact.main
        if found is not None and (filled or found.declared):
            value["last_year_of"] = Typed(found.of.id)
        return Entry(value, self._remarks())

    def _may_fill(self, found: LastYear) -> bool:
        """Whether the value of last year may stand here; what keeps it from it is told."""
        of, former = found.of, self.former
        values = {"of": of.name, "value": printed(of)}
        if "cell" in self.node.entries:
            return False
        if not former.is_last_year:
            self._tell("not_before", of=of.name, year=former.evaluation.year)
            return False
        if not self._is_joined():
            self._tell("other_framework", **values)
            return False
        if not found.declared:
            self._tell("inferred", year=former.evaluation.year, **values)
        return True

    def _is_joined(self) -> bool:
        """Whether every indicator that uses the fact now used it before."""
        old = {self.former.joined.get(leaf) for leaf in self.now.get(self.fact.id, ())}
        return self.former.same_framework or old <= set(self.before.get(self.fact.id, ()))

    def _tell(self, key: str, /, **values: object) -> None:
        self.todo.add(say("facts", key, **values), FILE, self.fact.id)

    def _value(self, found: LastYear) -> dict[str, Value]:
        quantity = found.of.quantity
        value: Scalar = day_of(quantity.value) if quantity.unit.is_date else quantity.value
        return {"value": value, "unit": Typed(quantity.unit.symbol)}

    def _source(self, found: LastYear) -> str:
        of, year = found.of, self.former.evaluation.year
        return say("facts", "carried", year=year, name=of.name, source=of.source)

    def _open(self) -> dict[str, Value]:
        """The value to be filled in; a cell goes on pointing to its table."""
        cell = self.node.entries.get("cell")
        if not isinstance(cell, nodes.Mapping):
            return {"value": TO_FILL, "unit": Typed(self.fact.quantity.unit.symbol)}
        table = text_of(cell.entries["table"])
        names = self.tables[table]
        row, column = (text_of(cell.entries[key]) for key in ("row", "column"))
        return {
            "cell": {
                "table": Typed(table),
                "row": Typed(names.rows.get(row, row)),
                "column": Typed(names.columns.get(column, column)),
            }
        }

    def _remarks(self) -> tuple[str, ...]:
        fact, year = self.fact, self.former.evaluation.year
        was = say("facts", "was", value=printed(fact), source=fact.source)
        if not any(mentions(fact.id, one) for one in (year - 1, year)):
            return (was,)
        meant = next(one for one in (year - 1, year) if mentions(fact.id, one))
        later = meant + self.former.year - year
        return (was, say("facts", "year_in_name", year=later))


def printed(fact: Fact) -> str:
    """The value with its unit, as it stands in a file."""
    value, unit = fact.quantity.value, fact.quantity.unit
    if unit.is_date:
        return day_of(value).isoformat()
    return f"{value:f}{'' if unit.symbol == '%' else ' '}{unit.symbol}"
