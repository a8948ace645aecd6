"""The page of method of an evaluation: weights that add up, edges, zero divisors, checks."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import generator.checks
from generator.audit.result import Result
from generator.build import examine
from generator.checks.weights import check_weights
from generator.model.framework import Framework
from generator.model.rules import Bands, Gap
from generator.pages.scoring import CHECKS, Scoring, scoring
from generator.problems import Report
from generator.score.weights import weight_sums
from generator.views.tables import Table
from generator.words.catalogue import words
from tests.unit.pages import real

say = words("zh")


def shown() -> Scoring:
    return scoring(real.result(), say)


def texts(table: Table | None) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows] if table else []


def heavier(framework: Framework, id: str) -> Framework:
    """The framework with a weight that no longer fits."""
    changed = tuple(
        replace(one, weight=one.weight + 1) if one.id == id else one for one in framework.indicators
    )
    return replace(framework, indicators=changed)


class TestProof:
    def test_every_parent_is_in_it_once(self) -> None:
        parents = [one for one in real.result().framework.indicators if one.children]
        rows = [row for part in shown().proof for row in texts(part.sums)]
        assert [row[0] for row in rows] == [one.name for one in parents]
        assert shown().proof_lead == say("method.proof_holds", count=len(parents) + 1)

    def test_sums_are_written_out_and_right(self) -> None:
        for part in shown().proof:
            for _, written, mark in texts(part.sums):
                parts, _, total = written.partition(" = ")
                assert sum(map(Decimal, parts.split(" + "))) == Decimal(total)
                assert mark == say("method.sum_holds")
        assert "8 + 10 + 25 + 5 + 38 + 9 + 5 = 100" in shown().proof_total

    def test_a_weight_that_does_not_fit_is_shown(self) -> None:
        result = real.result()
        leaf = result.framework.leaves[0]
        spoilt = replace(result, framework=heavier(result.framework, leaf.id))
        page = scoring(spoilt, say)
        assert page.proof_lead == say("method.proof_fails", count=48)
        rows = [row for part in page.proof for row in texts(part.sums)]
        (wrong,) = (row for row in rows if row[2] == say("method.sum_fails"))
        assert " ≠ " in wrong[1]

    def test_the_check_of_the_data_says_the_same(self) -> None:
        framework = real.result().framework
        for node in framework.indicators:
            spoilt = heavier(framework, node.id)
            report = Report()
            check_weights(spoilt, report)
            wrong = [one for one in weight_sums(spoilt) if not one.holds]
            assert len(report) == len(wrong) >= 1


class TestEdges:
    def test_grades_on_their_edges(self) -> None:
        edges = [say("method.grade_edge", points=low, grade=name)
                 for low, name in ((90, "优"), (80, "良"), (60, "中"))]  # fmt: skip
        assert list(shown().grade_edges) == edges

    def test_bands_on_their_edges_and_between(self) -> None:
        rows = [row[1:] for row in texts(shown().edges) if row[0] == "受益对象满意度"]
        between = say("method.between", low="94%", high="95%")
        assert rows == [
            ("95%", "≥95%", "5.00"),
            (between, say("method.gap_open"), ""),
            ("94%", "≥80%，≤94%", "3.00"),
            ("80%", "≥80%，≤94%", "3.00"),
        ]

    def test_a_declared_gap_is_said(self) -> None:
        result = real.result()
        rules = dict(result.framework.rules)
        entry = rules["受益对象满意度"]
        assert isinstance(entry.rule, Bands)
        rules["受益对象满意度"] = replace(entry, rule=replace(entry.rule, gap=Gap.LOWER))
        page = scoring(replace(result, framework=replace(result.framework, rules=rules)), say)
        assert say("method.gap_read", band="≥80%，≤94%") in [row[2] for row in texts(page.edges)]

    def test_a_tie_goes_up(self) -> None:
        assert say("method.ties", raw="2.005", rounded="2.01") in shown().rounding

    def test_levels_that_are_rounded_again_are_named(self) -> None:
        result = real.result()
        rounding = replace(result.framework.rounding, levels={0: 0, 1: 1})
        framework = replace(result.framework, rounding=rounding)
        lines = scoring(replace(result, framework=framework), say).rounding
        assert say("method.rounding_level", level="一级指标", digits=1) in lines
        assert say("method.rounding_sums") not in lines


def test_zero_divisors_and_readings() -> None:
    ((name, case, points, note),) = texts(shown().zero)
    assert (name, case, points) == ("政府采购执行率", say("method.zero_over"), "0")
    assert note
    count = len(real.result().readings)
    assert shown().readings_lead == say("method.readings", count=count)
    link = shown().readings
    assert link
    assert link.address.endswith("/audit/#readings")


def test_nothing_unclear_is_said_too(minimal: Path) -> None:
    result: Result
    (result,) = examine(minimal).results
    page = scoring(result, say)
    assert page.readings is None
    assert page.readings_lead == say("method.readings_none", count=0)
    assert page.edition == say(
        "method.edition", name=result.framework.name, edition=result.framework.edition
    )


def test_every_check_of_the_data_is_explained() -> None:
    """A check that is added gets a line of words here: `method.<name of its function>`."""
    found: set[str] = set()
    for module in iter_modules(generator.checks.__path__, "generator.checks."):
        file = import_module(module.name).__file__
        assert file
        tree = ast.parse(Path(file).read_text(encoding="utf-8"))
        found |= {
            one.name for one in tree.body
            if isinstance(one, ast.FunctionDef) and one.name.startswith("check_")
        }  # fmt: skip
    assert found <= set(CHECKS)
