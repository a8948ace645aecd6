"""Achievements, problems and recommendations of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.narrative import Finding
from generator.model.replies import Subject
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.page import Link, Page
from generator.pages.replies import ShownReply, shown_replies
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import noted, ordinal


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with links to its indicators (with their scores) and its counterparts."""

    anchor: str
    number: str
    text: tuple[str, ...]
    indicators: tuple[Link, ...]
    counterparts: tuple[Link, ...]
    replies: tuple[ShownReply, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """Context of findings.md.j2.

    `linked` says whether any recommendation names the problems it answers; where none does, nothing
    can be said of a problem that none answers.
    """

    achievements: tuple[tuple[str, str, tuple[Item, ...]], ...]
    problems: tuple[Item, ...]
    recommendations: tuple[Item, ...]
    linked: bool


def findings(result: Result, say: Words) -> Page:
    """The findings page."""
    found = result.evaluation.findings
    here = addresses.evaluation(result, "findings")
    numbers_of = {
        one.id: ordinal(position, say)
        for kind in (found.problems, found.recommendations)
        for position, one in enumerate(kind, 1)
    }
    answers = {
        problem.id: tuple(
            Link(say("findings.recommendation", number=numbers_of[one.id]), f"{here}#{one.id}")
            for one in found.recommendations
            if problem.id in one.problems
        )
        for problem in found.problems
    }
    context = FindingsPage(
        achievements=tuple(
            (
                f"achievement-{position}",
                group.heading,
                tuple(_item(result, one, "", (), say) for one in group.items),
            )
            for position, group in enumerate(found.achievements, 1)
        ),
        problems=tuple(
            _item(result, one, numbers_of[one.id], answers[one.id], say) for one in found.problems
        ),
        recommendations=tuple(
            _item(
                result,
                one,
                numbers_of[one.id],
                tuple(
                    Link(say("findings.problem", number=numbers_of[id]), f"{here}#{id}")
                    for id in one.problems
                ),
                say,
            )
            for one in found.recommendations
        ),
        linked=any(one.problems for one in found.recommendations),
    )
    return evaluation_page(result, "findings", context, "findings.yml", say)


def _item(
    result: Result, finding: Finding, number: str, counterparts: tuple[Link, ...], say: Words
) -> Item:
    digits = result.framework.rounding.digits
    links = []
    for id in finding.indicators:
        indicator, node = result.framework.by_id[id], result.scores.nodes[id]
        weight = numbers.plain_points(node.full or node.weight)
        score = f"{numbers.points(node.score, digits)} / {weight}"
        links.append(
            Link(noted(indicator.name, score, say), addresses.indicator(result, indicator))
        )
    replies = result.evaluation.replies_on(Subject.FINDING, finding.id)
    return Item(
        finding.id, number, finding.text, tuple(links), counterparts, shown_replies(replies, say)
    )
