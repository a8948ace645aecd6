"""The home page: the latest year at a glance, all departments, what improved and fell, ways in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.audit.result import Result
from generator.compare.movers import Moved, main_cause, movements
from generator.compare.peers import Pool, pool_of
from generator.compare.result import Pair
from generator.compare.site import Comparisons, key_of
from generator.exposure import Announced, Shown
from generator.model.disclosure import Department, Disclosure
from generator.pages import addresses
from generator.pages.cohort import glance
from generator.pages.newest import newest_of_each
from generator.pages.page import Head, Link, Page
from generator.pages.ranking import name_cell, total_cells, total_headings
from generator.views.tables import Cell, Heading, Order, Row, Table, exact, number_cell
from generator.words import comparing
from generator.words.catalogue import Words
from generator.words.marks import listed, noted, sentences

MAX_MOVERS = 3
WAYS = (
    ("years", addresses.YEARS),
    ("concepts", addresses.CONCEPTS),
    ("compare", addresses.COMPARE),
    ("data", addresses.DATA),
    ("changes", addresses.CHANGES),
    ("method", addresses.METHOD),
)


@dataclass(frozen=True, slots=True)
class PoolSection:
    """The departments of one region."""

    anchor: str
    heading: str
    invented: bool
    glance: str
    year: Link
    table: Table
    fell: Table | None
    rose: Table | None


@dataclass(frozen=True, slots=True)
class Home:
    """Context of home.md.j2."""

    description: str
    lead: str
    ways: tuple[tuple[Link, str], ...]
    pools: tuple[PoolSection, ...]
    announced: tuple[Link, ...]


def home(disclosure: Disclosure, shown: Shown, compared: Comparisons, say: Words) -> Page:
    """The home page; regions in their own sections, real ones before invented ones."""
    site, results = disclosure.site, shown.results
    pools: dict[Pool, list[Result]] = {}
    for result in results:
        pools.setdefault(pool_of(result.department), []).append(result)
    context = Home(
        site.description,
        sentences(_leads(results, say), say),
        tuple((Link(say(f"home.way_{way}"), address), say(f"home.way_{way}_text"))
              for way, address in WAYS),
        tuple(
            _section(number, pool, pools[pool], compared, say)
            for number, pool in enumerate(sorted(pools, key=lambda one: one.place), start=1)
        ),
        tuple(_announced(one, say) for one in shown.announced),
    )  # fmt: skip
    head = Head(site.name, ())
    return Page(addresses.HOME, site.name, site.description, "home", head, context, "site.yml")


def _leads(results: Sequence[Result], say: Words) -> tuple[str, ...]:
    """How many departments and evaluations there are, invented ones apart."""
    return tuple(
        say(key, departments=len({one.department.id for one in own}), evaluations=len(own))
        for key, invented in (("home.lead", False), ("home.lead_invented", True))
        if (own := [one for one in results if one.department.invented is invented])
    )


def _section(
    number: int, pool: Pool, results: Sequence[Result], compared: Comparisons, say: Words
) -> PoolSection:
    year = max(one.evaluation.year for one in results)
    newest = [one for one in results if one.evaluation.year == year]
    pairs = (compared.pairs[key_of(one)] for one in newest if key_of(one) in compared.pairs)
    moved = movements(pairs)
    fell = [one for one in moved if one.points < 0][:MAX_MOVERS]
    rose = [one for one in reversed(moved) if one.points > 0][:MAX_MOVERS]
    groups = [one for one in compared.cohorts if one.pool == pool and one.year == year]
    return PoolSection(
        anchor=f"pool-{number}",
        heading=comparing.pool(pool, say),
        invented=pool.invented,
        glance=sentences((glance(one, say) for one in groups), say),
        year=Link(say("home.year", year=year), addresses.year(year)),
        table=_departments(number, pool, results, compared, say),
        fell=_movers(f"fell-{number}", "fell", fell, pool, say),
        rose=_movers(f"rose-{number}", "rose", rose, pool, say),
    )


def _departments(
    number: int, pool: Pool, results: Sequence[Result], compared: Comparisons, say: Words
) -> Table:
    headings = (
        Heading(say("label.department"), key="department"),
        Heading(say("label.year"), True, "year", descending=True, order=Order.TIME),
        *total_headings(say),
    )
    rows = tuple(
        Row(
            (
                name_cell(one, _lasting(one.department, say), say),
                number_cell(one.evaluation.year),
                *total_cells(one, compared, say),
            ),
            invented=pool.invented,
        )
        for one in _ordered(newest_of_each(results, lambda one: one.department.id), compared)
    )
    return Table(
        say("home.table_caption", pool=comparing.pool(pool, say)), headings, rows,
        note=say("home.table_note"), id=f"departments-{number}", sortable=True,
        searchable=len(rows) > 1, filters=("year", "grade") if len(rows) > 1 else (),
        invented=pool.invented,
    )  # fmt: skip


def _ordered(results: Sequence[Result], compared: Comparisons) -> list[Result]:
    """Newest year first, then by rank; those without one after them."""
    last = len(results) + 1

    def place(one: Result) -> tuple[int, int, str]:
        return -one.evaluation.year, compared.rank_of(one) or last, one.department.id

    return sorted(results, key=place)


def _lasting(department: Department, say: Words) -> str:
    """The name, with a note where the body is no more."""
    year = department.last_year
    return (
        department.name
        if year is None
        else noted(department.name, say("home.ended", year=year), say)
    )


def _movers(
    id: str, direction: str, moved: Sequence[Moved], pool: Pool, say: Words
) -> Table | None:
    """Departments that fell or rose most, each with the indicator that moved it most."""
    if not moved:
        return None
    headings = (
        Heading(say("label.department")),
        Heading(say("home.moved"), True),
        Heading(say("home.total_moved"), True),
        Heading(say("home.mover_indicator")),
    )
    rows = tuple(_mover(one, direction, say) for one in moved)
    caption = say(f"home.{direction}", pool=comparing.pool(pool, say))
    note = say("home.moved_note")
    return Table(caption, headings, rows, note=note, id=id, invented=pool.invented)


def _mover(one: Moved, direction: str, say: Words) -> Row:
    pair = one.pair
    digits = pair.new.framework.rounding.digits
    return Row(
        (
            Cell(_against(pair, say), addresses.evaluation(pair.new, "change")),
            Cell(comparing.points(one.points, digits), value=exact(one.points)),
            Cell(comparing.points(pair.total_change, digits), value=exact(pair.total_change)),
            _cause(pair, direction, say),
        ),
        invented=pair.new.department.invented,
    )


def _against(pair: Pair, say: Words) -> str:
    """The department, with the year it is compared with where that is not the one before."""
    old, new = pair.old.evaluation.year, pair.new.evaluation.year
    note = "" if old == new - 1 else say("home.against", year=old)
    return noted(pair.new.department.name, note, say)


def _cause(pair: Pair, direction: str, say: Words) -> Cell:
    """The indicator that moved the total most in a direction; or a veto, where that did more."""
    digits = pair.new.framework.rounding.digits
    change, points = main_cause(pair, -1 if direction == "fell" else 1)
    shown = comparing.points(points, digits)
    if change is None:
        text = noted(say("change.rest"), shown, say)
        return Cell(text, addresses.evaluation(pair.new, "change"))
    known = pair.new.framework.by_id
    name = listed((known[id].name for id in change.link.new), say)
    link = addresses.indicator(pair.new, known[change.link.new[0]])
    return Cell(noted(name, shown, say), link)


def _announced(one: Announced, say: Words) -> Link:
    mark = say("site.invented_mark") if one.department.invented else ""
    name = noted(one.department.name_in(one.year), mark, say)
    text = say("home.awaited", name=name, year=one.year)
    return Link(text, addresses.department(one.department.id))
