"""All pages of a site, in order, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TypeVar

from generator.audit.result import Result
from generator.compare.site import Comparisons
from generator.exposure import Announced, Shown, Unscored, Withdrawn
from generator.model.disclosure import Department, Disclosure
from generator.model.record import Version
from generator.pages import addresses
from generator.pages.accessibility import accessibility
from generator.pages.changes import changes, withdrawn_page
from generator.pages.compare import compare
from generator.pages.concept import concept_makers
from generator.pages.data import FileWords, data
from generator.pages.dataset import site_dataset
from generator.pages.department import department
from generator.pages.drafts import address_of, draft_page
from generator.pages.evaluation import evaluation_makers
from generator.pages.history import Histories, History, histories, history
from generator.pages.home import home
from generator.pages.made import Made
from generator.pages.metadata import of_department, of_site
from generator.pages.page import Page
from generator.pages.published import Published
from generator.pages.releases import Archived, Releases, release_makers, releases_table
from generator.pages.site_method import Explained, site_method
from generator.pages.year import year_makers
from generator.words.catalogue import Words

T = TypeVar("T", Result, Announced, Withdrawn, Unscored)


def _nothing(release: str, version: Version) -> bytes:
    raise LookupError(release)


@dataclass(frozen=True)
class Around:
    """What pages are made from besides what they are about.

    `files` are the files of the open data in words, `explained` the examples of every kind of rule.
    """

    disclosure: Disclosure
    shown: Shown
    compared: Comparisons
    files: tuple[FileWords, ...]
    explained: Explained
    say: Words
    root: str = ""
    data_sum: Callable[[Result], str] | None = None
    software: str = ""
    archived: Archived = _nothing
    pdfs: bool = False

    @cached_property
    def published(self) -> Published:
        """The site as pages name it."""
        site = self.disclosure.site
        return Published(site, self.root, self.data_sum, self.software, self.pdfs)

    @cached_property
    def histories(self) -> Histories:
        """The published versions by the address of the evaluation."""
        return histories(self.disclosure, self.shown)


def page_makers(around: Around) -> dict[str, Made]:
    """Every page of a site by its address, in the order of the site, none of them made yet.

    All that is found out here is which pages there are: their addresses stand in no context.
    """
    return {
        **_of_site(around),
        **_of_years(around),
        **_of_concepts(around),
        **_of_departments(around),
        **_of_releases(around),
    }


def _of_site(around: Around) -> dict[str, Made]:
    """The pages that there is one of."""
    disclosure, shown, say = around.disclosure, around.shown, around.say
    site, explained = disclosure.site, around.explained
    makers: dict[str, Made] = {
        addresses.HOME: lambda: home(disclosure, shown, around.compared, say),
        addresses.METHOD: lambda: site_method(explained, shown.results, say),
        addresses.COMPARE: lambda: compare(shown, say),
        addresses.CHANGES: lambda: changes(shown, say, releases_table(disclosure.record, say)),
        addresses.ACCESSIBILITY: lambda: accessibility(site, say),
    }
    plain = {address: partial(_for_site, make, around) for address, make in makers.items()}

    def data_page() -> Page:
        names = (one.file for one in around.files)
        tables = site_dataset(names, shown.results, around.published, say)
        return of_site(data(around.files, shown, site, say), around.published, say, tables)

    first, *others = plain.items()
    return dict([first, (addresses.DATA, data_page), *others])


def _for_site(make: Made, around: Around) -> Page:
    return of_site(make(), around.published, around.say)


def _of_years(around: Around) -> dict[str, Made]:
    makers = year_makers(around.disclosure, around.shown, around.compared, around.say)
    return {address: partial(_for_site, make, around) for address, make in makers.items()}


def _of_concepts(around: Around) -> dict[str, Made]:
    makers = concept_makers(around.shown, around.compared, around.say)
    return {address: partial(_for_site, make, around) for address, make in makers.items()}


def _of_releases(around: Around) -> dict[str, Made]:
    """What was published stays, and so do its pages; they are no answers to a search."""
    disclosure, shown, say = around.disclosure, around.shown, around.say
    own = Releases(disclosure, shown, around.histories, around.archived, say)
    makers = release_makers(own)
    return {address: partial(_unlisted, make, around) for address, make in makers.items()}


def _unlisted(make: Made, around: Around) -> Page:
    page = of_site(make(), around.published, around.say)
    tags = (*page.metadata.tags, ("robots", "noindex"))
    return replace(page, metadata=replace(page.metadata, tags=tags))


def _of_departments(around: Around) -> dict[str, Made]:
    results = _by_department(around.shown.results)
    announced = _by_department(around.shown.announced)
    withdrawn = _by_department(around.shown.withdrawn)
    drafts = _by_department(around.shown.drafts)
    makers: dict[str, Made] = {}
    for id, one in around.disclosure.departments.items():
        own = Shown(
            results.get(id, ()), announced.get(id, ()), withdrawn.get(id, ()), drafts.get(id, ())
        )
        makers[addresses.department(id)] = partial(_department, one, own, around)
        makers.update(_of_evaluations(own.results, around))
        for taken in own.withdrawn:
            makers[f"{addresses.department(id)}{taken.year}/"] = partial(_withdrawn, taken, around)
        for draft in own.drafts:
            makers[address_of(draft)] = partial(_draft, draft, around)
    return makers


def _of_evaluations(own: tuple[Result, ...], around: Around) -> dict[str, Made]:
    """The pages of all evaluations of a department."""
    oldest = min((one.evaluation.year for one in own), default=0)
    makers: dict[str, Made] = {}
    for result in own:
        first = result.evaluation.year == oldest
        makers.update(
            evaluation_makers(
                result,
                around.compared,
                around.published,
                _versions(result, around),
                around.say,
                first=first,
            )
        )
    return makers


def _versions(result: Result, around: Around) -> History | None:
    return history(around.histories.get(addresses.evaluation(result), ()), around.say)


def _department(one: Department, own: Shown, around: Around) -> Page:
    page = department(one, around.disclosure.departments, own, around.compared, around.say)
    return of_department(page, one, around.published, around.say)


def _withdrawn(taken: Withdrawn, around: Around) -> Page:
    page = withdrawn_page(taken, around.say)
    return of_department(page, taken.department, around.published, around.say)


def _draft(draft: Unscored, around: Around) -> Page:
    page = draft_page(draft, around.say)
    return of_department(page, draft.department, around.published, around.say)


def _by_department(items: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    """What belongs to each department that has something."""
    found: dict[str, list[T]] = {}
    for one in items:
        found.setdefault(one.department.id, []).append(one)
    return {id: tuple(own) for id, own in found.items()}
