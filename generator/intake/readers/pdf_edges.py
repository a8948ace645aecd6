"""Ruling lines that a page break left out: the row it cut is open at the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

Edge = dict[str, Any]  # as pdfplumber gives it: orientation, x0, x1, top, bottom

_NEAR = 3.0  # points
_SHORT = 6.0  # points: shorter ones are the thickness of a line, or a tick


def missing_edges(edges: Sequence[Edge]) -> list[Edge]:
    """Horizontal lines where uprights end together, at the top or the foot, and none is drawn."""
    uprights = [one for one in edges if one["orientation"] == "v" and _tall(one)]
    drawn = [one for one in edges if one["orientation"] == "h" and one["x1"] - one["x0"] > _SHORT]
    found: list[Edge] = []
    for side in ("top", "bottom"):
        for ends in _together(uprights, side):
            left, right = min(one["x0"] for one in ends), max(one["x1"] for one in ends)
            height = float(ends[0][side])
            if right - left < _SHORT or _beyond(uprights, side, height, left, right):
                continue
            if not _covered(drawn, height, left, right):
                found.append(_line(left, right, height))
    return found


def _tall(edge: Edge) -> bool:
    return bool(edge["bottom"] - edge["top"] > _SHORT)


def _together(uprights: Sequence[Edge], side: str) -> list[list[Edge]]:
    """Uprights that end at one height."""
    ordered = sorted(uprights, key=lambda one: float(one[side]))
    groups = groupby(ordered, key=lambda one: round(one[side] / _NEAR))
    return [list(group) for _, group in groups]


def _beyond(uprights: Sequence[Edge], side: str, height: float, left: float, right: float) -> bool:
    """Whether other uprights between go on past a height: then the table does not end there."""
    for one in uprights:
        if left - _NEAR <= one["x0"] <= right + _NEAR:
            over, under = one["top"] < height - _NEAR, one["bottom"] > height + _NEAR
            if under if side == "bottom" else over:
                near = abs(one["top" if side == "bottom" else "bottom"] - height) <= 2 * _NEAR
                if near or (over and under):
                    return True
    return False


def _covered(drawn: Sequence[Edge], height: float, left: float, right: float) -> bool:
    """Whether lines are drawn at a height over all of the way, nearly."""
    near = [one for one in drawn if abs(one["top"] - height) <= _NEAR]
    ways = sorted((max(one["x0"], left), min(one["x1"], right)) for one in near)
    reached, covered = left, 0.0
    for begin, end in ways:
        covered += max(0.0, end - max(begin, reached))
        reached = max(reached, end)
    return covered > 0.97 * (right - left)


def _line(left: float, right: float, height: float) -> Edge:
    return {
        "object_type": "line",
        "x0": left,
        "x1": right,
        "top": height,
        "bottom": height,
        "width": right - left,
        "height": 0.0,
    }
