"""Where evaluations are set side by side, each sheet, alignment and pair made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.audit.result import Result
from generator.compare.align import align
from generator.compare.alignment import Alignment
from generator.compare.lifecycle import Lineage
from generator.compare.pairs import compare_sheets
from generator.compare.result import Pair
from generator.compare.sheet import Sheet, sheet
from generator.model.concordance import Concordance
from generator.model.framework import Framework

Key = tuple[str, int]
"""An evaluation: the id of the department, the year."""


def key_of(result: Result) -> Key:
    """The key of an evaluation."""
    return result.department.id, result.evaluation.year


class Desk:
    """Sets the evaluations of one site side by side and keeps what it made."""

    def __init__(
        self, lineages: Mapping[str, Lineage], concordances: Iterable[Concordance]
    ) -> None:
        self._lineages = lineages
        self._concordances = tuple(concordances)
        self._alignments: dict[tuple[str, str], Alignment] = {}
        self._sheets: dict[Key, Sheet] = {}
        self._pairs: dict[tuple[Key, Key], Pair] = {}

    def pair(self, old: Result, new: Result) -> Pair:
        """Two evaluations side by side, the older first."""
        key = key_of(old), key_of(new)
        if key not in self._pairs:
            lineage = self._lineages[new.department.id]
            bodies = lineage.changes_between(old.evaluation.year, new.evaluation.year)
            alignment = self.alignment(old.framework, new.framework)
            sheets = self._sheet(old), self._sheet(new)
            self._pairs[key] = compare_sheets(*sheets, alignment, bodies)
        return self._pairs[key]

    def alignment(self, old: Framework, new: Framework) -> Alignment:
        """The alignment of two frameworks, the one of the older evaluation first."""
        key = old.id, new.id
        if key not in self._alignments:
            self._alignments[key] = align(old, new, self._concordances)
        return self._alignments[key]

    def _sheet(self, result: Result) -> Sheet:
        key = key_of(result)
        if key not in self._sheets:
            self._sheets[key] = sheet(result)
        return self._sheets[key]
