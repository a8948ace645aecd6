"""Printed scores beside computed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.evaluation import Evaluation
from generator.problems import Place, Problem
from generator.score.trace import Scores


@dataclass(frozen=True, slots=True)
class PrintedScore:
    """A score as printed at one place, and the computed one."""

    where: str
    printed: Decimal
    computed: Decimal
    place: Place

    @property
    def agrees(self) -> bool:
        """Whether both are the same number."""
        return self.printed == self.computed


@dataclass(frozen=True, slots=True)
class PrintedGrade:
    """A grade as printed at one place, and the computed one."""

    where: str
    printed: str
    computed: str
    place: Place

    @property
    def agrees(self) -> bool:
        """Whether both are the same grade."""
        return self.printed == self.computed


@dataclass(frozen=True, slots=True)
class PublishedScores:
    """Every printed score: by node in the order of the report, of the total, of the grade."""

    nodes: Mapping[str, tuple[PrintedScore, ...]]
    total: tuple[PrintedScore, ...]
    grades: tuple[PrintedGrade, ...]

    def first(self, node: str) -> Decimal | None:
        """The score printed first for a node; None where the report prints none."""
        printed = self.nodes.get(node, ())
        return printed[0].printed if printed else None

    def differing(self) -> tuple[tuple[str, PrintedScore], ...]:
        """Printed scores that are not the computed ones, with their node."""
        return tuple(
            (node, printed)
            for node, all_printed in self.nodes.items()
            for printed in all_printed
            if not printed.agrees
        )


def compare_scores(evaluation: Evaluation, scores: Scores) -> PublishedScores:
    """Set every printed score beside the computed one."""
    nodes: dict[str, tuple[PrintedScore, ...]] = {}
    total: list[PrintedScore] = []
    grades: list[PrintedGrade] = []
    for printed in evaluation.published:
        for node, value in printed.scores.items():
            computed = scores.nodes[node].score
            place = printed.score_places[node]
            one = PrintedScore(printed.where, value, computed, place)
            nodes[node] = (*nodes.get(node, ()), one)
        if printed.total is not None:
            computed = scores.total.score
            total.append(PrintedScore(printed.where, printed.total, computed, printed.place))
        if printed.grade is not None:
            computed_grade = scores.grade_name
            grades.append(PrintedGrade(printed.where, printed.grade, computed_grade, printed.place))
    return PublishedScores(nodes, tuple(total), tuple(grades))


def differences(published: PublishedScores, total_name: str) -> tuple[Problem, ...]:
    """Every score and grade that differs as a finding for the editor.

    The total goes by the name given.
    """
    totals = ((total_name, one) for one in published.total if not one.agrees)
    scores = (
        Problem("score-differs", one.place, {"id": node, **_values(one)})
        for node, one in (*published.differing(), *totals)
    )
    grades = (
        Problem("grade-differs", one.place, _values(one))
        for one in published.grades
        if not one.agrees
    )
    return (*scores, *grades)


def _values(one: PrintedScore | PrintedGrade) -> dict[str, str]:
    return {"printed": str(one.printed), "where": one.where, "computed": str(one.computed)}
