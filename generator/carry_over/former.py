"""The evaluation that a new one is carried over from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.checks.lifecycle import forebears
from generator.compare.align import align
from generator.compare.alignment import Joint
from generator.model.disclosure import Department, Disclosure
from generator.model.evaluation import Evaluation, Status
from generator.model.framework import Framework

ONE_TO_ONE = (Joint.SAME, Joint.CHANGED_WEIGHT, Joint.CHANGED_RULE)


@dataclass(frozen=True)
class Former:
    """The former evaluation, the framework of the new one, and how the two editions are joined."""

    evaluation: Evaluation
    old: Framework
    new: Framework
    year: int
    joined: Mapping[str, str]
    """The indicators that are the same, by their id in the new edition: their id in the old."""
    concordant: bool
    """Whether a concordance leads from the one edition to the other, or they are the same."""

    @property
    def is_last_year(self) -> bool:
        """Whether it is that of the year right before."""
        return self.evaluation.year == self.year - 1

    @property
    def same_framework(self) -> bool:
        """Whether the edition is still the same."""
        return self.old.id == self.new.id

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The ids in the new edition by those in the old, of indicators that are the same."""
        return {old: new for new, old in self.joined.items()}


def former_of(
    disclosure: Disclosure, department: Department, year: int, chosen: int | None
) -> Evaluation | None:
    """The last evaluation of the body before a year, else of those it comes from.

    `chosen` is the year it must be of. What was withdrawn is not stood by: it is not carried over.
    """
    before = forebears(department.id, disclosure.departments)
    for bodies in ([department.id], before):
        found = _latest(disclosure.evaluations, bodies, year, chosen)
        if found is not None:
            return found
    return None


def _latest(
    evaluations: Iterable[Evaluation], bodies: Collection[str], year: int, chosen: int | None
) -> Evaluation | None:
    found = [
        one
        for one in evaluations
        if one.department in bodies
        and one.year < year
        and chosen in (None, one.year)
        and one.status is not Status.WITHDRAWN
    ]
    return max(found, key=lambda one: one.year, default=None)


def joined_to(evaluation: Evaluation, new: Framework, disclosure: Disclosure, year: int) -> Former:
    """How the framework of the new evaluation goes on from that of the former one."""
    old = disclosure.frameworks[evaluation.framework]
    alignment = align(old, new, disclosure.concordances)
    same = {
        link.new[0]: link.old[0]
        for link in (*alignment.leaves, *alignment.nodes)
        if link.joint in ONE_TO_ONE and len(link.new) == len(link.old) == 1
    }
    return Former(evaluation, old, new, year, same, alignment.declared)
