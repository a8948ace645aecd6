"""A concept in pictures: departments over years, the latest distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compare.alignment import Joint
from generator.compare.concepts import Point
from generator.compare.result import Verdict
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.pages.concept_data import Known, Study, ranked
from generator.views.charts.chart import Chart
from generator.views.charts.dots import Dot, dots
from generator.views.charts.series import Axis, Break, TrendPoint, TrendSeries
from generator.views.charts.trend import MAX_HIGHLIGHTED, trend
from generator.views.heat import HeatCell, HeatRow, HeatTable, heat_table
from generator.views.tables import Heading
from generator.words.catalogue import Words
from generator.words.marks import sentences

MAX_LINES = 40
"""Lines in one chart; those of more departments are in the table beside it alone."""


def years_of(study: Study, known: Known, number: int, say: Words) -> HeatTable:
    """Score rates, departments × all years of the pool; each empty cell says why."""
    years = known.years[study.series.pool]
    columns = [
        Heading(str(year), True, f"y{year}", addresses.year(year), descending=True)
        if year in study.by_year
        else Heading(str(year), True)
        for year in years
    ]
    rows = [
        HeatRow(
            points[-1].result.department.name,
            tuple(_cells(points, years, study, known, say)),
            addresses.department(points[-1].result.department.id),
        )
        for points in study.by_department.values()
    ]
    if study.means and len(rows) > 1:
        cells = (_mean_cell(year, study, say) for year in years)
        rows.append(HeatRow(say("concept.mean"), tuple(cells), total=True))
    return heat_table(
        f"years-{number}", say("concept.years_caption", name=study.newest.node.name),
        Heading(say("label.department"), key="department"), columns, rows, say,
        note=say("concept.years_note"), invented=study.series.pool.invented,
    )  # fmt: skip


def _cells(
    points: Sequence[Point], years: range, study: Study, known: Known, say: Words
) -> Iterator[HeatCell]:
    by_year = {one.result.evaluation.year: one for one in points}
    department = points[-1].result.department
    for year in years:
        point = by_year.get(year)
        link = None if point is None else indicator_of(point)
        rate = None if point is None else study.rate(point)
        reason = "" if rate is not None else why_none(point, department, year, known, say)
        yield HeatCell(rate, link, reason)


def indicator_of(point: Point) -> str:
    """The address of a point in its evaluation."""
    return addresses.indicator(point.result, point.result.framework.by_id[point.indicator])


def why_none(
    point: Point | None, department: Department, year: int, known: Known, say: Words
) -> str:
    """Why there is no score rate."""
    if point is None:
        return known.why_none(department, year, say)
    return say("label.absent") if not point.applies else say("department.no_rate")


def _mean_cell(year: int, study: Study, say: Words) -> HeatCell:
    several = len(study.frameworks_in(year)) > 1
    reason = say("concept.no_mean") if several else say("chart.no_value")
    return HeatCell(study.means.get(year), reason=reason)


def latest(study: Study, number: int, say: Words) -> Chart | None:
    """Score rates of the last year, of those ranked; None where there are fewer than two."""
    year = study.last_year
    found = [
        Dot(one.result.department.short_name_in(year), rate, link=indicator_of(one))
        for one in ranked(study.by_year[year])
        if (rate := study.rate(one)) is not None
    ]
    if len(found) < 2:
        return None
    return dots(
        f"latest-{number}", say("concept.latest", year=year, count=len(found)), found, say,
        heading=say("label.department"), invented=study.series.pool.invented,
    )  # fmt: skip


def over_years(study: Study, known: Known, number: int, say: Words) -> Chart | None:
    """Lines of the departments, those that changed most set apart; None for a single year."""
    years = {year for (_, year), rate in study.rates.items() if rate is not None}
    if len(years) < 2:
        return None
    lines = [
        _line(id, study, known, years, highlighted=place < MAX_HIGHLIGHTED, say=say)
        for place, id in enumerate(_most_changed(study)[:MAX_LINES])
    ]
    mean = TrendSeries(
        say("concept.mean"),
        tuple(
            TrendPoint(year, value, joined=study.mean_is_joined(year))
            for year, value in study.means.items()
        ),
    )
    return trend(
        f"trend-{number}", say("concept.trend", name=study.newest.node.name), lines, say,
        axis=Axis.RATE, breaks=_breaks(study, say), mean=mean if len(lines) > 1 else None,
        heading=say("label.department"), invented=study.series.pool.invented,
    )  # fmt: skip


def trend_note(study: Study, say: Words) -> str:
    """Which lines are set apart, and how many are not drawn."""
    drawn = _drawn(study)
    lines = []
    if len(drawn) > MAX_HIGHLIGHTED:
        lines.append(say("concept.highlighted", count=MAX_HIGHLIGHTED))
    if len(drawn) > MAX_LINES:
        lines.append(say("concept.capped", count=MAX_LINES, all=len(drawn)))
    return sentences(lines, say)


def _most_changed(study: Study) -> list[str]:
    """Departments with a rate, the largest latest change first, those that have none last."""

    def size(id: str) -> tuple[bool, object, str]:
        year = study.by_department[id][-1].result.evaluation.year
        change = study.series.changes.get((id, year))
        rate = None if change is None else change.rate_change
        return (rate is None or year != study.last_year, -abs(rate or 0), id)

    return sorted(_drawn(study), key=size)


def _drawn(study: Study) -> frozenset[str]:
    """The departments that have a score rate in some year."""
    return frozenset(id for (id, _), rate in study.rates.items() if rate is not None)


def _line(
    id: str, study: Study, known: Known, years: set[int], *, highlighted: bool, say: Words
) -> TrendSeries:
    points = study.by_department[id]
    department = points[-1].result.department
    by_year = {one.result.evaluation.year: one for one in points}
    gaps = [
        (year, why_none(by_year.get(year), department, year, known, say))
        for year in range(min(years), max(years) + 1)
        if study.rates.get((id, year)) is None
    ]
    return TrendSeries(
        department.short_name,
        tuple(
            TrendPoint(year, rate, joined=_joined(id, year, study))
            for year in by_year
            if (rate := study.rates[id, year]) is not None
        ),
        highlighted,
        tuple(gaps),
    )


def _joined(id: str, year: int, study: Study) -> bool:
    change = study.series.changes.get((id, year))
    return change is not None and change.verdict is not Verdict.NOT_COMPARABLE


def _breaks(study: Study, say: Words) -> list[Break]:
    """Where the definition changed; not where a new edition left it as it was."""
    return [
        Break(one.years[0], say(f"concept.break_{one.joint}"))
        for one in study.editions[1:]
        if one.joint is not Joint.SAME
    ]
