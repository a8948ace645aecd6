"""All pages of a site, in order."""

from __future__ import annotations

from generator.audit.result import Result
from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.pages.audit import audit
from generator.pages.data import FileWords, data
from generator.pages.finance import finance
from generator.pages.findings import findings
from generator.pages.goals import goals
from generator.pages.home import department, home
from generator.pages.indicators import indicators
from generator.pages.method import method
from generator.pages.overview import overview
from generator.pages.page import Page
from generator.pages.site_method import Explained, site_method
from generator.remembered import remembered
from generator.words.catalogue import Words


def site_pages(
    disclosure: Disclosure,
    shown: Shown,
    files: tuple[FileWords, ...],
    explained: Explained,
    say: Words,
) -> tuple[Page, ...]:
    """Home, data, method, then each department with its evaluations, newest first."""
    pages = [
        home(disclosure.site, shown, say),
        data(files, shown.results, say),
        site_method(explained, shown.results, say),
    ]
    for one in disclosure.departments.values():
        own = Shown(
            tuple(result for result in shown.results if result.department.id == one.id),
            tuple(each for each in shown.announced if each.department.id == one.id),
        )
        pages.append(department(one, own, say))
        for result in own.results:
            pages.extend(evaluation_pages(result, disclosure.site.show_personal_names, say))
    return tuple(pages)


@remembered
def evaluation_pages(result: Result, show_names: bool, say: Words) -> tuple[Page, ...]:
    """The pages of one evaluation."""
    return (
        overview(result, say),
        indicators(result, say),
        finance(result, say),
        goals(result, say),
        findings(result, say),
        method(result, show_names, say),
        audit(result, say),
    )
