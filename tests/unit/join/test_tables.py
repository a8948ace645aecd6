"""The Parquet files hold what the sites' own CSV files hold, with nothing lost, twice the same."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from generator.join.dictionary import write_dictionary
from generator.join.sites import Site, placed
from generator.join.tables import opened, write_tables
from generator.output import Refused
from tests.unit.join.conftest import Sites

FLAGS = {"true": True, "false": False}


def joined(folders: Mapping[str, Path], folder: Path) -> list[Site]:
    """Sites placed in a folder, and their tables below `data`."""
    sites = [placed(name, one, folder / name) for name, one in folders.items()]
    (folder / "data").mkdir()
    with opened(folder / "data") as connection:
        write_tables(connection, sites, folder / "data")
    return sites


def read(file: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and the rows of a Parquet file."""
    with duckdb.connect() as connection:
        done = connection.execute(f"FROM '{file}'")
        return [one[0] for one in done.description or ()], done.fetchall()


def package(site: Path) -> Any:
    return json.loads((site / "data/datapackage.json").read_bytes())


def csv_rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def valued(text: str, type: str) -> object:
    if text == "":
        return None
    match type:
        case "number":
            return Decimal(text)
        case "integer":
            return int(text)
        case "boolean":
            return FLAGS[text]
    return text


def test_every_table_holds_the_rows_of_all_sites(published: Sites, tmp_path: Path) -> None:
    joined(published, tmp_path)
    for resource in package(published["yi"])["resources"]:
        types = {one["name"]: one["type"] for one in resource["schema"]["fields"]}
        expected = [
            (name, *(valued(text, types[column]) for column, text in row.items()))
            for name, site in published.items()
            for row in csv_rows(site, resource["path"])
        ]
        file = tmp_path / "data" / f"{resource['name']}.parquet"
        columns, found = read(file)
        rows = [tuple(str(one) if isinstance(one, date) else one for one in row) for row in found]
        assert columns == ["site", *types]
        assert rows == expected, resource["name"]


def test_the_sites_are_told_with_their_manifests(published: Sites, tmp_path: Path) -> None:
    sites = joined(published, tmp_path)
    _, rows = read(tmp_path / "data/sites.parquet")
    assert rows == [(one.name, one.title, one.sum) for one in sites]


def test_the_same_bytes_twice(published: Sites, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        joined(published, tmp_path / name)
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "data").iterdir()}
        for name in ("one", "other")
    )
    assert len(one) == 15
    assert one == other


def replace_csv(site: Path, name: str, old: str, new: str) -> None:
    path = site / "data" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


Reseal = Callable[[Path], Path]


def test_texts_come_through_whatever_is_in_them(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    hostile = '一"二""三,\n四\'); DROP TABLE sites; -- \\ 𠮷 <b>'
    written = '"' + hostile.replace('"', '""') + '"'
    name = csv_rows(sites["yi"], "departments.csv")[0]["name"]
    replace_csv(sites["yi"], "departments.csv", name, written)
    reseal(sites["yi"])
    joined(sites, tmp_path / "whole")
    columns, rows = read(tmp_path / "whole/data/departments.parquet")
    names = [row[columns.index("name")] for row in rows]
    assert names[0] == hostile


def test_a_number_with_more_digits_than_fit_is_refused(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    replace_csv(sites["er"], "facts.csv", ",,人,", ".1234567890123,,人,")
    reseal(sites["er"])
    with pytest.raises(Refused, match=r"facts\.csv.*value.*1234567890123"):
        joined(sites, tmp_path / "whole")


def test_what_is_no_value_of_its_column_is_refused(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    replace_csv(sites["er"], "facts.csv", ",,人,", "多,,人,")
    reseal(sites["er"])
    with pytest.raises(Refused, match=r"facts\.csv"):
        joined(sites, tmp_path / "whole")


def test_other_columns_are_refused(sites: Sites, tmp_path: Path, reseal: Reseal) -> None:
    path = sites["er"] / "data/datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"period"', '"when"'))
    reseal(sites["er"])
    with pytest.raises(Refused, match="facts"):
        joined(sites, tmp_path / "whole")


def test_the_dictionary_names_every_column(published: Sites, tmp_path: Path) -> None:
    sites = joined(published, tmp_path)
    write_dictionary(sites[0].package, tmp_path / "data")
    for resource in package(tmp_path)["resources"]:
        columns, rows = read(tmp_path / "data" / resource["path"])
        assert [one["name"] for one in resource["schema"]["fields"]] == columns
        key = [columns.index(one) for one in resource["schema"]["primaryKey"]]
        assert len({tuple(row[at] for at in key) for row in rows}) == len(rows), resource["name"]
