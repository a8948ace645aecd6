"""Where evaluations are set side by side, each sheet, alignment and pair made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.audit.result import Result
from generator.compare.align import align
from generator.compare.alignment import Alignment
from generator.compare.lifecycle import BodyChange, Lineage
from generator.compare.pairs import compare_sheets
from generator.compare.result import Pair
from generator.compare.sheet import Sheet, sheet
from generator.model.concordance import Concordance
from generator.model.framework import Framework
from generator.remembered import remembered, same

Key = tuple[str, int]
"""An evaluation: the id of the department, the year."""


def key_of(result: Result) -> Key:
    """The key of an evaluation."""
    return result.department.id, result.evaluation.year


class Desk:
    """Sets the evaluations of one site side by side and keeps what it made.

    What follows from two evaluations and their frameworks alone stays with these, so that the desk
    of a preview makes anew only what changed.
    """

    def __init__(
        self, lineages: Mapping[str, Lineage], concordances: Iterable[Concordance]
    ) -> None:
        self._lineages = lineages
        self._concordances = tuple(concordances)
        self._pairs: dict[tuple[Key, Key], Pair] = {}

    def pair(self, old: Result, new: Result) -> Pair:
        """Two evaluations side by side, the older first."""
        key = key_of(old), key_of(new)
        if key not in self._pairs:
            lineage = self._lineages[new.department.id]
            bodies = lineage.changes_between(old.evaluation.year, new.evaluation.year)
            alignment = self.alignment(old.framework, new.framework)
            made = _pairs_of(new).get(key[0])
            if made is None or not made.follows_from(old, alignment, bodies):
                made = _Made(old, alignment, bodies, _compared(old, new, alignment, bodies))
                _pairs_of(new)[key[0]] = made
            self._pairs[key] = made.pair
        return self._pairs[key]

    def alignment(self, old: Framework, new: Framework) -> Alignment:
        """The alignment of two frameworks, the one of the older evaluation first."""
        known = _alignments_of(new, self._concordances)
        if old.id not in known or known[old.id].old is not old:
            known[old.id] = align(old, new, self._concordances)
        return known[old.id]


@dataclass(frozen=True, slots=True)
class _Made:
    """A pair and what it was made from besides the newer evaluation."""

    old: Result
    alignment: Alignment
    bodies: tuple[BodyChange, ...]
    pair: Pair

    def follows_from(
        self, old: Result, alignment: Alignment, bodies: tuple[BodyChange, ...]
    ) -> bool:
        """Whether it would be made the same again."""
        return self.old is old and self.alignment is alignment and same(self.bodies, bodies)


@remembered
def _pairs_of(new: Result) -> dict[Key, _Made]:
    """The pairs an evaluation is the newer one of, by the older one."""
    return {}


@remembered
def _alignments_of(new: Framework, concordances: tuple[Concordance, ...]) -> dict[str, Alignment]:
    """The alignments of a framework with older ones, by their ids."""
    return {}


def _compared(
    old: Result, new: Result, alignment: Alignment, bodies: tuple[BodyChange, ...]
) -> Pair:
    return compare_sheets(_sheet(old), _sheet(new), alignment, bodies)


@remembered
def _sheet(result: Result) -> Sheet:
    return sheet(result)
