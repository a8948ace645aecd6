"""The whole order of work: data folder → pages and open data, or the problems that forbid it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.audit.result import Result
from generator.checks import check
from generator.compare.site import comparisons
from generator.examples import explained
from generator.exports.columns import TableSchema
from generator.exports.comparison import comparison_files
from generator.exports.files import open_data
from generator.exports.shown import shown_csv
from generator.exports.tables import SCHEMAS
from generator.exposure import Shown, shown
from generator.load import Readings, load
from generator.model.disclosure import Disclosure, Site
from generator.model.framework import Framework
from generator.pages.card import cards
from generator.pages.data import FileWords
from generator.pages.page import Page
from generator.pages.published import Published
from generator.pages.site import site_pages
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity
from generator.render.card import render_card
from generator.render.pages import render
from generator.results import result_of
from generator.search.index import search_files
from generator.words.catalogue import DEFAULT, Words, words

STANDARD_FINDINGS = ("band-gap", "band-edge", "ladder-end")
"""Checks of a framework that readers should know of, since they are about the standard itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A data folder read, checked and scored; `results` holds what could be scored."""

    disclosure: Disclosure
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that refuse a build."""
        return tuple(one for one in self.problems if severity(one) is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page as Markdown; `source` is the data file it shows, relative to the data folder."""

    path: str
    markdown: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """Everything a site is made of: settings, pages, open data and search index by address."""

    site: Site
    pages: tuple[PageFile, ...]
    files: dict[str, bytes]
    search: dict[str, bytes]


def examine(root: Path, readings: Readings | None = None) -> Examined:
    """Read, check and score a data folder; problems are collected, never raised.

    With the `readings` of an earlier time, what did not change since is the very same object.
    """
    report = Report()
    loaded = load(root, report, readings)
    check(loaded, report)
    standards = [one for one in report.problems if one.id in STANDARD_FINDINGS]
    faults = [one for one in report.problems if severity(one) is Severity.ERROR]
    disclosure = loaded.disclosure
    results: list[Result] = []
    for evaluation in disclosure.evaluations:
        framework = disclosure.frameworks[evaluation.framework]
        department = disclosure.departments.get(evaluation.department)
        if framework.id not in loaded.sound_frameworks or department is None:
            continue
        if _of_framework(faults, framework):
            continue
        found = _of_framework(standards, framework)
        result, problems = result_of(evaluation, department, framework, found)
        report.extend(problems)
        if result is not None:
            results.append(result)
    return Examined(disclosure, tuple(results), report.problems)


def _of_framework(found: Iterable[Problem], framework: Framework) -> tuple[Problem, ...]:
    """The findings in the files of a framework, which all stand in one folder."""
    folder, _, _ = framework.place.file.rpartition("/")
    return tuple(one for one in found if one.place.file.startswith(f"{folder}/"))


def produce(
    examined: Examined,
    *,
    drafts: bool = False,
    language: str = DEFAULT,
    root: str = "",
    written: Mapping[str, bytes] | None = None,
) -> Output:
    """Pages, open data and search index of what was examined, their words in one language.

    `root` is the absolute address the site will have, with a slash at its end; "" where not known.
    `written` are the pages written by hand, as Markdown by path, to be found by the search.
    """
    disclosure = examined.disclosure
    published = Published(disclosure.site, root)
    seen = shown(examined.results, preview=drafts)
    say = words(language)
    files = tuple(_file_words(schema, language) for schema in SCHEMAS)
    compared = comparisons(disclosure, seen)
    made = site_pages(disclosure, seen, compared, files, explained(language), say, root)
    pages = tuple(PageFile(page.path, render(page, language), page.source) for page in made)
    data = {
        **open_data(disclosure, seen, compared),
        **comparison_files(disclosure, seen),
        **_beside(made),
        **_cards(seen, published, say),
    }
    texts = {path: text.decode("utf-8", "replace") for path, text in (written or {}).items()}
    return Output(disclosure.site, pages, data, search_files(seen, compared, made, texts, say))


def _beside(pages: Iterable[Page]) -> dict[str, bytes]:
    """The charts and tables of pages as CSV files beside them."""
    return {
        one.address: shown_csv(one.columns, one.rows, one.invented)
        for page in pages
        for one in page.downloads
    }


def _cards(seen: Shown, published: Published, say: Words) -> dict[str, bytes]:
    """The cards to be shown on other sites, whole pages that MkDocs has no part in."""
    return {f"{one.address}index.html": render_card(one) for one in cards(seen, published, say)}


def _file_words(schema: TableSchema[Any], language: str) -> FileWords:
    """A file of the open data in words; its declarations hold both languages."""
    chinese = language == "zh"
    fields = tuple(
        (column.name, column.type, column.zh if chinese else column.en) for column in schema.columns
    )
    return FileWords(schema.file, schema.row_zh if chinese else schema.row_en, fields)
