"""What the report says of each indicator: its analysis, matched to the leaves by name and order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.intake.document import Origin
from generator.intake.draft import FoundIndicator
from generator.intake.recognise.captions import texts
from generator.intake.recognise.folding import folded, likeness
from generator.intake.recognise.outline import Outline, Unit

_HEADINGS = (
    "得分情况分析",
    "指标分析",
    "得分分析",
    "绩效分析",
    "指标得分",
    "评价分析",
    "指标完成情况",
)
_BREAK = re.compile(r"方面[，,：:。]|[。：:，,；;]")
_TRAILING = re.compile(r"(?:方面)?(?:情况)?(?:分析)?$")
LIKE_ENOUGH = 0.62
SURE = 0.9
_MOST_BREAKS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """The analysis of a leaf; `likeness` of its title to the name of the indicator, 0 to 1."""

    title: str
    text: str
    where: str
    origin: Origin
    likeness: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text of the analysis that may be about a leaf."""

    text: str
    more: tuple[str, ...]
    where: str
    origin: Origin
    headed: bool


def find_reasons(found: Outline, indicators: Sequence[FoundIndicator]) -> dict[str, Reason]:
    """The reasons by id of the leaf; those the report says nothing of are left out."""
    head = found.headed(*_HEADINGS)
    if head is None:
        return {}
    pieces = list(_pieces((head, *found.below(head))))
    leaves = [one for one in indicators if one.leaf]
    names = _names(indicators)
    titles = [[_best_title(piece, names[leaf.id]) for leaf in leaves] for piece in pieces]
    matched = _aligned([[one[0] for one in row] for row in titles])
    return {leaves[leaf].id: _reason(pieces[piece], titles[piece][leaf]) for piece, leaf in matched}


def _pieces(units: Sequence[Unit]) -> Iterator[_Piece]:
    for unit in units:
        below = list(texts(unit))
        if unit.path and unit.text:
            lines = tuple(one.text.strip() for one in below)
            yield _Piece(unit.text.strip(), lines, unit.where, unit.origin, True)
        for at, paragraph in enumerate(below):
            rest = tuple(one.text.strip() for one in below[at + 1 :])
            yield _Piece(paragraph.text.strip(), rest, unit.where, paragraph.origin, False)


def _names(indicators: Sequence[FoundIndicator]) -> Mapping[str, tuple[str, ...]]:
    """The names a leaf may be spoken of by: its own, and that of a node above it alone."""
    by_id = {one.id: one for one in indicators}
    children: dict[str, int] = {}
    for one in indicators:
        children[one.parent] = children.get(one.parent, 0) + 1
    return {
        one.id: (one.name, by_id[one.parent].name)
        if one.parent and children[one.parent] == 1
        else (one.name,)
        for one in indicators
        if one.leaf
    }


def _best_title(piece: _Piece, names: Sequence[str]) -> tuple[float, int]:
    """How well a piece begins with one of the names, and where its text begins."""
    best = (0.0, 0)
    for end, start in _cuts(piece):
        title = _TRAILING.sub("", piece.text[:end])
        for which, name in enumerate(names):
            like = likeness(title, _TRAILING.sub("", name))
            like = max(like, 0.95 if _named(title, name) else 0.0) * (1 if which == 0 else 0.97)
            if like > best[0]:
                best = (like, start)
    return best if best[0] >= LIKE_ENOUGH else (0.0, 0)


def _named(title: str, name: str) -> bool:
    """Whether a title is the name but for some words at its end."""
    short, long = sorted((folded(title), folded(name)), key=len)
    return len(short) >= 4 and long.startswith(short) and len(short) / len(long) > 0.6


def _cuts(piece: _Piece) -> Iterator[tuple[int, int]]:
    """Where a title may end and the text behind it begin."""
    for found in islice(_BREAK.finditer(piece.text), _MOST_BREAKS):
        yield found.start(), found.end()
    if piece.headed and piece.more:
        yield len(piece.text), len(piece.text)


def _aligned(likes: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs of pieces and leaves in the order of both, with the greatest likeness in all."""
    height, width = len(likes), len(likes[0]) if likes else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for row in reversed(range(height)):
        for column in reversed(range(width)):
            like = likes[row][column]
            paired = like + best[row + 1][column + 1] if like else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < height and column < width:
        like = likes[row][column]
        if like and best[row][column] == like + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _reason(piece: _Piece, title: tuple[float, int]) -> Reason:
    like, start = title
    first = piece.text[start:].strip()
    text = "\n".join(one for one in (first, *piece.more) if one)
    return Reason(piece.text[:start].strip(" 。：:，,"), text, piece.where, piece.origin, like)
