"""The page that sets any evaluations side by side; the choice is made in the browser.

The page holds the words its script needs and says where the script finds its data. For readers
without a script it lists the comparisons that are pages of their own: each department year over
year, and all departments of a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.audit.result import Result
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.pages.page import Head, Link, Page
from generator.words.catalogue import Words
from generator.words.marks import noted

SCRIPT = "assets/compare.js"
STYLE = "assets/compare.css"
FILES = "data/compare/"
GROUPS = ("sidebyside.", "comparing.short_")
"""Keys of the script's words begin so; their gaps are left open."""


@dataclass(frozen=True, slots=True)
class Common:
    """Static comparisons of one department."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Context of compare.md.j2: addresses from the root, words by key, links by department."""

    script: str
    style: str
    root: str
    files: str
    words: Mapping[str, str]
    departments: tuple[Common, ...]
    years: tuple[Link, ...]


def compare(shown: Shown, say: Words) -> Page:
    """The page `compare/`."""
    title = say("compare.title")
    context = ComparePage(
        script=SCRIPT,
        style=STYLE,
        root=addresses.HOME,
        files=FILES,
        words=script_words(say),
        departments=_departments(shown, say),
        years=_years(shown, say),
    )
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.COMPARE, title, say("compare.lead"), "compare", head, context, None)


def script_words(say: Words) -> dict[str, str]:
    """The words of the script, by the last part of their keys."""
    return {
        key.partition(".")[2]: text for key, text in say.texts.items() if key.startswith(GROUPS)
    }


def _departments(shown: Shown, say: Words) -> tuple[Common, ...]:
    """Every evaluation against the department's one before, newest first."""
    ordered = sorted(shown.results, key=lambda one: (one.department.id, -one.evaluation.year))
    groups = (list(own) for _, own in groupby(ordered, lambda one: one.department.id))
    return tuple(
        Common(
            _name(own[0].department, say),
            tuple(_link(newer, older, say) for newer, older in pairwise(own)),
        )
        for own in groups
        if len(own) > 1
    )


def _name(department: Department, say: Words) -> str:
    return noted(department.name, say("site.invented_mark") if department.invented else "", say)


def _link(newer: Result, older: Result, say: Words) -> Link:
    years = {"newer": newer.evaluation.year, "older": older.evaluation.year}
    return Link(say("compare.pair", **years), addresses.evaluation(newer, "change"))


def _years(shown: Shown, say: Words) -> tuple[Link, ...]:
    years = sorted({one.evaluation.year for one in shown.results}, reverse=True)
    return tuple(Link(say("compare.year_page", year=year), addresses.year(year)) for year in years)
