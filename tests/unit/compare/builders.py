"""Small frameworks, concordances and results for the tests of comparison.

A tree is text, one node a line, two blanks deeper for each level: `投入`, `  a 20`. Leaves carry
their weight; `a 20 penalty`, `a 20 bonus` give them a role, `a 20 full` what happens where they do
not apply (the others are scaled up, unless told), `a=concept 20` a concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
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
)
from generator.model.narrative import Findings
from generator.model.rules import Discretionary
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score import builders
from tests.unit.score.builders import HERE

NO_FINDINGS = Findings((), (), ())


def edition(id: str, tree: str, *, digits: int = 2, **head: Any) -> Framework:
    """A framework whose leaves earn what the evaluator gives."""
    nodes, rules = [], []
    for line, below in _lines(tree):
        depth, name, concept, words = line
        parent = next((one.id for one in reversed(nodes) if one.level == depth), None)
        role = next((Role(word) for word in words if word in ("penalty", "bonus")), Role.NORMAL)
        weight = Decimal(words[0]) if words else Decimal(0)
        nodes.append(
            Indicator(name, name, parent, depth + 1, weight, concept, below, HERE, role=role)
        )
        if not below:
            rule = builders.entry(name, Discretionary(Decimal(0), weight))
            policy = Absence.FULL if "full" in words else Absence.RESCALE
            rules.append(replace(rule, absence=AbsencePolicy(policy, None)))
    weighed = _weighed(nodes)
    framework = builders.framework(weighed, rules, digits)
    normal = [one.weight for one in weighed if one.parent is None and one.role is Role.NORMAL]
    total = sum(normal, Decimal(0))
    return replace(framework, id=id, name=id, total_weight=total, **head)


def _lines(tree: str) -> list[tuple[tuple[int, str, str | None, list[str]], tuple[str, ...]]]:
    lines = []
    for text in filter(str.strip, tree.splitlines()):
        name, *words = text.split()
        name, _, concept = name.partition("=")
        lines.append(((len(text) - len(text.lstrip())) // 2, name, concept or None, words))
    least = min(depth for depth, *_ in lines)
    lines = [(depth - least, *rest) for depth, *rest in lines]
    found = []
    for at, line in enumerate(lines):
        below = []
        for other in lines[at + 1 :]:
            if other[0] <= line[0]:
                break
            if other[0] == line[0] + 1:
                below.append(other[1])
        found.append((line, tuple(below)))
    return found


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
    return Result(evaluation, whose, framework, scored, PublishedScores({}, (), ()), (), ())


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
