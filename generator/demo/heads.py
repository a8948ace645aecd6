"""The files about a department and the head of an evaluation."""

from __future__ import annotations

from datetime import date

from generator.demo.chance import chance
from generator.demo.dates import days
from generator.demo.district import Body
from generator.demo.files import File, paragraphs
from generator.demo.findings import Found
from generator.demo.scored import Scored
from generator.demo.words import measured_text, points, say
from generator.model.evaluation import Status
from generator.model.framework import Role

OUT = (Status.PUBLISHED, Status.WITHDRAWN)
"""Evaluations that were made public."""


def department(body: Body) -> File:
    """department.yml."""
    own = body.department
    file: File = {
        "schema_version": 1,
        "name": own.name,
        "short_name": own.short_name,
        "region": own.region,
        "invented": own.invented,
        "abbreviations": list(own.abbreviations),
    }
    if own.former_names:
        file["former_names"] = [
            {"name": one.name, "short_name": one.short_name, "until": one.until}
            for one in own.former_names
        ]
    if own.first_year is not None:
        file["first_year"] = own.first_year
    if own.last_year is not None:
        file |= {"last_year": own.last_year, "ended": own.ended}
    if own.predecessors:
        file["predecessors"] = [
            {
                "department": one.department,
                "succession": one.succession.value,
                "year": one.year,
                "reason": one.reason,
            }
            for one in own.predecessors
        ]
    return file


def head(one: Scored, found: tuple[Found, ...]) -> File:
    """evaluation.yml."""
    when = days(one)
    number = chance(one.seed, one.body.id, one.year, "number").randint(101, 989)
    file: File = {
        "schema_version": 1,
        "year": one.year,
        "framework": one.framework.id,
        "status": one.status.value,
        "title": say("heads", "title", year=one.year, name=one.name),
        "report_number": say("heads", "number", next=one.year + 1, number=number),
        "commissioner": say("heads", "commissioner"),
        "evaluated_body": one.name,
        "evaluator": say("heads", "evaluator"),
        "report_date": when.report,
        "base_date": date(one.year, 12, 31),
    }
    if one.status in OUT:
        file["published_on"] = when.published
    if one.status is Status.WITHDRAWN:
        reason = say("heads", "withdrawal")
        file["withdrawal"] = {"date": when.withdrawn, "reason": reason}
    file["conclusion"] = _conclusion(one, found)
    file["summary"] = _summary(one, found)
    if one.vetoes:
        reason = say("heads", "veto", year=one.year, short=one.short)
        file["vetoes"] = [{"veto": veto.veto, "reason": reason} for veto in one.vetoes]
    if one.ungraded:
        file["ungraded"] = say("heads", "ungraded")
    return file


def _conclusion(one: Scored, found: tuple[Found, ...]) -> str:
    grade = say("heads", "no_grade") if one.ungraded else ""
    text = say(
        "heads",
        "conclusion",
        year=one.year,
        short=one.short,
        total=one.scores.total.score,
        grade=grade or say("heads", "grade", grade=one.scores.grade_name),
        lost_on="、".join(f"“{each.leaf.name}”" for each in found[:3]),
    )
    return paragraphs(text)


def _summary(one: Scored, found: tuple[Found, ...]) -> str:
    facts = one.drawn.facts
    parts = "，".join(
        say(
            "heads", "part", name=root.name, score=one.scores.nodes[root.id].score, full=root.weight
        )
        for root in one.framework.roots
        if one.framework.role(root) is Role.NORMAL
    )
    penalties = "".join(
        say("heads", "penalty", name=root.name, lost=points(one.scores.nodes[root.id].lost))
        for root in one.framework.roots
        if one.framework.role(root) is Role.PENALTY and one.scores.nodes[root.id].lost
    )
    (rate,) = (leaf for leaf in one.leaves if leaf.concept == "shili-budget-completion")
    measured = one.trace(rate).measured
    assert measured is not None
    text = say(
        "heads",
        "summary",
        year=one.year,
        short=one.short,
        budget=f"{facts['支出预算数'].quantity.value:,}",
        spent=f"{facts['支出决算数'].quantity.value:,}",
        rate=measured_text(measured),
        total=one.scores.total.score,
        parts=parts + penalties,
        vetoed=_vetoed(one),
        problems=len(found),
        advice=len(found),
    )
    return paragraphs(text)


def _vetoed(one: Scored) -> str:
    total, grade = one.scores.total.score, one.scores.grade_name
    told = (say("heads", "vetoed", veto=each.veto, total=total, grade=grade) for each in one.vetoes)
    return "".join(told)
