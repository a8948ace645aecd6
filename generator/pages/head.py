"""The head of the pages of an evaluation."""

from __future__ import annotations

from dataclasses import replace

from generator.audit.result import Result
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.pages.page import Head, Link, Page, Tab
from generator.remembered import remembered
from generator.words.catalogue import Words
from generator.words.marks import noted, titled


def named(result: Result, say: Words) -> str:
    """An evaluation by department, as it was called then, and year; marked where it is invented."""
    year, department = result.evaluation.year, result.department
    mark = say("site.invented_mark") if department.invented else ""
    return f"{noted(department.name_in(year), mark, say)} {year}"


def evaluation_page(
    result: Result, part: str, context: object, source: str, say: Words, description: str = ""
) -> Page:
    """A page of an evaluation with its trail and the row of its parts.

    It calls the department by the name it had that year; the trail leads to what it is called now.
    """
    evaluation, department = result.evaluation, result.department
    name = say(
        "evaluation.title", department=department.name_in(evaluation.year), year=evaluation.year
    )
    short = department.short_name_in(evaluation.year)
    label = say(f"evaluation.{part}")
    title = name if part == "overview" else f"{label} · {short} {evaluation.year}"
    trail = (
        Link(say("site.home"), addresses.HOME),
        Link(department.short_name, addresses.department(department.id)),
        Link(say("evaluation.year", year=evaluation.year), addresses.evaluation(result)),
    )
    tabs = tuple(
        Tab(say(f"evaluation.{one}"), addresses.evaluation(result, one), one == part)
        for one in addresses.PARTS
    )
    published = evaluation.status is Status.PUBLISHED
    return Page(
        address=addresses.evaluation(result, part),
        title=title,
        description=description or titled(name, label, say),
        template=part,
        head=Head(
            title=name
            if part == "overview"
            else say(
                "evaluation.part",
                part=label,
                department=short,
                year=evaluation.year,
            ),
            trail=trail,
            tabs=tabs,
            invented=department.invented,
            notice="" if published else say(f"evaluation.{evaluation.status}"),
        ),
        context=context,
        source=f"{evaluation.department}/{evaluation.year}/{source}",
    )


@remembered
def with_tab(page: Page, result: Result, part: str, say: Words) -> Page:
    """A page of an evaluation with one more part in its row, right behind the overview."""
    address = addresses.evaluation(result, part)
    tab = Tab(say(f"evaluation.{part}"), address, page.address == address)
    first, *others = page.head.tabs
    return replace(page, head=replace(page.head, tabs=(first, tab, *others)))
