"""What stands in the files on departments, editions, findings, corrections and comparisons."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from generator.exports.editions import editions
from tests.unit.exports import folders
from tests.unit.exports.folders import rows


def of(folder: str, file: str, **values: str) -> list[dict[str, str]]:
    return [row for row in rows(folder, file) if all(row[name] == values[name] for name in values)]


class TestEvaluations:
    def test_a_department_has_the_name_of_that_year(self) -> None:
        disclosure = folders.examined("lifecycle").disclosure
        renamed = 0
        for row in rows("lifecycle", "evaluations.csv"):
            department = disclosure.departments[row["department"]]
            assert row["department_name"] == department.name_in(int(row["year"]))
            renamed += row["department_name"] != department.name
        assert renamed

    def test_a_withdrawn_one_is_listed_without_its_result(self) -> None:
        (row,) = of("withdrawn", "evaluations.csv", department="example-water", year="2023")
        assert row["status"] == "withdrawn"
        told = {name for name, value in row.items() if value}
        assert told == {
            "department", "department_name", "year", "title", "status", "invented",
            "withdrawn_on", "withdrawal_reason",
        }  # fmt: skip
        assert row["withdrawn_on"] == "2025-02-01"

    @pytest.mark.parametrize(
        "file", ["indicators.csv", "facts.csv", "figures.csv", "findings.csv", "comparisons.csv"]
    )
    def test_a_withdrawn_one_is_in_no_other_table(self, file: str) -> None:
        assert of("comparison", "indicators.csv", department="example-water", year="2023")
        assert not of("withdrawn", file, department="example-water", year="2023")

    def test_a_withdrawn_one_has_no_document(self) -> None:
        assert "example-water/2023/data.json" in folders.files("comparison")
        assert "example-water/2023/data.json" not in folders.files("withdrawn")

    def test_a_comparison_leads_past_a_withdrawn_one(self) -> None:
        assert of("comparison", "comparisons.csv", department="example-water", year="2023")


class TestDepartments:
    def test_names_follow_one_another(self) -> None:
        by_department: dict[str, list[dict[str, str]]] = {}
        for row in rows("lifecycle", "department_names.csv"):
            by_department.setdefault(row["department"], []).append(row)
        assert any(len(names) > 1 for names in by_department.values())
        departments = {one["department"]: one for one in rows("lifecycle", "departments.csv")}
        for id, names in by_department.items():
            assert names[0]["first_year"] == departments[id]["first_year"]
            assert names[-1]["last_year"] == departments[id]["last_year"]
            assert names[-1]["name"] == departments[id]["name"]
            for older, newer in pairwise(names):
                assert int(newer["first_year"]) == int(older["last_year"]) + 1

    def test_successions_are_those_declared(self) -> None:
        declared = {
            (id, one.department, one.succession.value, str(one.year), one.reason)
            for id, department in folders.examined("lifecycle").disclosure.departments.items()
            for one in department.predecessors
        }
        found = {
            (row["department"], row["predecessor"], row["succession"], row["year"], row["reason"])
            for row in rows("lifecycle", "successions.csv")
        }
        assert declared
        assert found == declared

    def test_abbreviations_are_a_list(self) -> None:
        disclosure = folders.examined("lifecycle").disclosure
        for row in rows("lifecycle", "departments.csv"):
            told = tuple(json.loads(row["abbreviations"] or "[]"))
            assert told == disclosure.departments[row["department"]].abbreviations


class TestFrameworks:
    def test_every_leaf_has_its_rule_and_standard(self) -> None:
        for row in rows("comparison", "framework_indicators.csv"):
            if row["rule"]:
                assert json.loads(row["rule_parameters"])["kind"] == row["rule"]
                assert row["standard"]
        assert any(row["rule"] for row in rows("comparison", "framework_indicators.csv"))

    @pytest.mark.parametrize("folder", ["comparison", "lifecycle"])
    def test_every_leaf_of_both_editions_stands_in_one_entry(self, folder: str) -> None:
        disclosure = folders.examined(folder).disclosure
        assert disclosure.concordances
        for concordance in disclosure.concordances:
            own = of(folder, "concordance.csv", framework=concordance.new)
            for side, framework in (("old", concordance.old), ("new", concordance.new)):
                entries: dict[str, set[str]] = {}
                for row in own:
                    entries.setdefault(row[side], set()).add(row["entry"])
                for leaf in disclosure.frameworks[framework].leaves:
                    assert len(entries[leaf.id]) == 1

    def test_a_split_has_a_row_for_each_part(self) -> None:
        regrouped = 0
        for folder in ("comparison", "lifecycle"):
            for concordance in folders.examined(folder).disclosure.concordances:
                for number, entry in enumerate(concordance.entries, start=1):
                    own = of(
                        folder, "concordance.csv", framework=concordance.new, entry=str(number)
                    )
                    assert len(own) == max(len(entry.old), 1) * max(len(entry.new), 1)
                    assert {row["change"] for row in own} == {entry.change.value}
                    regrouped += len(own) > 1
        assert regrouped

    def test_an_edition_nobody_used_is_not_listed(self) -> None:
        found = folders.examined("comparison")
        newest = [one for one in found.results if one.framework.id == "example-2023"]
        assert [one.framework.id for one in editions(found.disclosure, newest)] == ["example-2023"]
        (alone,) = editions(found.disclosure, newest)
        assert alone.concordance is None
        assert alone.invented


class TestFindings:
    def test_every_problem_and_recommendation_is_there(self) -> None:
        for result in folders.examined("lifecycle").results:
            found = result.evaluation.findings
            expected = [one.id for one in (*found.problems, *found.recommendations)]
            own = of("lifecycle", "findings.csv", department=result.evaluation.department,
                     year=str(result.evaluation.year))  # fmt: skip
            assert [row["finding"] for row in own] == expected

    def test_the_state_is_the_last_that_is_said(self) -> None:
        said = rows("lifecycle", "follow_ups.csv")
        assert said
        for row in rows("lifecycle", "findings.csv"):
            about = (row["department"], row["year"], row["finding"])
            own = [
                one for one in said
                if (one["about_department"], one["about_year"], one["finding"]) == about
            ]  # fmt: skip
            last = max(own, key=lambda one: int(one["year"])) if own else None
            assert row["progress"] == (last["progress"] if last else "")
            assert row["progress_year"] == (last["year"] if last else "")
        assert any(row["progress"] for row in rows("lifecycle", "findings.csv"))


class TestCorrections:
    def test_each_is_told_in_order(self) -> None:
        seen = 0
        for result in folders.examined("lifecycle").results:
            evaluation = result.evaluation
            own = of("lifecycle", "corrections.csv", department=evaluation.department,
                     year=str(evaluation.year))  # fmt: skip
            assert [(row["correction"], row["date"], row["was"], row["now"]) for row in own] == [
                (str(number), one.day.isoformat(), one.was, one.now)
                for number, one in enumerate(evaluation.corrections, start=1)
            ]
            seen += len(own)
        assert seen


class TestComparisons:
    def test_the_parts_add_up_to_the_change(self) -> None:
        split = 0
        for folder in folders.FOLDERS:
            for row in rows(folder, "comparisons.csv"):
                if not row["change"]:
                    continue
                parts = ("performance", "framework", "inseparable", "rest")
                total = sum(Fraction(row[f"change_{part}"]) for part in parts)
                # Each part is given to twelve decimals.
                assert abs(total - Fraction(row["change"])) < Fraction(1, 10**11)
                assert Decimal(row["score"]) - Decimal(row["older_score"]) == Decimal(row["change"])
                split += 1
        assert split

    def test_what_may_not_be_compared_has_no_change(self) -> None:
        refused = of("comparison", "comparisons.csv", verdict="not_comparable")
        refused += of("lifecycle", "comparisons.csv", verdict="not_comparable")
        assert refused
        for row in refused:
            assert not any(value for name, value in row.items() if name.startswith("change"))
            assert json.loads(row["limits"])
