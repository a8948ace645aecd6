"""Lines of PDF to paragraphs: what is printed on every page is left out, broken lines joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.intake.document import joined
from generator.intake.readers.marks import PAGE_NUMBER, begins, breaks_off
from generator.intake.readers.pdf_lines import Line

_ZONE = 0.12  # of a page's height: heads and feet stand this near to its edges
_OFTEN = 0.4  # of all pages
_FEWEST = 3  # pages
_NEAR = 4.0  # points
_NARROW = 0.5  # of a page: text is wider, where any line fills its width
_SIGNED = 0.45  # of a line's width: what begins behind it is a signature or a day, set to the right


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a page begin and end, in points."""

    left: float
    right: float


def running(pages: Mapping[int, Sequence[Line]], heights: Mapping[int, float]) -> set[Line]:
    """Running heads and feet and page numbers: near an edge, at the same height, often."""
    found: dict[tuple[str, int], list[Line]] = defaultdict(list)
    numbers: set[Line] = set()
    for page, lines in pages.items():
        for line in _near_edges(lines, heights[page]):
            key = re.sub(r"\d+|[一二三四五六七八九十]+(?=页)", "#", line.text)
            if PAGE_NUMBER.fullmatch(line.text) or line.text == str(page):
                numbers.add(line)
            found[key, round(line.top / _NEAR / 2)].append(line)
    least = max(_FEWEST, _OFTEN * len(pages))
    often = {line for same in found.values() if len(same) >= least for line in same}
    return numbers | often | _counting(pages, heights)


def _near_edges(lines: Sequence[Line], height: float) -> Iterator[Line]:
    for line in lines:
        if line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height:
            yield line


def _counting(pages: Mapping[int, Sequence[Line]], heights: Mapping[int, float]) -> set[Line]:
    """Bare numbers near an edge that count on from page to page, from wherever they start."""
    bare: dict[int, list[Line]] = defaultdict(list)
    for page, lines in pages.items():
        for line in _near_edges(lines, heights[page]):
            if re.fullmatch(r"\d{1,4}", line.text):
                bare[int(line.text) - page].append(line)
    return {line for same in bare.values() if len(same) >= _FEWEST for line in same}


def margins(pages: Mapping[int, Sequence[Line]], widths: Mapping[int, float]) -> dict[int, Margins]:
    """The margins of each page, by the lines of all pages that are as wide."""
    alike: dict[int, list[Line]] = defaultdict(list)
    for page, lines in pages.items():
        alike[round(widths[page])] += lines
    found = {width: _margins(lines, width) for width, lines in alike.items()}
    return {page: found[round(widths[page])] for page in pages}


def _margins(lines: Sequence[Line], width: float) -> Margins:
    """Where lines begin and end at the farthest; single lines that jut out do not count.

    Where all lines are short, the right margin is taken to be as wide as the left one.
    """
    if not lines:
        return Margins(0.0, 0.0)
    begin, end = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    few = len(lines) // 50
    left, right = begin[few], end[-1 - few]
    return Margins(left, right if right - left > _NARROW * width else max(right, width - left))


def same_paragraph(before: Line, line: Line, ends: Margins, starts: Margins) -> bool:
    """Whether a line goes on with the paragraph of the line before.

    Chinese paragraphs are indented: the line before fills its width, this one begins at the
    margin. `ends` and `starts` are the margins of the pages the two lines stand on.
    """
    if abs(before.size - line.size) > 0.7 or _gap(before, line) > 1.6 * line.size:
        return False
    if before.x0 - ends.left > _SIGNED * (ends.right - ends.left):
        return False
    full = before.x1 > ends.right - 1.8 * before.size
    at_margin = line.x0 < starts.left + 0.8 * line.size
    if not full and not begins(line.text) and _latin_break(before, line, ends):
        full = True
    if full and not _ended(before.text) and not begins(line.text) and _centred(line, starts):
        return True
    return full and at_margin and not (begins(line.text) and _ended(before.text))


def _centred(line: Line, page: Margins) -> bool:
    """Whether a line stands in the middle, as the rest of a title does."""
    left, right = line.x0 - page.left, page.right - line.x1
    return left > line.size and abs(left - right) < line.size


def _gap(before: Line, line: Line) -> float:
    """The space between two lines; none to speak of where a page break lies between."""
    return max(0.0, line.top - before.bottom)


def _latin_break(before: Line, line: Line, ends: Margins) -> bool:
    """A long word or number that did not fit leaves the line before it short."""
    word = re.match(r"[!-~]+", line.text)
    if not word or not breaks_off(before.text, line.text):
        return False
    return before.x1 + len(word[0]) * 0.55 * line.size > ends.right - 0.5 * line.size


def _ended(text: str) -> bool:
    return text.endswith(("。", "；", "：", "！", "？", ";", ":"))


def together(lines: Sequence[Line]) -> str:
    """The lines of a paragraph as one text."""
    return joined(tuple(line.text for line in lines))
