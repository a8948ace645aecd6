"""Whatever a document holds, there is a draft whose files load; nothing printed is made up."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.intake.document import Block, Document, Paragraph, Table
from generator.intake.readers.text import read_text
from generator.intake.recognise.report import Asked, recognise
from generator.intake.writing import framework_files, year_files
from tests.unit.intake.making.report import TEXT
from tests.unit.intake.recognise.documents import document, table

ASKED = Asked("example", 2021, "example-2021")
SCRAPS = (
    "一、",
    "（一）",
    "得分",
    "（8分）",
    "100%",
    "一级指标",
    "评分标准",
    "表 1-1：",
    "扣 2 分",
    "。",
)
text = st.one_of(st.text(max_size=12), st.sampled_from(SCRAPS), st.integers(-9, 99).map(str))
line = st.lists(text, max_size=5).map("".join)
grid = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(line, min_size=width, max_size=width), min_size=1, max_size=6)
)


@cache
def real() -> Document:
    return read_text("report.txt", TEXT.read_bytes())


def without(block: Block, seed: int) -> Block | None:
    """A block with some of its cells gone; None for a paragraph that is left out."""
    if isinstance(block, Paragraph):
        return None if seed % 3 == 0 else block
    kept = tuple(one for at, one in enumerate(block.cells) if (at * 7 + seed) % 11)
    return Table(kept, block.origin, block.merged)


def files(made: Document) -> dict[str, bytes]:
    draft = recognise(made, ASKED)
    return {**framework_files(draft), **year_files(draft, draft.doubts, "example")}


@settings(max_examples=50, deadline=None)
@example(blocks=[table([["一级指标", "分值", "得分"], ["\x1b", "10", "9"]])])
@given(blocks=st.lists(st.one_of(line, grid.map(table)), max_size=6))
def test_any_document_gives_a_draft(blocks):
    assert "todo.yml" in files(document(*blocks))


@settings(max_examples=6, deadline=None)
@given(seeds=st.lists(st.integers(0, 30), min_size=8, max_size=8))
def test_a_report_with_holes_gives_a_draft_of_what_is_left(seeds):
    blocks = [
        one
        for at, block in enumerate(real().blocks)
        if (one := without(block, seeds[at % len(seeds)])) is not None
    ]
    made = Document("report.txt", "text", tuple(blocks))
    found = files(made)
    printed = " ".join(
        [one.text for one in blocks if isinstance(one, Paragraph)]
        + [cell.text for one in blocks if isinstance(one, Table) for cell in one.cells]
    ).replace(",", "")
    values = re.findall(rb"value: (-?[\d.]+)", found["facts.yml"])
    assert [one for one in values if one.decode() not in printed and one != b"0"] == []
