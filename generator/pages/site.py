"""All pages of a site, in order, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, TypeVar

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.result import Pair
from generator.compare.site import Comparisons, key_of
from generator.exposure import Announced, Shown, Unscored, Withdrawn
from generator.model.disclosure import Department, Disclosure
from generator.pages import addresses
from generator.pages.audit import audit
from generator.pages.change import change
from generator.pages.changes import changes, withdrawn_page
from generator.pages.compare import compare
from generator.pages.concept import concept_makers
from generator.pages.data import FileWords, data
from generator.pages.dataset import evaluation_dataset, site_dataset
from generator.pages.department import department
from generator.pages.drafts import address_of, draft_page
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
from generator.pages.year import year_makers
from generator.remembered import remembered
from generator.words.catalogue import Words

T = TypeVar("T", Result, Announced, Withdrawn, Unscored)
Made = Callable[[], Page]
"""A page that is made when it is asked for."""


class Pages(Mapping[str, Page]):
    """The pages of a site by address, each made once, when it is asked for."""

    def __init__(self, makers: Mapping[str, Made]) -> None:
        self._makers = makers
        self._made: dict[str, Page] = {}

    def __getitem__(self, address: str) -> Page:
        if address not in self._made:
            self._made[address] = self._makers[address]()
        return self._made[address]

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def get(self, address: str, default: Any = None) -> Any:
        """The page at an address; unlike any mapping's, it hides no mistake made in making it."""
        return self[address] if address in self._makers else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


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

    @cached_property
    def published(self) -> Published:
        """The site as pages name it."""
        return Published(self.disclosure.site, self.root)


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
    around = Around(disclosure, shown, compared, files, explained, say, root)
    return tuple(make() for make in page_makers(around).values())


def page_makers(around: Around) -> dict[str, Made]:
    """Every page of a site by its address, none of them made yet.

    All that is found out here is which pages there are: their addresses stand in no context.
    """
    return {
        **_of_site(around),
        **_of_years(around),
        **_of_concepts(around),
        **_of_departments(around),
    }


def _of_site(around: Around) -> dict[str, Made]:
    """The pages that there is one of."""
    disclosure, shown, say = around.disclosure, around.shown, around.say
    site, explained = disclosure.site, around.explained
    makers: dict[str, Made] = {
        addresses.HOME: lambda: home(disclosure, shown, around.compared, say),
        addresses.METHOD: lambda: site_method(explained, shown.results, say),
        addresses.COMPARE: lambda: compare(shown, say),
        addresses.CHANGES: lambda: changes(shown, say),
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
        for result, before in _with_before(own.results):
            makers.update(_of_evaluation(result, before is not None, around))
        for taken in own.withdrawn:
            makers[f"{addresses.department(id)}{taken.year}/"] = partial(_withdrawn, taken, around)
        for draft in own.drafts:
            makers[address_of(draft)] = partial(_draft, draft, around)
    return makers


def _with_before(results: Iterable[Result]) -> list[tuple[Result, Result | None]]:
    """The evaluations of a department in their order, each with the last one before it."""
    own = tuple(results)
    by_year = sorted(own, key=lambda one: one.evaluation.year)
    before = {key_of(new): old for old, new in pairwise(by_year)}
    return [(one, before.get(key_of(one))) for one in own]


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


def _of_evaluation(result: Result, compared: bool, around: Around) -> dict[str, Made]:
    """The pages of an evaluation, with the one that compares it where there is one before it."""
    makers: dict[str, Made] = {
        addresses.evaluation(result): partial(_first, result, around),
        **{
            addresses.evaluation(result, part): partial(_part, result, part, around)
            for part in addresses.PARTS[1:]
        },
    }
    if not compared:
        return makers
    makers[addresses.evaluation(result, "change")] = partial(_changed, result, around)
    return {address: partial(_tabbed, make, result, around.say) for address, make in makers.items()}


def _tabbed(make: Made, result: Result, say: Words) -> Page:
    return with_tab(make(), result, "change", say)


def _first(result: Result, around: Around) -> Page:
    stands = standing(result, around.compared, around.say)
    return _overview(result, stands, around.published, around.say)


def _part(result: Result, part: str, around: Around) -> Page:
    return PARTS[part](result, around.published, around.say)


def _changed(result: Result, around: Around) -> Page:
    key = key_of(result)
    asked = around.compared.asked.get(key, ())
    return _change(result, around.compared.pairs[key], asked, around.published, around.say)


@remembered
def _change(
    result: Result, pair: Pair, asked: tuple[LookBack, ...], published: Published, say: Words
) -> Page:
    return of_evaluation(change(pair, asked, say), result, published, say)


def evaluation_pages(
    result: Result, stands: tuple[Link, ...], published: Published, say: Words
) -> tuple[Page, ...]:
    """The pages of one evaluation; `stands`, which depends on others, is on the first alone."""
    first = _overview(result, stands, published, say)
    return (first, *(make(result, published, say) for make in PARTS.values()))


@remembered
def _overview(result: Result, stands: tuple[Link, ...], published: Published, say: Words) -> Page:
    dataset = evaluation_dataset(result, published, say)
    first = overview(result, stands, published, say)
    return of_evaluation(first, result, published, say, dataset)


@remembered
def _indicators(result: Result, published: Published, say: Words) -> Page:
    return of_evaluation(indicators(result, say), result, published, say)


@remembered
def _finance(result: Result, published: Published, say: Words) -> Page:
    return of_evaluation(finance(result, say), result, published, say)


@remembered
def _goals(result: Result, published: Published, say: Words) -> Page:
    return of_evaluation(goals(result, say), result, published, say)


@remembered
def _findings(result: Result, published: Published, say: Words) -> Page:
    return of_evaluation(findings(result, say), result, published, say)


@remembered
def _method(result: Result, published: Published, say: Words) -> Page:
    page = method(result, published.site.show_personal_names, say)
    return of_evaluation(page, result, published, say)


@remembered
def _audit(result: Result, published: Published, say: Words) -> Page:
    return of_evaluation(audit(result, say), result, published, say)


PARTS: Mapping[str, Callable[[Result, Published, Words], Page]] = {
    "indicators": _indicators,
    "finance": _finance,
    "goals": _goals,
    "findings": _findings,
    "method": _method,
    "audit": _audit,
}
"""The pages that follow from an evaluation alone."""
