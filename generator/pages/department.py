"""The page of a department: its evaluations over the years, its life, what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.audit.result import Result
from generator.compare.site import Comparisons, key_of
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.pages.asked import asked_table
from generator.pages.cohort import framework_name
from generator.pages.drafts import draft_link
from generator.pages.head import named
from generator.pages.levels import levels_over_years
from generator.pages.life import life
from generator.pages.page import Head, Link, Page
from generator.pages.ranking import name_cell, total_cells, total_headings
from generator.pages.totals import totals
from generator.score.rounding import round_half_up
from generator.views.charts.chart import Chart
from generator.views.heat import HeatTable
from generator.views.tables import Cell, Heading, Row, Table, points_cell
from generator.words import comparing
from generator.words.catalogue import Words


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
    drafts: tuple[Link, ...]


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
        life=life(compared.lineages[department.id], departments, say),
        latest_link=_latest(results, say),
        table=_table(results, compared, say) if results else None,
        chart=totals(shown, compared, say) if len(results) > 1 else None,
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
        drafts=tuple(draft_link(one, say) for one in shown.drafts),
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
