"""All pages of a site, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.result import Pair
from generator.compare.site import Comparisons, key_of
from generator.exposure import Announced, Shown, Withdrawn
from generator.model.disclosure import Disclosure
from generator.pages.audit import audit
from generator.pages.change import change
from generator.pages.changes import changes, withdrawn_page
from generator.pages.compare import compare
from generator.pages.concept import concept_pages
from generator.pages.data import FileWords, data
from generator.pages.dataset import evaluation_dataset, site_dataset
from generator.pages.department import department
from generator.pages.finance import finance
from generator.pages.findings import findings
from generator.pages.goals import goals
from generator.pages.head import with_tab
from generator.pages.home import home
from generator.pages.indicators import indicators
from generator.pages.metadata import of_department, of_evaluation, of_site
from generator.pages.method import method
from generator.pages.overview import overview
from generator.pages.page import Link, Page
from generator.pages.published import Published
from generator.pages.site_method import Explained, site_method
from generator.pages.standing import standing
from generator.pages.year import year_pages
from generator.remembered import remembered
from generator.words.catalogue import Words

T = TypeVar("T", Result, Announced, Withdrawn)


def site_pages(
    disclosure: Disclosure,
    shown: Shown,
    compared: Comparisons,
    files: tuple[FileWords, ...],
    explained: Explained,
    say: Words,
    root: str = "",
) -> tuple[Page, ...]:
    """Home, data, method, then each department with its evaluations, newest first."""
    site = disclosure.site
    published = Published(site, root)
    tables = site_dataset((one.file for one in files), shown.results, published, say)
    pages = [
        of_site(home(disclosure, shown, compared, say), published, say),
        of_site(data(files, shown, site, say), published, say, tables),
        of_site(site_method(explained, shown.results, say), published, say),
        of_site(compare(shown, say), published, say),
        of_site(changes(shown, say), published, say),
        *(of_site(page, published, say) for page in year_pages(disclosure, shown, compared, say)),
        *(of_site(page, published, say) for page in concept_pages(shown, compared, say)),
    ]
    results = _by_department(shown.results)
    announced = _by_department(shown.announced)
    withdrawn = _by_department(shown.withdrawn)
    for id, one in disclosure.departments.items():
        own = Shown(results.get(id, ()), announced.get(id, ()), withdrawn.get(id, ()))
        page = department(one, disclosure.departments, own, compared, say)
        pages.append(of_department(page, one, published, say))
        for result in own.results:
            pages.extend(_with_change(result, compared, published, say))
        pages.extend(
            of_department(withdrawn_page(taken, say), one, published, say)
            for taken in own.withdrawn
        )
    return tuple(pages)


def _by_department(items: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    """What belongs to each department that has something."""
    found: dict[str, list[T]] = {}
    for one in items:
        found.setdefault(one.department.id, []).append(one)
    return {id: tuple(own) for id, own in found.items()}


def _with_change(
    result: Result, compared: Comparisons, published: Published, say: Words
) -> tuple[Page, ...]:
    """The pages of an evaluation, with the one that compares it where there is one before it."""
    pages = evaluation_pages(result, standing(result, compared, say), published, say)
    pair = compared.pairs.get(key_of(result))
    if pair is None:
        return pages
    asked = compared.asked.get(key_of(result), ())
    every = (*pages, _change(result, pair, asked, published, say))
    return tuple(with_tab(one, result, "change", say) for one in every)


@remembered
def _change(
    result: Result, pair: Pair, asked: tuple[LookBack, ...], published: Published, say: Words
) -> Page:
    return of_evaluation(change(pair, asked, say), result, published, say)


def evaluation_pages(
    result: Result, stands: tuple[Link, ...], published: Published, say: Words
) -> tuple[Page, ...]:
    """The pages of one evaluation; `stands`, which depends on others, is on the first alone."""
    return (_overview(result, stands, published, say), *_parts(result, published, say))


@remembered
def _overview(result: Result, stands: tuple[Link, ...], published: Published, say: Words) -> Page:
    dataset = evaluation_dataset(result, published, say)
    first = overview(result, stands, published, say)
    return of_evaluation(first, result, published, say, dataset)


@remembered
def _parts(result: Result, published: Published, say: Words) -> tuple[Page, ...]:
    pages = (
        indicators(result, say),
        finance(result, say),
        goals(result, say),
        findings(result, say),
        method(result, published.site.show_personal_names, say),
        audit(result, say),
    )
    return tuple(of_evaluation(page, result, published, say) for page in pages)
