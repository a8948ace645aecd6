"""Indicators of one concept in frameworks that no concordance joins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.load.folder import FRAMEWORKS
from generator.model.concordance import Concordance
from generator.model.framework import Framework, Indicator
from generator.problems import Problem, Report, Severity
from generator.problems.catalogue import severity


def check_concepts(
    frameworks: Mapping[str, Framework], concordances: Iterable[Concordance], report: Report
) -> None:
    """Weights that differ are worth a word: what is compared over the years is the rate.

    Editions that a concordance joins say so of each indicator themselves; while a framework has
    errors, its concordance may be what is wrong.
    """
    if any(severity(one) is Severity.ERROR and _of_frameworks(one) for one in report.problems):
        return
    lines = _lines(frameworks, concordances)
    first: dict[str, tuple[str, Indicator]] = {}
    for id in sorted(frameworks):
        for node in frameworks[id].indicators:
            if node.concept is None:
                continue
            other, one = first.setdefault(node.concept, (id, node))
            if lines[other] != lines[id] and one.weight != node.weight:
                report.add(
                    "concept-weight",
                    node.place,
                    id=node.id,
                    weight=node.weight,
                    concept=node.concept,
                    other=other,
                    before=one.weight,
                )


def _of_frameworks(problem: Problem) -> bool:
    return problem.place.file.startswith(f"{FRAMEWORKS}/")


def _lines(
    frameworks: Iterable[str], concordances: Iterable[Concordance]
) -> dict[str, frozenset[str]]:
    """The frameworks joined with each one, itself among them."""
    found = {id: frozenset([id]) for id in frameworks}
    for one in concordances:
        if one.old in found and one.new in found:
            both = found[one.old] | found[one.new]
            found |= dict.fromkeys(both, both)
    return found
