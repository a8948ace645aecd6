"""Follow-ups speak of findings there are, made to the same body or to one it comes from."""

from __future__ import annotations

from generator.checks.lifecycle import exists_in, forebears, life
from generator.model.disclosure import Disclosure
from generator.model.evaluation import Evaluation
from generator.model.follow_ups import FollowUp
from generator.problems import Report
from generator.yaml_nodes.likeness import listed, nearest


def check_follow_ups(disclosure: Disclosure, report: Report) -> None:
    """Every follow-up points to a finding.

    A year that has no evaluation here was reported elsewhere, and one that could not be read is
    told already: neither is looked into.
    """
    evaluations = {(one.department, one.year): one for one in disclosure.evaluations}
    for evaluation in disclosure.evaluations:
        for one in evaluation.follow_ups:
            if _has_body(one, evaluation, disclosure, report):
                earlier = evaluations.get((one.department, one.year))
                if earlier is not None:
                    _check_finding(one, earlier, report)


def _has_body(
    one: FollowUp, evaluation: Evaluation, disclosure: Disclosure, report: Report
) -> bool:
    """Whether the body is this one or a predecessor, and existed in the year spoken of."""
    departments = disclosure.departments
    if evaluation.department not in departments or one.department not in departments:
        return False
    ours = (evaluation.department, *forebears(evaluation.department, departments))
    body = departments[one.department]
    if not all(id in departments for id in ours):
        return body.id in ours
    if body.id not in ours:
        report.add("follow-up-body", one.place, department=body.id)
    elif not exists_in(body, one.year):
        report.add("follow-up-no-body", one.place, department=body.id, year=one.year, **life(body))
    else:
        return True
    return False


def _check_finding(one: FollowUp, earlier: Evaluation, report: Report) -> None:
    findings = earlier.findings
    known = [finding.id for finding in (*findings.problems, *findings.recommendations)]
    if one.finding not in known:
        values = {"department": earlier.department, "id": one.finding}
        report.add(
            "follow-up-unknown", one.place,
            meant=nearest(one.finding, known), known=listed(known) or "—", year=earlier.year,
            **values,
        )  # fmt: skip
