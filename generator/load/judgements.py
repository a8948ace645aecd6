"""Judgements of an evaluation, each read as the rule of its indicator asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.load.judged import KEYS, load_judged
from generator.load.numbered import numbers
from generator.model.evaluation import Judgement, NotDerivable
from generator.model.framework import RuleEntry
from generator.model.rules import rule_for
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest


def load_judgements(
    file: Fields,
    leaves: Collection[str],
    rules: Mapping[str, RuleEntry],
    optional: Collection[str] = (),
    profile: str = "",
) -> dict[str, Judgement]:
    """Judgements by leaf; `rules` are those that could be read.

    `optional` are the leaves of slots, which need no judgement when they are not chosen;
    `profile` chooses among rules by context.
    """
    found: dict[str, Judgement] = {}
    mistaken: set[str] = set()
    unique = True
    for fields in file.children("judgements", required=True):
        indicator = fields.one_of("indicator", leaves, "leaf")
        if indicator not in leaves:
            mistaken.add(nearest(indicator, leaves) or "")
        entry = rules.get(indicator) if indicator not in found else None
        judgement = _judgement(fields, indicator, entry, profile)
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


def _judgement(fields: Fields, indicator: str, entry: RuleEntry | None, profile: str) -> Judgement:
    rule = rule_for(entry.rule, profile) if entry else None
    conditions = len(entry.conditions) if entry else 0
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
        conditions=numbers(fields, "conditions", indicator, conditions) if entry else (),
        not_derivable=_not_derivable(fields),
    )
    if blank.not_applicable:
        return blank
    if entry is None or rule is None:
        fields.has("conditions")
        _ask_all(fields)
        return blank
    _check_conditions(fields, blank)
    return load_judged(fields, blank, rule, needed=blank.not_derivable is None)


def needs_no_facts(judgement: Judgement | None) -> bool:
    """Whether a leaf gets its score without its measure, so that its facts may be missing."""
    if judgement is None:
        return False
    return judgement.not_derivable is not None or bool(judgement.not_applicable)


def _not_derivable(fields: Fields) -> NotDerivable | None:
    given = fields.child("not_derivable")
    if given is None:
        return None
    found = NotDerivable(given.number("points"), given.text("reason", length=PARAGRAPH_LENGTH))
    given.finish()
    return found


def _check_conditions(fields: Fields, judgement: Judgement) -> None:
    """Conditions that hold need a reason, and have no say where the score is not derivable."""
    if not judgement.conditions:
        return
    place = fields.at("conditions")
    if not judgement.reason:
        fields.problem("condition-reason", place, id=judgement.indicator)
    if judgement.not_derivable is not None:
        fields.problem("two-edges", place, one="not_derivable", other="conditions")


def _ask_all(fields: Fields) -> None:
    """Take note of the keys that judge, where the rule that would read them is not known."""
    for key in KEYS:
        fields.has(key)
