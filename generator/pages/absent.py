"""Departments of which a year shows no evaluation, and why, as far as that may be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.compare.lifecycle import Lineage
from generator.compare.peers import Cohort, Pool, pool_of
from generator.exposure import Shown
from generator.model.disclosure import Department, Disclosure
from generator.pages import addresses
from generator.pages.page import Link
from generator.words.catalogue import Words


def not_shown(
    year: int,
    pool: Pool,
    disclosure: Disclosure,
    shown: Shown,
    cohorts: Iterable[Cohort],
    lineages: Mapping[str, Lineage],
    say: Words,
) -> tuple[tuple[Link, str], ...]:
    """The departments of a pool that existed in a year, with no evaluation shown: its state.

    Of drafts no more is said than that nothing is published.
    """
    seen = {one.result.department.id for cohort in cohorts for one in cohort.placed}
    announced = {one.department.id for one in shown.announced if one.year == year}
    withdrawn = {one.department.id for one in shown.withdrawn if one.year == year}
    found = []
    for department in disclosure.departments.values():
        if pool_of(department) != pool or department.id in seen:
            continue
        state = state_of(department.id, announced, withdrawn)
        if state != "unpublished" or lineages[department.id].existed_in(year):
            found.append((_link(department, year, state), say(f"year.{state}")))
    return tuple(found)


def state_of(department: str, announced: Iterable[str], withdrawn: Iterable[str]) -> str:
    """What may be said of an evaluation that is not shown: the end of a key of words."""
    if department in withdrawn:
        return "withdrawn"
    return "announced" if department in announced else "unpublished"


def _link(department: Department, year: int, state: str) -> Link:
    """To where the withdrawal is explained, else to the department."""
    home = addresses.department(department.id)
    return Link(department.name_in(year), f"{home}{year}/" if state == "withdrawn" else home)
