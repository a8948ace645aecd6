"""Sites are joined whole or not at all; the pages say what was asked of the data."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from click.testing import CliRunner

from generator.cli.join import join_command
from generator.join.joining import join
from generator.output import Refused
from generator.publish.manifest import read_manifest
from generator.publish.publishing import Faulty
from generator.publish.target import refuse_foreign
from generator.publish.verifying import verify
from tests.site.building import tree
from tests.unit.join.conftest import DISTRICTS, TITLE, Sites

Reseal = Callable[[Path], Path]


def page(folder: Path, address: str) -> Any:
    return lxml.html.parse(folder / address / "index.html").getroot()


def table(found: Any) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in found.findall("tbody/tr")]


def answers(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_whole_and_each_site_are_as_their_manifests_say(whole: Path, published: Sites) -> None:
    assert not verify(whole)
    for name, site in published.items():
        assert not verify(whole / name)
        assert tree(whole / name) == tree(site)
    sources = read_manifest(whole).sources
    assert list(sources) == [f"{name}/manifest.json" for name in sorted(published)]


def test_the_same_sites_give_the_same_bytes(whole: Path, published: Sites, tmp_path: Path) -> None:
    backwards = dict(reversed(published.items()))
    again = join(backwards, tmp_path / "again", TITLE)
    assert tree(tmp_path / "again") == tree(whole)
    assert not again.same
    before = (tmp_path / "again").stat()
    assert join(published, tmp_path / "again", TITLE).same
    assert (tmp_path / "again").stat().st_ino == before.st_ino


def test_everybody_may_read_it_whatever_the_umask(published: Sites, tmp_path: Path) -> None:
    target = tmp_path / "whole"
    before = os.umask(0o077)
    try:
        join(published, target, TITLE)
    finally:
        os.umask(before)
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in target.rglob("*")}
    assert rights == {(True, 0o755), (False, 0o644)}
    assert target.stat().st_mode & 0o777 == 0o755


def test_the_totals_page_says_what_was_asked(whole: Path) -> None:
    tables = page(whole, "totals").findall(".//table")
    published, *by_year = map(table, tables)
    regions = {name: one[0] for name, one in DISTRICTS.items()} | {"": "合计"}
    assert [row[:3] for row in published] == [
        [regions[one["site"]], one["departments"], one["evaluations"]]
        for one in answers(whole, "districts")
    ]
    shown = [row[:5] for one in by_year for row in one]
    assert shown == [
        [
            regions[one["site"]],
            one["graded"],
            points(Decimal(one["score_sum"]) / int(one["graded"])),
            points(Decimal(one["lowest"])),
            points(Decimal(one["highest"])),
        ]
        for one in answers(whole, "totals")
    ]


def points(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_the_comparison_shows_every_row(whole: Path) -> None:
    tables = page(whole, "compare").findall(".//table")
    shown = [cell for one in tables for row in table(one) for cell in row[1:] if " · " in cell]
    asked = answers(whole, "concepts")
    expected = sorted(
        f"{points(100 * Decimal(one['rate_sum']) / int(one['evaluations']))}% · "
        f"{one['evaluations']}"
        for one in asked
    )
    assert sorted(shown) == expected
    assert len(tables) == len({(one["concept"], one["rule_id"]) for one in asked})


def test_invented_districts_are_marked_on_every_page(whole: Path) -> None:
    for address in ("", "totals", "compare"):
        assert "虚构示例" in page(whole, address).find(".//main").text_content()


def test_each_site_stands_with_the_hash_of_its_manifest(whole: Path) -> None:
    sources = read_manifest(whole).sources
    (rows,) = map(table, page(whole, "").findall(".//table"))
    assert [row[2] for row in rows] == list(sources.values())


def test_one_index_leads_into_every_site(whole: Path, published: Sites) -> None:
    folder = whole / "assets/search"
    head = json.loads((folder / "index.json").read_bytes())
    addresses = {
        address
        for file in (folder / head["edition"]).glob("r*.json")
        for address, _, _ in json.loads(file.read_bytes())
    }
    assert {one.partition("/")[0] for one in addresses} == set(published)


def refused(folders: Sites, target: Path) -> str:
    before = tree(target) if target.is_dir() else None
    with pytest.raises(Refused) as refusal:
        join(folders, target, TITLE)
    assert (tree(target) if target.is_dir() else None) == before
    assert [one.name for one in target.parent.glob(f".{target.name}.publish*")] == []
    return str(refusal.value)


def test_a_changed_site_leaves_what_was_joined_before(sites: Sites, tmp_path: Path) -> None:
    target = tmp_path / "whole"
    join(sites, target, TITLE)
    (sites["er"] / "data/facts.csv").write_text("x")
    assert "facts.csv" in refused(sites, target)


def test_a_new_publication_of_a_site_is_taken_over(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    target = tmp_path / "whole"
    before = join(sites, target, TITLE)
    index = sites["er"] / "data/index.json"
    index.write_text(index.read_text(encoding="utf-8").replace("示例二区", "示例新区"))
    reseal(sites["er"])
    after = join(sites, target, TITLE)
    assert (before.sum == after.sum, after.same) == (False, False)
    assert "示例新区" in page(target, "").text_content()


def test_a_page_that_would_lead_nowhere_is_refused(
    sites: Sites, tmp_path: Path, reseal: Reseal
) -> None:
    (sites["er"] / "years/2024/index.html").unlink()
    reseal(sites["er"])
    with pytest.raises(Faulty) as refusal:
        join(sites, tmp_path / "whole", TITLE)
    assert {one.found for one in refusal.value.faults} == {"../er/years/2024/"}
    assert not (tmp_path / "whole").exists()


def test_a_site_published_by_itself_is_no_target(sites: Sites, published: Sites) -> None:
    others = {"yi": published["yi"], "er": published["er"]}
    assert "published by itself" in refused(others, sites["san"])


def test_nor_are_joined_sites_one_of_a_publication(published: Sites, tmp_path: Path) -> None:
    join(published, tmp_path / "whole", TITLE)
    with pytest.raises(Refused, match="joined together"):
        refuse_foreign(tmp_path / "whole", tmp_path / "project")
    refuse_foreign(tmp_path / "whole", tmp_path / "project", joined=True)


def test_nor_is_one_of_the_sites_or_what_holds_them(sites: Sites, tmp_path: Path) -> None:
    for target in (sites["yi"], sites["yi"] / "whole", tmp_path):
        with pytest.raises(Refused, match="overlaps"):
            join(sites, target, TITLE)


def test_nor_a_folder_with_other_files(published: Sites, tmp_path: Path) -> None:
    target = tmp_path / "notes"
    target.mkdir()
    (target / "notes.txt").write_text("x")
    assert "left alone" in refused(published, target)


def test_sites_of_other_languages_are_refused(sites: Sites, tmp_path: Path, reseal: Reseal) -> None:
    home = sites["er"] / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace('lang="zh"', 'lang="en"'))
    reseal(sites["er"])
    assert "language" in refused(sites, tmp_path / "whole")


def test_what_a_site_calls_itself_is_text(sites: Sites, tmp_path: Path, reseal: Reseal) -> None:
    hostile = """<img src=x onerror=alert(1)>"'&{{ 7 * 7 }}"""
    index = sites["er"] / "data/index.json"
    said = json.loads(index.read_bytes())
    index.write_text(json.dumps({**said, "name": hostile}))
    reseal(sites["er"])
    join(sites, tmp_path / "whole", f"</title>{hostile}")
    home = page(tmp_path / "whole", "")
    assert home.findall(".//img") == []
    assert home.find(".//h1").text_content() == f"</title>{hostile}"
    assert hostile in home.find(".//main").text_content()


def test_without_duckdb_it_says_what_is_missing(
    published: Sites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "DuckDB" in refused(published, tmp_path / "whole")


def test_the_command_says_what_it_did(published: Sites, tmp_path: Path) -> None:
    given = [f"{name}={site}" for name, site in published.items()]
    target = tmp_path / "whole"
    told = CliRunner().invoke(join_command, [*given, "--to", str(target), "--title", TITLE])
    assert told.exit_code == 0, told.output
    assert "3 sites joined" in told.output
    assert told.output.strip().endswith(read_sum(target))


def read_sum(target: Path) -> str:
    sums = (target / "SHA256SUMS").read_text().splitlines()
    return next(line.split()[0] for line in sums if line.endswith("  manifest.json"))


def test_the_command_refuses_in_words(tmp_path: Path) -> None:
    given = [f"yi={tmp_path}", "--to", str(tmp_path / "whole"), "--title", TITLE]
    told = CliRunner().invoke(join_command, given)
    assert told.exit_code == 1
    assert "overlaps" in told.output
