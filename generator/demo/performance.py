"""Facts and judgements of one evaluation, drawn leaf by leaf.

Each is drawn under the concept of its indicator, not its name or place, so that a department's
record goes on unchanged where only the framework changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.demo.chance import chance
from generator.demo.district import HERE, Body, Part
from generator.demo.editions import edition, framework
from generator.demo.facts import all_facts
from generator.demo.judged import judged
from generator.demo.money import quality
from generator.model.evaluation import Fact, Judgement
from generator.model.expressions import fact_names
from generator.model.framework import Framework, Indicator
from generator.model.rules import JudgedRule

UNSAID = "…"
"""The reason of a judgement until it is written, which takes the score."""
WITHOUT_PROCUREMENT = "本年度没有安排政府采购预算。"
WITHOUT_ASSETS = "办公用房和设备均由产业园区管理机构无偿提供，没有固定资产。"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is known before anything is scored."""

    framework: Framework
    facts: Mapping[str, Fact]
    judgements: Mapping[str, Judgement]


def draw(seed: int, body: Body, year: int) -> Drawn:
    """The facts and judgements of an evaluation, by the edition in force."""
    used = framework(edition(year))
    judgements = {
        leaf.id: _judgement(seed, body, year, used, leaf) for leaf in _leaves(used, body.kind)
    }
    wanted = dict.fromkeys(
        name
        for leaf, judgement in judgements.items()
        if (entry := used.rules[leaf]).measure is not None and not judgement.not_applicable
        for name in fact_names(entry.measure.expression)
    )
    known = {one.id: one for one in all_facts(seed, body, year)}
    return Drawn(used, {name: known[name] for name in wanted}, judgements)


def _leaves(used: Framework, kind: str) -> Iterator[Indicator]:
    """The leaves that count for a kind of department."""
    for leaf in used.leaves:
        if leaf.id not in used.optional or kind in (one.id for one in used.path(leaf)):
            yield leaf


def _judgement(seed: int, body: Body, year: int, used: Framework, leaf: Indicator) -> Judgement:
    blank = Judgement(leaf.id, (UNSAID,), "", None, None, None, None, None, HERE)
    if reason := _absent(body, leaf.concept or ""):
        return replace(blank, not_applicable=reason)
    rule = used.rules[leaf.id].rule
    if not isinstance(rule, JudgedRule):
        return blank
    rng = chance(seed, body.id, year, leaf.concept)
    return judged(blank, rule, leaf.weight, quality(seed, body, year), rng)


def _absent(body: Body, concept: str) -> str:
    """Why an indicator does not apply to a department, empty where it does."""
    if concept.startswith("shili-procurement") and body.part is Part.FIRST_TIME:
        return WITHOUT_PROCUREMENT
    if concept == "shili-asset-use" and body.part is Part.ABOLISHED:
        return WITHOUT_ASSETS
    return ""
