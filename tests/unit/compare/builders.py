"""Small frameworks, concordances and results for the tests of comparison.

A tree is text, one node a line, two blanks deeper for each level: `投入`, `  a 20`. Leaves carry
their weight; `a 20 penalty`, `a 20 bonus` give them a role, `a 20 full` what happens where they do
not apply (the others are scaled up, unless told), `a=concept 20` a concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from typing import Any

from generator.audit.result import Result
from generator.audit.scores import PublishedScores
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.disclosure import Department, Disclosure, Predecessor, Site, Succession
from generator.model.evaluation import Evaluation, Judgement, Status
from generator.model.framework import (
    Absence,
    AbsencePolicy,
    Framework,
    Indicator,
    Role,
    RuleEntry,
)
from generator.model.narrative import Findings
from generator.model.rules import Discretionary
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score import builders
from tests.unit.score.builders import HERE

NO_FINDINGS = Findings((), (), ())


@dataclass(frozen=True)
class Line:
    """A line of a tree."""

    depth: int
    name: str
    concept: str | None
    words: tuple[str, ...]


def edition(id: str, tree: str, *, digits: int = 2, **head: Any) -> Framework:
    """A framework whose leaves earn what the evaluator gives."""
    lines = _lines(tree)
    nodes: list[Indicator] = []
    rules: list[RuleEntry] = []
    for at, line in enumerate(lines):
        below = _below(line, lines[at + 1 :])
        parent = next((one.id for one in reversed(nodes) if one.level == line.depth), None)
        roles = (Role(word) for word in line.words if word in ("penalty", "bonus"))
        weight = Decimal(line.words[0]) if line.words else Decimal(0)
        node = Indicator(
            line.name, line.name, parent, line.depth + 1, weight, line.concept, below, HERE
        )
        nodes.append(replace(node, role=next(roles, Role.NORMAL)))
        if not below:
            policy = Absence.FULL if "full" in line.words else Absence.RESCALE
            rule = builders.entry(line.name, Discretionary(Decimal(0), weight))
            rules.append(replace(rule, absence=AbsencePolicy(policy, None)))
    weighed = _weighed(nodes)
    framework = builders.framework(weighed, rules, digits)
    normal = [one.weight for one in weighed if one.parent is None and one.role is Role.NORMAL]
    total = sum(normal, Decimal(0))
    return replace(framework, id=id, name=id, total_weight=total, **head)


def _lines(tree: str) -> list[Line]:
    lines = []
    for text in filter(str.strip, tree.splitlines()):
        name, *words = text.split()
        name, _, concept = name.partition("=")
        depth = (len(text) - len(text.lstrip())) // 2
        lines.append(Line(depth, name, concept or None, tuple(words)))
    return lines


def _below(line: Line, after: list[Line]) -> tuple[str, ...]:
    """The names of the lines one deeper, up to the next that is not deeper."""
    inside = takewhile(lambda one: one.depth > line.depth, after)
    return tuple(one.name for one in inside if one.depth == line.depth + 1)


def _weighed(nodes: list[Indicator]) -> list[Indicator]:
    """Parents with the sum of the normal nodes below them."""
    weights = {one.id: one.weight for one in nodes}
    for one in reversed(nodes):
        if one.children:
            weights[one.id] = sum((weights[child] for child in one.children), Decimal(0))
    return [replace(one, weight=weights[one.id]) for one in nodes]


def became(
    change: str, old: str = "", new: str | None = None, reason: str = ""
) -> ConcordanceEntry:
    """An entry; ids are parted by blanks, those of the newer edition are the same if not given."""
    kind = Change(change)
    olds = () if kind is Change.NEW else tuple(old.split())
    news = () if kind is Change.DROPPED else tuple((old if new is None else new).split())
    return ConcordanceEntry(kind, olds, news, reason or f"{change} {old}".strip(), HERE)


def concordance(old: str, new: str, *entries: ConcordanceEntry) -> Concordance:
    return Concordance(old, new, entries, HERE)


def department(id: str = "jia", **fields: Any) -> Department:
    given = {"region": "示例区", "invented": False, **fields}
    return Department(id, id, id, place=HERE, **given)


def came_from(other: str, succession: str, year: int) -> Predecessor:
    return Predecessor(other, Succession(succession), year, "机构改革", HERE)


def result(
    framework: Framework,
    scores: Mapping[str, str | None],
    year: int = 2022,
    body: Department | str = "jia",
    **fields: Any,
) -> Result:
    """An evaluation with these points of its leaves; None for a leaf that does not apply."""
    judged = {id: _judged(id, points) for id, points in scores.items()}
    whose = department(body) if isinstance(body, str) else body
    blank: dict[str, Any] = {"status": Status.PUBLISHED, "figures": (), "findings": NO_FINDINGS}
    evaluation: Evaluation = replace(
        builders.evaluation(judged.values()),
        department=whose.id,
        year=year,
        framework=framework.id,
        **{**blank, **fields},
    )
    scored = score(evaluation, framework)
    assert isinstance(scored, Scores), scored
    return Result(evaluation, whose, framework, scored, PublishedScores({}, (), ()), ())


def _judged(id: str, points: str | None) -> Judgement:
    if points is None:
        return builders.judgement(id, not_applicable="无此项支出")
    return builders.judgement(id, points=Decimal(points))


def disclosure(
    departments: Iterable[Department], concordances: Iterable[Concordance] = ()
) -> Disclosure:
    """What comparison reads of a disclosure."""
    by_id = {one.id: one for one in departments}
    return Disclosure(Site("站", "", "", False), by_id, {}, (), tuple(concordances))
