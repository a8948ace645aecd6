"""What SQL says of all districts is what a person would count in the files of each."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from generator.join.questions import EDITIONS, QUESTIONS, Answers, answered, sql
from generator.join.sites import placed
from generator.join.tables import opened, write_tables
from tests.unit.join.conftest import DISTRICTS, Sites

Reseal = Callable[[Path], Path]


def asked(folders: Sites, folder: Path) -> Answers:
    sites = [placed(name, one, folder / name) for name, one in folders.items()]
    (folder / "data").mkdir()
    with opened(folder / "data") as connection:
        write_tables(connection, sites, folder / "data")
        return answered(connection, folder / "data")


@pytest.fixture(scope="module")
def answers(published: Sites, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return asked(published, tmp_path_factory.mktemp("asked"))


def rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def change(site: Path, name: str, old: str, new: str) -> None:
    path = site / "data" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_each_district_and_all_together_are_counted(answers: Answers, published: Sites) -> None:
    found = {
        row["site"]: (row["region"], row["departments"], row["evaluations"], row["withdrawn"])
        for row in answers.districts
    }
    for name, site in published.items():
        listed = rows(site, "evaluations.csv")
        departments = len({one["department"] for one in listed})
        public = sum(one["status"] == "published" for one in listed)
        region = DISTRICTS[name][0]
        assert found[name] == (region, departments, public, len(listed) - public)
    sums = [sum(found[name][at] for name in published) for at in (1, 2, 3)]
    assert found[None] == (None, *sums)


def test_scores_by_one_edition_in_one_year_stand_together(
    answers: Answers, published: Sites
) -> None:
    """The editions of the invented districts are the same, but for what they are called."""
    expected: dict[tuple[int, str | None], list[Decimal]] = defaultdict(list)
    for name, site in published.items():
        for one in rows(site, "evaluations.csv"):
            if one["status"] == "published" and one["grade"]:
                for key in (name, None):
                    expected[int(one["year"]), key].append(Decimal(one["score"]))
    found = {
        (row["year"], row["site"]): (
            row["graded"],
            row["score_sum"],
            row["lowest"],
            row["highest"],
        )
        for row in answers.totals
    }
    assert found == {
        key: (len(scores), sum(scores), min(scores), max(scores))
        for key, scores in expected.items()
    }


def test_grades_add_up_to_what_is_graded(answers: Answers) -> None:
    counted: dict[object, int] = defaultdict(int)
    for row in answers.grades:
        counted[row["edition"], row["year"], row["site"]] += row["graded"]
    for row in answers.totals:
        assert counted[row["edition"], row["year"], row["site"]] == row["graded"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("framework_indicators.csv", "固定资产利用率×分值", "固定资产利用率的平方×分值"),
        ("frameworks.csv", '""from"": ""90""', '""from"": ""91""'),
        ("frameworks.csv", ",100,", ",101,"),
    ],
)
def test_an_edition_that_differs_in_anything_stands_apart(
    sites: Sites, tmp_path: Path, reseal: Reseal, file: str, old: str, new: str
) -> None:
    change(sites["er"], file, old, new)
    reseal(sites["er"])
    answers = asked(sites, tmp_path / "whole")
    editions = {
        name: {row["edition"] for row in answers.totals if row["site"] == name} for name in sites
    }
    assert editions["er"].isdisjoint(editions["yi"])
    assert editions["san"] <= editions["yi"]
    together = {row["edition"] for row in answers.totals if row["site"] is None}
    assert together <= editions["yi"]


def test_a_leaf_judged_by_another_rule_is_not_compared(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    change(
        sites["er"], "framework_indicators.csv", "固定资产利用率×分值", "固定资产利用率之半×分值"
    )
    reseal(sites["er"])
    answers = asked(sites, tmp_path / "whole")
    those = [row for row in answers.concepts if row["concept"] == "shili-asset-use"]
    assert {row["site"] for row in those} == {"yi", "san"}
    others = [row for row in answers.concepts if row["concept"] == "shili-budget-adjustment"]
    assert {row["site"] for row in others} == {"yi", "er", "san"}


def test_real_and_invented_are_never_counted_together(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    for file in ("evaluations.csv", "indicators.csv"):
        change(sites["er"], file, ",true", ",false")
    reseal(sites["er"])
    answers = asked(sites, tmp_path / "whole")
    for found in (answers.districts, answers.totals, answers.grades, answers.concepts):
        assert all(row["invented"] is (row["site"] != "er") for row in found if row["site"])
    together = {row["invented"] for row in answers.totals if row["site"] is None}
    assert together == {True}


def test_rates_of_a_concept_are_those_of_the_evaluations(
    answers: Answers, published: Sites
) -> None:
    concept = "shili-budget-adjustment"
    for row in (one for one in answers.concepts if one["concept"] == concept):
        rates = [
            Decimal(one["score_rate"])
            for one in rows(published[row["site"]], "indicators.csv")
            if (one["concept"], one["year"]) == (concept, str(row["year"])) and one["score_rate"]
        ]
        assert (row["evaluations"], row["rate_sum"]) == (len(rates), sum(rates))


@pytest.mark.parametrize("question", [EDITIONS, *QUESTIONS])
def test_readers_put_the_same_questions_beside_the_files(
    whole: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """In the folder of the data, with the SQL as it stands there, and nothing else set."""
    monkeypatch.chdir(whole / "data")
    text = Path(f"{question}.sql").read_text(encoding="utf-8")
    assert text == sql(question)
    with duckdb.connect() as connection:
        found = connection.execute(text).fetchall()
        kept = connection.execute("FROM 'editions.parquet'").fetchall()
    expected = kept if question == EDITIONS else rows(whole, f"{question}.csv")
    assert len(found) == len(expected) > 0
