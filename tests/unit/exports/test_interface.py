"""The static interface: one entry, a document for each year, all in one archive."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile

import pytest

from generator.build import produce
from generator.compare.site import comparisons
from generator.exports.archive import NEVER
from generator.exposure import shown
from tests.unit.exports import folders
from tests.unit.exports.folders import document, files, rows


@pytest.mark.parametrize("folder", folders.FOLDERS)
class TestEntry:
    def test_lists_every_evaluation_once(self, folder: str) -> None:
        listed = [
            (one["department"], one["year"])
            for one in document(folder, "data/index.json")["evaluations"]
        ]
        assert listed == [
            (row["department"], row["year"]) for row in rows(folder, "evaluations.csv")
        ]

    def test_every_address_of_a_file_leads_to_one(self, folder: str) -> None:
        entry = document(folder, "data/index.json")
        found = [entry["package"], entry["archive"], *entry["tables"]]
        found += [one["data"] for one in entry["years"]]
        found += [one["data"] for one in entry["evaluations"] if one["data"]]
        assert not [address for address in found if address not in files(folder)]

    def test_every_page_of_a_result_is_made(self, folder: str) -> None:
        pages = {page.path for page in produce(folders.examined(folder)).pages}
        entry = document(folder, "data/index.json")
        for one in (*entry["departments"], *entry["evaluations"]):
            assert f"{one['page']}index.md" in pages

    def test_says_of_each_whether_it_is_invented(self, folder: str) -> None:
        entry = document(folder, "data/index.json")
        told = {one["invented"] for one in (*entry["departments"], *entry["evaluations"])}
        assert told == {folder != "real"}

    def test_years_hold_what_the_tables_hold(self, folder: str) -> None:
        listed = []
        for year in document(folder, "data/index.json")["years"]:
            of_year = document(folder, year["data"])
            assert {one["year"] for one in of_year["evaluations"]} == {year["year"]}
            listed += [
                (one["department"], one["year"], one["score"]) for one in of_year["evaluations"]
            ]
        table = [
            (row["department"], row["year"], row["score"] or None)
            for row in rows(folder, "evaluations.csv")
        ]
        assert sorted(listed, key=str) == sorted(table, key=str)


class TestRanks:
    def test_ranks_are_those_of_the_comparison(self) -> None:
        found = folders.examined("comparison")
        compared = comparisons(found.disclosure, shown(found.results, preview=False))
        seen = 0
        for cohort in compared.cohorts:
            told = document("comparison", f"data/years/{cohort.year}.json")["cohorts"]
            (own,) = (
                one for one in told
                if (one["framework"], one["region"] or "") == (cohort.framework, cohort.pool.region)
            )  # fmt: skip
            assert own["ranked"] == cohort.ranked
            assert own["invented"] is True
            assert [(one["department"], one["rank"]) for one in own["ranks"]] == [
                (one.result.evaluation.department, one.rank) for one in cohort.placed
            ]
            seen += len(own["ranks"])
        assert seen > 3

    def test_a_withdrawn_one_has_no_rank(self) -> None:
        told = document("withdrawn", "data/years/2023.json")
        ranked = [rank["department"] for one in told["cohorts"] for rank in one["ranks"]]
        assert ranked
        assert "example-water" not in ranked

    def test_limits_are_told_in_full(self) -> None:
        told = [
            limit
            for year in document("comparison", "data/index.json")["years"]
            for one in document("comparison", year["data"])["comparisons"]
            for limit in one["limits"]
        ]
        assert any(limit["indicators"] or limit["older_indicators"] for limit in told)


class TestArchive:
    def archive(self) -> ZipFile:
        return ZipFile(io.BytesIO(files("real")["data/evaluations.zip"]))

    def test_holds_every_table_the_dictionary_and_a_word_to_the_reader(self) -> None:
        names = self.archive().namelist()
        tables = [one["path"] for one in folders.package("real")["resources"]]
        assert names == sorted([*tables, "datapackage.json", "README.txt"])
        for name in names:
            if name != "README.txt":
                assert self.archive().read(name) == files("real")[f"data/{name}"]
        text = self.archive().read("README.txt").decode("utf-8-sig")
        assert "虚构示例" in text
        assert "invented" in text

    def test_has_nothing_in_it_that_changes_from_build_to_build(self) -> None:
        for entry in self.archive().infolist():
            assert (entry.date_time, entry.compress_type) == (NEVER, ZIP_STORED)
            assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")
        again = produce(folders.examined("real")).files["data/evaluations.zip"]
        assert again == files("real")["data/evaluations.zip"]
