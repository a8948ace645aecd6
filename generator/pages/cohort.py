"""Departments ranked together in a year: results, first level, distributions, lost points."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.compare.peers import Cohort, Placed, is_counted
from generator.compare.site import Comparisons
from generator.model.framework import Framework, Indicator, Role
from generator.pages import addresses
from generator.pages.commonly_lost import commonly_lost_table
from generator.pages.lost import largest_loss_cell
from generator.pages.page import Link
from generator.pages.ranking import name_cell, total_cells, total_headings
from generator.score.rounding import round_half_up
from generator.views.charts.chart import Chart
from generator.views.charts.counts import Count, counts
from generator.views.charts.dots import Dot, dots
from generator.views.heat import HeatCell, HeatRow, HeatTable, heat_table
from generator.views.tables import Heading, Order, Row, Table
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import listed, noted

MOST_COMPARED = 6
"""As many evaluations as the page of comparison takes."""


@dataclass(frozen=True, slots=True)
class CohortSection:
    """One framework's departments of a region and year; None where there is too little to show."""

    anchor: str
    heading: str
    table: Table
    compare: Link | None
    levels: HeatTable
    grades: Chart | None
    rates: Chart | None
    lost: Table | None


def cohort_section(number: int, cohort: Cohort, compared: Comparisons, say: Words) -> CohortSection:
    """A cohort; `number` tells its ids from those of the others on the page."""
    framework = _framework(cohort)
    several = cohort.ranked > 1
    return CohortSection(
        anchor=f"group-{number}",
        heading=framework_name(framework, say),
        table=_results(number, cohort, compared, say),
        compare=_compare(cohort, say),
        levels=_levels(number, cohort, say),
        grades=_grades(number, cohort, say) if several else None,
        rates=_rates(number, cohort, say) if several else None,
        lost=commonly_lost_table(number, cohort, say) if several else None,
    )


def framework_name(framework: Framework, say: Words) -> str:
    """A framework with its edition, where the name does not say it."""
    name, edition = framework.name, framework.edition
    return noted(name, "" if edition in name else edition, say)


def glance(cohort: Cohort, say: Words) -> str:
    """A cohort in a sentence: how many, how many of them ranked, middle and ends."""
    framework = _framework(cohort)
    digits = framework.rounding.digits
    given = {"year": cohort.year, "count": len(cohort.placed), "name": framework.name}
    if cohort.mean is None or cohort.median is None:
        return say("year.glance_unranked", **given)
    ranked = [one for one in cohort.placed if one.rank is not None]
    if len(ranked) == 1:
        return say("year.glance_one", **given, only=_named(ranked, say))
    low = ranked[-1].result.scores.total.score
    lowest = [one for one in ranked if one.result.scores.total.score == low]
    return say(
        "year.glance",
        **given,
        ranked=cohort.ranked,
        mean=numbers.decimal(round_half_up(cohort.mean, digits)),
        median=numbers.decimal(round_half_up(cohort.median, digits)),
        highest=_named([one for one in ranked if one.rank == 1], say),
        lowest=_named(lowest, say),
    )


def _framework(cohort: Cohort) -> Framework:
    return cohort.placed[0].result.framework


def _named(placed: list[Placed], say: Words) -> str:
    """Those who share a total, with the total."""
    names = listed((one.result.department.short_name_in(one.result.evaluation.year)
                    for one in placed), say)  # fmt: skip
    return noted(names, _points(placed[0], say), say)


def _points(one: Placed, say: Words) -> str:
    digits = one.result.framework.rounding.digits
    return say("label.points", points=numbers.points(one.result.scores.total.score, digits))


def _name(result: Result, say: Words) -> str:
    """The name of the year, with the one of today where that is another."""
    then, now = result.department.name_in(result.evaluation.year), result.department.name
    return noted(then, "" if then == now else say("year.now_named", name=now), say)


def _results(number: int, cohort: Cohort, compared: Comparisons, say: Words) -> Table:
    headings = (
        Heading(say("label.department"), key="department"),
        *total_headings(say),
        Heading(say("year.largest_loss"), key="loss", descending=True, order=Order.NUMBER),
    )
    rows = tuple(
        Row(
            (
                name_cell(one.result, _name(one.result, say), say),
                *total_cells(one.result, compared, say),
                largest_loss_cell(one.result, say),
            ),
            invented=cohort.pool.invented,
        )
        for one in cohort.placed
    )
    return Table(
        say("year.results_caption", year=cohort.year, pool=comparing.pool(cohort.pool, say)),
        headings, rows, note=say("year.results_note"), id=f"departments-{number}",
        sortable=True, searchable=True, filters=("grade",),
        invented=cohort.pool.invented,
    )  # fmt: skip


def _compare(cohort: Cohort, say: Words) -> Link | None:
    """The first of the cohort side by side."""
    chosen = [one.result for one in cohort.placed[:MOST_COMPARED]]
    if len(chosen) < 2:
        return None
    every = len(chosen) == len(cohort.placed)
    text = say("year.compare_all") if every else say("year.compare_first", count=len(chosen))
    return Link(text, addresses.compare(*chosen))


def _levels(number: int, cohort: Cohort, say: Words) -> HeatTable:
    """Departments × first level with the mean; bonuses and penalties have no rate."""
    framework = _framework(cohort)
    roots = [root for root in framework.roots if root.role is Role.NORMAL]
    columns = [
        Heading(root.name, True, f"c{place}", _concept(root), descending=True)
        for place, root in enumerate(roots, start=1)
    ]
    rows = [
        HeatRow(
            _name(one.result, say),
            tuple(_level(one.result, root, say) for root in roots),
            addresses.evaluation(one.result, "indicators"),
        )
        for one in cohort.placed
    ]
    if cohort.ranked > 1:
        means = tuple(HeatCell(cohort.level_one[root.id]) for root in roots)
        rows.append(HeatRow(say("year.mean_of", count=cohort.ranked), means, total=True))
    return heat_table(
        f"levels-{number}", say("year.levels_caption", year=cohort.year),
        Heading(say("label.department"), key="department"), columns, rows, say,
        note="" if len(roots) == len(framework.roots) else say("year.no_rates"),
        invented=cohort.pool.invented,
    )  # fmt: skip


def _concept(indicator: Indicator) -> str | None:
    return addresses.concept(indicator.concept) if indicator.concept else None


def _level(result: Result, root: Indicator, say: Words) -> HeatCell:
    node = result.scores.nodes[root.id]
    link = addresses.indicator(result, root)
    return HeatCell(node.rate, link, "" if node.applies else say("label.absent"))


def _grades(number: int, cohort: Cohort, say: Words) -> Chart:
    """How many have each grade, best first; also one that a veto names outside the bands."""
    found = [one.result.scores.grade_name for one in cohort.placed if is_counted(one.result)]
    names = dict.fromkeys((*(one.name for one in _framework(cohort).grades), *found))
    return counts(
        f"grades-{number}", say("year.grades", count=cohort.ranked),
        [Count(name, found.count(name)) for name in names], say,
        heading=say("label.grade"), invented=cohort.pool.invented,
    )  # fmt: skip


def _rates(number: int, cohort: Cohort, say: Words) -> Chart | None:
    found = [
        Dot(
            one.result.department.short_name_in(cohort.year),
            rate,
            link=addresses.evaluation(one.result),
        )
        for one in cohort.placed
        if is_counted(one.result) and (rate := one.result.scores.total.rate) is not None
    ]
    if not found:
        return None
    return dots(
        f"rates-{number}", say("year.rates", count=len(found)), found, say,
        heading=say("label.department"), invented=cohort.pool.invented,
    )  # fmt: skip
