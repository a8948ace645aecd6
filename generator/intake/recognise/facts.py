"""The facts of an evaluation: the numbers that measures need, found in the report's analysis."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from generator.intake.document import Origin
from generator.intake.draft import FoundIndicator, Gathered, Proposal
from generator.intake.quantities import Quantity, of_last_year, quantities
from generator.intake.recognise import operands
from generator.intake.recognise.arithmetic import parsed
from generator.intake.recognise.fact_names import core, plain_names, renamed, whole_unit
from generator.intake.recognise.reasons import Reason
from generator.intake.wording.expressions import NAMELESS, fact_id
from generator.intake.wording.expressions import operands as operands_of
from generator.model.expressions import Expression
from generator.yaml_nodes.scalars import TO_FILL

FILE = "facts.yml"
MOST_OFFERED = 4
"""Numbers that are told where none was taken."""
MEASURED = ("proportional", "complement", "step", "bands", "interpolation")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a fact was last year: its name, unit, how many years before the one evaluated it stands
    for, and the fact it is the last year's of."""

    name: str
    unit: str
    lag: int
    last_year_of: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the report says of a leaf: the numbers of its analysis, and where that stands."""

    numbers: tuple[Quantity, ...]
    origin: Origin

    @classmethod
    def of(cls, leaf: FoundIndicator, reason: Reason | None) -> Said:
        """From what the table says was reached, and the analysis, or else the table's remark."""
        actual = quantities(f"{leaf.name}{leaf.actual}", "", leaf.origin) if leaf.actual else ()
        if reason is None:
            return cls((*actual, *quantities(leaf.remark, "", leaf.origin)), leaf.origin)
        said = quantities(reason.text, reason.where, reason.origin)
        return cls((*actual, *said), reason.origin)


@dataclass(slots=True)
class Facts:
    """The facts gathered so far, by id, as plain values of facts.yml; filled leaf by leaf.

    `hints` are the facts of an earlier year by id, where the framework is used again: names and
    expressions then stay as they are.
    """

    year: int
    into: Gathered
    hints: Mapping[str, Hint] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    measured: dict[str, str] = field(default_factory=dict)
    """The measured values that the report prints, by leaf."""
    taken: dict[str, Quantity] = field(default_factory=dict)
    """The numbers that facts were taken from, by id."""

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
        said = Said.of(leaf, reason)
        given = dict(
            proposal.measure or {"expression": fact_id(leaf.name) or NAMELESS, "unit": "%"}
        )
        given["expression"] = plain_names(str(given["expression"]))
        tree = parsed(str(given["expression"]))
        names = operands_of(tree) if tree is not None else ()
        asked = tuple(self._asked(name, proposal) for name in names)
        if tree is not None and len(asked) > 1:
            found = self._matched(tree, asked, leaf, said, elsewhere)
            if found is not None:
                return self._computed(leaf, given, tree, found)
            if self.hints:
                return self._one_by_one(leaf, given, asked, said)
        noted = any(kind.startswith("measure-") for kind, _ in proposal.doubts)
        single = names[0] if len(names) == 1 else fact_id(leaf.name) or NAMELESS
        if kind == "proportional" and (both := _against_target(leaf)) is not None:
            return self._of_target(leaf, given, single, both)
        return self._printed(leaf, given, single, said, noted=noted)

    def _of_target(
        self,
        leaf: FoundIndicator,
        given: dict[str, Any],
        name: str,
        both: tuple[Quantity, Quantity],
    ) -> dict[str, Any]:
        """What was reached over what should have been, as the table prints both."""
        reached = self._put(name, both[0], leaf, "")
        target = self._put(f"{name}_目标值", both[1], leaf, "")
        self.into.drop("measure-unsaid", leaf.id)
        self.into.doubt("measure-of-target", "rules.yml", leaf.id, leaf.origin)
        return {**given, "expression": f"{reached} / {target}", "unit": "%"}

    def _asked(self, name: str, proposal: Proposal) -> operands.Operand:
        """An operand as last year's facts, or the wording of the report, say it."""
        if (hint := self.hints.get(name)) is not None:
            return operands.Operand(name, hint.name, hint.unit, hint.lag)
        word = proposal.operands.get(name, name)
        return operands.Operand(name, word, "", int(of_last_year(word)))

    def _matched(
        self,
        tree: Expression,
        asked: Sequence[operands.Operand],
        leaf: FoundIndicator,
        said: Said,
        elsewhere: Sequence[Quantity],
    ) -> operands.Matched | None:
        """The numbers of the analysis; those of elsewhere only where the result proves them."""
        rates = tuple(operands.results((leaf.name,), said.numbers))
        found = operands.matched(tree, asked, said.numbers, rates, self.year)
        if found is None and elsewhere:
            found = operands.matched(tree, asked, (*said.numbers, *elsewhere), rates, self.year)
            found = found if found is not None and found.proved else None
        return found

    def _computed(
        self,
        leaf: FoundIndicator,
        given: dict[str, Any],
        tree: Expression,
        found: operands.Matched,
    ) -> dict[str, Any]:
        """A measure whose names all have a number."""
        unit = next((one.unit for one in found.of.values() if one.unit), "")
        used = {
            name: self._put(name, quantity, leaf, "" if quantity.unit else unit)
            for name, quantity in found.of.items()
        }
        given["expression"] = renamed(str(given["expression"]), used)
        has_nothing = any(one.nothing for one in found.of.values())
        if not found.proved and not has_nothing:
            shown = "；".join(f"{n} = {q.printed}{q.unit}" for n, q in found.of.items())
            self.into.doubt("facts-unproved", FILE, leaf.id, leaf.origin, facts=shown)
        if has_nothing:
            self.into.doubt("zero-from-words", FILE, leaf.id, leaf.origin)
        if found.result is not None:
            self.measured[leaf.id] = f"{found.result.printed}%"
        self._link(tuple(used.values()))
        if operands.is_undefined(tree, found.of):
            self._zero(leaf, given, both=all(not one.value for one in found.of.values()))
        return given

    def _zero(self, leaf: FoundIndicator, given: dict[str, Any], *, both: bool) -> None:
        """Nothing to divide by: the report's own score is what it gave for that."""
        key = "on_zero_by_zero" if both else "on_zero"
        if key in given:
            return
        points = leaf.score if leaf.score is not None else 0
        given[key] = {"points": points, "note": TO_FILL}
        self.into.doubt("zero-divisor", "rules.yml", leaf.id, leaf.origin, score=points)

    def _one_by_one(
        self,
        leaf: FoundIndicator,
        given: dict[str, Any],
        asked: Sequence[operands.Operand],
        said: Said,
    ) -> dict[str, Any]:
        """The facts of a measure that stays as it is: what is not found is to be filled in."""
        for one in asked:
            ranked = operands.candidates(one, said.numbers, self.year)
            if ranked and ranked[0][0] >= operands.LIKE_ENOUGH:
                self._put(one.name, ranked[0][1], leaf, "")
                continue
            self._open(one.name, one.unit or TO_FILL, one.word, said, one.lag)
        return given

    def _open(self, name: str, unit: str, word: str, said: Said, lag: int = 0) -> None:
        """A fact that is to be filled in, with the numbers that stand where it was looked for."""
        if name not in self.entries:
            period = f"{self.year - lag} 年度"
            self.entries[name] = _entry(name, TO_FILL, unit, period, TO_FILL, self._name(name))
            found = dict.fromkeys(f"{one.printed}{one.unit}" for one in said.numbers if one.printed)
            kind = "fact-unsure" if found else "fact-missing"
            shown = "、".join(islice(found, MOST_OFFERED))
            self.into.doubt(kind, FILE, name, said.origin, name=word, found=shown)

    def _printed(
        self,
        leaf: FoundIndicator,
        given: dict[str, Any],
        name: str,
        said: Said,
        *,
        noted: bool,
    ) -> dict[str, Any]:
        """A measure whose value is printed and not the numbers it comes from; else to be filled."""
        hint = self.hints.get(name)
        unit = hint.unit if hint is not None else str(given.get("unit") or "%")
        words = (hint.name if hint is not None else name, leaf.name, leaf.standard)
        found = operands.share(words, said.numbers, unit)
        measure = {"unit": unit, **given, "expression": name}
        if found is None:
            self._open(name, unit, leaf.name, said)
            return measure
        used = self._put(name, found, leaf, unit)
        value = found.printed.replace(",", "")
        self.measured[leaf.id] = f"{value}%" if found.unit == "%" else value
        if not noted and hint is None:
            value = found.printed + found.unit
            self.into.doubt("result-printed", FILE, used, found.origin, value=value)
        if found.unit != unit:
            self.into.doubt("unit-read", FILE, used, found.origin, found=found.unit, unit=unit)
        return {**measure, "expression": used}

    def _put(self, name: str, one: Quantity, leaf: FoundIndicator, unit: str) -> str:
        """A fact put down under its name; another value under the same name takes a longer one."""
        unit = unit or whole_unit(one.unit)
        given = self.year - 1 if of_last_year(name) else self.year
        entry = _entry(
            name, one.value, unit, f"{one.year or given} 年度", one.where, self._name(name)
        )
        had = self.entries.get(name)
        if had is not None and any(had[key] != entry[key] for key in ("value", "unit", "period")):
            if name in self.hints:
                shown = f"{had['value']}{had['unit']} / {one.printed}{one.unit}"
                self.into.doubt("fact-conflict", FILE, name, one.origin, values=shown)
                return name
            name = entry["id"] = fact_id(f"{leaf.id}_{name}")
        self.entries.setdefault(name, entry)
        self.taken.setdefault(name, one)
        printed = f"{one.printed or 0}{one.unit}"
        self.into.trace(FILE, name, f"{one.value}{one.unit}", one.origin, one.where, printed)
        return name

    def _name(self, id: str) -> str:
        hint = self.hints.get(id)
        if hint is not None and not re.search(r"20\d\d", hint.name):
            return hint.name
        return id.removeprefix("_")  # which stands there for expressions alone

    def _link(self, names: Sequence[str]) -> None:
        """Facts of the year before point to those of this year that bear the same name."""
        this = [one for one in names if not of_last_year(one)]
        before = [one for one in names if of_last_year(one)]
        for name in before:
            same = [one for one in this if core(one) == core(name)]
            if not same and len(this) == len(before) == 1:
                same = this
            if same:
                self.entries[name].setdefault("last_year_of", same[0])

    def linked(self) -> list[dict[str, Any]]:
        """The facts in order, with the links to this year's that last year's facts had."""
        for id, entry in self.entries.items():
            hint = self.hints.get(id)
            if hint is not None and hint.last_year_of in self.entries:
                entry.setdefault("last_year_of", hint.last_year_of)
        return list(self.entries.values())


def _against_target(leaf: FoundIndicator) -> tuple[Quantity, Quantity] | None:
    """The amounts reached and aimed at, where both are of one unit that is no rate."""
    reached = quantities(f"{leaf.name}{leaf.actual}", "", leaf.origin)
    target = quantities(f"目标{leaf.target}", "", leaf.origin)
    if len(reached) != 1 or len(target) != 1 or not target[0].value:
        return None
    same = reached[0].unit == target[0].unit and reached[0].unit not in ("%", "日", "天")
    return (reached[0], target[0]) if same and leaf.actual and leaf.target else None


def _entry(
    id: str, value: Any, unit: str, period: str, source: str, name: str = ""
) -> dict[str, Any]:
    named = {"name": name} if name and name != id else {}
    rest = {"value": value, "unit": unit, "period": period, "source": source or TO_FILL}
    return {"id": id, **named, **rest}
