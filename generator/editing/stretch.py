"""A stretch of a text that is replaced, and the signs around values."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.editing.written import Written, end_of_line, indent_of, next_line, start_of_line


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """What stands from `start` up to `end` is replaced by `new`, lines divided by line feeds."""

    start: int
    end: int
    new: str


def replaced(text: str, stretches: Iterable[Stretch], line_break: str) -> str:
    """The text with its stretches replaced; they do not overlap."""
    for one in sorted(stretches, reverse=True):
        text = text[: one.start] + one.new.replace("\n", line_break) + text[one.end :]
    return text


def overlap(stretches: Sequence[Stretch]) -> bool:
    """Whether stretches meet, so that they have to be replaced one after the other."""
    ordered = sorted(stretches)
    return any(
        after.start < before.end or after.start == before.start
        for before, after in itertools.pairwise(ordered)
    )


def whole_lines(text: str, first: int, last: int) -> Stretch:
    """The lines from that of one place to that of another, taken out with their line breaks."""
    start, end = start_of_line(text, first), next_line(text, last)
    if end == len(text) and not text.endswith("\n") and start > 0:
        start = end_of_line(text, start - 1)
    return Stretch(start, end, "")


def after_colon(text: str, key: Written) -> int:
    """The place behind the colon of a key."""
    return text.index(":", key.end) + 1


def dash_of(text: str, target: Written, item: Written) -> int:
    """The dash of an item of a list that is not in brackets."""
    column = target.start - start_of_line(text, target.start)
    start = start_of_line(text, item.start)
    while start > target.start or text[start + column : start + column + 1] != "-":
        line = text[start : end_of_line(text, start)]
        is_dash = line[column : column + 1] == "-" and not line[:column].strip(" -")
        if is_dash and (indent_of(line) == column or start <= target.start):
            break
        start = start_of_line(text, start - 1)
    return start + column
