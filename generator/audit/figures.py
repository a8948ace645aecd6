"""The audit: every figure the report prints, beside what can be computed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from generator.audit.ranges import Range, measured_range
from generator.audit.sums import Sum, table_sums
from generator.audit.verdicts import Computed, Verdict, verdict
from generator.model.evaluation import Evaluation, Fact, Printed
from generator.model.expressions import Expression, FactName
from generator.model.figures import (
    Aspect,
    Basis,
    Figure,
    Listed,
    NotComputable,
    OfExpression,
    OfIndicator,
    OfLevel,
    OfList,
    OfTotal,
)
from generator.model.framework import Framework, Measure
from generator.model.units import Unit, unit
from generator.problems import Place, Problem
from generator.remembered import remembered
from generator.score.measures import measure
from generator.score.trace import Measured, NodeScore, Scores

POINTS = unit("分")
PERCENT = unit("%")


@dataclass(frozen=True, slots=True)
class Audited:
    """A printed figure with its verdict.

    `basis` says what it should be, `facts` which facts that uses; `computed` is in the figure's
    unit, None when the verdict is not_computable. `why` is the report's side of that, in words.
    """

    id: str
    where: str
    quote: str
    printed: str
    value: Decimal
    unit: Unit
    basis: Basis | Sum
    facts: tuple[Fact, ...]
    computed: Computed | None
    verdict: Verdict
    place: Place


def audit_placed(
    evaluation: Evaluation, framework: Framework, scores: Scores
) -> tuple[Audited, ...]:
    """The figures recorded by place: sums of tables, printed scores and rates."""
    context = _Context(evaluation, framework, scores)
    sums = chain.from_iterable(table_sums(table) for table in evaluation.tables.values())
    figures = _of_places(evaluation, framework)
    return (*map(_audited_sum, sums), *map(context.audited, figures))


def audit_sentences(
    evaluation: Evaluation, framework: Framework, scores: Scores
) -> tuple[Audited, ...]:
    """The figures recorded with the sentence they stand in."""
    context = _Context(evaluation, framework, scores)
    return tuple(map(context.audited, evaluation.figures))


def _audited_sum(total: Sum) -> Audited:
    found = verdict(total.printed, total.computed)
    return Audited(
        f"table/{total.table}/{total.row}/{total.column}",
        total.where, f"{total.row} · {total.column}",
        f"{total.printed:,f}", total.printed, total.unit, total, (), total.computed, found,
        total.place,
    )  # fmt: skip


def _of_places(evaluation: Evaluation, framework: Framework) -> Iterator[Figure]:
    """The scores, rates, measured values and deductions recorded by place."""
    for number, place in enumerate(evaluation.published, 1):
        yield from _of_place(number, place, framework)


def _of_place(number: int, place: Printed, framework: Framework) -> Iterator[Figure]:
    def figure(aspect: Aspect, id: str, text: str, value: Decimal, unit: Unit) -> Figure:
        basis = OfIndicator(aspect, id) if id else OfTotal(aspect)
        quote = framework.by_id[id].name if id else ""
        spot = place.score_places.get(id, place.place)
        return Figure(f"{aspect}/{number}/{id}", place.where, quote, text, value, unit, basis, spot)

    for id, value in place.scores.items():
        yield figure(Aspect.SCORE, id, f"{value:f}", value, POINTS)
    for id, value in place.deductions.items():
        yield figure(Aspect.DEDUCTION, id, f"{value:f}", value, POINTS)
    for aspect, texts in ((Aspect.RATE, place.score_rates), (Aspect.MEASURED, place.measured)):
        for id, text in texts.items():
            if (number_found := _number(text)) is not None:
                symbol = text.lstrip("-0123456789.,").strip()
                yield figure(aspect, id, text, number_found, unit(symbol))
    if place.total is not None:
        yield figure(Aspect.SCORE, "", f"{place.total:f}", place.total, POINTS)
    if place.total_rate is not None and (rate := _number(place.total_rate)) is not None:
        yield figure(Aspect.RATE, "", place.total_rate, rate, PERCENT)


def _number(text: str) -> Decimal | None:
    digits = text.replace(",", "")
    end = next((at for at, sign in enumerate(digits) if sign not in "-0123456789."), len(digits))
    try:
        return Decimal(digits[:end])
    except ArithmeticError:
        return None


class _Context:
    """What figures are computed from."""

    def __init__(self, evaluation: Evaluation, framework: Framework, scores: Scores) -> None:
        self._evaluation = evaluation
        self._framework = framework
        self._scores = scores

    def audited(self, figure: Figure) -> Audited:
        """A figure with its verdict."""
        facts, computed = self._compute(figure)
        found = verdict(figure.value, computed) if computed else Verdict.NOT_COMPUTABLE
        return Audited(
            figure.id, figure.where, figure.quote, figure.printed, figure.value, figure.unit,
            figure.basis, facts, computed, found, figure.place,
        )  # fmt: skip

    def _compute(self, figure: Figure) -> tuple[tuple[Fact, ...], Computed | None]:
        match figure.basis:
            case OfExpression(expression):
                return _of_facts(figure, expression, self._evaluation.facts)
            case OfIndicator(Aspect.MEASURED, id):
                measured = self._scores.traces[id].measured if id in self._scores.traces else None
                return _of_measured(measured) if measured else ((), None)
            case OfIndicator(aspect, id):
                return (), _exactly(_aspect(self._scores.nodes[id], aspect))
            case OfTotal(aspect):
                return (), _exactly(_aspect(self._scores.total, aspect))
            case OfLevel(level, below):
                return (), _exactly(self._level(level, below))
            case OfList(listed):
                return (), _exactly(self._listed(listed))
            case NotComputable():
                return (), None

    def _level(self, level: int, below: str | None) -> int:
        found = [one for one in self._framework.indicators if one.level == level]
        if below is None:
            return len(found)
        return sum(below in (above.id for above in self._framework.path(one)) for one in found)

    def _listed(self, listed: Listed) -> int:
        evaluation = self._evaluation
        match listed:
            case Listed.STRATEGIC_GOALS:
                return len(evaluation.goals.strategic_indicators)
            case Listed.ANNUAL_GOALS:
                return sum(len(group.indicators) for group in evaluation.goals.annual_groups)
            case Listed.OFFICES:
                return len(evaluation.profile.offices)
            case Listed.SUBORDINATES:
                return len(evaluation.profile.subordinates)
            case Listed.FUNCTIONS:
                return len(evaluation.profile.functions)
            case Listed.PROBLEMS:
                return len(evaluation.findings.problems)
            case Listed.RECOMMENDATIONS:
                return len(evaluation.findings.recommendations)
            case Listed.GRADES:
                return len(self._framework.grades)


@remembered
def _of_facts(
    figure: Figure, expression: Expression, known: Mapping[str, Fact]
) -> tuple[tuple[Fact, ...], Computed | None]:
    found = figure.unit
    if isinstance(expression, FactName) and _both_counts(known, expression.id, found):
        found = known[expression.id].quantity.unit
    definition = Measure(expression, "", found, None, None, figure.place)
    outcome = measure(definition, known)
    return _of_measured(outcome) if isinstance(outcome, Measured) else ((), None)


def _both_counts(facts: Mapping[str, Fact], id: str, found: Unit) -> bool:
    """Whether a fact and a figure both count something: 39 名 and 39 人 are the same count."""
    return id in facts and facts[id].quantity.unit.counts and found.counts


def _of_measured(measured: Measured) -> tuple[tuple[Fact, ...], Computed]:
    return measured.facts, Computed(measured.shown, measured_range(measured))


def _exactly(value: Fraction | int | None) -> Computed | None:
    if value is None:
        return None
    exact = Fraction(value)
    return Computed(exact, Range(exact, exact))


def _aspect(node: NodeScore, aspect: Aspect) -> Fraction | None:
    """A value of a node: points, or percent for the score rate, None where there is no rate."""
    match aspect:
        case Aspect.WEIGHT:
            return Fraction(node.weight)
        case Aspect.DEDUCTION:
            return Fraction(node.lost)
        case Aspect.RATE:
            return None if node.rate is None else node.rate * 100
        case Aspect.SCORE | Aspect.MEASURED:
            return Fraction(node.score)


def miscounted(figures: Iterable[Audited]) -> tuple[Problem, ...]:
    """Counts printed in sentences that are not those of the lists and levels they count."""
    return tuple(
        Problem(
            "count-differs",
            one.place,
            {
                "where": one.where,
                "quote": one.quote,
                "printed": one.printed,
                "counted": str(counted),
            },
        )
        for one in figures
        if isinstance(one.basis, OfLevel | OfList) and one.verdict is Verdict.CONTRADICTS
        for counted in ([one.computed.value] if one.computed else [])
    )


def not_computed(figures: Iterable[Audited]) -> tuple[Problem, ...]:
    """Figures with an expression that cannot be computed: units that differ, a zero divisor."""
    return tuple(
        Problem("figure-not-computed", one.place, {"id": one.id})
        for one in figures
        if one.computed is None and isinstance(one.basis, OfExpression)
    )
