"""Numbers printed in sentences that are a fact printed once more: the audit compares them all.

Only what has the same words, unit and year is taken for the same; where the number differs, that
is a doubt, and nothing is put down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.intake.draft import Gathered
from generator.intake.quantities import Quantity, quantities
from generator.intake.recognise.captions import texts
from generator.intake.recognise.folding import folded
from generator.intake.recognise.outline import Outline

FILE = "figures.yml"
SHORTEST = 4
"""Signs from which the words before a number name it well enough."""
_HIDDEN = "＿"


def find_figures(
    found: Outline, facts: Mapping[str, Quantity], year: int, into: Gathered
) -> dict[str, Any]:
    """The keys of figures.yml; `facts` are the numbers that facts were taken from, by id."""
    named = _named(facts, year)
    figures: list[dict[str, Any]] = []
    for one in _printed(found):
        id = named.get(_key(one, year))
        if id is None or one.nothing or _HIDDEN in one.context:
            continue
        if one.value != facts[id].value:
            first = facts[id]
            values = {
                "first": f"{first.where} {first.printed}",
                "other": f"{one.where} {one.printed}",
            }
            into.doubt("figure-differs", "facts.yml", id, one.origin, **values)
            continue
        figures.append(_figure(f"s{len(figures) + 1}", id, one, into))
    return {"figures": figures} if figures else {}


def _named(facts: Mapping[str, Quantity], year: int) -> dict[tuple[str, str, int], str]:
    """The facts by words, unit and year; words that stand for two numbers name neither."""
    by_key: dict[tuple[str, str, int], list[str]] = {}
    for id, one in facts.items():
        if len(folded(one.label)) >= SHORTEST:
            by_key.setdefault(_key(one, year), []).append(id)
    return {key: ids[0] for key, ids in by_key.items() if len({facts[id].value for id in ids}) == 1}


def _key(one: Quantity, year: int) -> tuple[str, str, int]:
    return folded(one.label), one.unit, one.year or year


def _printed(found: Outline) -> Iterator[Quantity]:
    for unit in found.units:
        if unit.part and unit.path:
            yield from quantities(unit.text, unit.where, unit.origin)
            for one in texts(unit):
                yield from quantities(one.text, unit.where, one.origin)


def _figure(id: str, fact: str, one: Quantity, into: Gathered) -> dict[str, Any]:
    into.trace(FILE, id, f"{one.printed}{one.unit}", one.origin, one.where)
    unit = {} if one.unit == "%" else {"unit": one.unit}
    printed = f"{one.printed}%" if one.unit == "%" else one.printed
    return {
        "id": id,
        "where": one.where,
        "quote": one.context,
        "printed": printed,
        **unit,
        "fact": fact,
    }
