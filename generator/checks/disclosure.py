"""All checks over a loaded data folder, in order."""

from __future__ import annotations

from generator.checks.dates import check_dates
from generator.checks.facts import check_percentages
from generator.checks.printed import check_printed_grades
from generator.checks.rules import check_rules
from generator.checks.weights import check_weights
from generator.load import Loaded
from generator.problems import Report


def check(loaded: Loaded, report: Report) -> None:
    """Report what does not fit together in frameworks that could be read whole, and evaluations."""
    disclosure = loaded.disclosure
    for id in sorted(loaded.sound_frameworks):
        framework = disclosure.frameworks[id]
        check_weights(framework, report)
        check_rules(framework, report)
    for evaluation in disclosure.evaluations:
        check_dates(evaluation, report)
        check_percentages(evaluation, report)
        check_printed_grades(evaluation, disclosure.frameworks[evaluation.framework], report)
