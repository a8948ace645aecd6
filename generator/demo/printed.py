"""The files of what the report prints: scores, and figures in sentences.

Both are as computed, but for an error here and there, so that a check of them has something to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.demo.chance import chance
from generator.demo.district import Part
from generator.demo.files import File
from generator.demo.findings import Found
from generator.demo.money import three_public
from generator.demo.records import WHERE
from generator.demo.scored import Scored
from generator.demo.words import measured_text, percent, say
from generator.model.framework import Role
from generator.yaml_nodes.emit import Value

WRONG_SCORE = {2021: Part.SPLITS, 2023: Part.IMPROVES}
"""Who printed a score wrong in a year."""
WRONG_FIGURE = {
    2020: Part.SPLITS,
    2021: Part.GAP,
    2022: Part.FALLS,
    2023: Part.VETOED,
    2024: Part.MERGED,
}
"""Who printed a figure wrong in a year."""
ANNEX, PARTS = "附件1 评分表", "正文三（一）"


def published(one: Scored, found: Sequence[Found]) -> File:
    """published.yml: the scores as computed, but for a deliberate error here and there."""
    annex: File = {"where": ANNEX, "scores": _scores(one), "total": one.scores.total.score}
    if not one.ungraded:
        annex["grade"] = one.scores.grade_name
    roots = [root for root in one.framework.roots if one.framework.role(root) is Role.NORMAL]
    rates: dict[str, Value] = {
        root.id: percent(rate)
        for root in roots
        if (rate := one.scores.nodes[root.id].rate) is not None
    }
    measured: dict[str, Value] = {
        leaf.id: measured_text(trace.measured)
        for leaf in one.leaves
        if (trace := one.trace(leaf)).measured is not None
    }
    lost: dict[str, Value] = {each.leaf.id: one.lost(each.leaf) for each in found}
    places: list[Value] = [annex, {"where": PARTS, "score_rates": rates}]
    return {
        "schema_version": 1,
        "places": [*places, {"where": WHERE, "measured": measured, "deductions": lost}],
    }


def _scores(one: Scored) -> dict[str, Value]:
    """The scores of what counts, penalties left out: a report prints them as points off."""
    nodes = one.scores.nodes
    found: dict[str, Decimal] = {
        node.id: nodes[node.id].score
        for node in one.framework.indicators
        if nodes[node.id].applies and one.framework.role(node) is Role.NORMAL
    }
    if WRONG_SCORE.get(one.year) is one.body.part:
        id, wrong = _printed_wrong(one)
        found[id] = wrong
    return dict(found)


def _printed_wrong(one: Scored) -> tuple[str, Decimal]:
    """The indicator whose score is printed wrong, and what is printed."""
    id = next(leaf.id for leaf in one.leaves if leaf.concept == "shili-timeliness")
    score = one.scores.nodes[id].score
    return id, max(score - 1, Decimal(0)) or Decimal(1)


def accepted(one: Scored, written: str) -> File | None:
    """accepted.yml: the score printed wrong on purpose; `written` is the text of published.yml."""
    if WRONG_SCORE.get(one.year) is not one.body.part:
        return None
    id, wrong = _printed_wrong(one)
    line = next(line.strip() for line in written.split("\n") if f"{id}: {wrong}" in line)
    entry: dict[str, Value] = {"problem": "score-differs", "file": "published.yml", "line": line}
    return {"schema_version": 1, "accepted": [{**entry, "reason": say("accepted", "reason")}]}


def figures(one: Scored, found: Sequence[Found]) -> File:
    """figures.yml: one figure for every verdict of the audit, and some more."""
    spent = one.drawn.facts["支出决算数"].quantity.value
    if WRONG_FIGURE.get(one.year) is one.body.part:
        spent += 100
    completion = next(leaf for leaf in one.leaves if leaf.concept == "shili-budget-completion")
    measured = one.trace(completion).measured
    assert measured is not None
    now, before = (three_public(one.seed, one.body, year) for year in (one.year, one.year - 1))
    returned = chance(one.seed, one.body.id, one.year, "returned").randint(850, 990)
    change = "(三公经费支出 - 上年三公经费支出) / 上年三公经费支出"
    rows: list[tuple[str, str, dict[str, Value]]] = [
        ("spent", f"{spent:,}", {"unit": "万元", "fact": "支出决算数"}),
        ("rate", measured_text(measured), {"measured": completion.id}),
        ("change", percent(Fraction(now - before, before)), {"expression": change}),
        ("total", str(one.scores.total.score), {"unit": "分", "total": "score"}),
        ("problems", str(len(found)), {"unit": "个", "count": "problems"}),
        ("returned", f"{returned // 10}.{returned % 10}%", {"why": say("figures", "why")}),
    ]
    return {
        "schema_version": 1,
        "figures": [
            {
                "id": id,
                "where": WHERE,
                "quote": say("figures", id, printed=printed),
                "printed": printed,
                **basis,
            }
            for id, printed, basis in rows
            if found or id != "problems"
        ],
    }
