"""The card of an evaluation: a small page of its own, to be shown inside others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.audit.result import Result
from generator.exposure import Shown, Withdrawn
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.pages.metadata import source
from generator.pages.published import Published
from generator.views.tables import share
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, day


@dataclass(frozen=True, slots=True)
class Bar:
    """A first-level indicator: its score rate in words, and the width of its bar, None for none."""

    name: str
    rate: str
    width: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """Context of card.html.j2; without `score` only `notice` says what became of it."""

    language: str
    address: str
    department: str
    title: str
    invented: bool
    notice: str
    score: str
    weight: str
    grade: str
    bars: tuple[Bar, ...]
    link: str
    origin: str


def card_makers(shown: Shown, published: Published, say: Words) -> dict[str, Callable[[], Card]]:
    """The cards of everything shown by their addresses, each made when it is asked for.

    Those withdrawn have one too, which others may have put in their pages.
    """
    own: dict[str, Callable[[], Card]] = {
        addresses.card(one.department.id, one.evaluation.year): partial(card, one, published, say)
        for one in shown.results
    }
    taken: dict[str, Callable[[], Card]] = {
        addresses.card(one.department.id, one.year): partial(withdrawn_card, one, published, say)
        for one in shown.withdrawn
    }
    return own | taken


def card(result: Result, published: Published, say: Words) -> Card:
    """The card of an evaluation."""
    evaluation, scores = result.evaluation, result.scores
    open_ = evaluation.status is Status.PUBLISHED
    said = source(result, published)
    return Card(
        language=say.language,
        address=addresses.card(evaluation.department, evaluation.year),
        department=result.department.name_in(evaluation.year),
        title=say("card.title", year=evaluation.year),
        invented=result.department.invented,
        notice="" if open_ else say(f"evaluation.{evaluation.status}"),
        score=numbers.points(scores.total.score, result.framework.rounding.digits),
        weight=numbers.plain_points(scores.total.weight),
        grade=scores.grade_name or say("label.ungraded"),
        bars=tuple(_bars(result)),
        link=say("card.whole"),
        origin=say("head.origin", source=said) if said else "",
    )


def withdrawn_card(one: Withdrawn, published: Published, say: Words) -> Card:
    """What stands in place of the card of an evaluation that was taken back."""
    since, reason = day(one.withdrawal.day, say), clause(one.withdrawal.reason)
    site = published.site
    said = site.content_source or site.publisher
    return Card(
        language=say.language,
        address=addresses.card(one.department.id, one.year),
        department=one.department.name_in(one.year),
        title=say("card.title", year=one.year),
        invented=one.department.invented,
        notice=say("card.withdrawn", day=since, reason=reason),
        score="",
        weight="",
        grade="",
        bars=(),
        link=say("card.about"),
        origin=say("head.origin", source=said) if said else "",
    )


def _bars(result: Result) -> Iterator[Bar]:
    for root in result.framework.roots:
        rate = result.scores.nodes[root.id].rate
        yield Bar(root.name, numbers.percent(rate), None if rate is None else share(rate))
