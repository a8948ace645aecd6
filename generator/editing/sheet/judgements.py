"""Rows of judgements: what the rule of the indicator asks for, with what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.editing.sheet.frame import Frame
from generator.editing.sheet.keys import Key, said
from generator.editing.sheet.row import Kind, Option, Row
from generator.editing.sheet.walk import Spot
from generator.load.judged import KEYS, asked_key
from generator.model.framework import RuleEntry
from generator.model.rules import (
    Checklist,
    Discretionary,
    Item,
    Items,
    Level,
    Levels,
    PassFail,
    Rule,
    can_choose,
    rule_for,
)
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.readable import text_at


def judgement_row(row: Row, key: Key, spot: Spot, frame: Frame) -> Row | None:
    """The row of a key of a judgement; None where the rule asks for no such thing."""
    judgement = spot.around.node if spot.around else None
    entry = _entry(frame, text_at(judgement, "indicator"))
    rule = rule_for(entry.rule, frame.profile) if entry else None
    if "not_derivable" in spot.path:
        return replace(row, unit=said("unit_points", frame.language) if row.unit else "")
    if entry is None or rule is None:
        is_text = spot.node is None or isinstance(spot.node, Scalar)
        judges = spot.key in (*KEYS, "conditions")
        return None if judges and (spot.node is None or not is_text) else _plain(row)
    if spot.key in ("points", "deduct", "self_score"):
        row = replace(row, unit=said("unit_points", frame.language))
    if spot.key == "conditions":
        return _conditions(row, entry, frame) if entry.conditions or row.written else None
    if spot.key not in KEYS:
        return replace(row, hint=entry.explanation.strip() if spot.key == "reason" else "")
    open_score = isinstance(judgement, Mapping) and bool(
        {"not_applicable", "not_derivable"} & set(judgement.entries)
    )
    row = replace(row, required=not open_score, hint=entry.standard.strip())
    return _judged(row, spot, rule, frame)


def _plain(row: Row) -> Row:
    return row if row.kind is not Kind.CHECKLIST else replace(row, kind=Kind.LINE)


def _entry(frame: Frame, indicator: str) -> RuleEntry | None:
    return frame.framework.rules.get(indicator) if frame.framework else None


def _judged(row: Row, spot: Spot, rule: Rule, frame: Frame) -> Row | None:
    asked, _ = asked_key(rule)
    chosen = spot.key == "points" and can_choose(rule)
    if spot.key != asked and not chosen:
        return replace(row, required=False) if row.written and row.options else _other(row, spot)
    match rule:
        case Levels(levels) if spot.key == "level":
            return replace(row, options=tuple(_award(one, frame) for one in levels))
        case Checklist(problems=problems, least=least, most=most):
            return _checklist(row, spot.node, problems, least, most, frame)
        case Items(items):
            options = (_award(one, frame) for one in items)
            return _numbered(row, (option.text for option in options))
        case PassFail(passing, failing):
            yes, no = (
                said(key, frame.language).format(text=text)
                for key, text in (("pass", passing), ("fail", failing))
            )
            return replace(row, kind=Kind.FLAG, options=(Option("是", yes), Option("否", no)))
        case Discretionary(least, most):
            return replace(row, hint=f"{_range(least, most, frame)}　{row.hint}")
    return replace(row, required=False)


def _other(row: Row, spot: Spot) -> Row | None:
    """A key the rule does not ask for is shown where it is written, so that it can be deleted."""
    if not row.written:
        return None
    is_text = isinstance(spot.node, Scalar)
    return replace(row, required=False, kind=Kind.LINE) if is_text else None


def _award(one: Level | Item, frame: Frame) -> Option:
    """A level or part with the points it gives."""
    if one.share:
        points = said("share", frame.language).format(points=one.points)
        return Option(one.name, f"{one.name}（{points}）")
    if one.least is not None:
        points = _range(one.least, one.points, frame)
        return Option(one.name, f"{one.name}（{points}）")
    text = said("points", frame.language).format(name=one.name, points=one.points)
    return Option(one.name, text)


def _range(low: Decimal, high: Decimal, frame: Frame) -> str:
    return said("range", frame.language).format(low=low, high=high)


def _conditions(row: Row, entry: RuleEntry, frame: Frame) -> Row:
    texts = (
        said("points", frame.language).format(name=one.text.strip(), points=one.points)
        for one in entry.conditions
    )
    return _numbered(row, texts)


def _numbered(row: Row, texts: Iterable[str]) -> Row:
    options = tuple(Option(str(at), text) for at, text in enumerate(texts, 1))
    return replace(row, kind=Kind.CHECKLIST, options=options)


def _checklist(
    row: Row, node: Node | None, problems: Iterable[str], low: Decimal, high: Decimal, frame: Frame
) -> Row:
    row = _numbered(row, problems)
    if low == high and not (isinstance(node, Sequence) and _has_entries(node)):
        return row
    hint = f"{_range(low, high, frame)}　{row.hint}"
    return replace(row, kind=Kind.CHOSEN, hint=hint, value=_chosen(node, frame))


def _has_entries(node: Sequence) -> bool:
    return any(isinstance(one, Mapping) for one in node.items)


def _chosen(node: Node | None, frame: Frame) -> str:
    """Problems found with points and reason, each on a line."""
    if not isinstance(node, Sequence):
        return ""
    lines = [
        " | ".join(text_at(one, key) for key in ("problem", "points", "reason"))
        for one in node.items
    ]
    return "\n".join(lines) or said("none", frame.language)
