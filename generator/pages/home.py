"""The home page and the pages of departments."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.exposure import Announced, Shown
from generator.model.disclosure import Department, Site
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.pages.page import Head, Link, Page
from generator.views import charts
from generator.views.charts import Chart
from generator.views.tables import Cell, Heading, Row, Table, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import noted


@dataclass(frozen=True, slots=True)
class Home:
    """Context of home.md.j2."""

    description: str
    lead: str
    table: Table | None
    announced: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """Context of department.md.j2."""

    lead: str
    region: str
    latest_link: Link | None
    table: Table | None
    chart: Chart | None
    announced: tuple[str, ...]


def home(site: Site, shown: Shown, say: Words) -> Page:
    """The home page: every department with its latest evaluation, and what is to come."""
    results = shown.results
    latest = latest_by_department(results)
    rows = tuple(
        _row(
            result,
            result.department.name,
            say("evaluation.year", year=result.evaluation.year),
            say,
        )
        for result in latest
    )
    context = Home(
        site.description,
        say("home.lead", departments=len(latest), evaluations=len(results)),
        _table(say("home.table_caption"), ("department", "year"), rows, say) if rows else None,
        tuple(
            Link(
                f"{_marked(one.department.name, one.department, say)} {_awaited(one, say)}",
                addresses.department(one.department.id),
            )
            for one in shown.announced
        ),
    )
    head = Head(site.name, ())
    return Page(addresses.HOME, site.name, site.description, "home", head, context, "site.yml")


def department(department: Department, shown: Shown, say: Words) -> Page:
    """The page of a department: all its evaluations, newest first, and what is to come."""
    results = shown.results
    rows = tuple(
        _row(
            result,
            say("evaluation.year", year=result.evaluation.year),
            result.framework.name,
            say,
        )
        for result in results
    )
    years = [result.evaluation.year for result in results]
    scores = [result.scores.total.score for result in results]
    frameworks = {result.framework.id for result in results}
    context = DepartmentPage(
        lead=say("department.lead", name=department.name),
        region=department.region,
        latest_link=(
            Link(say("department.latest", year=years[0]), addresses.evaluation(results[0]))
            if results
            else None
        ),
        table=_table(say("department.table_caption"), ("year", "framework"), rows, say)
        if rows
        else None,
        chart=(
            charts.totals(years, scores, say, joined=len(frameworks) == 1)
            if len(results) > 1
            else None
        ),
        announced=tuple(_awaited(one, say) for one in shown.announced),
    )
    head = Head(
        department.name, (Link(say("site.home"), addresses.HOME),), invented=department.invented
    )
    return Page(
        addresses.department(department.id), department.name,
        say("department.lead", name=department.name), "department", head, context,
        f"{department.id}/department.yml",
    )  # fmt: skip


def latest_by_department(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """The newest evaluation of each department, in the order of departments."""
    latest: dict[str, Result] = {}
    for result in results:
        known = latest.get(result.department.id)
        if known is None or result.evaluation.year > known.evaluation.year:
            latest[result.department.id] = result
    return tuple(latest.values())


def _awaited(one: Announced, say: Words) -> str:
    return say("department.announced", year=one.year)


def _marked(name: str, department: Department, say: Words) -> str:
    """A name, with a mark where the department is invented."""
    return noted(name, say("site.invented_mark") if department.invented else "", say)


def _row(result: Result, name: str, second: str, say: Words) -> Row:
    total = result.scores.total
    status = result.evaluation.status
    if status is not Status.PUBLISHED:
        name = noted(name, say(f"status.{status}"), say)
    return Row(
        (
            Cell(_marked(name, result.department, say), addresses.evaluation(result)),
            Cell(second),
            Cell(result.scores.grade_name or say("label.ungraded")),
            Cell(numbers.points(total.score, result.framework.rounding.digits)),
            rate_cell(total.rate),
        )
    )


def _table(caption: str, leading: tuple[str, str], rows: tuple[Row, ...], say: Words) -> Table:
    headings = (
        *(Heading(say(f"label.{key}")) for key in leading),
        Heading(say("label.grade")),
        Heading(say("label.score"), True),
        Heading(say("label.rate"), True),
    )
    return Table(caption, headings, rows)
