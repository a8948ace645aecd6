"""The files of the comparison page: who is in them, exactly, in how few bytes."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.build import Examined, examine
from generator.compare.policy import LEAST_SHARED, OF_LEAVES
from generator.exports.comparison import COLUMNS, comparison_makers, index_json
from generator.exposure import Shown, shown
from generator.model.concordance import Concordance
from generator.model.evaluation import Status
from tests.makers import made_by

CASE = Path(__file__).parents[2] / "cases" / "comparison"
KB = 1024


@cache
def examined() -> Examined:
    found = examine(CASE)
    assert not found.problems
    return found


def files(found: Examined, seen: Shown | None = None) -> dict[str, Any]:
    seen = seen or shown(found.results, preview=False)
    made = made_by(comparison_makers(found.disclosure, seen))
    return {
        name.removeprefix("data/compare/"): json.loads(text.decode()) for name, text in made.items()
    }


def rows(index: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(index["columns"], row, strict=True)) for row in index["evaluations"]]


def test_each_evaluation_framework_and_alignment_has_a_file() -> None:
    assert sorted(files(examined())) == [
        "alignments/example-2020--example-2023.json",
        *(
            f"evaluations/{id}.json"
            for id in (
                "example-education/2021", "example-education/2022", "example-education/2023",
                "example-health/2021", "example-health/2022", "example-health/2023",
                "example-water/2022", "example-water/2023",
            )
        ),
        "frameworks/example-2020.json", "frameworks/example-2023.json",
        "frameworks/example-other-2022.json", "index.json",
    ]  # fmt: skip


def test_a_row_of_the_index() -> None:
    (row,) = (
        one for one in rows(files(examined())["index.json"])
        if (one["department"], one["year"]) == ("example-education", "2022")
    )  # fmt: skip
    assert row == {
        "department": "example-education",
        "year": "2022",
        "name": "示例区教育局",  # its name that year
        "short_name": "教育局",
        "region": "示例区",
        "invented": True,
        "framework": "example-2020",
        "status": "published",
        "score": "90.20",
        "weight": "100",
        "grade": "优",
        "published_on": "2023-07-15",
    }


def test_one_without_a_grade_says_so_by_having_none() -> None:
    grades = {(one["department"], one["year"]): one["grade"] for one in _rows_of_case()}
    assert grades["example-water", "2023"] is None
    assert grades["example-health", "2023"] == "差"


def _rows_of_case() -> list[dict[str, Any]]:
    return rows(files(examined())["index.json"])


def test_no_number_is_a_binary_fraction() -> None:
    def numbers(value: Any) -> list[float]:
        inside = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            return [found for one in inside for found in numbers(one)]
        return [value] if isinstance(value, float) else []

    assert [numbers(one) for one in files(examined()).values() if numbers(one)] == []


def test_scores_are_those_computed() -> None:
    found = files(examined())
    for result in examined().results:
        name = f"evaluations/{result.evaluation.department}/{result.evaluation.year}.json"
        if result.evaluation.status is Status.PUBLISHED:
            scores = {one["indicator"]: one["score"] for one in found[name]["nodes"]}
            assert scores == {id: f"{one.score:f}" for id, one in result.scores.nodes.items()}


def test_what_did_not_apply_was_not_judged() -> None:
    nodes = files(examined())["evaluations/example-education/2022.json"]["nodes"]
    assert [one["indicator"] for one in nodes if not one["judged"]] == ["会议费控制", "资产盘活"]


def test_of_a_withdrawn_one_only_its_address_is_told() -> None:
    seen = shown(examined().results, preview=False)
    made = made_by(comparison_makers(examined().disclosure, seen))
    index = json.loads(made["data/compare/index.json"])
    assert index["withdrawn"] == ["example-education/2020"]
    assert "data/compare/evaluations/example-education/2020.json" not in made
    years = [row["year"] for row in rows(index) if row["department"] == "example-education"]
    assert years == ["2023", "2022", "2021"]


def test_drafts_are_nowhere() -> None:
    found = examined()
    drafts = tuple(
        replace(one, evaluation=replace(one.evaluation, status=Status.DRAFT))
        if one.department.id == "example-water" else one
        for one in found.results
    )  # fmt: skip
    made = made_by(comparison_makers(found.disclosure, shown(drafts, preview=False)))
    index = json.loads(made["data/compare/index.json"])
    assert "example-water" not in {row["department"] for row in rows(index)}
    assert not [name for name in made if "water" in name or "other-2022" in name]
    assert index["withdrawn"] == ["example-education/2020"]


def test_an_announced_one_is_told_without_a_score() -> None:
    found = examined()
    audited = tuple(
        replace(one, evaluation=replace(one.evaluation, status=Status.AUDITED))
        if (one.department.id, one.evaluation.year) == ("example-water", 2023) else one
        for one in found.results
    )  # fmt: skip
    index = files(found, shown(audited, preview=False))["index.json"]
    assert index["announced"] == ["example-water/2023"]
    assert len(index["evaluations"]) == 7


def test_frameworks_and_alignments_say_whether_all_that_use_them_are_invented() -> None:
    found = examined()
    real = tuple(
        replace(one, department=replace(one.department, invented=False))
        if one.framework.id == "example-2023" and one.department.id == "example-health" else one
        for one in found.results
    )  # fmt: skip
    alignment = "alignments/example-2020--example-2023.json"
    names = ("frameworks/example-2020.json", "frameworks/example-2023.json", alignment)
    made = files(found)
    assert [made[name]["invented"] for name in names] == [True, True, True]
    made = files(found, shown(real, preview=False))
    assert [made[name]["invented"] for name in names] == [True, False, False]


def test_editions_are_aligned_over_a_chain_also_where_one_between_is_not_shown() -> None:
    """example-2020 → between → example-2023, and nobody was evaluated by the one between."""
    found = examined()
    (known,) = found.disclosure.concordances
    chained = (
        Concordance("example-2020", "between", known.entries, known.place),
        Concordance("between", "example-2023", (), known.place),
    )
    changed = Examined(replace(found.disclosure, concordances=chained), found.results, ())
    names = [name for name in files(changed) if name.startswith("alignments/")]
    assert names == ["alignments/example-2020--example-2023.json"]


def test_the_policy_is_the_one_of_the_program() -> None:
    policy = files(examined())["index.json"]["policy"]
    assert policy["least_shared"] == f"{LEAST_SHARED.numerator}/{LEAST_SHARED.denominator}"
    assert policy["of_leaves"] == {joint.value: one.value for joint, one in OF_LEAVES.items()}
    assert policy["forbidding"] == ["invented", "undeclared"]


def test_mergers_and_splits_are_told() -> None:
    (one,) = files(examined())["index.json"]["successions"]
    assert (one["department"], one["predecessor"]) == ("example-water", "example-health")
    assert (one["succession"], one["year"]) == ("split", 2023)


def test_the_index_of_a_thousand_evaluations_is_small() -> None:
    found = examined()
    some = shown(found.results, preview=False).results
    many = tuple(
        replace(
            one,
            department=replace(
                one.department, id=f"example-department-{number:03}",
                name=f"示例区第{number}国有资产监督管理局", short_name=f"第{number}国资局",
            ),
            evaluation=replace(
                one.evaluation, year=2000 + year, published_on=date(2001 + year, 7, 15)
            ),
        )
        for number in range(100)
        for year, one in zip(range(10), some * 2, strict=False)
    )  # fmt: skip
    content = index_json(found.disclosure, Shown(many, ()), ())
    assert len(json.loads(content)["evaluations"]) == 1000
    assert len(content) < 200 * KB
    assert len(gzip.compress(content)) < 20 * KB


def test_files_are_the_same_each_time() -> None:
    seen = shown(examined().results, preview=False)
    first, second = (made_by(comparison_makers(examined().disclosure, seen)) for _ in range(2))
    assert list(first.items()) == list(second.items())
    assert tuple(json.loads(first["data/compare/index.json"])["columns"]) == COLUMNS
