"""What the public sees of an evaluation, by its status; the whole policy, on one page.

draft (草稿): nothing. Figures are still being entered; a wrong score, once read, stays read.
under_reply (征求意见): nothing. The evaluated body has not been heard yet, and its reply may change
    the result; a score made public before that is a judgement without a hearing.
audited (已审核): that there is one, of which body and year, and that it is to be published. The
    result is settled but not released; reports become public within twenty days of approval, and
    whoever waits for one may know that it comes. No score, no grade, no word of the report.
published (已公布): all of it.
withdrawn (已撤回): that it was, since when and why, at the address it always had. A result that is
    no longer stood by is not shown, but who has cited it must find what became of it. No score, no
    grade; it is counted and ranked nowhere.

A preview shows all but what was withdrawn, each marked with its status; of a draft that cannot be
scored before it is filled in, what is to be filled in. What is not shown is in no
page, no file of the open data and no search index: a static file that is not linked is published
all the same. What a shown evaluation says of the findings of one that is not goes with them; what
it says of a report that was never part of the site stays, for that was public elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.model.evaluation import Status
from generator.model.follow_ups import FollowUp, Withdrawal
from generator.model.todo import Draft
from generator.remembered import remembered


class Exposure(StrEnum):
    """How much of an evaluation is shown."""

    NOTHING = "nothing"
    ANNOUNCED = "announced"
    WITHDRAWN = "withdrawn"
    WHOLE = "whole"


PUBLIC: Mapping[Status, Exposure] = {
    Status.DRAFT: Exposure.NOTHING,
    Status.UNDER_REPLY: Exposure.NOTHING,
    Status.AUDITED: Exposure.ANNOUNCED,
    Status.PUBLISHED: Exposure.WHOLE,
    Status.WITHDRAWN: Exposure.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Announced:
    """An evaluation of which no more is shown than this; it holds no result that could leak."""

    department: Department
    year: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An evaluation taken back; of it no more is shown than this.

    `published_on` is None where the day is not recorded.
    """

    department: Department
    year: int
    title: str
    withdrawal: Withdrawal
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unscored:
    """A draft that cannot be scored before it is filled in; a preview alone knows of it."""

    department: Department
    draft: Draft


@dataclass(frozen=True, slots=True)
class Shown:
    """What a site is made of: evaluations shown whole, announced only, and withdrawn ones.

    `drafts` are those that cannot be scored yet; there are none but in a preview.
    """

    results: tuple[Result, ...]
    announced: tuple[Announced, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    drafts: tuple[Unscored, ...] = ()


def shown(results: Iterable[Result], drafts: Iterable[Unscored] = (), *, preview: bool) -> Shown:
    """What readers see of these evaluations; whole in a preview, save those withdrawn."""
    by_exposure: dict[Exposure, list[Result]] = {one: [] for one in Exposure}
    for result in results:
        exposure = PUBLIC[result.evaluation.status]
        whole = preview and exposure is not Exposure.WITHDRAWN
        by_exposure[Exposure.WHOLE if whole else exposure].append(result)
    hidden = {
        (result.evaluation.department, result.evaluation.year)
        for exposure, found in by_exposure.items()
        if exposure is not Exposure.WHOLE
        for result in found
    }
    return Shown(
        tuple(_silent_on(hidden, result) for result in by_exposure[Exposure.WHOLE]),
        tuple(
            Announced(result.department, result.evaluation.year)
            for result in by_exposure[Exposure.ANNOUNCED]
        ),
        tuple(
            Withdrawn(
                result.department, evaluation.year, evaluation.title, evaluation.withdrawal,
                evaluation.published_on,
            )
            for result in by_exposure[Exposure.WITHDRAWN]
            if (evaluation := result.evaluation).withdrawal is not None
        ),
        tuple(drafts) if preview else (),
    )  # fmt: skip


def _silent_on(hidden: Collection[tuple[str, int]], result: Result) -> Result:
    """The very same result, unless it follows up findings of an evaluation that is not shown."""
    said = result.evaluation.follow_ups
    kept = tuple(one for one in said if (one.department, one.year) not in hidden)
    if len(kept) == len(said):
        return result
    return _saying(result, kept)


@remembered
def _saying(result: Result, kept: tuple[FollowUp, ...]) -> Result:
    """A result whose evaluation follows up these findings alone."""
    return replace(result, evaluation=replace(result.evaluation, follow_ups=kept))
