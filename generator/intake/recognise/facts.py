"""The facts of an evaluation: the numbers that measures need, found in the report's analysis."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.intake.document import Origin
from generator.intake.draft import FoundIndicator, Gathered, Proposal
from generator.intake.recognise import operands
from generator.intake.recognise.arithmetic import parsed
from generator.intake.recognise.quantities import Quantity, of_last_year, quantities
from generator.intake.recognise.reasons import Reason
from generator.load.expressions import is_fact_name

FILE = "facts.yml"
TO_FILL = "待填"
MEASURED = ("proportional", "complement", "step", "bands", "interpolation")
_LAST = re.compile(r"上一?年度?|上年末?")
_NOT_IN_NAME = re.compile(r"[^\w\u4e00-\u9fff]+")


@dataclass(slots=True)
class Facts:
    """The facts gathered so far, by id, as plain values of facts.yml; filled leaf by leaf."""

    year: int
    into: Gathered
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def measure(
        self,
        leaf: FoundIndicator,
        proposal: Proposal,
        reason: Reason | None,
        elsewhere: Sequence[Quantity],
    ) -> dict[str, Any] | None:
        """The measure of a leaf with its facts put down; None for a rule over judgements."""
        kind = (proposal.rule or {}).get("kind")
        if kind not in MEASURED and not proposal.measure:
            return None
        text = reason.text if reason is not None else leaf.remark
        where = reason.where if reason is not None else ""
        origin = reason.origin if reason is not None else leaf.origin
        printed = quantities(text, where, origin)
        given = dict(proposal.measure or {"expression": fact_id(leaf.name), "unit": "%"})
        expression = given["expression"] = _plain_names(str(given["expression"]))
        names = operands.operands_of(expression)
        if names and names != (fact_id(leaf.name),):
            rates = tuple(operands.results((leaf.name,), printed))
            found = operands.matched(expression, proposal.operands, printed, rates, self.year)
            if found is None and elsewhere:
                found = operands.matched(
                    expression, proposal.operands, (*printed, *elsewhere), rates, self.year
                )
                found = found if found is not None and found.proved else None
            if found is not None:
                return self._computed(leaf, given, found)
        noted = any(kind.startswith("measure-") for kind, _ in proposal.doubts)
        return self._printed(leaf, given, printed, origin, noted=noted)

    def _computed(
        self, leaf: FoundIndicator, given: dict[str, Any], found: operands.Matched
    ) -> dict[str, Any]:
        """A measure whose names all have a number."""
        unit = next((one.unit for one in found.of.values() if one.unit), "")
        renamed = {
            name: self._put(name, quantity, leaf.id, "" if quantity.unit else unit)
            for name, quantity in found.of.items()
        }
        given["expression"] = _renamed(str(given["expression"]), renamed)
        if not found.proved and not _nothing(found):
            shown = "；".join(f"{n} = {q.printed}{q.unit}" for n, q in found.of.items())
            self.into.doubt("facts-unproved", FILE, leaf.id, leaf.origin, facts=shown)
        self._link(tuple(renamed.values()))
        if operands.zero_divisor(
            str(given["expression"]), {renamed[n]: q for n, q in found.of.items()}
        ):
            self._zero(leaf, given, found)
        return given

    def _zero(self, leaf: FoundIndicator, given: dict[str, Any], found: operands.Matched) -> None:
        """Nothing to divide by: the report's own score is what it gave for that."""
        score = f"{leaf.score}" if leaf.score is not None else TO_FILL
        note = f"评分标准没有写明除数为零时如何计分；报告对此计{score}分。"
        both = all(not one.value for one in found.of.values())
        key = "on_zero_by_zero" if both else "on_zero"
        if key not in given:
            points = leaf.score if leaf.score is not None else 0
            given[key] = {"points": points, "note": note}
            self.into.doubt("zero-divisor", "rules.yml", leaf.id, leaf.origin, score=score)
        self.into.doubt("zero-from-words", FILE, leaf.id, leaf.origin)

    def _printed(
        self,
        leaf: FoundIndicator,
        given: dict[str, Any],
        printed: Sequence[Quantity],
        origin: Origin,
        *,
        noted: bool,
    ) -> dict[str, Any]:
        """A measure whose value is printed and not the numbers it comes from; else to be filled."""
        unit = str(given.get("unit") or "%")
        found = operands.share((leaf.name, leaf.explanation, leaf.standard), printed, unit)
        name = fact_id(leaf.name)
        measure = {**given, "expression": name, "unit": unit}
        if found is None:
            self.entries.setdefault(name, _entry(name, TO_FILL, unit, f"{self.year} 年度", TO_FILL))
            self.into.doubt("fact-missing", FILE, name, origin, name=leaf.name)
            return measure
        used = self._put(name, found, leaf.id, unit)
        if not noted:
            self.into.doubt(
                "result-printed", FILE, used, found.origin, value=found.printed + found.unit
            )
        if found.unit != unit:
            self.into.doubt("unit-read", FILE, used, found.origin, found=found.unit, unit=unit)
        return {**measure, "expression": used}

    def _put(self, name: str, one: Quantity, about: str, unit: str = "") -> str:
        """A fact put down under its name; another value under the same name takes a longer one."""
        given = self.year - 1 if of_last_year(name) else self.year
        unit = unit or _whole_unit(one.unit)
        period = f"{one.year or given} 年度"
        entry = _entry(name, one.value, unit, period, one.where)
        had = self.entries.get(name)
        if had is not None and any(had[key] != entry[key] for key in ("value", "unit", "period")):
            name = entry["id"] = fact_id(f"{about}_{name}")
        self.entries.setdefault(name, entry)
        self.into.trace(FILE, name, f"{one.printed or 0}{one.unit}", one.origin, one.where)
        return name

    def _link(self, names: Sequence[str]) -> None:
        """Facts of the year before point to those of this year that bear the same name."""
        this = [one for one in names if not of_last_year(one)]
        before = [one for one in names if of_last_year(one)]
        for name in before:
            same = [one for one in this if _core(one) == _core(name)]
            if not same and len(this) == len(before) == 1:
                same = this
            if same:
                self.entries[name].setdefault("last_year_of", same[0])


def _nothing(found: operands.Matched) -> bool:
    return any(one.nothing for one in found.of.values())


def _core(name: str) -> str:
    return re.sub(r"本年度?|当年度?|年度", "", _LAST.sub("", name))


def _entry(id: str, value: Any, unit: str, period: str, source: str) -> dict[str, Any]:
    return {"id": id, "value": value, "unit": unit, "period": period, "source": source or TO_FILL}


def _whole_unit(unit: str) -> str:
    return {"名": "人", "个百分点": "%", "万m2": "万m²"}.get(unit, unit)


def fact_id(name: str) -> str:
    """A name as expressions may hold it."""
    plain = _NOT_IN_NAME.sub("", name)
    if plain[:1].isdecimal():
        plain = f"_{plain}"
    return plain if is_fact_name(plain) else f"_{plain}"


def _plain_names(expression: str) -> str:
    """An expression whose names may hold no marks."""
    if parsed(expression) is not None:
        return expression
    parts = re.split(r"([+\-*/()])", expression)
    return "".join(
        one
        if one in "+-*/()" or re.fullmatch(r"\s*\d+(?:\.\d+)?\s*|abs", one) or not one.strip()
        else f" {fact_id(one.strip())} "
        for one in parts
    ).strip()


def _renamed(expression: str, names: Mapping[str, str]) -> str:
    for old, new in sorted(names.items(), key=lambda one: -len(one[0])):
        if old != new:
            expression = re.sub(rf"(?<![\w]){re.escape(old)}(?![\w])", new, expression)
    return expression
