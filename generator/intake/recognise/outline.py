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
from generator.intake.recognise.numbering import CHINESE, Mark, numbered

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
SECTION = re.compile(
    r"(?:部门|单位|项目)?(?:基本)?(?:概况|概述|情况)|(?:部门|单位|主要)?(?:基本)?(?:职责|职能|职能职责|主要职责)"
    r"|机构(?:设置|组成|人员)(?:及人员)?(?:情况)?|人员(?:编制|构成)?情况"
    r"|(?:部门)?(?:整体)?(?:年度)?(?:绩效)?目标(?:及完成情况|设定情况)?"
    r"|(?:部门|整体)?(?:资金|预算|收支|财政资金)(?:收支|执行|使用|支出)?情况"
    r"|绩效评价(?:工作)?(?:开展)?情况|评价(?:工作)?(?:组织|实施|过程)情况|评价(?:依据|方法|原则)"
    r"|(?:综合|总体)?(?:评价)?结论|评价结果|绩效分析|指标分析"
    r"|(?:主要|取得的?)(?:绩效|成效|成绩)|主要(?:经验)?做法|主要经验"
    r"|(?:存在的?)?(?:主要)?问题(?:及原因(?:分析)?)?|存在的主要问题|不足之处"
    r"|(?:有关|相关|意见|改进|对策|工作)?(?:意见)?(?:和|与|及)?建议|(?:下一步)?(?:改进|整改)(?:措施|意见)"
    r"|其他需要说明的(?:问题|事项|情况)"
)
"""Names of sections as they stand alone in a line."""
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

    @property
    def has_body(self) -> bool:
        """Whether there are chapters: a sheet of scores alone has none."""
        return any(unit.part == BODY for unit in self.units)

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
    blocks = tuple(_without_contents(document.blocks))
    return Outline(tuple(_units(blocks, unnumbered=not any(map(_is_chapter, blocks)))))


def _is_chapter(block: Block) -> bool:
    """Whether a block is a heading of the highest rank, by its number or as declared."""
    if not isinstance(block, Paragraph):
        return False
    found = numbered(block.text)
    return block.level > 0 or (found is not None and found[0].rank <= 1)


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


def _units(blocks: Iterable[Block], *, unnumbered: bool) -> Iterator[Unit]:
    part, text, origin = COVER, "", Origin()
    path: tuple[Mark, ...] = ()
    held: list[Block] = []
    for block in blocks:
        opened = (
            _opened(block, part, path, unnumbered=unnumbered)
            if isinstance(block, Paragraph)
            else None
        )
        if opened is None:
            held.append(block)
            continue
        yield Unit(part, path, text, tuple(held), origin)
        held = []
        part, path, text = opened
        origin = block.origin
    yield Unit(part, path, text, tuple(held), origin)


def _opened(
    paragraph: Paragraph, part: str, path: tuple[Mark, ...], *, unnumbered: bool
) -> tuple[str, tuple[Mark, ...], str] | None:
    """The part, path and text of the unit a paragraph opens; None where it opens none."""
    if (named := _PARTS.get(bare(paragraph.text))) is not None:
        return named, (), ""
    if part and _ATTACHED.match(bare(paragraph.text)):
        return ATTACHED, (), paragraph.text
    found = (
        numbered(paragraph.text)
        or _styled(paragraph, path)
        or _named(paragraph, path, unnumbered=unnumbered)
    )
    if found is None:
        return None
    mark, text = found
    if mark.rank <= 1 and (part == COVER or (part == SUMMARY and _begins_again(mark, path))):
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


def _named(
    paragraph: Paragraph, path: tuple[Mark, ...], *, unnumbered: bool
) -> tuple[Mark, str] | None:
    """A line that is nothing but the name of a usual section, where its sisters bear no numbers."""
    if not unnumbered and (not path or path[0].rank > 0):
        return None
    if any(one.rank == 2 or (one.rank == 1 and one.printed in CHINESE) for one in path):
        return None
    if not SECTION.fullmatch(bare(paragraph.text)):
        return None
    before = next((one.number for one in path if one.rank == 1), 0)
    return Mark(1, before + 1, bare(paragraph.text)), paragraph.text
