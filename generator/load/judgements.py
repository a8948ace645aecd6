"""Judgements of an evaluation, each read as the rule of its indicator asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.model.evaluation import Chosen, Judgement
from generator.model.framework import RuleEntry
from generator.model.rules import Checklist, Discretionary, Items, Levels, PassFail, Rule
from generator.problems import Place
from generator.yaml_nodes import scalars
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Scalar, Sequence

KEYS = ("level", "found", "met", "points")
"""The keys that judge something."""


def load_judgements(
    file: Fields,
    leaves: Collection[str],
    rules: Mapping[str, RuleEntry],
    optional: Collection[str] = (),
) -> dict[str, Judgement]:
    """Judgements by leaf; `rules` are those that could be read.

    `optional` are the leaves of slots, which need no judgement when they are not chosen.
    """
    found: dict[str, Judgement] = {}
    mistaken: set[str] = set()
    unique = True
    for fields in file.children("judgements", required=True):
        indicator = fields.one_of("indicator", leaves, "leaf")
        if indicator not in leaves:
            mistaken.add(nearest(indicator, leaves) or "")
        entry = rules.get(indicator) if indicator not in found else None
        judgement = _judgement(fields, indicator, entry.rule if entry else None)
        if indicator in found:
            unique = False
            first = found[indicator].place.line
            fields.problem("duplicate-id", fields.at("indicator"), id=indicator, first=first)
        fields.finish()
        found.setdefault(indicator, judgement)
    for leaf in rules if unique and found else ():
        if leaf in leaves and leaf not in {*found, *mistaken, *optional}:
            file.problem("judgement-missing", file.place, id=leaf)
    file.finish()
    return found


def _judgement(fields: Fields, indicator: str, rule: Rule | None) -> Judgement:
    blank = Judgement(
        indicator=indicator,
        reason=fields.paragraphs("reason"),
        where=fields.text("where", ""),
        level=None,
        found=None,
        met=None,
        passed=None,
        points=None,
        place=fields.at("indicator"),
        not_applicable=fields.text("not_applicable", "", length=PARAGRAPH_LENGTH),
        self_score=fields.optional_number("self_score"),
    )
    if blank.not_applicable:
        return blank
    given = [key for key in KEYS if fields.has(key)]
    if rule is None:
        return blank
    asked, example = ASKED.get(rule.kind, (None, ""))
    for key in given:
        if key != asked:
            _report_other_key(fields, key, blank, rule, example)
    if asked is None or (given and asked not in given):
        return blank
    if fields.node_at(asked, required=False) is None:
        values = {"id": indicator, "kind": rule.kind, "expected": asked, "example": example}
        fields.missing(asked, "judgement-key", **values)
        return blank
    return _judged(fields, blank, rule)


ASKED = {
    Levels.kind: ("level", "level: …"),
    Checklist.kind: ("found", "found: [] / found: [1]"),
    Items.kind: ("met", "met: [1, 2]"),
    PassFail.kind: ("met", "met: 是"),
    Discretionary.kind: ("points", "points: 1.5"),
}
"""The key that each kind of rule asks for, with an example; rules over facts ask for none."""


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
            return replace(judgement, level=_level(fields, id, rule))
        case Checklist():
            return replace(judgement, found=_found(fields, id, rule))
        case Items():
            return replace(judgement, met=_numbers(fields, "met", id, len(rule.items)))
        case PassFail():
            return replace(judgement, passed=fields.flag("met"))
        case Discretionary(least, most):
            if not judgement.reason:
                fields.problem("chosen-reason", fields.at("points"), id=id)
            return replace(judgement, points=_chosen(fields, id, least, most))
    return judgement


def _level(fields: Fields, id: str, rule: Levels) -> str:
    names = [level.name for level in rule.levels]
    written = fields.node.entries["level"]
    text = written.text if isinstance(written, Scalar) else fields.text("level")
    if text and text not in names:
        known, meant = "、".join(names), nearest(text, names)
        fields.problem(
            "level-unknown", fields.at("level"), id=id, found=text, known=known, meant=meant
        )
    return text


def _found(fields: Fields, id: str, rule: Checklist) -> tuple[Chosen, ...]:
    written = fields.node.entries["found"]
    count = len(rule.problems)
    items = written.items if isinstance(written, Sequence) else ()
    numbers_only = all(isinstance(item, Scalar) for item in items)
    if numbers_only and rule.least == rule.most:
        return tuple(Chosen(one, None, "") for one in _numbers(fields, "found", id, count))
    if numbers_only and items:
        low, high = rule.least, rule.most
        fields.problem("chosen-form", written.place, id=id, low=low, high=high)
        return ()
    chosen = [_one_found(one, id, rule) for one in fields.children("found")]
    _check_numbers(fields, [(one.number, written.place) for one in chosen], id, count)
    return tuple(chosen)


def _one_found(one: Fields, id: str, rule: Checklist) -> Chosen:
    number = one.integer("problem", 1, 999)
    given = one.has("points") or rule.least != rule.most
    points = _chosen(one, id, rule.least, rule.most) if given else None
    needs_reason = rule.least != rule.most
    reason = one.text("reason", None if needs_reason else "", length=PARAGRAPH_LENGTH)
    one.finish()
    return Chosen(number, points, reason)


def _chosen(fields: Fields, id: str, low: Decimal, high: Decimal) -> Decimal:
    points = fields.number("points")
    if fields.ok and not low <= points <= high:
        fields.problem("chosen-points", fields.at("points"), id=id, low=low, high=high)
    return points


def _numbers(fields: Fields, key: str, id: str, count: int) -> tuple[int, ...]:
    numbers: list[tuple[int, Place]] = []
    for text, place in fields.placed_texts(key):
        value = scalars.number(text)
        if isinstance(value, Decimal) and value == int(value):
            numbers.append((int(value), place))
        else:
            meant = value.meant if isinstance(value, scalars.Misfit) else None
            fields.problem("not-a-number", place, key=key, found=text, meant=meant)
    _check_numbers(fields, numbers, id, count)
    return tuple(number for number, _ in numbers)


def _check_numbers(fields: Fields, numbers: list[tuple[int, Place]], id: str, count: int) -> None:
    seen: set[int] = set()
    for number, place in numbers:
        if not 1 <= number <= count or number in seen:
            fields.problem("list-number", place, id=id, number=number, count=count)
        seen.add(number)
