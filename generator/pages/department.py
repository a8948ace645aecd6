"""The page of a department: its evaluations over the years, its life, what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.audit.result import Result
from generator.compare.lifecycle import BodyChange, Direction, Lineage, NameSpan
from generator.compare.peers import pool_of
from generator.compare.result import Verdict
from generator.compare.site import Comparisons, key_of
from generator.exposure import Shown
from generator.model.disclosure import Department, Succession
from generator.pages import addresses
from generator.pages.asked import asked_table
from generator.pages.cohort import framework_name
from generator.pages.head import named
from generator.pages.levels import levels_over_years
from generator.pages.page import Head, Link, Page
from generator.pages.ranking import name_cell, total_cells, total_headings
from generator.score.rounding import round_half_up
from generator.views.charts import Axis, Break, TrendPoint, TrendSeries, trend
from generator.views.charts.chart import Chart
from generator.views.heat import HeatTable
from generator.views.tables import Cell, Heading, Row, Table, points_cell
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, titled


@dataclass(frozen=True, slots=True)
class AskedSection:
    """What an evaluation says of earlier problems and recommendations."""

    anchor: str
    heading: str
    table: Table


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """Context of department.md.j2."""

    lead: str
    region: str
    life: tuple[str, ...]
    latest_link: Link | None
    table: Table | None
    chart: Chart | None
    levels: HeatTable | None
    pairs: tuple[tuple[Link, str], ...]
    inherited: tuple[Link, ...]
    asked: tuple[AskedSection, ...]
    announced: tuple[str, ...]
    withdrawn: tuple[Link, ...]


def department(
    department: Department,
    departments: Mapping[str, Department],
    shown: Shown,
    compared: Comparisons,
    say: Words,
) -> Page:
    """The page of a department; `shown` holds its own evaluations only, newest first."""
    results = shown.results
    context = DepartmentPage(
        lead=say("department.lead", name=department.name),
        region=department.region,
        life=_life(compared.lineages[department.id], departments, say),
        latest_link=_latest(results, say),
        table=_table(results, compared, say) if results else None,
        chart=_chart(shown, compared, say) if len(results) > 1 else None,
        levels=levels_over_years(results, compared, say) if len(results) > 1 else None,
        pairs=_comparisons(results, compared, say),
        inherited=_inherited(results, compared, say),
        asked=_asked(results, compared, say),
        announced=tuple(say("department.announced", year=one.year) for one in shown.announced),
        withdrawn=tuple(
            Link(
                say("department.withdrawn", year=one.year),
                f"{addresses.department(department.id)}{one.year}/",
            )
            for one in shown.withdrawn
        ),
    )
    head = Head(
        department.name, (Link(say("site.home"), addresses.HOME),), invented=department.invented
    )
    return Page(
        addresses.department(department.id), department.name,
        say("department.lead", name=department.name), "department", head, context,
        f"{department.id}/department.yml",
    )  # fmt: skip


def _latest(results: Sequence[Result], say: Words) -> Link | None:
    if not results:
        return None
    text = say("department.latest", year=results[0].evaluation.year)
    return Link(text, addresses.evaluation(results[0]))


def _life(lineage: Lineage, departments: Mapping[str, Department], say: Words) -> tuple[str, ...]:
    """Names, mergers and splits, beginning and end, each a sentence; nothing where all is plain."""
    own = lineage.department
    lines = [_name(one, say) for one in lineage.names] if len(lineage.names) > 1 else []
    if own.first_year is not None:
        lines.append(say("department.since", year=own.first_year))
    lines += [_body(one, own, departments, say) for one in lineage.changes]
    if own.last_year is not None:
        lines.append(say("department.until", year=own.last_year, reason=clause(own.ended)))
    return tuple(lines)


def _name(one: NameSpan, say: Words) -> str:
    match one.since, one.until:
        case None, int() as until:
            years = say("department.name_until", until=until)
        case int() as since, None:
            years = say("department.name_since", since=since)
        case since, until:
            years = say("department.name_between", since=since, until=until)
    return titled(years, one.name, say)


def _body(
    one: BodyChange, own: Department, departments: Mapping[str, Department], say: Words
) -> str:
    """A merger or split; the other body by its name before it, or after it where it took over."""
    came = one.direction is Direction.FROM
    known = departments.get(one.other)
    other = known.name_in(one.year - 1 if came else one.year) if known else one.other
    way = "from" if came else "to"
    part = came and one.succession is Succession.SPLIT and own.first_year != one.year
    key = "department.part_from" if part else f"department.{one.succession}_{way}"
    return say(key, year=one.year, other=other, reason=clause(one.reason))


def _table(results: Sequence[Result], compared: Comparisons, say: Words) -> Table:
    headings = (
        Heading(say("label.year"), key="year", descending=True),
        Heading(say("label.framework")),
        *total_headings(say),
        Heading(say("label.peer_mean"), True),
    )
    rows = tuple(
        Row(
            (
                name_cell(one, say("evaluation.year", year=one.evaluation.year), say),
                Cell(framework_name(one.framework, say)),
                *total_cells(one, compared, say),
                _mean(one, compared),
            )
        )
        for one in results
    )
    return Table(
        say("department.table_caption"), headings, rows, id="years",
        invented=results[0].department.invented,
    )  # fmt: skip


def _mean(result: Result, compared: Comparisons) -> Cell:
    """The mean of the peers it is ranked with; nothing where it stands alone."""
    mean = compared.cohort_of(result).peer_mean
    if mean is None:
        return Cell("")
    digits = result.framework.rounding.digits
    return points_cell(round_half_up(mean, digits), digits)


def _chart(shown: Shown, compared: Comparisons, say: Words) -> Chart:
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


def _comparisons(
    results: Sequence[Result], compared: Comparisons, say: Words
) -> tuple[tuple[Link, str], ...]:
    """Each evaluation with the one before it: where they are compared, and the verdict."""
    pairs = (compared.pairs.get(key_of(one)) for one in results)
    return tuple(
        (
            Link(
                say("department.pair", old=pair.old.evaluation.year, new=pair.new.evaluation.year),
                addresses.evaluation(pair.new, "change"),
            ),
            comparing.verdict(pair.comparability, say),
        )
        for pair in pairs
        if pair is not None
    )


def _inherited(results: Sequence[Result], compared: Comparisons, say: Words) -> tuple[Link, ...]:
    """The last evaluations of the bodies this one came from."""
    if not results:
        return ()
    pairs = compared.inherited.get(key_of(results[-1]), ())
    return tuple(Link(named(one.old, say), addresses.evaluation(one.old)) for one in pairs)


def _asked(
    results: Sequence[Result], compared: Comparisons, say: Words
) -> tuple[AskedSection, ...]:
    """What the newest looks back on, and what the first says of the bodies this one came from.

    The first after a merger has no page of its own that compares it with the one before.
    """
    if not results:
        return ()
    newest, first = results[0], results[-1]
    looking = [("asked", newest)]
    if first is not newest and key_of(first) in compared.inherited:
        looking.append(("asked-inherited", first))
    return tuple(
        AskedSection(anchor, _asked_heading(one, compared, say), table)
        for anchor, one in looking
        if (table := asked_table(compared.asked.get(key_of(one), ()), say, anchor)) is not None
    )


def _asked_heading(result: Result, compared: Comparisons, say: Words) -> str:
    if key_of(result) in compared.inherited:
        return say("asked.title_inherited", year=result.evaluation.year)
    return say("asked.title")
