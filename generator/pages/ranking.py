"""Evaluations in tables: total, grade, rank, and the change since the one before."""

from __future__ import annotations

from generator.audit.result import Result
from generator.compare.result import Verdict
from generator.compare.site import Comparisons, key_of
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.views.tables import (
    Cell,
    Heading,
    Order,
    absent_cell,
    exact,
    points_cell,
    rate_cell,
)
from generator.words import comparing
from generator.words.catalogue import Words
from generator.words.marks import noted


def name_cell(result: Result, name: str, say: Words, link: str | None = None) -> Cell:
    """A name leading to an evaluation, with its status where that is not public."""
    status = result.evaluation.status
    if status is not Status.PUBLISHED:
        name = noted(name, say(f"status.{status}"), say)
    return Cell(name, addresses.evaluation(result) if link is None else link)


def total_headings(say: Words) -> tuple[Heading, ...]:
    """The heads of `total_cells`."""
    return (
        Heading(say("label.grade"), key="grade", order=Order.GRADE),
        Heading(say("label.score"), True, "score", descending=True),
        Heading(say("label.rate"), True, "rate", descending=True),
        Heading(say("label.rank"), True, "rank", order=Order.RANK),
        Heading(say("label.change"), True, "change"),
    )


def total_cells(result: Result, compared: Comparisons, say: Words) -> tuple[Cell, ...]:
    """Grade, score, score rate, rank among peers, change since the evaluation before."""
    total, digits = result.scores.total, result.framework.rounding.digits
    return (
        grade_cell(result, say),
        points_cell(total.score, digits),
        rate_cell(total.rate),
        rank_cell(result, compared, say),
        change_cell(result, compared, say),
    )


def grade_cell(result: Result, say: Words) -> Cell:
    """The grade; sorted by the order of the framework's grades, best first."""
    grade = result.scores.grade
    if grade is None:
        return Cell(say("label.ungraded"), sort="")
    names = [one.name for one in result.framework.grades]
    place = names.index(grade.name) if grade.name in names else len(names)
    return Cell(grade.name, sort=str(place))


def rank_cell(result: Result, compared: Comparisons, say: Words) -> Cell:
    """The rank and of how many; none for what is not counted."""
    rank = compared.rank_of(result)
    if rank is None:
        return absent_cell(say("label.unranked"))
    of = compared.cohort_of(result).ranked
    if of < 2:
        return absent_cell(say("label.alone"))
    text = say("label.rank_of", rank=rank, of=of)
    return Cell(text, value=str(rank))


def change_cell(result: Result, compared: Comparisons, say: Words) -> Cell:
    """The change of the total since the department's evaluation before, and how far it holds."""
    pair = compared.pairs.get(key_of(result))
    if pair is None:
        return absent_cell(say("label.first"))
    link = addresses.evaluation(result, "change")
    verdict = pair.comparability.verdict
    if verdict is Verdict.NOT_COMPARABLE:
        return Cell(say("comparing.not"), link, value="")
    note = say("comparing.short_verdict_limited") if verdict is Verdict.LIMITED else ""
    text = noted(comparing.total(pair, say), note, say)
    return Cell(text, link, value=exact(pair.total_change) if pair.same_scale else "")
