"""The index of the concepts: every indicator that can be followed, by region and first level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.compare.peers import Cohort, Pool
from generator.compare.site import Comparisons
from generator.model.framework import Framework
from generator.pages import addresses
from generator.pages.cohort import framework_name
from generator.pages.concept_data import Edition, Study
from generator.pages.page import Head, Link, Page
from generator.views.tables import (
    Cell,
    Heading,
    Order,
    Row,
    Table,
    exact,
    number_cell,
    rate_cell,
)
from generator.words import comparing, numbers
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class PoolConcepts:
    """The concepts of one region."""

    anchor: str
    heading: str
    invented: bool
    table: Table


@dataclass(frozen=True, slots=True)
class Concepts:
    """Context of concepts.md.j2."""

    lead: str
    pools: tuple[PoolConcepts, ...]


def concept_index(studies: Sequence[Study], compared: Comparisons, say: Words) -> Page:
    """The index; regions in their own sections, real ones first."""
    pools: dict[Pool, list[Study]] = {}
    for one in studies:
        pools.setdefault(one.series.pool, []).append(one)
    context = Concepts(
        say("concept.all_lead"),
        tuple(
            PoolConcepts(
                f"pool-{number}",
                comparing.pool(pool, say),
                pool.invented,
                _table(number, pool, pools[pool], compared, say),
            )
            for number, pool in enumerate(sorted(pools, key=lambda one: one.place), start=1)
        ),
    )
    title = say("concept.all")
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.CONCEPTS, title, context.lead, "concepts", head, context, None)


def _table(
    number: int, pool: Pool, studies: Sequence[Study], compared: Comparisons, say: Words
) -> Table:
    """In the order of the newest framework; those it no longer has after them."""
    framework = _newest(cohort for cohort in compared.cohorts if cohort.pool == pool)
    places = {node.id: place for place, node in enumerate(framework.indicators)}

    def place(one: Study) -> tuple[int, str]:
        edition = _in(framework, one)
        return len(places) if edition is None else places[edition.node.id], one.series.concept

    headings = (
        Heading(say("label.indicator"), key="indicator"),
        Heading(say("concept.mean_rate"), True, "rate"),
        Heading(say("label.weight"), True, "weight", descending=True),
        Heading(say("concept.part"), key="part"),
        Heading(say("concept.last_year"), True, "year", descending=True, order=Order.TIME),
        Heading(say("concept.applied"), True, "departments", descending=True),
    )
    rows = tuple(_row(one, _in(framework, one), pool, say) for one in sorted(studies, key=place))
    return Table(
        say("concept.all_caption", name=framework_name(framework, say)), headings, rows,
        note=say("concept.all_note"), id=f"indicators-{number}", sortable=True, searchable=True,
        filters=("part",), invented=pool.invented,
    )  # fmt: skip


def _newest(cohorts: Iterable[Cohort]) -> Framework:
    """The framework of the last year that most were evaluated by; cohorts newest first."""
    found = list(cohorts)
    last = [one for one in found if one.year == found[0].year]
    return max(last, key=lambda one: len(one.placed)).placed[0].result.framework


def _in(framework: Framework, one: Study) -> Edition | None:
    """The edition of a concept in a framework."""
    return next((own for own in one.editions if own.framework.id == framework.id), None)


def _row(one: Study, edition: Edition | None, pool: Pool, say: Words) -> Row:
    shown = edition or one.newest
    above = shown.framework.path(shown.node)
    part = (above[0] if above else shown.node).name
    points = one.by_year[one.last_year]
    return Row(
        (
            Cell(shown.node.name, addresses.concept(one.series.concept)),
            rate_cell(one.mean_in(one.last_year), say("chart.no_value")),
            Cell(numbers.plain_points(shown.node.weight), value=exact(shown.node.weight)),
            Cell(say("concept.no_part") if edition is None else part),
            number_cell(one.last_year),
            number_cell(sum(point.applies for point in points)),
        ),
        invented=pool.invented,
    )
