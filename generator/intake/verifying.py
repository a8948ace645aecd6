"""The draft put through the project's own checks and scoring; a score that differs is a doubt,
unless a check of the draft says so by itself.

Nothing is changed to make it fit. Leaves of which a number is still to be filled in stand aside
with their printed score while the others are scored.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.audit.result import Result
from generator.checks import check
from generator.intake.draft import Doubt, Draft
from generator.intake.recognise.arithmetic import parsed
from generator.intake.wording.expressions import operands
from generator.intake.writing import file_text
from generator.load import load
from generator.load.folder import FRAMEWORKS
from generator.problems import Problem, Report
from generator.results import result_of
from generator.yaml_nodes.scalars import TO_FILL

SITE = {"name": TO_FILL}


def verified(draft: Draft, data: Path, department: str, year: int) -> tuple[Doubt, ...]:
    """The scores that differ from the printed ones, but for those a warning will tell of."""
    with tempfile.TemporaryDirectory(prefix="evaluations-import-") as folder:
        root = Path(folder)
        _put(root, draft, data, department, year)
        results, problems = _examined(root)
    said = {one.values.get("id") for one in problems if one.id == "score-differs"}
    return tuple(one for one in _differing(results, draft) if one.about not in said)


def _examined(root: Path) -> tuple[list[Result], tuple[Problem, ...]]:
    """A data folder read, checked and scored, whatever its status."""
    report = Report()
    loaded = load(root, report)
    check(loaded, report)
    results = []
    for evaluation in loaded.disclosure.evaluations:
        framework = loaded.disclosure.frameworks.get(evaluation.framework)
        department = loaded.disclosure.departments.get(evaluation.department)
        if framework is None or framework.id not in loaded.sound_frameworks or department is None:
            continue
        result, problems = result_of(evaluation, department, framework, ())
        report.extend(problems)
        results += [result] if result is not None else []
    return results, report.problems


def _put(root: Path, draft: Draft, data: Path, department: str, year: int) -> None:
    """The draft in a data folder of its own."""
    framework = root / FRAMEWORKS / draft.framework_id
    if draft.framework:
        for name, content in draft.framework.items():
            _write(framework / f"{name}.yml", content)
    else:
        shutil.copytree(data / FRAMEWORKS / draft.framework_id, framework)
        for extra in ("accepted.yml", "concordance.yml"):
            (framework / extra).unlink(missing_ok=True)
    _write(root / "site.yml", SITE)
    _write(root / department / "department.yml", draft.department)
    for name, content in _aside(draft).items():
        _write(root / department / str(year) / f"{name}.yml", content)


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file_text(content))


def _aside(draft: Draft) -> dict[str, Mapping[str, Any]]:
    """The files with the leaves that cannot be scored yet standing aside."""
    year = draft.year
    waiting = waiting_leaves(draft)
    scores = {one.id: one.score for one in draft.indicators}
    judgements = [
        _set_aside(one, scores.get(one["indicator"])) if one["indicator"] in waiting else one
        for one in year["judgements"]["judgements"]
    ]
    facts = [{**one, "value": 0} if _is_open(one) else one for one in year["facts"]["facts"]]
    head = {key: value for key, value in year["evaluation"].items() if value != TO_FILL}
    return {
        **year,
        "evaluation": {"title": TO_FILL, "report_date": f"{head['year'] + 1}-12-31", **head},
        "facts": {"facts": facts},
        "judgements": {"judgements": judgements},
    }


def _set_aside(judgement: Mapping[str, Any], score: Decimal | None) -> Mapping[str, Any]:
    points = score if score is not None else 0
    return {
        "indicator": judgement["indicator"],
        "not_derivable": {"points": points, "reason": TO_FILL},
    }


def _is_open(entry: Mapping[str, Any]) -> bool:
    return TO_FILL in (entry.get("value"), entry.get("unit"))


def waiting_leaves(draft: Draft) -> frozenset[str]:
    """The leaves that have something to be filled in before they are scored."""
    facts = {one["id"] for one in draft.year["facts"]["facts"] if _is_open(one)}
    judged = (
        one["indicator"]
        for one in draft.year["judgements"]["judgements"]
        if TO_FILL in [value for key, value in one.items() if key != "reason"]
    )
    measured = (
        leaf
        for leaf, expression in draft.measures.items()
        if (tree := parsed(expression)) is not None and facts & set(operands(tree))
    )
    return frozenset((*judged, *measured))


def _differing(results: Sequence[Result], draft: Draft) -> Iterator[Doubt]:
    """Leaves whose computed score is not the printed one."""
    printed = {one.id: one for one in draft.indicators if one.leaf and one.score is not None}
    waiting = waiting_leaves(draft)
    for result in results:
        for id, leaf in printed.items():
            found = result.scores.nodes.get(id)
            if found is None or id in waiting or found.score == leaf.score:
                continue
            values = {"computed": f"{found.score}", "printed": f"{leaf.score}", "where": ""}
            yield Doubt("score-computed", "published.yml", id, leaf.origin, values)
