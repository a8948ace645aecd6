"""Signs on a page of PDF to lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.intake.readers.radicals import unified

Char = dict[str, Any]  # as pdfplumber gives it: text, x0, x1, top, bottom, size, matrix

_SAME = 1.0  # points: a bold sign drawn twice lies this close to itself
_BLANK = 0.28  # of the size of letters: a gap this wide between two is a blank
_WIDE = 1.2  # likewise between Chinese signs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its place in points from the left and the top of its page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def straight(char: Char) -> bool:
    """Whether a sign stands straight; slanted ones are watermarks."""
    across, up, down, along = char["matrix"][:4]
    return bool(min(abs(across) + abs(along), abs(up) + abs(down)) < 1e-3 * max(1.0, char["size"]))


def lines(chars: Iterable[Char]) -> list[Line]:
    """The lines from top to bottom; signs raised or lowered stand in the line they overlap."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: (one["top"] + one["bottom"]) / 2):
        if rows and _on(char, rows[-1]):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows if (line := _line(row)).text]


def _on(char: Char, row: Sequence[Char]) -> bool:
    """Whether a sign overlaps the highest sign of a row by half of its height."""
    tall = max(row, key=lambda one: float(one["bottom"] - one["top"]))
    overlap = min(char["bottom"], tall["bottom"]) - max(char["top"], tall["top"])
    return bool(overlap > 0.5 * min(char["bottom"] - char["top"], tall["bottom"] - tall["top"]))


def _line(row: list[Char]) -> Line:
    row = _once(sorted(row, key=lambda one: one["x0"]))
    text = ""
    before: Char | None = None
    for char in row:
        if before is not None and text and not text.endswith(" ") and _apart(before, char):
            text += " "
        text += char["text"]
        before = char
    inked = [one for one in row if one["text"].strip()] or row
    return Line(
        " ".join(unified(text).replace("\xa0", " ").replace("\u3000", " ").split()),
        min(one["x0"] for one in inked),
        max(one["x1"] for one in inked),
        min(one["top"] for one in inked),
        max(one["bottom"] for one in inked),
        max(one["size"] for one in inked),
    )


def _once(row: list[Char]) -> list[Char]:
    """Signs drawn twice to look bold count once."""
    kept: list[Char] = []
    for char in row:
        twin = (
            one
            for one in kept[-3:]
            if one["text"] == char["text"] and abs(one["x0"] - char["x0"]) < _SAME
        )
        if next(twin, None) is None:
            kept.append(char)
    return kept


def _apart(left: Char, right: Char) -> bool:
    gap = right["x0"] - left["x1"]
    latin = left["text"][-1:].isascii() and right["text"][:1].isascii()
    return bool(gap > (_BLANK if latin else _WIDE) * min(left["size"], right["size"]))
