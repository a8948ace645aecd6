"""The small files the comparison page reads, by address; numbers are texts, so none is rounded.

`index.json` lists every evaluation shown and the policy of comparing; each other file holds one
framework, the alignment of two frameworks, or the scores of one evaluation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.audit.result import Result
from generator.compare.alignment import ALIKE, Alignment, Link
from generator.compare.desk import Desk
from generator.compare.policy import FORBIDDING, LEAST_SHARED, OF_LEAVES
from generator.compare.result import LimitKind
from generator.exports.numbers import number
from generator.exposure import Shown
from generator.model.concordance import Concordance
from generator.model.disclosure import Disclosure, Predecessor
from generator.model.framework import Framework, Indicator
from generator.score.trace import AbsentWorking, LeafTrace, NodeScore

FOLDER = "data/compare/"
COLUMNS = (
    "department", "year", "name", "short_name", "region", "invented", "framework", "status",
    "score", "weight", "grade", "published_on",
)  # fmt: skip
"""Of a row of the index; names are those of that year, grade and day may be null."""

Json = dict[str, Any]


def comparison_makers(disclosure: Disclosure, shown: Shown) -> dict[str, Callable[[], bytes]]:
    """All files by address, each made when it is asked for."""
    frameworks = {one.framework.id: one.framework for one in shown.results}
    real = {one.framework.id for one in shown.results if not one.department.invented}
    joined = tuple(_alignments(frameworks, disclosure.concordances))
    files: dict[str, Callable[[], bytes]] = {
        "index.json": partial(index_json, disclosure, shown, joined)
    }
    for id, framework in sorted(frameworks.items()):
        files[f"frameworks/{id}.json"] = partial(_framework, framework, invented=id not in real)
    for one in joined:
        invented = real.isdisjoint((one.old.id, one.new.id))
        files[f"alignments/{one.old.id}--{one.new.id}.json"] = partial(
            _alignment, one, invented=invented
        )
    for result in shown.results:
        files[f"evaluations/{_id(result)}.json"] = partial(_scores, result)
    return {FOLDER + name: make for name, make in files.items()}


def _framework(framework: Framework, *, invented: bool) -> bytes:
    return _compact(framework_json(framework, invented=invented))


def _alignment(alignment: Alignment, *, invented: bool) -> bytes:
    return _compact(alignment_json(alignment, invented=invented))


def _scores(result: Result) -> bytes:
    return _compact(scores_json(result))


def _alignments(
    frameworks: Mapping[str, Framework], concordances: tuple[Concordance, ...]
) -> Iterator[Alignment]:
    """Each framework shown with every older edition shown that declarations lead back to."""
    by_new = {one.new: one for one in concordances}
    desk = Desk({}, concordances)
    for id, framework in sorted(frameworks.items()):
        passed = {id}
        while id in by_new and (id := by_new[id].old) not in passed:
            passed.add(id)
            if id in frameworks:
                yield desk.alignment(frameworks[id], framework)


def index_json(disclosure: Disclosure, shown: Shown, alignments: Iterable[Alignment]) -> bytes:
    """Policy, mergers and splits, and every evaluation that may be chosen, a row on a line.

    Evaluations that no longer or not yet may be chosen are named without their scores.
    """
    head: Json = {
        "schema": 1,
        "policy": policy_json(),
        "successions": [
            _succession(department.id, one)
            for department in disclosure.departments.values()
            for one in department.predecessors
        ],
        "alignments": [[one.old.id, one.new.id] for one in alignments],
        "withdrawn": [f"{one.department.id}/{one.year}" for one in shown.withdrawn],
        "announced": [f"{one.department.id}/{one.year}" for one in shown.announced],
        "columns": COLUMNS,
    }
    rows = ",\n".join(_text(_row(result)) for result in shown.results)
    return f'{_text(head)[:-1]},"evaluations":[\n{rows}\n]}}\n'.encode()


def _succession(department: str, declared: Predecessor) -> Json:
    return {
        "department": department,
        "predecessor": declared.department,
        "succession": declared.succession.value,
        "year": declared.year,
        "reason": declared.reason,
    }


def _row(result: Result) -> list[Any]:
    evaluation, department = result.evaluation, result.department
    published_on = evaluation.published_on
    return [
        department.id, str(evaluation.year),
        department.name_in(evaluation.year), department.short_name_in(evaluation.year),
        department.region, department.invented, result.framework.id, evaluation.status.value,
        number(result.scores.total.score), number(result.scores.total.weight),
        result.scores.grade_name or None, published_on.isoformat() if published_on else None,
    ]  # fmt: skip


def policy_json() -> Json:
    """When two evaluations may be compared, as `generator.compare.policy` has it."""
    return {
        "least_shared": f"{LEAST_SHARED.numerator}/{LEAST_SHARED.denominator}",
        "forbidding": sorted(FORBIDDING),
        "alike": sorted(ALIKE),
        "kinds": [kind.value for kind in LimitKind],
        "of_leaves": {joint.value: verdict.value for joint, verdict in OF_LEAVES.items()},
    }


def framework_json(framework: Framework, *, invented: bool) -> Json:
    """A framework: grades, best first, and the tree in its order; `invented` where every
    department evaluated by it is."""
    return {
        "schema": 1,
        "framework": framework.id,
        "name": framework.name,
        "edition": framework.edition,
        "invented": invented,
        "levels": framework.levels,
        "total_weight": number(framework.total_weight),
        "digits": framework.rounding.digits,
        "grades": [{"name": one.name, "lowest": number(one.lowest)} for one in framework.grades],
        "indicators": [_node(one, framework) for one in framework.indicators],
    }


def _node(indicator: Indicator, framework: Framework) -> Json:
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "level": indicator.level,
        "parent": indicator.parent,
        "weight": number(indicator.weight),
        "concept": indicator.concept,
        "role": framework.role(indicator).value,
    }


def alignment_json(alignment: Alignment, *, invented: bool) -> Json:
    """How the indicators of two frameworks hang together; `invented` where every department
    evaluated by either is."""
    return {
        "schema": 1,
        "old": alignment.old.id,
        "new": alignment.new.id,
        "declared": alignment.declared,
        "invented": invented,
        "leaves": [_link(one) for one in alignment.leaves],
        "nodes": [_link(one) for one in alignment.nodes],
    }


def _link(link: Link) -> Json:
    return {"joint": link.joint.value, "old": link.old, "new": link.new, "reasons": link.reasons}


def scores_json(result: Result) -> Json:
    """The scores of one evaluation, a node each; `before` is the total before vetoes."""
    led, traces = result.scores.total_trace, result.scores.traces
    return {
        "schema": 1,
        "evaluation": _id(result),
        "framework": result.framework.id,
        "invented": result.department.invented,
        "before": number(led.before) if led else None,
        "veto_grade": led is not None and any(veto.grade is not None for veto, _ in led.vetoes),
        "nodes": [_score(one, traces.get(one.indicator)) for one in result.scores.nodes.values()],
    }


def _score(node: NodeScore, trace: LeafTrace | None) -> Json:
    """A node; `judged` is False for leaves that did not apply or were not chosen."""
    return {
        "indicator": node.indicator,
        "weight": number(node.weight),
        "score": number(node.score),
        "full": number(node.full),
        "applies": node.applies,
        "judged": trace is None or not isinstance(trace.working, AbsentWorking),
    }


def _id(result: Result) -> str:
    return f"{result.evaluation.department}/{result.evaluation.year}"


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _compact(content: object) -> bytes:
    """As small as JSON is written: these files are for a script."""
    return f"{_text(content)}\n".encode()
