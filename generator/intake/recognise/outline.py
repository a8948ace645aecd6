"""A report as units in their order: each is a numbered paragraph with what stands below it.

Headings need no styles: the numbers of the paragraphs say what stands below what. The report says
most of its sections twice, in a summary (摘要) and in its body (正文); a unit knows its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.intake.document import Block, Document, Origin, Paragraph, Table
from generator.intake.recognise.folding import bare
from generator.intake.recognise.numbering import Mark, numbered

COVER, SUMMARY, BODY, ATTACHED = "", "摘要", "正文", "附件"
_PARTS = {
    "摘要": SUMMARY,
    "内容摘要": SUMMARY,
    "报告摘要": SUMMARY,
    "正文": BODY,
    "正文部分": BODY,
    "报告正文": BODY,
}
_ATTACHED = re.compile(r"附[件表]\s*[\d一二三四五]*\s*(?:$|[：:])")
_CONTENTS = ("目录", "目次")
_LINE_OF_CONTENTS = re.compile(r".*[\s.…·⋯]\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A numbered paragraph (or what stands before the first), with the blocks up to the next.

    `path` holds the numbers from the top, its own last; `text` the paragraph without its number.
    """

    part: str
    path: tuple[Mark, ...]
    text: str
    blocks: tuple[Block, ...]
    origin: Origin

    @property
    def where(self) -> str:
        """The place as an editor names it: 正文四（二）3（1）."""
        return self.part + "".join(mark.printed for mark in self.path)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs below its own."""
        return tuple(one for one in self.blocks if isinstance(one, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables below it."""
        return tuple(one for one in self.blocks if isinstance(one, Table))


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of a report; `cover` is what stands before the first part, without contents."""

    units: tuple[Unit, ...]

    @property
    def cover(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the cover."""
        return tuple(one for unit in self.units if unit.part == COVER for one in unit.paragraphs)

    def below(self, head: Unit) -> tuple[Unit, ...]:
        """The units whose path goes on from that of a unit, in order."""
        start = next(i for i, unit in enumerate(self.units) if unit is head)
        found = []
        for unit in self.units[start + 1 :]:
            if unit.part != head.part or unit.path[: len(head.path)] != head.path:
                break
            found.append(unit)
        return tuple(found)

    def headed(self, *words: str, part: str = "", under: Unit | None = None) -> Unit | None:
        """The unit of the highest rank whose short heading holds one of the words.

        The body goes before the summary where no part is asked for.
        """
        units = self.below(under) if under is not None else self.units
        found = [
            (unit.part != BODY, len(unit.path), at, unit)
            for at, unit in enumerate(units)
            if unit.path and (not part or unit.part == part) and _is_heading(unit, words)
        ]
        return min(found, key=lambda one: one[:3])[3] if found else None


def outline(document: Document) -> Outline:
    """The units of a report."""
    return Outline(tuple(_units(_without_contents(document.blocks))))


def _is_heading(unit: Unit, words: tuple[str, ...]) -> bool:
    text = bare(unit.text)
    return len(text) <= 40 and any(word in text for word in words)


def _without_contents(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks but those of the table of contents."""
    inside = False
    for block in blocks:
        if isinstance(block, Paragraph):
            text = bare(block.text)
            if text in _CONTENTS:
                inside = True
                continue
            inside = inside and (
                not text or _LINE_OF_CONTENTS.match(block.text.strip()) is not None
            )
        elif inside and _is_contents(block):
            continue
        if not inside:
            yield block


def _is_contents(table: Table) -> bool:
    return table.width <= 2 and all(
        (last := table.at(row, table.width - 1)) is None or last.text.strip().isdecimal()
        for row in range(table.height)
    )


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    part, text, origin = COVER, "", Origin()
    path: tuple[Mark, ...] = ()
    held: list[Block] = []
    for block in blocks:
        opened = _opened(block, part, path) if isinstance(block, Paragraph) else None
        if opened is None:
            held.append(block)
            continue
        yield Unit(part, path, text, tuple(held), origin)
        held = []
        part, path, text = opened
        origin = block.origin
    yield Unit(part, path, text, tuple(held), origin)


def _opened(
    paragraph: Paragraph, part: str, path: tuple[Mark, ...]
) -> tuple[str, tuple[Mark, ...], str] | None:
    """The part, path and text of the unit a paragraph opens; None where it opens none."""
    if (named := _PARTS.get(bare(paragraph.text))) is not None:
        return named, (), ""
    if part and _ATTACHED.match(bare(paragraph.text)):
        return ATTACHED, (), paragraph.text
    found = numbered(paragraph.text)
    if found is None:
        found = _styled(paragraph, path)
    if found is None:
        return None
    mark, text = found
    if mark.rank == 1 and (part == COVER or (part == SUMMARY and _begins_again(mark, path))):
        part = BODY
    return part, (*(one for one in path if one.rank < mark.rank), mark), text


def _begins_again(mark: Mark, path: tuple[Mark, ...]) -> bool:
    return mark.number == 1 and bool(path) and path[0].number > 1


def _styled(paragraph: Paragraph, path: tuple[Mark, ...]) -> tuple[Mark, str] | None:
    """A heading that the file declares without a number: counted on from its sisters."""
    if not paragraph.level:
        return None
    before = next((one.number for one in path if one.rank == paragraph.level), 0)
    return Mark(paragraph.level, before + 1, ""), paragraph.text
