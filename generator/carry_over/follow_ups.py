"""Last year's problems and recommendations as things to follow up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.carry_over.former import Former
from generator.carry_over.words import say
from generator.carry_over.writing import BLOCK_TO_FILL, Entry
from generator.model.follow_ups import FollowUp, Progress
from generator.model.narrative import Finding
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.scalars import TO_FILL


def carried_follow_ups(former: Former, department: str) -> tuple[Entry, ...]:
    """An entry for each finding of last year, then for each earlier one not carried out yet."""
    return (*_findings(former, department), *_earlier(former, department))


def _findings(former: Former, department: str) -> Iterator[Entry]:
    old = former.evaluation
    for key, findings in (
        ("problem", old.findings.problems),
        ("recommendation", old.findings.recommendations),
    ):
        for one in findings:
            remark = say("follow_ups", key, year=old.year, text=_text(one))
            yield Entry(_entry(old.year, one.id, old.department, department), (remark,))


def _earlier(former: Former, department: str) -> Iterator[Entry]:
    for one in former.evaluation.follow_ups:
        if one.progress is not Progress.DONE:
            remark = say("follow_ups", "earlier", year=one.year, text=_said(one))
            yield Entry(_entry(one.year, one.finding, one.department, department), (remark,))


def _entry(year: int, finding: str, body: str, department: str) -> dict[str, Value]:
    found: dict[str, Value] = {"year": year, "finding": finding}
    if body != department:
        found["department"] = body
    return {**found, "progress": TO_FILL, "text": BLOCK_TO_FILL}


def _text(finding: Finding) -> str:
    return " ".join(finding.text)


def _said(one: FollowUp) -> str:
    return " ".join(one.text)
