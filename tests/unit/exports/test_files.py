"""The files of the open data: columns, bytes, dictionary, exact values."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.result import Result
from generator.compare.site import comparisons
from generator.exports.archive import readme
from generator.exports.columns import Column, TableSchema
from generator.exports.files import csv_bytes, json_bytes, open_data_makers
from generator.exports.numbers import MAX_DIGITS, fraction, number
from generator.exports.package import datapackage
from generator.exports.tables import SCHEMAS
from generator.exposure import Shown
from generator.score.rounding import round_half_up
from tests.makers import made_by
from tests.unit.exports import folders
from tests.unit.pages import real, variants

CONTRACT = {
    "data/evaluations.csv": "department, department_name, year, framework, weight, score, grade, "
    "published_score, published_grade, status, invented",
    "data/indicators.csv": "department, year, indicator, level, name, parent, concept, weight, "
    "score, score_rate, published_score, rule, measured_value, measured_unit, status",
    "data/facts.csv": "department, year, fact, name, value, unit, period, source",
    "data/figures.csv": "department, year, figure, where, published, computed, low, high, verdict",
}
"""Columns that others rely on."""
TYPES = {
    "string": re.compile(r"[\s\S]*"),
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "array": re.compile(r"\[[\s\S]+\]"),
    "object": re.compile(r"\{[\s\S]+\}"),
}
CSV_FILES = [f"data/{one.file}" for one in SCHEMAS]


def rows(address: str) -> list[dict[str, str]]:
    return folders.rows("real", address.removeprefix("data/"))


@pytest.mark.parametrize("address", CONTRACT)
def test_columns_of_the_contract(address: str) -> None:
    assert address in real.output().files
    assert set(CONTRACT[address].split(", ")) <= set(rows(address)[0])


@pytest.mark.parametrize("address", CSV_FILES)
@pytest.mark.parametrize("folder", folders.FOLDERS)
class TestCsv:
    def test_begins_with_one_mark(self, folder: str, address: str) -> None:
        content = folders.files(folder)[address]
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1

    def test_ends_lines_with_crlf(self, folder: str, address: str) -> None:
        content = folders.files(folder)[address]
        assert content.endswith(b"\r\n")
        assert content.count(b"\r\n") >= len(folders.rows(folder, address[5:])) + 1

    def test_keys_are_unique(self, folder: str, address: str) -> None:
        key = folders.resource(folder, address[5:])["schema"]["primaryKey"]
        keys = [tuple(row[name] for name in key) for row in folders.rows(folder, address[5:])]
        assert len(keys) == len(set(keys))

    def test_header_is_that_of_the_dictionary(self, folder: str, address: str) -> None:
        fields = folders.resource(folder, address[5:])["schema"]["fields"]
        header = folders.files(folder)[address].decode("utf-8-sig").split("\r\n")[0]
        assert header.split(",") == [field["name"] for field in fields]

    def test_values_fit_the_dictionary(self, folder: str, address: str) -> None:
        for field in folders.resource(folder, address[5:])["schema"]["fields"]:
            for row in folders.rows(folder, address[5:]):
                value = row[field["name"]]
                if not value:
                    assert not field["constraints"]["required"], field["name"]
                else:
                    assert TYPES[field["type"]].fullmatch(value), (field["name"], value)

    def test_values_of_foreign_keys_stand_where_they_point(self, folder: str, address: str) -> None:
        for one in folders.resource(folder, address[5:])["schema"].get("foreignKeys", ()):
            target = one["reference"]
            file = f"{target['resource']}.csv" if target["resource"] else address[5:]
            there = {
                tuple(row[name] for name in target["fields"]) for row in folders.rows(folder, file)
            }
            values = [
                tuple(row[name] for name in one["fields"])
                for row in folders.rows(folder, address[5:])
            ]
            assert not [value for value in values if any(value) and value not in there]

    def test_size_and_hash_are_those_of_the_file(self, folder: str, address: str) -> None:
        described = folders.resource(folder, address[5:])
        content = folders.files(folder)[address]
        assert described["bytes"] == len(content)
        assert described["hash"] == f"sha256:{sha256(content).hexdigest()}"

    def test_every_row_says_whether_it_is_invented(self, folder: str, address: str) -> None:
        told = {row["invented"] for row in folders.rows(folder, address[5:])}
        assert told <= {"false" if folder == "real" else "true"}


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda one: one.name)
def test_every_table_has_rows_somewhere(schema: TableSchema[Any]) -> None:
    """Else the tests above would say nothing of it."""
    assert any(folders.rows(folder, schema.file) for folder in folders.FOLDERS)


class TestDictionary:
    def test_names_every_file(self) -> None:
        listed = [f"data/{one['path']}" for one in folders.package("real")["resources"]]
        assert listed == CSV_FILES

    def test_explains_every_column_in_two_languages(self) -> None:
        for one in folders.package("real")["resources"]:
            for field in one["schema"]["fields"]:
                assert re.search("[\u4e00-\u9fff]", field["title"])
                assert re.search("[a-z]", field["description"])

    def test_no_terms_and_no_publisher_are_made_up(self) -> None:
        assert not {"licenses", "terms", "contributors"} & folders.package("real").keys()

    def test_terms_and_publisher_are_those_of_the_site(self) -> None:
        site = replace(real.examined().disclosure.site, terms="注明来源。", publisher="区财政局")
        contents = {one.file: b"" for one in SCHEMAS}
        package = datapackage(site, contents)
        assert package["terms"] == "注明来源。"
        assert package["contributors"] == [{"title": "区财政局", "role": "publisher"}]
        assert "区财政局" in readme(site).decode("utf-8-sig")
        assert "注明来源。" in readme(site).decode("utf-8-sig")

    def test_keys_are_required_columns(self) -> None:
        for schema in SCHEMAS:
            columns = {column.name: column for column in schema.columns}
            assert not [name for name in schema.key if columns[name].nullable]


class TestValues:
    def test_evaluation(self) -> None:
        (row,) = rows("data/evaluations.csv")
        expected = {
            "department": "shanting-industry-it", "year": "2021", "weight": "100",
            "score": "84.48", "grade": "良", "published_score": "84.48", "published_grade": "良",
            "status": "published", "invented": "false",
        }  # fmt: skip
        assert {key: row[key] for key in expected} == expected

    def test_a_leaf(self) -> None:
        (row,) = (one for one in rows("data/indicators.csv") if one["indicator"] == "预算执行率")
        expected = {
            "level": "4", "parent": "预算执行效率", "concept": "budget-execution-rate",
            "weight": "3", "score": "2.97", "score_rate": "0.99", "published_score": "2.97",
            "rule": "proportional", "measured_value": "99.079879637814", "measured_unit": "%",
        }  # fmt: skip
        assert {key: row[key] for key in expected} == expected

    def test_facts_keep_the_digits_of_the_report(self) -> None:
        values = {row["fact"]: (row["value"], row["unit"]) for row in rows("data/facts.csv")}
        assert values["支出决算数"] == ("2163.32", "万元")
        assert values["三公经费预算"] == ("4.10", "万元")
        assert values["受益对象满意度"] == ("89.66", "%")

    def test_csv_and_json_say_the_same(self) -> None:
        document = json.loads(real.output().files["shanting-industry-it/2021/data.json"])
        (head,) = rows("data/evaluations.csv")
        flags = {True: "true", False: "false", None: ""}
        told = {
            key: flags[value] if value is None or isinstance(value, bool) else value
            for key, value in document["evaluation"].items()
        }
        assert told == head
        for node, row in zip(document["indicators"], rows("data/indicators.csv"), strict=True):
            for key in ("indicator", "name", "weight", "score", "score_rate"):
                assert node[key] == row[key]
            assert (node["concept"] or "", node["parent"] or "") == (row["concept"], row["parent"])
            assert row["published_score"] == (
                node["published"][0]["score"] if node["published"] else ""
            )
        listed = [{key: row[key] for key in fact} for fact, row in
                  zip(document["facts"], rows("data/facts.csv"), strict=True)]  # fmt: skip
        assert listed == document["facts"]

    def test_what_the_report_does_not_print_is_empty(self) -> None:
        bare = variants.bare(real.result())
        files = made(bare)
        text = files["data/evaluations.csv"].decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert (row["published_score"], row["published_grade"]) == ("", "")

    def test_without_evaluations_there_are_headers_only(self) -> None:
        files = made()
        assert files["data/facts.csv"].count(b"\r\n") == 1


def made(*results: Result) -> dict[str, bytes]:
    disclosure, shown = real.examined().disclosure, Shown(results, ())
    return made_by(open_data_makers(disclosure, shown, comparisons(disclosure, shown)))


@dataclass(frozen=True)
class Line:
    text: str
    number: str | None


SCHEMA: TableSchema[Line] = TableSchema(
    "x.csv", "x", "行", "line",
    (
        Column("text", "string", "文字", "text", lambda line: line.text),
        Column("number", "number", "数", "number", lambda line: line.number, nullable=True),
    ),
    ("text",),
)  # fmt: skip


def written(text: str, value: str | None) -> list[str]:
    content = csv_bytes(SCHEMA, [Line(text, value)]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))[1]


class TestFormulas:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_text_that_a_spreadsheet_would_compute_is_quoted(self, start: str) -> None:
        assert written(f"{start}1+1", None) == [f"'{start}1+1", ""]

    @pytest.mark.parametrize("value", ["-5.06", "0", "12345678901234567890.12345"])
    def test_numbers_stay_numbers(self, value: str) -> None:
        assert written("甲", value) == ["甲", value]

    @given(st.text(st.characters(codec="utf-8"), max_size=20))
    def test_any_text_reads_back(self, text: str) -> None:
        (shown, _) = written(text, None)
        assert shown.removeprefix("'") == text.removeprefix("'") or shown == text


class TestNumbers:
    @given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
    def test_a_recorded_number_keeps_its_digits(self, value: Decimal) -> None:
        assert Decimal(number(value) or "").as_tuple() == value.as_tuple()

    def test_no_number_is_no_text(self) -> None:
        assert number(None) is None

    @given(st.decimals("-1e9", "1e9", places=8))
    def test_a_decimal_fraction_is_exact(self, value: Decimal) -> None:
        assert Fraction(fraction(Fraction(value))) == Fraction(value)

    @given(st.fractions())
    def test_others_are_near_and_plain(self, value: Fraction) -> None:
        text = fraction(value)
        assert Fraction(text) == Fraction(round_half_up(value, MAX_DIGITS))
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]*[1-9])?", text)
        assert text != "-0"


def test_json_is_readable_and_ends_with_a_line() -> None:
    assert json_bytes({"乙": ["甲"]}) == '{\n "乙": [\n  "甲"\n ]\n}\n'.encode()
