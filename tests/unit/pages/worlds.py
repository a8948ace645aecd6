"""Evaluations put together by hand, and the pages that set them side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.audit.result import Result
from generator.compare.site import Comparisons, comparisons
from generator.exposure import Announced, Shown, Withdrawn
from generator.model.concordance import Concordance
from generator.model.disclosure import Department, Disclosure
from generator.model.follow_ups import Withdrawal
from generator.views.tables import Table
from tests.unit.compare import builders


@dataclass(frozen=True)
class World:
    """What pages of comparison are made from."""

    disclosure: Disclosure
    shown: Shown
    compared: Comparisons


def world(
    results: Iterable[Result],
    *,
    silent: Iterable[Department] = (),
    announced: Iterable[tuple[Department, int]] = (),
    withdrawn: Iterable[tuple[Department, int]] = (),
    concordances: Iterable[Concordance] = (),
) -> World:
    """A site of these evaluations; `silent` departments have none that is shown."""
    found = tuple(results)
    taken = Withdrawal(date(2024, 2, 1), "数据有误")
    seen = Shown(
        found,
        tuple(Announced(one, year) for one, year in announced),
        tuple(Withdrawn(one, year, "报告", taken) for one, year in withdrawn),
    )
    bodies = {one.id: one for one in silent}
    bodies |= {one.department.id: one.department for one in seen.announced}
    bodies |= {one.department.id: one.department for one in seen.withdrawn}
    bodies |= {one.department.id: one.department for one in found}
    disclosure = builders.disclosure(bodies.values(), concordances)
    return World(disclosure, seen, comparisons(disclosure, seen))


def column(table: Table, key: str) -> dict[str, str]:
    """A column by the text of the row's heading; a reason where there is no value."""
    place = [one.key or one.text for one in table.headings].index(key)
    return {row.cells[0].text: row.cells[place].reason or row.cells[place].text
            for row in table.rows}  # fmt: skip
