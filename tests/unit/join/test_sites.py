"""Only what was published is joined: every file as its manifest says, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.join.sites import named, placed
from generator.output import Refused
from tests.site.building import tree
from tests.unit.join.conftest import Sites


def test_names_and_folders() -> None:
    assert named(["yi=a/b", "er-2=c=d"]) == {"yi": Path("a/b"), "er-2": Path("c=d")}


@pytest.mark.parametrize("wrong", ["yi", "yi=", "Yi=a", "../yi=a", "=a", "data=a", "en=a"])
def test_what_is_no_name_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match=re.escape(wrong)):
        named([wrong])


def test_a_name_twice_is_refused() -> None:
    with pytest.raises(Refused, match="yi"):
        named(["yi=a", "yi=b"])


def test_a_copy_holds_what_the_manifest_names(published: Sites, tmp_path: Path) -> None:
    site = placed("yi", published["yi"], tmp_path / "yi")
    assert tree(tmp_path / "yi") == tree(published["yi"])
    assert (site.title, site.languages) == ("示例一区部门整体绩效评价公开（虚构）", ("zh",))


def test_what_the_manifest_does_not_name_stays_behind(sites: Sites, tmp_path: Path) -> None:
    for name in (".htaccess", "notes.txt"):
        (sites["yi"] / name).write_text("x")
    place = tmp_path / "whole" / "yi"
    placed("yi", sites["yi"], place)
    assert not (place / ".htaccess").exists()
    assert not (place / "notes.txt").exists()


def test_a_changed_file_is_refused(sites: Sites, tmp_path: Path) -> None:
    with (sites["yi"] / "data/evaluations.csv").open("a") as file:
        file.write("x")
    with pytest.raises(Refused, match=r"data/evaluations\.csv"):
        placed("yi", sites["yi"], tmp_path / "place")


def test_a_missing_file_is_refused(sites: Sites, tmp_path: Path) -> None:
    (sites["yi"] / "data/facts.csv").unlink()
    with pytest.raises(Refused, match=r"facts\.csv"):
        placed("yi", sites["yi"], tmp_path / "place")


@pytest.mark.parametrize("name", ["manifest.json", "SHA256SUMS"])
def test_without_a_manifest_it_is_no_published_site(
    sites: Sites, tmp_path: Path, name: str
) -> None:
    (sites["yi"] / name).unlink()
    with pytest.raises(Refused, match=name):
        placed("yi", sites["yi"], tmp_path / "place")


def test_a_link_out_of_the_site_is_refused(sites: Sites, tmp_path: Path) -> None:
    file = sites["yi"] / "data/facts.csv"
    outside = file.rename(tmp_path / "outside.csv")
    file.symlink_to(outside)
    with pytest.raises(Refused, match=r"facts\.csv"):
        placed("yi", sites["yi"], tmp_path / "place")


def test_a_manifest_that_names_files_elsewhere_copies_none(sites: Sites, tmp_path: Path) -> None:
    """A site comes from somebody else, and so does its manifest."""
    manifest = sites["yi"] / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"files": {', '"files": {"../er/index.html": "0",'))
    with pytest.raises(Refused):
        placed("yi", sites["yi"], tmp_path / "place" / "yi")
    assert not (tmp_path / "place" / "er").exists()
