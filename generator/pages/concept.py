"""The pages of concepts (按指标看): one indicator across departments, years and editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from generator.compare.concepts import ConceptSeries
from generator.compare.site import Comparisons
from generator.exposure import Shown
from generator.pages import addresses
from generator.pages.concept_charts import latest, over_years, trend_note, years_of
from generator.pages.concept_data import Known, Study, known, ranked
from generator.pages.concept_editions import study
from generator.pages.concept_tables import definitions, points_table
from generator.pages.concepts import concept_index
from generator.pages.made import Made
from generator.pages.page import Head, Link, Page
from generator.views.charts.chart import Chart
from generator.views.heat import HeatTable
from generator.views.tables import Table
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import clause, listed, noted, sentences, series


@dataclass(frozen=True, slots=True)
class ConceptPool:
    """A concept in one region; charts are None where there is too little to draw."""

    number: int
    heading: str
    invented: bool
    glance: str
    related: tuple[Link, ...]
    years: HeatTable
    trend: Chart | None
    trend_note: str
    latest: Chart | None
    definitions: Table
    points: Table


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """Context of concept.md.j2."""

    lead: str
    pools: tuple[ConceptPool, ...]


def concept_makers(shown: Shown, compared: Comparisons, say: Words) -> dict[str, Made]:
    """The index of the concepts, then a page for each, by the name in addresses."""
    studies = _Studies(shown, compared)

    def index() -> Page:
        every = (studies.of(concept) for concept in studies.by_concept)
        return concept_index([one for own in every for one in own], compared, say)

    def page(concept: str) -> Page:
        return _page(concept, studies.of(concept), studies.facts, compared, say)

    makers = {addresses.concept(one): partial(page, one) for one in _concepts(shown)}
    return {addresses.CONCEPTS: index, **makers}


def _concepts(shown: Shown) -> list[str]:
    """The concepts of the frameworks used, by the name in addresses."""
    used = {one.framework.id: one.framework for one in shown.results}
    nodes = (node for framework in used.values() for node in framework.indicators)
    return sorted({node.concept for node in nodes if node.concept is not None})


class _Studies:
    """The concepts of a site as their pages show them, each studied once."""

    def __init__(self, shown: Shown, compared: Comparisons) -> None:
        self._shown = shown
        self._compared = compared
        self._made: dict[str, tuple[Study, ...]] = {}

    @cached_property
    def facts(self) -> Known:
        """What is known besides."""
        return known(self._shown)

    @cached_property
    def by_concept(self) -> Mapping[str, Sequence[ConceptSeries]]:
        """The series of each concept, a pool each."""
        found: dict[str, list[ConceptSeries]] = {}
        for one in self._compared.concepts:
            found.setdefault(one.concept, []).append(one)
        return found

    def of(self, concept: str) -> tuple[Study, ...]:
        """The studies of a concept, a pool each."""
        if concept not in self._made:
            series = self.by_concept[concept]
            self._made[concept] = tuple(study(one, self.facts, self._compared) for one in series)
        return self._made[concept]


def _page(
    concept: str, studies: Sequence[Study], facts: Known, compared: Comparisons, say: Words
) -> Page:
    newest = max(studies, key=lambda one: (one.last_year, not one.series.pool.invented))
    name = newest.newest.node.name
    invented = all(one.series.pool.invented for one in studies)
    context = ConceptPage(
        say("concept.lead", name=name),
        tuple(
            _pool(number, one, facts, compared, say) for number, one in enumerate(studies, start=1)
        ),
    )
    title = noted(name, say("site.invented_mark") if invented else "", say)
    trail = (
        Link(say("site.home"), addresses.HOME),
        Link(say("concept.all"), addresses.CONCEPTS),
    )
    head = Head(say("concept.title", name=name), trail, invented=invented)
    return Page(addresses.concept(concept), title, context.lead, "concept", head, context, None)


def _pool(number: int, one: Study, facts: Known, compared: Comparisons, say: Words) -> ConceptPool:
    pool = one.series.pool
    return ConceptPool(
        number,
        comparing.pool(pool, say),
        pool.invented,
        _glance(one, facts, say),
        _related(one),
        years_of(one, facts, number, say),
        over_years(one, facts, number, say),
        trend_note(one, say),
        latest(one, number, say),
        definitions(one, number, say),
        points_table(one, number, compared, say),
    )


def _glance(one: Study, facts: Known, say: Words) -> str:
    """The last year in a sentence, and whether the concept is used no more."""
    year = one.last_year
    points = one.by_year[year]
    lines = [
        say(
            "concept.glance",
            year=year,
            count=len(points),
            applied=sum(point.applies for point in points),
        )
    ]
    if year in one.means:
        counted = sum(one.rate(point) is not None for point in ranked(points))
        mean = numbers.percent(one.means[year])
        lines.append(say("concept.glance_mean", count=counted, mean=mean))
    if year < facts.years[one.series.pool][-1]:
        lines.append(say("concept.gone", year=year))
        lines.extend(_fate(one, say))
    return sentences(lines, say)


def _fate(one: Study, say: Words) -> Iterator[str]:
    """What became of it in the framework that has it no more, and why."""
    if one.after is None:
        return
    framework, link = one.after
    if link.new:
        names = listed((framework.by_id[id].name for id in link.new), say)
        yield say("concept.gone_to", name=framework.name, names=names)
    else:
        yield say("concept.gone_out", name=framework.name)
    if link.reasons:
        yield say("concept.gone_why", reasons=series(map(clause, link.reasons), say))


def _related(one: Study) -> tuple[Link, ...]:
    """The concepts it was split or merged from, and those it became."""
    first = one.editions[0]
    found = []
    if first.before is not None and first.link is not None:
        found += [first.before.by_id[id] for id in first.link.old]
    if one.after is not None:
        framework, link = one.after
        found += [framework.by_id[id] for id in link.new]
    return tuple(Link(node.name, addresses.concept(node.concept)) for node in found if node.concept)
