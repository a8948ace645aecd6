"""All checks over a loaded data folder, in order."""

from __future__ import annotations

from generator.checks.concepts import check_concepts
from generator.checks.concordance import check_concordances
from generator.checks.facts import check_limits, check_percentages
from generator.checks.filled import check_filled
from generator.checks.follow_ups import check_follow_ups
from generator.checks.lifecycle import check_lives
from generator.checks.rules import check_leaves, check_rules
from generator.checks.tables import check_parts
from generator.checks.weights import check_weights
from generator.load import Loaded
from generator.problems import Report


def check(loaded: Loaded, report: Report) -> None:
    """Report what does not fit together in the frameworks and evaluations that could be read."""
    disclosure = loaded.disclosure
    for id in sorted(loaded.sound_trees):
        framework = disclosure.frameworks[id]
        check_weights(framework, report)
        check_rules(framework, report)
        if id in loaded.sound_frameworks:
            check_leaves(framework, report)
    sound = {id: disclosure.frameworks[id] for id in loaded.sound_frameworks}
    check_concordances(disclosure.concordances, sound, report)
    check_concepts(sound, disclosure.concordances, report)
    check_lives(disclosure, report)
    check_follow_ups(disclosure, report)
    check_filled(disclosure, report)
    for evaluation in disclosure.evaluations:
        check_percentages(evaluation, report)
        check_limits(evaluation, report)
        check_parts(evaluation, report)
