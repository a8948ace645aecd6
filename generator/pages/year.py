"""The pages of the years (按年度看): what each region's departments reached in a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from generator.compare.peers import Cohort, Pool, pool_of
from generator.compare.site import Comparisons
from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.pages import addresses
from generator.pages.absent import not_shown
from generator.pages.cohort import CohortSection, cohort_section, framework_name, glance
from generator.pages.made import Made
from generator.pages.page import Head, Link, Page
from generator.score.rounding import round_half_up
from generator.views.tables import Cell, Heading, Row, Table, absent_cell, number_cell, points_cell
from generator.words import comparing
from generator.words.catalogue import Words
from generator.words.marks import noted


@dataclass(frozen=True, slots=True)
class PoolYear:
    """The departments of one region in one year, by framework; `missing` are those not shown."""

    anchor: str
    heading: str
    invented: bool
    glance: tuple[str, ...]
    missing: tuple[tuple[Link, str], ...]
    groups: tuple[CohortSection, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """Context of year.md.j2."""

    lead: str
    older: Link | None
    newer: Link | None
    pools: tuple[PoolYear, ...]


@dataclass(frozen=True, slots=True)
class PoolYears:
    """All years of one region."""

    anchor: str
    heading: str
    invented: bool
    table: Table


@dataclass(frozen=True, slots=True)
class Years:
    """Context of years.md.j2."""

    lead: str
    pools: tuple[PoolYears, ...]


def year_makers(
    disclosure: Disclosure, shown: Shown, compared: Comparisons, say: Words
) -> dict[str, Made]:
    """The list of the years, then a page for each with an evaluation, newest first; by address."""
    years = sorted({one.evaluation.year for one in shown.results}, reverse=True)

    def make(place: int) -> Page:
        year = years[place]
        cohorts = [one for one in compared.cohorts if one.year == year]
        newer = years[place - 1] if place else None
        older = years[place + 1] if place + 1 < len(years) else None
        pools = _pools(year, cohorts, disclosure, shown, compared, say)
        return _year(year, older, newer, pools, say)

    makers = {addresses.year(year): partial(make, place) for place, year in enumerate(years)}
    return {addresses.YEARS: lambda: _years(compared.cohorts, say), **makers}


def _year(
    year: int, older: int | None, newer: int | None, pools: tuple[PoolYear, ...], say: Words
) -> Page:
    context = YearPage(
        lead=say("year.lead", year=year),
        older=_neighbour("older", older, say),
        newer=_neighbour("newer", newer, say),
        pools=pools,
    )
    invented = all(one.invented for one in pools)
    title = say("year.title", year=year)
    trail = (
        Link(say("site.home"), addresses.HOME),
        Link(say("year.all"), addresses.YEARS),
    )
    return Page(
        addresses.year(year),
        noted(title, say("site.invented_mark") if invented else "", say),
        context.lead,
        "year",
        Head(title, trail, invented=invented),
        context,
        None,
    )


def _neighbour(direction: str, year: int | None, say: Words) -> Link | None:
    return None if year is None else Link(say(f"year.{direction}", year=year), addresses.year(year))


def _pools(
    year: int,
    cohorts: Sequence[Cohort],
    disclosure: Disclosure,
    shown: Shown,
    compared: Comparisons,
    say: Words,
) -> tuple[PoolYear, ...]:
    """Each region with its cohorts; those that only have announced or withdrawn ones too."""
    pools = {
        *(one.pool for one in cohorts),
        *(pool_of(one.department) for one in shown.announced if one.year == year),
        *(pool_of(one.department) for one in shown.withdrawn if one.year == year),
    }
    numbers = count(1)
    found = []
    for place, pool in enumerate(sorted(pools, key=lambda one: one.place), start=1):
        own = [one for one in cohorts if one.pool == pool]
        groups = tuple(cohort_section(next(numbers), one, compared, say) for one in own)
        found.append(
            PoolYear(
                anchor=f"pool-{place}",
                heading=comparing.pool(pool, say),
                invented=pool.invented,
                glance=tuple(glance(one, say) for one in own) or (say("year.none"),),
                missing=not_shown(year, pool, disclosure, shown, own, compared.lineages, say),
                groups=groups,
            )
        )
    return tuple(found)


def _years(cohorts: Iterable[Cohort], say: Words) -> Page:
    pools: dict[Pool, list[Cohort]] = {}
    for cohort in cohorts:
        pools.setdefault(cohort.pool, []).append(cohort)
    ordered = sorted(pools, key=lambda one: one.place)
    context = Years(
        say("year.all_lead"),
        tuple(
            PoolYears(
                f"pool-{place}",
                comparing.pool(pool, say),
                pool.invented,
                _table(place, pool, pools[pool], say),
            )
            for place, pool in enumerate(ordered, start=1)
        ),
    )
    title = say("year.all")
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.YEARS, title, context.lead, "years", head, context, None)


def _table(place: int, pool: Pool, cohorts: Sequence[Cohort], say: Words) -> Table:
    headings = (
        Heading(say("label.year")),
        Heading(say("label.framework")),
        Heading(say("year.evaluated"), True),
        Heading(say("year.ranked"), True),
        Heading(say("year.mean"), True),
        Heading(say("year.median"), True),
    )
    rows = tuple(_row(one, say) for one in cohorts)
    return Table(
        say("year.all_caption", pool=comparing.pool(pool, say)), headings, rows,
        note=say("year.all_note"), id=f"years-{place}", invented=pool.invented,
    )  # fmt: skip


def _row(cohort: Cohort, say: Words) -> Row:
    framework = cohort.placed[0].result.framework
    digits = framework.rounding.digits
    return Row(
        (
            Cell(
                say("evaluation.year", year=cohort.year),
                addresses.year(cohort.year),
                value=str(cohort.year),
            ),
            Cell(framework_name(framework, say)),
            number_cell(len(cohort.placed)),
            number_cell(cohort.ranked),
            *(
                absent_cell(say("label.alone" if cohort.ranked else "label.unranked"))
                if value is None or cohort.ranked < 2
                else points_cell(round_half_up(value, digits), digits)
                for value in (cohort.mean, cohort.median)
            ),
        ),
        invented=cohort.pool.invented,
    )
