"""Drafts that are not filled in: a page in a preview, and no trace in what is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import Output, examine, produce
from tests.conftest import TESTS

LEAKS = ("待填", "请对照原表", "表 1-2 第 3 行", "密级批复")
"""What stands in a draft and in its todo.yml alone."""


@pytest.fixture
def folder(minimal: Path) -> Path:
    """A published year, and a draft of the next one with a number to be filled in."""
    body = minimal / "example-agriculture"
    shutil.copytree(body / "2024", body / "2025")
    draft = body / "2025"
    (draft / "replies.yml").unlink()
    shutil.copy(TESTS / "cases/drafts/todo.yml", draft)
    _change(draft / "evaluation.yml", "published", "draft", "year: 2024", "year: 2025")
    _change(draft / "evaluation.yml", "2025-06-30", "2026-06-30", "2024-12-31", "2025-12-31")
    _change(draft / "facts.yml", "value: 500.00", "value: 待填", "预算批复", "密级批复")
    return minimal


def _change(path: Path, *pairs: str) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def pages(output: Output) -> dict[str, str]:
    return {page.path: page.markdown for page in output.pages}


def everything(output: Output) -> str:
    """All that is written of a site as one text."""
    texts = [page.markdown for page in output.pages]
    for files in (output.files, output.search):
        texts.extend(content.decode("utf-8", "replace") for content in files.values())
    return "\n".join(texts)


def test_the_page_of_a_draft_lists_what_is_open(folder: Path, golden) -> None:
    made = pages(produce(examine(folder), drafts=True))
    golden("draft.md", made["example-agriculture/2025/index.md"])
    assert "example-agriculture/2025/indicators/index.md" not in made
    assert 'href="2025/"' in made["example-agriculture/index.md"]


def test_the_page_of_a_draft_in_english(folder: Path, golden) -> None:
    made = pages(produce(examine(folder), drafts=True, language="en"))
    golden("draft.en.md", made["example-agriculture/2025/index.md"])


def test_a_draft_is_in_nothing_that_is_published(folder: Path) -> None:
    published = produce(examine(folder))
    assert "example-agriculture/2025/index.md" not in pages(published)
    assert not any("2025/" in name and "agriculture" in name for name in published.files)
    text = everything(published)
    assert not [one for one in LEAKS if one in text]


def test_what_is_published_is_the_same_without_the_draft(folder: Path) -> None:
    published = produce(examine(folder))
    shutil.rmtree(folder / "example-agriculture/2025")
    without = produce(examine(folder))
    assert published == without


def test_a_scored_draft_shows_what_is_open_in_a_preview_alone(folder: Path) -> None:
    draft = folder / "example-agriculture/2025"
    _change(draft / "facts.yml", "value: 待填", "value: 500.00")
    _change(draft / "judgements.yml", "reason: 资料完整。", "reason: 待填")
    examined = examine(folder)
    overview = pages(produce(examined, drafts=True))["example-agriculture/2025/index.md"]
    assert "待填 1 处，待核对 2 条。" in overview
    assert "资料完整性 › reason" in overview
    assert "表 1-2 第 3 行（第 18 页）" in overview
    text = everything(produce(examined))
    assert not [one for one in LEAKS if one in text]


def test_what_is_published_says_nothing_of_open_matters(folder: Path) -> None:
    overview = pages(produce(examine(folder), drafts=True))["example-agriculture/2024/index.md"]
    assert "待核对" not in overview
