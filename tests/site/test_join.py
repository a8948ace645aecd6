"""Districts built apart by workers of their own, joined by the command of a desk."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.publish.checking import faults_of
from generator.publish.verifying import verify
from tests.site.building import Built, tree
from tests.site.joining import DISTRICTS, join, joined_site


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return joined_site(tmp_path_factory)


def counties(joined: Built) -> dict[str, Path]:
    return {name: joined.project.folder / "public" / name for name in DISTRICTS}


def test_every_page_of_the_whole_leads_somewhere_and_asks_nobody(joined: Built) -> None:
    """The sites below it too, where they stand now."""
    assert faults_of(joined.site) == ()


def test_the_sites_are_those_that_were_published(joined: Built) -> None:
    for name, site in counties(joined).items():
        assert tree(joined.site / name) == tree(site)


def test_a_reader_checks_the_whole_with_coreutils(joined: Built) -> None:
    assert not verify(joined.site)
    done = subprocess.run(
        ["sha256sum", "--quiet", "-c", "SHA256SUMS"],
        cwd=joined.site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_joined_anew_it_is_the_same(joined: Built, tmp_path: Path) -> None:
    again = tmp_path / "www" / "again"
    join(counties(joined), again)
    assert tree(again) == tree(joined.site)


def test_both_languages_have_one_index_over_all(joined: Built) -> None:
    for language, up in (("", ""), ("en/", "../")):
        folder = joined.site / language / "assets/search"
        head = json.loads((folder / "index.json").read_bytes())
        records = [
            one
            for file in (folder / head["edition"]).glob("r*.json")
            for one in json.loads(file.read_bytes())
        ]
        assert len(head["sites"]) == len(DISTRICTS)
        for name in DISTRICTS:
            assert any(one[0].startswith(f"{up}{name}/{language}") for one in records)
