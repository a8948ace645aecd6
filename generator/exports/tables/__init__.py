"""What stands in each file of the open data: a module a subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.compare.site import Comparisons
from generator.exports.columns import TableSchema
from generator.exports.editions import editions
from generator.exports.tables.comparisons import COMPARISONS, pairs
from generator.exports.tables.corrections import CORRECTIONS, corrections
from generator.exports.tables.departments import (
    DEPARTMENTS,
    NAMES,
    SUCCESSIONS,
    names,
    successions,
)
from generator.exports.tables.evaluations import EVALUATIONS, evaluations
from generator.exports.tables.facts import FACTS
from generator.exports.tables.figures import FIGURES
from generator.exports.tables.findings import FINDINGS, FOLLOW_UPS, findings, follow_ups
from generator.exports.tables.frameworks import (
    CONCORDANCE,
    FRAMEWORK_INDICATORS,
    FRAMEWORKS,
    edition_nodes,
    joined,
)
from generator.exports.tables.indicators import INDICATORS
from generator.exports.tables.rows import facts, figures, nodes
from generator.exposure import Shown
from generator.model.disclosure import Disclosure

SCHEMAS: tuple[TableSchema[Any], ...] = (
    EVALUATIONS,
    INDICATORS,
    FACTS,
    FIGURES,
    FINDINGS,
    FOLLOW_UPS,
    CORRECTIONS,
    COMPARISONS,
    DEPARTMENTS,
    NAMES,
    SUCCESSIONS,
    FRAMEWORKS,
    FRAMEWORK_INDICATORS,
    CONCORDANCE,
)
"""All files, in the order readers meet them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A file with its rows."""

    schema: TableSchema[Any]
    rows: Iterable[Any]


def filled(disclosure: Disclosure, shown: Shown, comparisons: Comparisons) -> tuple[Filled, ...]:
    """Every file of SCHEMAS with the rows of what is shown."""
    departments = tuple(disclosure.departments.values())
    used = editions(disclosure, shown.results)
    rows: tuple[Iterable[Any], ...] = (
        evaluations(shown),
        nodes(shown.results),
        facts(shown.results),
        figures(shown.results),
        findings(shown.results),
        follow_ups(shown.results),
        corrections(shown.results),
        pairs(comparisons),
        departments,
        names(comparisons.lineages.values()),
        successions(departments),
        used,
        edition_nodes(used),
        joined(used),
    )
    return tuple(Filled(*one) for one in zip(SCHEMAS, rows, strict=True))
