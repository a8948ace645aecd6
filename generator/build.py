"""The whole order of work: data folder → pages and open data, or the problems that forbid it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.audit.result import Result
from generator.checks import check
from generator.examples import explained
from generator.exports.columns import TableSchema
from generator.exports.files import open_data
from generator.exports.package import SCHEMAS
from generator.exposure import shown
from generator.load import Readings, load
from generator.model.disclosure import Disclosure, Site
from generator.model.framework import Framework
from generator.pages.data import FileWords
from generator.pages.site import site_pages
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity
from generator.render.pages import render
from generator.results import result_of
from generator.search.index import search_files
from generator.words.catalogue import words

LANGUAGE = "zh"
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
    disclosure = loaded.disclosure
    results: list[Result] = []
    for evaluation in disclosure.evaluations:
        framework = disclosure.frameworks[evaluation.framework]
        department = disclosure.departments.get(evaluation.department)
        if framework.id not in loaded.sound_frameworks or department is None:
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


def produce(examined: Examined, *, drafts: bool = False) -> Output:
    """Pages, open data and search index of what was examined."""
    seen = shown(examined.results, preview=drafts)
    say = words(LANGUAGE)
    files = tuple(_file_words(schema) for schema in SCHEMAS)
    pages = tuple(
        PageFile(page.path, render(page, LANGUAGE), page.source)
        for page in site_pages(examined.disclosure, seen, files, explained(LANGUAGE), say)
    )
    site = examined.disclosure.site
    return Output(site, pages, open_data(seen.results), search_files(seen, say))


def _file_words(schema: TableSchema[Any]) -> FileWords:
    fields = tuple((column.name, column.type, column.zh) for column in schema.columns)
    return FileWords(schema.file, schema.row_zh, fields)
