"""Files published with an evaluation: read, guarded, put beside its pages."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from generator.build import ChangedMeanwhile, Examined, examine, plan, produce
from generator.load import Readings

CASE = Path(__file__).parents[2] / "cases" / "lifecycle"
YEAR = "example-trade/2024"
FILES = f"{YEAR}/files"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "evaluations"))


def ids(examined: Examined) -> list[str]:
    return [one.id for one in examined.problems]


def test_they_are_published_byte_by_byte_with_size_and_hash(root: Path) -> None:
    output = produce(examine(root))
    source = root / YEAR / "attachments"
    assert {name for name in output.files if name.startswith(FILES)} == {
        f"{FILES}/report.pdf",
        f"{FILES}/得分表.csv",
    }
    told = json.loads(output.files[f"{YEAR}/data.json"])
    assert told["report_url"] == "https://www.example.gov.cn/art/2025/7/10/art_1.html"
    for one in told["attachments"]:
        data = output.files[f"{YEAR}/{one['file']}"]
        assert data == (source / one["file"].removeprefix("files/")).read_bytes()
        assert (one["size"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_overview_links_to_them(root: Path) -> None:
    page = next(one for one in produce(examine(root)).pages if one.path == f"{YEAR}/index.md")
    assert 'href="files/report.pdf"' in page.markdown
    assert 'href="files/%E5%BE%97%E5%88%86%E8%A1%A8.csv"' in page.markdown
    assert 'href="https://www.example.gov.cn/art/2025/7/10/art_1.html"' in page.markdown


@pytest.mark.parametrize("status", ["draft", "under_reply", "audited"])
def test_those_of_what_is_not_public_are_not_published(root: Path, status: str) -> None:
    path = root / YEAR / "evaluation.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("status: published", f"status: {status}").replace(
        "published_on: 2025-07-10\n", ""
    )
    path.write_text(text, encoding="utf-8")
    output = produce(examine(root))
    assert not [name for name in output.files if name.startswith(FILES)]


def test_a_link_is_refused_wherever_it_leads(root: Path) -> None:
    folder = root / YEAR / "attachments"
    (folder / "report.pdf").unlink()
    (folder / "report.pdf").symlink_to("/etc/hostname")
    assert {"symlink", "attachment-link"} <= set(ids(examine(root)))


def test_a_link_in_place_of_the_folder_is_refused(root: Path, tmp_path: Path) -> None:
    folder = root / YEAR / "attachments"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert {"symlink", "attachment-missing"} <= set(ids(examine(root)))


def test_a_folder_is_no_attachment(root: Path) -> None:
    (root / YEAR / "attachments" / "report.pdf").unlink()
    (root / YEAR / "attachments" / "report.pdf").mkdir()
    assert "not-a-file" in ids(examine(root))


def test_a_new_version_is_noticed_in_a_preview(root: Path) -> None:
    readings = Readings()
    before = produce(examine(root, readings)).files[f"{FILES}/report.pdf"]
    (root / YEAR / "attachments" / "report.pdf").write_bytes(before + b"% second version\n")
    output = produce(examine(root, readings))
    told = json.loads(output.files[f"{YEAR}/data.json"])["attachments"][0]
    data = output.files[f"{FILES}/report.pdf"]
    assert data != before
    assert told["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_file_that_changes_after_the_check_is_not_published(root: Path) -> None:
    made = plan(examine(root))
    (root / YEAR / "attachments" / "report.pdf").write_bytes(b"%PDF-1.4 other")
    with pytest.raises(ChangedMeanwhile):
        made.files[f"{FILES}/report.pdf"]()
