"""Scores and totals as the report prints them, place by place: other tables, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.intake.amounts import amount, exact, weighted
from generator.intake.document import Origin, Table
from generator.intake.draft import FoundIndicator, Gathered
from generator.intake.recognise.across import scores_across
from generator.intake.recognise.captions import Captioned, captioned, texts
from generator.intake.recognise.columns import Heads, Role, heads
from generator.intake.recognise.folding import bare, folded, likeness
from generator.intake.recognise.head import find_result
from generator.intake.recognise.outline import Outline
from generator.intake.recognise.reasons import Reason
from generator.intake.recognise.score_rows import TOTALS
from generator.intake.recognise.tree import FoundTree

FILE = "published.yml"
ALMOST = 0.85
_GRADE = ("评价等级", "等级", "评价级别", "评定等级")
_DEDUCTED = re.compile(r"(?:指标|项|共|合计|故|因此)?(?:共)?扣(?:除|减)?\s*(\d+(?:\.\d+)?)\s*分")


def find_places(found: Outline, tree: FoundTree, into: Gathered) -> list[dict[str, Any]]:
    """The places of published.yml with totals and scores: sentences, then tables."""
    by_name = _by_name(tree.indicators)
    places: list[dict[str, Any]] = list(_sentences(found, into))
    tops = {folded(one.name): one.id for one in tree.indicators if not one.parents}
    for one in captioned(found):
        known = heads(one.table)
        if known is not None and one.table not in tree.tables and known.is_scored:
            places += _table(one, known, by_name, into)
        elif known is None and (across := scores_across(one.table, tops)):
            where = one.number or one.title or one.below.where
            into.trace(FILE, where, across.get("total", ""), one.table.origin, where)
            places.append({"where": where, **across})
    return places


def with_analysis(
    places: Sequence[dict[str, Any]],
    tree: FoundTree,
    reasons: Mapping[str, Reason],
    measured: Mapping[str, str],
    into: Gathered,
) -> dict[str, Any]:
    """The keys of published.yml: the places found, what the analysis prints, the full table last.

    `measured` are the measured values that the analysis prints, by leaf.
    """
    if tree.total is None and not any("total" in one for one in places):
        into.doubt("not-found", FILE, "", Origin(), what="total")
    whole = [*places, *_analysed(reasons, measured, into)]
    if (full := _full(tree, into)) is not None:
        whole.append(full)
    return {"places": whole} if whole else {}


def _by_name(indicators: Sequence[FoundIndicator]) -> dict[tuple[str, int], str]:
    """The ids by name and level, 0-based, and by name alone (level -1) where it stands once."""
    by_name: dict[tuple[str, int], str] = {}
    count: dict[str, int] = {}
    for one in indicators:
        name = folded(one.name)
        by_name.setdefault((name, len(one.parents)), one.id)
        count[name] = count.get(name, 0) + 1
    for one in indicators:
        if count[folded(one.name)] == 1:
            by_name[folded(one.name), -1] = one.id
    return by_name


def _sentences(found: Outline, into: Gathered) -> Iterator[dict[str, Any]]:
    """The sentences of the conclusion that print the total."""
    for unit in found.units:
        if not unit.part or not any(word in unit.text for word in ("结论", "评价结果")):
            continue
        for one in texts(unit):
            total, grade = find_result(one.text)
            if total:
                into.trace(FILE, f"{unit.where}.total", total, one.origin, unit.where)
                yield {"where": unit.where, "total": exact(total)} | (
                    {"grade": grade} if grade else {}
                )
                break


def _table(
    one: Captioned, known: Heads, by_name: Mapping[tuple[str, int], str], into: Gathered
) -> Iterator[dict[str, Any]]:
    where = one.number or one.title or one.below.where
    scores: dict[str, Any] = {}
    rates: dict[str, str] = {}
    whole: dict[str, Any] = {}
    unmatched: list[tuple[int, str, str, str]] = []
    for row in range(known.first + known.rows, one.table.height):
        for level, column in enumerate(known.having(Role.LEVEL)):
            _read(one.table, row, column, level, known, by_name, scores, rates, whole, unmatched)
    for level, name, printed, _ in unmatched:
        id = _nearest(name, level, by_name, scores)
        values = {"where": where, "printed": name, "score": printed, "name": id or ""}
        kind = "place-matched" if id else "place-unmatched"
        into.doubt(kind, FILE, where, one.table.origin, **values)
        if id and (value := amount(printed)) is not None:
            scores[id] = value
    for id, score in scores.items():
        into.trace(FILE, f"{where}.{id}", score, one.table.origin, where)
    if scores or whole:
        place: dict[str, Any] = {"where": where}
        place |= {"scores": scores} if scores else {}
        place |= {"score_rates": rates} if rates else {}
        yield place | whole


def _read(
    table: Table,
    row: int,
    column: int,
    level: int,
    known: Heads,
    by_name: Mapping[tuple[str, int], str],
    scores: dict[str, Any],
    rates: dict[str, str],
    whole: dict[str, Any],
    unmatched: list[tuple[int, str, str, str]],
) -> None:
    cell = table.at(row, column)
    if cell is None or (cell.row, cell.column) != (row, column) or not cell.text.strip():
        return
    name, _ = weighted(cell.text)
    score = _behind(table, row, column, known, Role.SCORE)
    rate = _behind(table, row, column, known, Role.RATE)
    if bare(name) in _GRADE:
        whole["grade"] = _first_text(table, row, column)
    elif bare(name) in TOTALS:
        if (total := amount(score)) is not None:
            whole["total"] = total
        if "%" in rate:
            whole["total_rate"] = rate
    elif (value := amount(score)) is not None or "%" in rate:
        id = _id(name, level, known, by_name)
        if id is None:
            unmatched.append((level, name, score, rate))
            return
        if value is not None:
            scores[id] = value
        if "%" in rate:
            rates[id] = rate


def _id(name: str, level: int, known: Heads, by_name: Mapping[tuple[str, int], str]) -> str | None:
    wanted = folded(name)
    if known.levels > 1 or (wanted, -1) not in by_name:
        return by_name.get((wanted, level)) or by_name.get((wanted, -1))
    return by_name[wanted, -1]


def _nearest(
    name: str, level: int, by_name: Mapping[tuple[str, int], str], taken: Mapping[str, Any]
) -> str:
    """The indicator of a level that is named almost so; empty for none."""
    likes = {
        id: likeness(name, known)
        for (known, at), id in by_name.items()
        if at == level and id not in taken
    }
    best = max(likes, key=lambda one: likes[one], default="")
    return best if best and likes[best] >= ALMOST else ""


def _behind(table: Table, row: int, column: int, known: Heads, role: Role) -> str:
    """The first cell with a role behind a column of names, before the next such column."""
    for at in range(column + 1, len(known.roles)):
        if known.roles[at] is Role.LEVEL:
            break
        if known.roles[at] is role:
            cell = table.at(row, at)
            return bare(cell.text).replace("％", "%") if cell is not None else ""
    return ""


def _first_text(table: Table, row: int, column: int) -> str:
    cells = (table.at(row, at) for at in range(column + 1, table.width))
    return next((bare(cell.text) for cell in cells if cell is not None and bare(cell.text)), "")


def _analysed(
    reasons: Mapping[str, Reason], measured: Mapping[str, str], into: Gathered
) -> Iterator[dict[str, Any]]:
    """Measured values and points off as the analysis of each indicator words them."""
    for id, reason in reasons.items():
        place: dict[str, Any] = {"where": reason.where}
        if id in measured:
            place["measured"] = {id: measured[id]}
            into.trace(FILE, f"{reason.where}.{id}", measured[id], reason.origin, reason.where)
        printed = _DEDUCTED.findall(reason.text)
        if len(printed) == 1:
            place["deductions"] = {id: exact(printed[0])}
            into.trace(FILE, f"{reason.where}.{id}", printed[0], reason.origin, reason.where)
        if len(place) > 1:
            yield place


def _full(tree: FoundTree, into: Gathered) -> dict[str, Any] | None:
    scores: dict[str, Decimal] = {}
    for one in tree.indicators:
        if one.score is not None:
            scores[one.id] = one.score
            into.trace(FILE, f"指标体系及得分表.{one.id}", one.score, one.origin)
    if not scores:
        return None
    total: dict[str, Any] = {"total": tree.total} if tree.total is not None else {}
    if grade := find_result(tree.remark)[1]:
        total["grade"] = grade
    return {"where": "指标体系及得分表", "scores": scores, **total}
