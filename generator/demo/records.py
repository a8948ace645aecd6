"""The files of facts and judgements."""

from __future__ import annotations

from generator.demo.facts import CELLS, EXPENDITURE
from generator.demo.files import File
from generator.demo.scored import Scored
from generator.demo.words import reason
from generator.model.evaluation import Fact, Judgement

WHERE = "正文三（二）"


def facts(one: Scored) -> File:
    """facts.yml."""
    return {"schema_version": 1, "facts": [_fact(each) for each in one.drawn.facts.values()]}


def _fact(each: Fact) -> File:
    file: File = {"id": each.id}
    if each.id in CELLS:
        row, column = CELLS[each.id]
        file["cell"] = {"table": EXPENDITURE, "row": row, "column": column}
    else:
        file |= {"value": each.quantity.value, "unit": each.quantity.unit.symbol}
    file |= {"period": each.period, "source": each.source}
    return {**file, "main": True} if each.main else file


def judgements(one: Scored) -> File:
    """judgements.yml."""
    return {
        "schema_version": 1,
        "judgements": [
            _judgement(one.drawn.judgements[leaf.id], reason(one, leaf))
            if one.applies(leaf)
            else _absent(one.drawn.judgements[leaf.id])
            for leaf in one.leaves
        ],
    }


def _absent(each: Judgement) -> File:
    return {"indicator": each.indicator, "not_applicable": each.not_applicable}


def _judgement(each: Judgement, reason: str) -> File:
    file: File = {"indicator": each.indicator}
    if each.level is not None:
        file["level"] = each.level
    if each.found is not None:
        file["found"] = [
            {"problem": one.number, "points": one.points, "reason": one.reason}
            if one.points is not None
            else one.number
            for one in each.found
        ]
    if each.met is not None:
        file["met"] = list(each.met)
    if each.passed is not None:
        file["met"] = each.passed
    if each.points is not None:
        file["points"] = each.points
    return {**file, "reason": reason, "where": WHERE}
