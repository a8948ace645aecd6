"""Facts are written in the unit they say."""

from __future__ import annotations

from generator.model.evaluation import Evaluation
from generator.problems import Report


def check_limits(evaluation: Evaluation, report: Report) -> None:
    """No fact is more than the one it is declared to be at most."""
    for fact in evaluation.facts.values():
        limit = evaluation.facts.get(fact.at_most)
        if limit is not None and fact.quantity.base > limit.quantity.base:
            found = f"{fact.quantity.value} {fact.quantity.unit.symbol}"
            most = f"{limit.quantity.value} {limit.quantity.unit.symbol}"
            values = {"id": fact.id, "limit": limit.id, "found": found, "most": most}
            report.add("fact-over-limit", fact.place, **values)


def check_percentages(evaluation: Evaluation, report: Report) -> None:
    """A percentage below one percent is probably a ratio written in the wrong unit."""
    for fact in evaluation.facts.values():
        if fact.quantity.unit.symbol == "%" and 0 < abs(fact.quantity.value) < 1:
            report.add("percent-small", fact.place, id=fact.id, found=fact.quantity.value)
