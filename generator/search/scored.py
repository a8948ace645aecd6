"""Records of what has a score or an amount: overview, indicators, income and assets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.result import Result
from generator.model.framework import Indicator
from generator.model.replies import Subject
from generator.pages import addresses
from generator.search.record import (
    Kind,
    SearchRecord,
    evaluation_record,
    reply_pieces,
    table_pieces,
)
from generator.views.reports import report_table
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import day


def overview_record(result: Result, say: Words) -> SearchRecord:
    """The evaluation as a whole: result, conclusion, main facts, report."""
    evaluation, scores = result.evaluation, result.scores
    score = say(
        "overview.lead",
        score=numbers.points(scores.total.score, result.framework.rounding.digits),
        weight=numbers.plain_points(scores.total.weight),
        grade=scores.grade_name,
    )
    facts = (
        f"{fact.name} {numbers.quantity(fact.quantity, say)}"
        for fact in evaluation.facts.values()
        if fact.main
    )
    return evaluation_record(
        result,
        Kind.OVERVIEW,
        "",
        say(
            "evaluation.title",
            department=result.department.name_in(evaluation.year),
            year=evaluation.year,
        ),
        score,
        evaluation.title,
        evaluation.report_number,
        *evaluation.conclusion,
        *evaluation.summary,
        *facts,
        evaluation.commissioner,
        evaluation.evaluated_body,
        evaluation.evaluator,
        day(evaluation.report_date, say),
        result.framework.name,
    )


def indicator_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """Every indicator: leaves with all that led to the score, others with what is below them."""
    for indicator in result.framework.indicators:
        pieces = (
            _leaf(result, indicator, say)
            if indicator.is_leaf
            else [child.name for child in result.framework.children(indicator)]
        )
        yield evaluation_record(
            result,
            Kind.INDICATORS,
            addresses.anchor(indicator),
            indicator.name,
            _points(result, indicator, say),
            *pieces,
        )


def _points(result: Result, indicator: Indicator, say: Words) -> str:
    node = result.scores.nodes[indicator.id]
    score = numbers.points(node.score, result.framework.rounding.digits)
    return f"{say('label.score')} {score} / {numbers.plain_points(node.full or node.weight)}"


def _leaf(result: Result, leaf: Indicator, say: Words) -> list[str]:
    trace, entry = result.scores.traces[leaf.id], result.framework.rules[leaf.id]
    judgement = result.evaluation.judgements.get(leaf.id)
    lines = (
        working.measure_line(trace, leaf.name, say),
        working.rule_line(trace, say),
        working.clamp_line(trace, say),
    )
    return [
        *(line for line in lines if line),
        *(judgement.reason if judgement else ()),
        *reply_pieces(result, Subject.INDICATOR, leaf.id),
        entry.standard,
        entry.explanation,
        *(f"{fact.name} {numbers.quantity(fact.quantity, say)}" for fact in trace.facts),
        " › ".join(above.name for above in result.framework.path(leaf)),
        entry.reading,
    ]


def finance_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """Every section of income, expenditure and assets with its tables."""
    tables = result.evaluation.tables
    for section in result.evaluation.finance.sections:
        shown = [report_table(tables[name], say) for name in section.tables]
        yield evaluation_record(
            result,
            Kind.FINANCE,
            section.id,
            section.heading,
            *section.text,
            *table_pieces(shown),
        )
