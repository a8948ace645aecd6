"""The published evaluation with each of its facts changed in turn."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.expressions import fact_names
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score.builders import real

EVALUATION, FRAMEWORK = real()


def scored_with(**facts) -> Scores:
    found = score(replace(EVALUATION, facts={**EVALUATION.facts, **facts}), FRAMEWORK)
    assert isinstance(found, Scores)
    return found


BEFORE = scored_with()


def leaves_using(id: str) -> set[str]:
    return {
        leaf
        for leaf, entry in FRAMEWORK.rules.items()
        if entry.measure is not None and id in fact_names(entry.measure.expression)
    }


@pytest.mark.parametrize("factor", ["0.5", "1.5"])
@pytest.mark.parametrize("id", EVALUATION.facts)
def test_a_changed_fact_changes_only_the_leaves_that_use_it_and_those_above(id, factor):
    fact = EVALUATION.facts[id]
    # Zero stays zero when multiplied; satisfaction has a gap in its bands, which neither
    # factor hits.
    value = fact.quantity.value * Decimal(factor) or Decimal("0.45")
    changed = replace(fact, quantity=replace(fact.quantity, value=value))
    after = scored_with(**{id: changed})

    leaves = leaves_using(id)
    assert {leaf for leaf in BEFORE.traces if after.traces[leaf] != BEFORE.traces[leaf]} == leaves
    nodes = {id_ for id_ in BEFORE.nodes if after.nodes[id_] != BEFORE.nodes[id_]}
    assert nodes <= leaves | {
        node.id for leaf in leaves for node in FRAMEWORK.path(FRAMEWORK.by_id[leaf])
    }
    lost = BEFORE.total.score - after.total.score
    assert lost == sum(BEFORE.traces[one].score - after.traces[one].score for one in leaves)


def test_the_facts_of_the_traces_are_those_of_the_expressions():
    for leaf, trace in BEFORE.traces.items():
        measure = FRAMEWORK.rules[leaf].measure
        named = [] if measure is None else list(dict.fromkeys(fact_names(measure.expression)))
        assert [fact.id for fact in trace.facts] == named
        for fact in trace.facts:
            assert fact is EVALUATION.facts[fact.id]


def test_every_computed_leaf_feels_its_facts():
    """Each fact of an expression, put up a little, moves the working."""
    for leaf, trace in BEFORE.traces.items():
        for fact in trace.facts:
            more = replace(fact.quantity, value=fact.quantity.value + Decimal("0.37"))
            after = scored_with(**{fact.id: replace(fact, quantity=more)})
            assert after.traces[leaf].working != trace.working
