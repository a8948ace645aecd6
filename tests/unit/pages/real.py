"""The published evaluation that the project carries, all the way to its pages, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.audit.result import Result
from generator.build import Examined, Output, examine, produce
from generator.compare.site import comparisons
from generator.exposure import Shown
from generator.pages.page import Page
from tests.real_data import real_data
from tests.unit.pages.whole import site_pages

ROOT = Path(__file__).parents[3]
DATA = real_data()


@cache
def examined() -> Examined:
    return examine(DATA)


@cache
def result() -> Result:
    (found,) = (
        one
        for one in examined().results
        if (one.evaluation.department, one.evaluation.year) == ("shanting-industry-it", 2021)
    )
    return found


@cache
def output() -> Output:
    return produce(examined())


@cache
def pages() -> tuple[Page, ...]:
    shown = Shown(examined().results, ())
    disclosure = examined().disclosure
    compared = comparisons(disclosure, shown)
    return tuple(site_pages(disclosure, shown, compared).values())
