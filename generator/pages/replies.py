"""The replies of the evaluated body, as they stand beside scores and findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.replies import Outcome, Reply, Subject
from generator.pages import addresses
from generator.pages.page import Link
from generator.words.catalogue import Words
from generator.words.marks import day, ordinal


@dataclass(frozen=True, slots=True)
class ShownReply:
    """A reply, what became of it (empty where none is recorded), and the evaluator's answer."""

    day: str
    text: tuple[str, ...]
    outcome: str
    answer: tuple[str, ...]


def shown_replies(replies: Iterable[Reply], say: Words) -> tuple[ShownReply, ...]:
    """Replies in words."""
    return tuple(
        ShownReply(
            day(one.day, say),
            one.text,
            _outcome(one.outcome, say) if one.outcome else "",
            one.answer,
        )
        for one in replies
    )


def _outcome(outcome: Outcome, say: Words) -> str:
    return say(f"replies.{outcome}")


def replies_tag(count: int, say: Words) -> str:
    """The mark of what was replied to, seen while it is closed; empty without a reply."""
    if count > 1:
        return say("replies.count", count=count)
    return say("replies.title") if count else ""


def reply_links(result: Result, say: Words) -> tuple[Link, ...]:
    """Each leaf and finding that was replied to, once, in the order of the replies."""
    subjects = dict.fromkeys((one.subject, one.about) for one in result.evaluation.replies)
    return tuple(_link(result, subject, about, say) for subject, about in subjects)


def _link(result: Result, subject: Subject, about: str, say: Words) -> Link:
    if subject is Subject.INDICATOR:
        indicator = result.framework.by_id[about]
        return Link(indicator.name, addresses.indicator(result, indicator))
    found = result.evaluation.findings
    address = f"{addresses.evaluation(result, 'findings')}#{about}"
    problems = [one.id for one in found.problems]
    if about in problems:
        number = ordinal(problems.index(about) + 1, say)
        return Link(say("findings.problem", number=number), address)
    recommendations = [one.id for one in found.recommendations]
    number = ordinal(recommendations.index(about) + 1, say)
    return Link(say("findings.recommendation", number=number), address)
