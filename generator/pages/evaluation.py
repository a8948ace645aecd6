"""The pages of one evaluation, each remembered with it once it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.result import Pair
from generator.compare.site import Comparisons, key_of
from generator.pages import addresses
from generator.pages.audit import audit
from generator.pages.change import change
from generator.pages.dataset import evaluation_dataset
from generator.pages.finance import finance
from generator.pages.findings import findings
from generator.pages.goals import goals
from generator.pages.head import with_tab
from generator.pages.history import History
from generator.pages.indicators import indicators
from generator.pages.made import Made
from generator.pages.metadata import of_evaluation
from generator.pages.method import method
from generator.pages.overview import overview
from generator.pages.page import Link, Page
from generator.pages.published import Published
from generator.pages.report import report
from generator.pages.standing import standing
from generator.remembered import remembered
from generator.words.catalogue import Words

Part = Callable[[Result, Published, Words], Page]


def evaluation_makers(
    result: Result,
    compared: Comparisons,
    published: Published,
    history: History | None,
    say: Words,
    *,
    first: bool,
) -> dict[str, Made]:
    """The pages by address; all but the `first` of a department have one on what changed."""
    makers: dict[str, Made] = {
        addresses.evaluation(result): partial(
            _first_page, result, compared, published, history, say
        ),
        **{
            addresses.evaluation(result, part): partial(make, result, published, say)
            for part, make in PARTS.items()
        },
    }
    parts = tuple(makers.values())
    makers[addresses.evaluation(result, "report")] = partial(
        _report_page, result, parts, published, say
    )
    if first:
        return makers
    address = addresses.evaluation(result, "change")
    makers[address] = partial(_change_page, result, compared, published, say)
    return {address: partial(_tabbed, make, result, say) for address, make in makers.items()}


def _tabbed(make: Made, result: Result, say: Words) -> Page:
    return with_tab(make(), result, "change", say)


def _first_page(
    result: Result,
    compared: Comparisons,
    published: Published,
    history: History | None,
    say: Words,
) -> Page:
    return _overview(result, standing(result, compared, say), published, history, say)


@remembered
def _overview(
    result: Result,
    stands: tuple[Link, ...],
    published: Published,
    history: History | None,
    say: Words,
) -> Page:
    dataset = evaluation_dataset(result, published, say)
    page = overview(result, stands, published, history, say)
    return of_evaluation(page, result, published, say, dataset)


def _report_page(result: Result, parts: tuple[Made, ...], published: Published, say: Words) -> Page:
    return report(result, (make() for make in parts), published, say)


def _change_page(result: Result, compared: Comparisons, published: Published, say: Words) -> Page:
    key = key_of(result)
    return _change(result, compared.pairs[key], compared.asked.get(key, ()), published, say)


@remembered
def _change(
    result: Result, pair: Pair, asked: tuple[LookBack, ...], published: Published, say: Words
) -> Page:
    return of_evaluation(change(pair, asked, say), result, published, say)


def _part(make: Callable[[Result, Words], Page]) -> Part:
    """A page that follows from an evaluation alone, whoever publishes it."""

    @remembered
    def part(result: Result, published: Published, say: Words) -> Page:
        return of_evaluation(make(result, say), result, published, say)

    return part


@remembered
def _method(result: Result, published: Published, say: Words) -> Page:
    page = method(result, published.site.show_personal_names, say)
    return of_evaluation(page, result, published, say)


PARTS: Mapping[str, Part] = {
    "indicators": _part(indicators),
    "finance": _part(finance),
    "goals": _part(goals),
    "findings": _part(findings),
    "method": _method,
    "audit": _part(audit),
}
"""The pages beside the overview that no other evaluation has a part in."""
