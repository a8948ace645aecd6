"""What the public sees of an evaluation, by its status; the whole policy, on one page.

draft (草稿): nothing. Figures are still being entered; a wrong score, once read, stays read.
under_reply (征求意见): nothing. The evaluated body has not been heard yet, and its reply may change
    the result; a score made public before that is a judgement without a hearing.
audited (已审核): that there is one, of which body and year, and that it is to be published. The
    result is settled but not released; reports become public within twenty days of approval, and
    whoever waits for one may know that it comes. No score, no grade, no word of the report.
published (已公布): all of it.

A preview shows all, each marked with its status. What is not shown is in no page, no file of the
open data and no search index: a static file that is not linked is published all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.model.evaluation import Status


class Exposure(StrEnum):
    """How much of an evaluation is shown."""

    NOTHING = "nothing"
    ANNOUNCED = "announced"
    WHOLE = "whole"


PUBLIC: Mapping[Status, Exposure] = {
    Status.DRAFT: Exposure.NOTHING,
    Status.UNDER_REPLY: Exposure.NOTHING,
    Status.AUDITED: Exposure.ANNOUNCED,
    Status.PUBLISHED: Exposure.WHOLE,
}


@dataclass(frozen=True, slots=True)
class Announced:
    """An evaluation of which no more is shown than this; it holds no result that could leak."""

    department: Department
    year: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a site is made of: evaluations shown whole, and those announced only."""

    results: tuple[Result, ...]
    announced: tuple[Announced, ...]


def shown(results: Iterable[Result], *, preview: bool) -> Shown:
    """What readers see of these evaluations; all of them whole in a preview."""
    every = tuple(results)
    if preview:
        return Shown(every, ())
    by_exposure: dict[Exposure, list[Result]] = {one: [] for one in Exposure}
    for result in every:
        by_exposure[PUBLIC[result.evaluation.status]].append(result)
    return Shown(
        tuple(by_exposure[Exposure.WHOLE]),
        tuple(
            Announced(result.department, result.evaluation.year)
            for result in by_exposure[Exposure.ANNOUNCED]
        ),
    )
