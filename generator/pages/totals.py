"""The totals of a department over the years as a chart, with the mean of its peers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from generator.audit.result import Result
from generator.compare.peers import pool_of
from generator.compare.result import Verdict
from generator.compare.site import Comparisons, key_of
from generator.exposure import Shown
from generator.score.rounding import round_half_up
from generator.views.charts import Axis, Break, TrendPoint, TrendSeries, trend
from generator.views.charts.chart import Chart
from generator.words import numbers
from generator.words.catalogue import Words


def totals(shown: Shown, compared: Comparisons, say: Words) -> Chart:
    """Totals over the years, joined only where two may be compared, with the mean of the peers."""
    results = shown.results
    oldest_first = list(reversed(results))
    weights = {one.scores.total.weight for one in results}
    axis = Axis.SCORE if len(weights) == 1 else Axis.RATE
    own = TrendSeries(
        results[0].department.short_name,
        tuple(
            TrendPoint(one.evaluation.year, value, joined=_joined(one, compared))
            for one in oldest_first
            if (value := _value(one, axis)) is not None
        ),
        reasons=_gaps(shown, say),
    )
    mean = TrendSeries(
        say("label.peer_mean"),
        tuple(
            TrendPoint(
                one.evaluation.year, value, _rounded(value, one, axis), _joined(one, compared)
            )
            for one in oldest_first
            if (value := _peers(one, axis, compared)) is not None
        ),
        reasons=tuple((year, say("department.no_peers")) for year, _ in own.reasons),
    )
    return trend(
        "totals", say("department.scores_chart"), [own], say, axis=axis,
        breaks=_framework_breaks(oldest_first, compared, say), mean=mean,
        heading=say("label.department"), invented=results[0].department.invented,
    )  # fmt: skip


def _value(result: Result, axis: Axis) -> Fraction | None:
    total = result.scores.total
    return Fraction(total.score) if axis is Axis.SCORE else total.rate


def _peers(result: Result, axis: Axis, compared: Comparisons) -> Fraction | None:
    mean = compared.cohort_of(result).peer_mean
    if mean is None or axis is Axis.SCORE:
        return mean
    return mean / Fraction(result.scores.total.full)


def _joined(result: Result, compared: Comparisons) -> bool:
    pair = compared.pairs.get(key_of(result))
    return pair is not None and pair.comparability.verdict is not Verdict.NOT_COMPARABLE


def _rounded(mean: Fraction, result: Result, axis: Axis) -> str:
    """A mean of totals with the digits of the framework, as in the table; a rate as rates are."""
    if axis is Axis.RATE:
        return ""
    return numbers.decimal(round_half_up(mean, result.framework.rounding.digits))


def _gaps(shown: Shown, say: Words) -> tuple[tuple[int, str], ...]:
    """The years between the first and the last without a total, and why."""
    states = {one.year: "announced" for one in shown.announced}
    states |= {one.year: "withdrawn" for one in shown.withdrawn}
    years = {one.evaluation.year for one in shown.results}
    return tuple(
        (year, say(f"concept.{states.get(year, 'not_evaluated')}"))
        for year in range(min(years), max(years))
        if year not in years
    )


def _framework_breaks(
    oldest_first: Sequence[Result], compared: Comparisons, say: Words
) -> tuple[Break, ...]:
    return tuple(
        Break(_in_force(old, new, compared), say("department.revised"))
        for old, new in pairwise(oldest_first)
        if old.framework.id != new.framework.id
    )


def _in_force(old: Result, new: Result, compared: Comparisons) -> int:
    """The first year by the framework of `new`, be it that of others evaluated in between."""
    pool, framework = pool_of(new.department), new.framework.id
    first = min(
        one.year for one in compared.cohorts if (one.pool, one.framework) == (pool, framework)
    )
    return first if first > old.evaluation.year else new.evaluation.year
