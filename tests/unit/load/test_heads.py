"""A mistake in a draft holds up nobody else; one that may touch what is published does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import examine, produce

BODY = "example-agriculture"


@pytest.fixture
def folder(minimal: Path) -> Path:
    """A published year, and a draft of the next one by a framework of its own."""
    (framework,) = (minimal / "frameworks").iterdir()
    shutil.copytree(framework, minimal / "frameworks" / "of-drafts")
    shutil.copytree(minimal / BODY / "2024", minimal / BODY / "2025")
    (minimal / BODY / "2025" / "replies.yml").unlink()
    head = minimal / BODY / "2025" / "evaluation.yml"
    text = head.read_text(encoding="utf-8")
    for old, new in (
        ("status: published", "status: draft"), ("year: 2024", "year: 2025"),
        (f"framework: {framework.name}", "framework: of-drafts"),
        ("2025-06-30", "2026-06-30"), ("2024-12-31", "2025-12-31"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    head.write_text(text, encoding="utf-8")
    return minimal


def spoil(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")


@pytest.mark.parametrize("file", [f"{BODY}/2025/facts.yml", "frameworks/of-drafts/rules.yml"])
def test_a_mistake_in_a_draft_is_told_and_refuses_no_build(folder: Path, file: str) -> None:
    sound = produce(examine(folder))
    spoil(folder / file)
    examined = examine(folder)
    assert [one.place.file for one in examined.errors] == [file]
    assert examined.blocking == ()
    assert produce(examined) == sound


@pytest.mark.parametrize("file", [f"{BODY}/2024/facts.yml", f"{BODY}/department.yml", "site.yml"])
def test_a_mistake_elsewhere_does(folder: Path, file: str) -> None:
    spoil(folder / file)
    examined = examine(folder)
    assert examined.errors
    assert examined.blocking == examined.errors


def test_a_framework_that_is_used_by_more_than_drafts_does(folder: Path) -> None:
    head = folder / BODY / "2024" / "evaluation.yml"
    text = head.read_text(encoding="utf-8")
    (own,) = (line for line in text.splitlines() if line.startswith("framework: "))
    head.write_text(text.replace(own, "framework: of-drafts"), encoding="utf-8")
    spoil(folder / "frameworks/of-drafts/rules.yml")
    assert examine(folder).blocking


def test_a_head_that_cannot_be_read_is_no_draft(folder: Path) -> None:
    (folder / BODY / "2025" / "evaluation.yml").write_text("status：draft", encoding="utf-8")
    spoil(folder / "frameworks/of-drafts/rules.yml")
    examined = examine(folder)
    assert examined.blocking == examined.errors
