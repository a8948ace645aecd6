"""Leaves whose standard the table does not word: 同上, or a target alone as in the national form.

What the rule is read from is then the standard above, or how such forms score a target; both are
doubted. The national form words its scoring once, in a note below the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.intake.document import Document, Paragraph
from generator.intake.draft import FoundIndicator, Gathered
from generator.intake.recognise.execution import LEAF
from generator.intake.recognise.folding import bare
from generator.intake.recognise.tree import FoundTree

FILE = "rules.yml"
_ABOVE = re.compile(r"(?:评分标准|评价标准)?同上(?:一指标|述)?[。.]?|[〃″]")
_NOTE = re.compile(r"定量指标.*(?:记分|计分|得分)")
_MOST = re.compile(r"^[≤<]=?|^不超过|^不高于|^控制在")
_DAY = re.compile(r"\d+\s*月|日前|月底前|年底前")
_NUMBER = re.compile(r"\d")
_RATE = re.compile(r"\d+(?:\.\d+)?[%％]")
_NONE = re.compile(r"^[=＝]?\s*0(?![.\d])")


def with_wordings(tree: FoundTree, document: Document, into: Gathered) -> FoundTree:
    """The tree in which every leaf that can has something its rule is read from."""
    note = next((one.text.strip() for one in _paragraphs(document) if _NOTE.search(one.text)), "")
    leaves = {one.id: one for one in _worded(tree.leaves, note, into)}
    missing = {id for id, one in leaves.items() if not one.standard}
    return replace(
        tree,
        indicators=tuple(leaves.get(one.id, one) for one in tree.indicators),
        doubts=tuple(
            one for one in tree.doubts if one.kind != "standard-missing" or one.about in missing
        ),
    )


def _worded(
    leaves: tuple[FoundIndicator, ...], note: str, into: Gathered
) -> Iterator[FoundIndicator]:
    above: FoundIndicator | None = None
    for leaf in leaves:
        if _ABOVE.fullmatch(bare(leaf.standard)) and above is not None:
            into.doubt("standard-above", FILE, leaf.id, leaf.origin, name=leaf.name, up=above.name)
            yield replace(leaf, wording=above.standard)
            continue
        if not leaf.standard and (read := _of_target(leaf)):
            into.doubt("standard-of-target", FILE, leaf.id, leaf.origin, name=leaf.name, read=read)
            printed = f"指标值：{leaf.target}。{note}" if leaf.target else read
            yield replace(leaf, wording=read, standard=bare(printed))
            continue
        above = leaf if leaf.standard else above
        yield leaf


def _of_target(leaf: FoundIndicator) -> str:
    """How forms score what was reached against a target, in the words standards have for it."""
    target, points = bare(leaf.target).rstrip("。"), f"{leaf.weight}分"
    if leaf.weight is None:
        return ""
    if leaf.name == LEAF:
        return f"得分=预算执行率×{points}。"
    if not target:
        return ""
    if not _NUMBER.search(target):
        return (
            "达成预期指标的得分值的80%-100%；部分达成预期指标的得分值的60%-80%；"
            "未达成预期指标的得分值的0%-60%。"
        )
    if _DAY.search(target):
        return f"按时完成的得{points}，未按时完成的不得分。"
    if _MOST.search(target) or _NONE.search(target):
        return f"不超过{_MOST.sub('', target).lstrip('=＝')}的得{points}，超过的不得分。"
    if rate := _RATE.search(target):
        return f"达到{rate[0]}的得{points}，低于{rate[0]}的按实际值÷{rate[0]}×{points}计算。"
    return f"完成指标值得满分，未完成的按完成率×{points}计分。"


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    return (one for one in document.blocks if isinstance(one, Paragraph))
