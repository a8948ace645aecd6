"""The framework of an earlier year where the report scores by the same: told by content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.intake.document import Origin
from generator.intake.draft import Doubt, FoundIndicator, Proposal
from generator.intake.recognise.facts import Hint
from generator.intake.recognise.folding import folded
from generator.intake.recognise.tree import FoundTree
from generator.model.evaluation import Evaluation, Fact
from generator.model.framework import Framework, Indicator, RuleEntry
from generator.model.rules.judged import Levels

NEAR = 0.8
SHOWN = 3
_JUDGED = ("levels", "checklist", "items", "pass_fail", "discretionary")


@dataclass(frozen=True, slots=True)
class Known:
    """A framework that the report may score by, and what its facts were last year, by id."""

    framework: Framework
    facts: Mapping[str, Hint]


def hints(evaluation: Evaluation) -> dict[str, Hint]:
    """The facts of an evaluation as hints for the next year."""
    return {id: _hint(fact, evaluation.year) for id, fact in evaluation.facts.items()}


def _hint(fact: Fact, year: int) -> Hint:
    named = re.search(r"20\d\d", fact.period)
    lag = year - int(named[0]) if named else 0
    word = re.sub(r"[（(]?20\d\d\s*年(?:度|末)?[)）]?", "", fact.name)
    return Hint(word or fact.name, fact.quantity.unit.symbol, max(lag, 0), fact.last_year_of)


def same(tree: FoundTree, frameworks: Mapping[str, Framework]) -> str:
    """The framework whose tree and standards are those of the report; empty for none.

    Blanks, width and punctuation do not count. Of several the last by name is taken.
    """
    found = _rows(tree.indicators)
    equal = [id for id, one in sorted(frameworks.items()) if found and _rows_of(one) == found]
    return equal[-1] if equal else ""


def near(tree: FoundTree, frameworks: Mapping[str, Framework]) -> tuple[Doubt, ...]:
    """A doubt for the framework that is nearest without being the same, with what differs."""
    found = _rows(tree.indicators)
    shares = {id: _share(found, _rows_of(one)) for id, one in frameworks.items()}
    id = max(sorted(shares), key=lambda one: shares[one], default="")
    if not id or not found or shares[id] < NEAR:
        return ()
    values = {"framework": id, "differences": _differences(tree, frameworks[id])}
    return (Doubt("framework-near", "framework.yml", "", Origin(), values),)


_Row = tuple[str, str, str, str]


def _rows(indicators: Sequence[FoundIndicator]) -> list[_Row]:
    names = {one.id: one.name for one in indicators}
    return [
        (
            folded(one.name),
            folded(names.get(one.parent, "")),
            f"{one.weight.normalize():f}" if one.weight is not None else "",
            folded(one.standard),
        )
        for one in indicators
    ]


def _rows_of(framework: Framework) -> list[_Row]:
    by_id = framework.by_id
    return [
        (
            folded(one.name),
            folded(by_id[one.parent].name) if one.parent else "",
            f"{one.weight.normalize():f}",
            folded(framework.rules[one.id].standard) if one.id in framework.rules else "",
        )
        for one in framework.indicators
    ]


def _share(one: Sequence[_Row], other: Sequence[_Row]) -> float:
    common = len(set(one) & set(other))
    return common / max(len(one), len(other), 1)


def _differences(tree: FoundTree, framework: Framework) -> str:
    """The first of what differs, by name."""
    ours = dict(zip(_rows(tree.indicators), tree.indicators, strict=True))
    theirs = dict(zip(_rows_of(framework), framework.indicators, strict=True))
    ones: list[FoundIndicator | Indicator] = [
        *(ours[row] for row in ours if row not in theirs),
        *(theirs[row] for row in theirs if row not in ours),
    ]
    differing = list(dict.fromkeys(one.name for one in ones))
    more = "…" if len(differing) > SHOWN else ""
    return "、".join(differing[:SHOWN]) + more


def renamed(tree: FoundTree, framework: Framework) -> FoundTree:
    """The tree with the ids of a framework that is the same, which settles what was doubtful."""
    ids = {
        mine.id: known.id for mine, known in zip(tree.indicators, framework.indicators, strict=True)
    }
    indicators = tuple(
        replace(one, id=ids[one.id], parents=tuple(ids[above] for above in one.parents))
        for one in tree.indicators
    )
    return replace(tree, indicators=indicators, doubts=())


def tree_of(framework: Framework) -> FoundTree:
    """The tree of a framework, without scores: for a report that brings no table of its own."""
    above = {one.id: tuple(up.id for up in framework.path(one)) for one in framework.indicators}
    indicators = tuple(
        FoundIndicator(
            one.id,
            one.name,
            above[one.id],
            one.weight,
            None,
            one.is_leaf,
            framework.rules[one.id].explanation if one.id in framework.rules else "",
            framework.rules[one.id].standard if one.id in framework.rules else "",
            "",
            None,
            Origin(),
        )
        for one in framework.indicators
    )
    return FoundTree(indicators, framework.levels, framework.total_weight, None, (), ())


def as_known(proposal: Proposal, entry: RuleEntry) -> Proposal:
    """A proposal with the rule and the measure that the framework has; its judgement where it fits.

    What the wording leaves open was settled when the framework was made.
    """
    kind = entry.rule.kind
    measure: dict[str, Any] | None = None
    if entry.measure is not None:
        measure = {"expression": entry.measure.text, "unit": entry.measure.unit.symbol}
        for key in ("on_zero", "on_zero_by_zero"):
            if (policy := getattr(entry.measure, key)) is not None:
                measure[key] = {"points": policy.points, "note": policy.note}
    fits = proposal.rule is not None and proposal.rule.get("kind") == kind
    judgement = proposal.judgement if fits and _is_known(proposal.judgement, entry) else {}
    asked = kind in _JUDGED
    return Proposal({"kind": kind}, judgement if asked else {}, measure, "", ())


def _is_known(judgement: Mapping[str, Any], entry: RuleEntry) -> bool:
    """Whether a level that is proposed is one of the framework."""
    if not isinstance(entry.rule, Levels):
        return True
    return judgement.get("level") in {one.name for one in entry.rule.levels}
