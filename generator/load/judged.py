"""One judgement, read as the rule of its indicator asks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.load.numbered import check_numbers, numbers
from generator.model.evaluation import Chosen, Judgement
from generator.model.rules import (
    Checklist,
    Discretionary,
    Items,
    Levels,
    PassFail,
    Rule,
    can_choose,
)
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Scalar, Sequence

KEYS = ("level", "found", "met", "points", "deduct")
"""The keys that judge something."""

ASKED = {
    Levels.kind: ("level", "level: …"),
    Checklist.kind: ("found", "found: [] / found: [1]"),
    Items.kind: ("met", "met: [1, 2]"),
    PassFail.kind: ("met", "met: 是"),
    Discretionary.kind: ("points", "points: 1.5"),
}
"""The key that each kind of rule asks for, with an example; rules over facts ask for none."""


def load_judged(fields: Fields, blank: Judgement, rule: Rule, *, needed: bool) -> Judgement:
    """A judgement with what its rule asks for; `needed` says whether it must be there."""
    asked, example = asked_key(rule)
    given = [key for key in KEYS if fields.has(key)]
    others = [key for key in given if key != asked and not (key == "points" and can_choose(rule))]
    for key in others:
        _report_other_key(fields, key, blank, rule, example)
    if asked is None:
        return _with_chosen(fields, blank, needed) if "points" in given and not others else blank
    if asked not in given and (given or not needed):
        return blank
    if fields.node_at(asked, required=False) is None:
        values = {"id": blank.indicator, "kind": rule.kind, "expected": asked, "example": example}
        fields.missing(asked, "judgement-key", **values)
        return blank
    return _judged(fields, blank, rule)


def asked_key(rule: Rule) -> tuple[str | None, str]:
    """The key a rule asks for, None for rules over facts, and an example of it."""
    if isinstance(rule, Discretionary) and rule.deducts:
        return "deduct", "deduct: 1.5"
    return ASKED.get(rule.kind, (None, ""))


def _report_other_key(
    fields: Fields, key: str, judgement: Judgement, rule: Rule, example: str
) -> None:
    place, id = fields.node.keys[key], judgement.indicator
    if example:
        fields.problem(
            "judgement-other-key", place, id=id, kind=rule.kind, key=key, example=example
        )
    else:
        fields.problem("judgement-unused", place, id=id, key=key)


def _judged(fields: Fields, judgement: Judgement, rule: Rule) -> Judgement:
    id = judgement.indicator
    match rule:
        case Levels():
            judgement = replace(judgement, level=_level(fields, id, rule))
            return _level_points(fields, judgement, rule)
        case Checklist():
            return replace(judgement, found=_found(fields, id, rule))
        case Items():
            return replace(judgement, met=numbers(fields, "met", id, len(rule.items)))
        case PassFail():
            return replace(judgement, passed=fields.flag("met"))
        case Discretionary(least, most, deducts):
            key = "deduct" if deducts else "points"
            _need_reason(fields, key, judgement)
            points = _chosen(fields, key, id, least, most)
            if fields.ok and rule.step and (points - least) % rule.step:
                fields.problem("points-step", fields.at(key), id=id, points=points, step=rule.step)
            if deducts:
                return replace(judgement, deducted=points)
            return replace(judgement, points=points)
    return judgement


def _need_reason(fields: Fields, key: str, judgement: Judgement) -> None:
    if not judgement.reason:
        fields.problem("chosen-reason", fields.at(key), id=judgement.indicator)


def _with_chosen(fields: Fields, judgement: Judgement, needed: bool) -> Judgement:
    """The points chosen within a band; which band that is follows from the facts."""
    if needed:
        _need_reason(fields, "points", judgement)
    return replace(judgement, points=fields.number("points"))


def _level(fields: Fields, id: str, rule: Levels) -> str:
    names = [level.name for level in rule.levels]
    written = fields.node.entries["level"]
    text = written.text if isinstance(written, Scalar) else fields.text("level")
    if fields.skips(written, "level"):
        return ""
    if text and text not in names:
        known, meant = "、".join(names), nearest(text, names)
        fields.problem(
            "level-unknown", fields.at("level"), id=id, found=text, known=known, meant=meant
        )
    return text


def _level_points(fields: Fields, judgement: Judgement, rule: Levels) -> Judgement:
    """The points chosen within a level that gives a range.

    Whether they lie in a share of the weight is seen when the leaf is scored.
    """
    level = next((one for one in rule.levels if one.name == judgement.level), None)
    if level is None or not can_choose(rule):
        return judgement
    id = judgement.indicator
    if level.least is None:
        if fields.has("points"):
            points = f"{level.points}{'%' if level.share else ''}"
            fields.problem("points-fixed", fields.at("points"), id=id, points=points)
        return judgement
    _need_reason(fields, "points", judgement)
    if level.share:
        return replace(judgement, points=fields.number("points"))
    return replace(judgement, points=_chosen(fields, "points", id, level.least, level.points))


def _found(fields: Fields, id: str, rule: Checklist) -> tuple[Chosen, ...]:
    written = fields.node.entries["found"]
    count = len(rule.problems)
    items = written.items if isinstance(written, Sequence) else ()
    numbers_only = all(isinstance(item, Scalar) for item in items)
    if numbers_only and rule.least == rule.most:
        return tuple(Chosen(one, None, "") for one in numbers(fields, "found", id, count))
    if numbers_only and items:
        low, high = rule.least, rule.most
        fields.problem("chosen-form", written.place, id=id, low=low, high=high)
        return ()
    chosen = [_one_found(one, id, rule) for one in fields.children("found")]
    check_numbers(fields, [(one.number, written.place) for one in chosen], id, count)
    return tuple(chosen)


def _one_found(one: Fields, id: str, rule: Checklist) -> Chosen:
    number = one.integer("problem", 1, 999)
    low, high = rule.least, rule.most
    given = one.has("points") or low != high
    points = _chosen(one, "points", id, low, high) if given else None
    reason = one.text("reason", None if low != high else "", length=PARAGRAPH_LENGTH)
    one.finish()
    return Chosen(number, points, reason)


def _chosen(fields: Fields, key: str, id: str, low: Decimal, high: Decimal) -> Decimal:
    points = fields.number(key)
    if fields.ok and not low <= points <= high:
        fields.problem("chosen-points", fields.at(key), id=id, low=low, high=high)
    return points
