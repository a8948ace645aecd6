"""Whoever has data.json can work out every score again."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.unit.exports import recompute
from tests.unit.pages import real

DIGITS = 12
"""Decimals the open data keeps of a value that no decimal expresses exactly."""


@cache
def document() -> dict[str, Any]:
    text = real.output().files["shanting-industry-it/2021/data.json"]
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def facts() -> dict[str, Fraction]:
    return recompute.amounts(document()["facts"])


LEAVES = [one for one in document()["indicators"] if one["trace"]]
every_leaf = pytest.mark.parametrize("leaf", LEAVES, ids=[one["indicator"] for one in LEAVES])


@every_leaf
class TestLeaf:
    def test_facts_used_are_those_of_the_expression(self, leaf: dict[str, Any]) -> None:
        measure, used = leaf["trace"]["measure"], leaf["trace"]["facts"]
        assert bool(measure) == bool(used)
        if measure:
            recompute.measured(measure, {id: facts()[id] for id in used})

    def test_measured_value(self, leaf: dict[str, Any]) -> None:
        measure = leaf["trace"]["measure"]
        if measure:
            value = recompute.measured(measure, facts())
            shown = measure["value"]
            assert (value is None) == (shown is None)
            assert value is None or recompute.half_up(value, DIGITS) == Fraction(shown)

    def test_raw_points(self, leaf: dict[str, Any]) -> None:
        raw = recompute.raw(leaf, facts())
        assert recompute.half_up(raw, DIGITS) == Fraction(leaf["trace"]["raw"])

    def test_clamp_and_rounding(self, leaf: dict[str, Any]) -> None:
        trace, weight = leaf["trace"], Fraction(leaf["weight"])
        clamp, held = recompute.clamped(recompute.raw(leaf, facts()), weight)
        assert trace["clamp"] == clamp
        assert recompute.half_up(held, DIGITS) == Fraction(trace["clamped"])
        digits = document()["rounding"]["digits"]
        score = min(recompute.half_up(held, digits), weight)
        assert Fraction(trace["score"]) == score
        assert Fraction(leaf["score"]) == score


class TestTree:
    def test_all_nodes_are_there_once(self) -> None:
        ids = [one["indicator"] for one in document()["indicators"]]
        assert len(ids) == len(set(ids)) == len(real.result().framework.indicators)
        assert len(LEAVES) == 41

    def test_sums(self) -> None:
        nodes = document()["indicators"]
        for node in nodes:
            below = [one for one in nodes if one["parent"] == node["indicator"]]
            assert bool(below) == (node["trace"] is None)
            for key in ("weight", "score"):
                if below:
                    assert sum(Fraction(one[key]) for one in below) == Fraction(node[key])
            rate = Fraction(node["score"]) / Fraction(node["weight"])
            assert recompute.half_up(rate, DIGITS) == Fraction(node["score_rate"])

    def test_total(self) -> None:
        roots = [one for one in document()["indicators"] if one["parent"] is None]
        head = document()["evaluation"]
        assert sum(Fraction(one["score"]) for one in roots) == Fraction(head["score"])
        assert sum(Fraction(one["weight"]) for one in roots) == Fraction(head["weight"]) == 100

    def test_kinds_of_rules_in_the_real_evaluation(self) -> None:
        kinds = {one["trace"]["rule"]["kind"] for one in LEAVES}
        assert kinds == {
            "bands", "checklist", "complement", "items", "levels", "pass_fail", "proportional",
            "step",
        }  # fmt: skip


def test_no_number_is_a_binary_one() -> None:
    def walk(value: Any) -> None:
        assert not isinstance(value, float)
        inner = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            for one in inner:
                walk(one)

    walk(document())
