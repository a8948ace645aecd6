"""The whole order of work: data folder → pages and open data, or the problems that forbid it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator import __version__
from generator.assets import hand_written
from generator.audit.result import Result
from generator.checks import check
from generator.checks.acceptance import with_acceptances
from generator.checks.record import check_addresses
from generator.compare.site import comparisons
from generator.examples import explained
from generator.exports.columns import TableSchema
from generator.exports.comparison import comparison_makers
from generator.exports.files import data_sum, open_data_makers
from generator.exports.shown import shown_csv
from generator.exports.tables import SCHEMAS
from generator.exposure import Shown, Unscored, shown
from generator.keeping import archived, record_files, redirect_files, standing
from generator.load import Loaded, Readings, load
from generator.load.heads import of_drafts
from generator.model.attachments import Attachment
from generator.model.disclosure import Disclosure, Site
from generator.model.framework import Framework
from generator.pages import addresses
from generator.pages.card import Card, card_makers
from generator.pages.data import FileWords
from generator.pages.downloads import Download
from generator.pages.made import Pages
from generator.pages.published import Published
from generator.pages.site import Around, page_makers
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity
from generator.problems.source_lines import source_lines
from generator.progress import Progress, Stage, silent, told
from generator.remembered import forget
from generator.render.card import render_card
from generator.render.pages import render
from generator.results import result_of
from generator.search.index import search_files
from generator.words.catalogue import DEFAULT, Words, words

SOFTWARE = f"evaluations-site {__version__}"
"""What makes the site, as pages name it."""
STANDARD_FINDINGS = ("band-gap", "band-edge", "ladder-end")
"""Checks of a framework that readers should know of, since they are about the standard itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A data folder read, checked and scored; `results` holds what could be scored."""

    disclosure: Disclosure
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    root: Path = Path()

    @property
    def open(self) -> tuple[Problem, ...]:
        """The problems but for the warnings that an editor lets stand."""
        return tuple(one for one in self.problems if not one.accepted)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(one for one in self.problems if severity(one) is Severity.ERROR)

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The errors that refuse a build; those in drafts do not, nothing of them is built."""
        found = self.errors
        free = of_drafts(self.root, {one.place.file for one in found}) if found else frozenset()
        return tuple(one for one in found if one.place.file not in free)


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


@dataclass(frozen=True)
class Plan:
    """Everything a site will be made of, by address, each thing made when it is asked for.

    `pages` are the pages by address (`a/b/`), `files` the open data and the cards. The files of the
    tables of a page are known once the page is made, those of the search once all is read.
    `standing` are the addresses of pages that are to stay: all but redirects and the record itself.
    `results` are what the evaluations shown are made from, by the address of their first page.
    """

    site: Site
    language: str
    pages: Pages
    files: Mapping[str, Callable[[], bytes]]
    search: Callable[[], dict[str, bytes]]
    standing: frozenset[str] = frozenset()
    results: Mapping[str, Result] = field(default_factory=dict)

    def page(self, address: str) -> PageFile:
        """A page as Markdown."""
        page = self.pages[address]
        return PageFile(page.path, render(page, self.language), page.source)

    def forget(self, addresses: Iterable[str]) -> None:
        """Let go of what was made for pages; asked for again, it is made again."""
        for address in addresses:
            if address in self.results:
                forget(self.results[address])
        self.pages.forget(addresses)

    def beside(self, address: str) -> bytes | None:
        """A table of a page as CSV; None where no page has one of this name."""
        folder, slash, _ = address.rpartition("/")
        page = self.pages.get(f"{folder}{slash}")
        found = page.downloads if page else ()
        return next((_csv(one) for one in found if one.address == address), None)


def examine(root: Path, readings: Readings | None = None, progress: Progress = silent) -> Examined:
    """Read, check and score a data folder; problems are collected, never raised.

    With the `readings` of an earlier time, what did not change since is the very same object.
    """
    report = Report()
    loaded = load(root, report, readings, progress)
    check(loaded, report)
    results = _scored(loaded, report, progress)
    _check_addresses(Examined(loaded.disclosure, results, report.problems, root), report)
    problems = with_acceptances(report.problems, loaded.accepted, source_lines(root))
    return Examined(loaded.disclosure, results, problems, root)


def _check_addresses(examined: Examined, report: Report) -> None:
    """Whether what was published is still there; known only of data that can be built."""
    disclosure = examined.disclosure
    if (disclosure.record.releases or disclosure.redirects) and not examined.blocking:
        made = plan(examined, written=hand_written(examined.root))
        check_addresses(disclosure, made.standing | set(made.pages), report)


def _scored(loaded: Loaded, report: Report, progress: Progress) -> tuple[Result, ...]:
    """The results of the evaluations whose framework is without error."""
    departments, frameworks = loaded.disclosure.departments, _without_error(loaded, report)
    standards = [one for one in report.problems if one.id in STANDARD_FINDINGS]
    findings = {one.id: _of_framework(standards, one) for one in frameworks.values()}
    results: list[Result] = []
    for evaluation in told(loaded.disclosure.evaluations, Stage.SCORING, progress):
        framework = frameworks.get(evaluation.framework)
        department = departments.get(evaluation.department)
        if framework is None or department is None:
            continue
        result, problems = result_of(evaluation, department, framework, findings[framework.id])
        report.extend(problems)
        if result is not None:
            results.append(result)
    return tuple(results)


def _without_error(loaded: Loaded, report: Report) -> dict[str, Framework]:
    faults = [one for one in report.problems if severity(one) is Severity.ERROR]
    found = loaded.disclosure.frameworks
    return {id: found[id] for id in loaded.sound_frameworks if not _of_framework(faults, found[id])}


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
    progress: Progress = silent,
) -> Output:
    """Pages, open data and search index of what was examined: all of its plan."""
    made = plan(examined, drafts=drafts, language=language, root=root, written=written)
    pages = tuple(made.page(one) for one in told(made.pages, Stage.MAKING, progress))
    beside = {one.address: _csv(one) for page in made.pages.values() for one in page.downloads}
    data = {address: make() for address, make in made.files.items()}
    (search,) = (make() for make in told([made.search], Stage.INDEXING, progress))
    return Output(made.site, pages, {**data, **beside}, search)


def plan(
    examined: Examined,
    *,
    drafts: bool = False,
    language: str = DEFAULT,
    root: str = "",
    written: Mapping[str, bytes] | None = None,
    pdfs: bool = False,
) -> Plan:
    """What a site will be made of, its words in one language.

    `root` is the absolute address the site will have, with a slash at its end; "" where not known.
    `written` are the pages written by hand, as Markdown by path, to be found by the search. `pdfs`
    says that the PDFs of the evaluations will stand beside their pages.
    """
    disclosure = examined.disclosure
    seen = shown(examined.results, _unscored(disclosure), preview=drafts)
    say = words(language)
    files = tuple(_file_words(schema, language) for schema in SCHEMAS)
    compared = comparisons(disclosure, seen)
    around = Around(
        disclosure, seen, compared, files, explained(language), say, root, data_sum, SOFTWARE,
        archived(examined.root), pdfs,
    )  # fmt: skip
    pages = Pages(page_makers(around))
    texts = {path: text.decode("utf-8", "replace") for path, text in (written or {}).items()}
    data = {
        **open_data_makers(disclosure, seen, compared),
        **comparison_makers(disclosure, seen),
        **_cards(seen, around.published, say),
        **_attachments(examined.root, seen),
        **record_files(examined.root, disclosure.record),
    }
    stays = standing(pages, data, texts)
    return Plan(
        disclosure.site,
        language,
        pages,
        {**data, **redirect_files(disclosure, stays | set(pages), say)},
        cache(lambda: search_files(seen, compared, pages, texts, say)),
        stays,
        {addresses.evaluation(one): one for one in seen.results},
    )


def _unscored(disclosure: Disclosure) -> tuple[Unscored, ...]:
    """The drafts that cannot be scored, with their departments, as far as those are known."""
    departments = disclosure.departments
    known = (one for one in disclosure.drafts if one.department in departments)
    return tuple(Unscored(departments[one.department], one) for one in known)


def _csv(one: Download) -> bytes:
    """A chart or table of a page as the file beside it."""
    return shown_csv(one.columns, one.rows, one.invented)


def _cards(seen: Shown, published: Published, say: Words) -> dict[str, Callable[[], bytes]]:
    """The cards to be shown on other sites, whole pages that MkDocs has no part in."""
    makers = card_makers(seen, published, say).items()
    return {f"{address}index.html": partial(_card, make) for address, make in makers}


class ChangedMeanwhile(Exception):
    """An attachment is no longer the file that was checked."""


def _attachments(root: Path, seen: Shown) -> dict[str, Callable[[], bytes]]:
    """The files published with evaluations, read when they are asked for."""
    return {
        f"{result.evaluation.department}/{result.evaluation.year}/files/{one.name}": partial(
            _attachment, root, one
        )
        for result in seen.results
        for one in result.evaluation.attachments
    }


def _attachment(root: Path, one: Attachment) -> bytes:
    data = (root / one.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != one.sha256:
        raise ChangedMeanwhile(one.path)
    return data


def _card(make: Callable[[], Card]) -> bytes:
    return render_card(make())


def _file_words(schema: TableSchema[Any], language: str) -> FileWords:
    """A file of the open data in words; its declarations hold both languages."""
    chinese = language == "zh"
    fields = tuple(
        (column.name, column.type, column.zh if chinese else column.en) for column in schema.columns
    )
    return FileWords(schema.file, schema.row_zh if chinese else schema.row_en, fields)
