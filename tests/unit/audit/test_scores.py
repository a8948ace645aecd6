"""Printed scores beside computed ones; the record itself is never touched."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.audit.scores import (
    PrintedGrade,
    PrintedScore,
    PublishedScores,
    compare_scores,
    differences,
)
from generator.model.evaluation import Evaluation, Printed
from generator.model.rules import PassFail
from generator.problems import Place, Problem
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score.builders import entry, evaluation, framework, indicator, judgement

TABLE, TEXT = Place("published.yml", 3), Place("published.yml", 9)


def printed(
    where: str, place: Place, total: str | None = None, grade: str | None = None, **scores: str
) -> Printed:
    return Printed(
        where=where,
        scores={node: Decimal(value) for node, value in scores.items()},
        score_rates={},
        measured={},
        deductions={},
        total=None if total is None else Decimal(total),
        total_rate=None,
        grade=grade,
        score_places=dict.fromkeys(scores, place),
        place=place,
    )


def compared(*published: Printed) -> PublishedScores:
    found, scores = scored()
    return compare_scores(replace(found, published=published), scores)


def scored() -> tuple[Evaluation, Scores]:
    """合计 is 4 of 6: 甲 earns its 4, 乙 loses its 2."""
    by = framework(
        [
            indicator("合", "6", None, ["甲", "乙"]),
            indicator("甲", "4", "合"),
            indicator("乙", "2", "合"),
        ],
        [entry("甲", PassFail("是", "否")), entry("乙", PassFail("是", "否"))],
    )
    found = evaluation([judgement("甲", passed=True), judgement("乙", passed=False)])
    scores = score(found, by)
    assert isinstance(scores, Scores)
    return found, scores


@pytest.mark.parametrize(
    ("value", "agrees"),
    [("4", True), ("4.00", True), ("4.000", True), ("3.99", False), ("4.01", False), ("5", False)],
)
def test_a_printed_score_agrees_when_it_is_the_same_number(value, agrees):
    published = compared(printed("表", TABLE, 甲=value))
    (one,) = published.nodes["甲"]
    assert one == PrintedScore("表", Decimal(value), Decimal("4.00"), TABLE)
    assert one.agrees is agrees
    assert published.differing() == (() if agrees else (("甲", one),))


def test_all_places_are_kept_in_the_order_of_the_report():
    published = compared(printed("表", TABLE, 甲="5", 合="4"), printed("正文", TEXT, 甲="4"))
    assert [one.where for one in published.nodes["甲"]] == ["表", "正文"]
    assert [one.place for one in published.nodes["甲"]] == [TABLE, TEXT]
    assert list(published.nodes) == ["甲", "合"]
    assert published.first("甲") == 5
    assert published.first("乙") is None
    assert [(node, one.where) for node, one in published.differing()] == [("甲", "表")]


def test_totals_and_grades_are_compared_wherever_they_are_printed():
    published = compared(
        printed("摘要", TABLE, total="4", grade="差"),
        printed("正文", TEXT, total="4.1", grade="良"),
    )
    assert published.total == (
        PrintedScore("摘要", Decimal(4), Decimal("4.00"), TABLE),
        PrintedScore("正文", Decimal("4.1"), Decimal("4.00"), TEXT),
    )
    assert published.grades == (
        PrintedGrade("摘要", "差", "差", TABLE),
        PrintedGrade("正文", "良", "差", TEXT),
    )
    assert [one.agrees for one in published.total] == [True, False]
    assert [one.agrees for one in published.grades] == [True, False]
    assert published.nodes == {}


def test_nothing_printed_is_nothing_compared():
    assert compared() == PublishedScores({}, (), ())
    assert compared(printed("表", TABLE)) == PublishedScores({}, (), ())


def test_differences_are_findings_with_both_numbers_and_their_place():
    published = compared(
        printed("表", TABLE, 甲="5", 乙="0"), printed("正文", TEXT, total="5", 甲="4", 乙="1.50")
    )
    assert differences(published, "总分") == (
        Problem(
            "score-differs", TABLE, {"id": "甲", "printed": "5", "where": "表", "computed": "4.00"}
        ),
        Problem(
            "score-differs",
            TEXT,
            {"id": "乙", "printed": "1.50", "where": "正文", "computed": "0.00"},
        ),
        Problem(
            "score-differs",
            TEXT,
            {"id": "总分", "printed": "5", "where": "正文", "computed": "4.00"},
        ),
    )


def test_a_grade_that_differs_is_a_finding():
    published = compared(
        printed("摘要", TABLE, total="5", grade="差"), printed("正文", TEXT, grade="良")
    )
    assert differences(published, "总分") == (
        Problem(
            "score-differs",
            TABLE,
            {"id": "总分", "printed": "5", "where": "摘要", "computed": "4.00"},
        ),
        Problem("grade-differs", TEXT, {"printed": "良", "where": "正文", "computed": "差"}),
    )


def test_agreement_is_no_finding():
    published = compared(printed("表", TABLE, total="4.0", 甲="4", 乙="0.00", 合="4"))
    assert differences(published, "总分") == ()


def test_the_record_is_left_as_it_was():
    record = printed("表", TABLE, total="5", 甲="5.0")
    found, scores = scored()
    found = replace(found, published=(record,))
    compare_scores(found, scores)
    assert found.published == (printed("表", TABLE, total="5", 甲="5.0"),)
    assert str(found.published[0].scores["甲"]) == "5.0"
