"""The manifest of a site: read back as written, and checked by a reader's own tools."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.publish.digests import digests
from generator.publish.manifest import (
    MANIFEST,
    SUMS,
    Manifest,
    Unreadable,
    add_manifest,
    read_manifest,
    read_sums,
)

FILES = {"index.html": "<p>一", "数据/a b.csv": "x", "data/b.json": "{}"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    manifest = Manifest({"mkdocs": "1.6.1"}, {"mkdocs.yml": "ab" * 32}, digests(folder))
    add_manifest(folder, manifest)
    return folder


def test_is_read_as_it_was_written(site: Path) -> None:
    manifest = read_manifest(site)
    assert manifest.files.keys() == FILES.keys()
    assert manifest.software == {"mkdocs": "1.6.1"}
    assert read_sums(site).keys() == {*FILES, MANIFEST}


def test_names_the_data_by_one_hash(site: Path) -> None:
    said = json.loads((site / MANIFEST).read_bytes())
    line = f"{'ab' * 32}  mkdocs.yml\n"
    program = subprocess.run(["sha256sum"], input=line.encode(), capture_output=True, check=True)
    assert said["data"] == program.stdout.split()[0].decode() == read_manifest(site).data


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="coreutils are not there")
def test_a_reader_checks_it_with_coreutils(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(command, cwd=site, check=False).returncode == 0
    (site / "数据/a b.csv").write_text("y", encoding="utf-8")
    found = subprocess.run(command, cwd=site, check=False, capture_output=True, text=True)
    assert found.returncode == 1
    assert "数据/a b.csv" in found.stdout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"format": 1}',
        '{"format": 2, "software": {}, "sources": {}, "files": {}}',
        '{"format": 1, "software": {}, "sources": {}, "files": {"a": 1}}',
    ],
)
def test_what_is_none_of_ours_is_refused(site: Path, text: str) -> None:
    (site / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable):
        read_manifest(site)


@pytest.mark.parametrize("text", ["abc  index.html\n", "\n", f"{'AB' * 32}  index.html\n"])
def test_sums_in_another_form_are_refused(site: Path, text: str) -> None:
    (site / SUMS).write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable):
        read_sums(site)
