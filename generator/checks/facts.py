"""Facts are written in the unit they say."""

from __future__ import annotations

from generator.model.evaluation import Evaluation
from generator.problems import Report


def check_percentages(evaluation: Evaluation, report: Report) -> None:
    """A percentage below one percent is probably a ratio written in the wrong unit."""
    for fact in evaluation.facts.values():
        if fact.quantity.unit.symbol == "%" and 0 < abs(fact.quantity.value) < 1:
            report.add("percent-small", fact.place, id=fact.id, found=fact.quantity.value)
