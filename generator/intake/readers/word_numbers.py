"""Automatic numbering of Word: the number a reader sees stands in no run of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from generator.intake.readers.numerals import counted
from generator.intake.readers.word_styles import Styles, value_of

_GAP = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: what counts, how it is written, what stands between it and the text."""

    start: int
    form: str
    pattern: str
    legal: bool
    suffix: str
    restart: int | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document with how far each has counted; paragraphs are asked in order."""

    root: Element | None
    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def text_of(self, paragraph: Element) -> str:
        """The visible number in front of a paragraph; "" for none and for bullets."""
        number, depth = self._place(paragraph)
        if not number or number == "0" or self.root is None:
            return ""
        levels = self._levels(number)
        if depth not in levels:
            return ""
        self._count(number, depth, levels)
        return self._written(number, depth, levels)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or those of its style."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        styled = self.styles.numbering(paragraph)
        number = value_of(own, "w:numId") or styled[0]
        depth = value_of(own, "w:ilvl") or styled[1] or "0"
        return number, int(depth) if depth.isdigit() else 0

    def _count(self, number: str, depth: int, levels: dict[int, _Level]) -> None:
        """Lists of one abstract list count on together, unless one says where it starts."""
        counts = self._counts[self._abstract_id(number)]
        start = self._start_override(number, depth)
        if start is not None and (number, depth) not in self._begun:
            counts[depth] = start
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        self._begun.add((number, depth))
        for deeper in [one for one in counts if one > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]

    def _written(self, number: str, depth: int, levels: dict[int, _Level]) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return ""
        counts = self._counts[self._abstract_id(number)]

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = levels.get(at, level)
            form = "decimal" if level.legal else shown.form
            return counted(counts.get(at, shown.start), form)

        text = _GAP.sub(one, level.pattern)
        blank = level.suffix != "nothing" and text[-1:].isascii() and bool(text)
        return f"{text} " if blank else text

    # ---- what numbering.xml says ------------------------------------------------------------

    def _num(self, number: str) -> Element | None:
        assert self.root is not None
        found = (one for one in self.root.iterfind(qn("w:num")))
        return next((one for one in found if one.get(qn("w:numId")) == number), None)

    def _abstract_id(self, number: str) -> str:
        return value_of(self._num(number), "w:abstractNumId")

    def _abstract(self, number: str) -> Element | None:
        assert self.root is not None
        wanted = self._abstract_id(number)
        for one in self.root.iterfind(qn("w:abstractNum")):
            if one.get(qn("w:abstractNumId")) == wanted:
                linked = value_of(one, "w:numStyleLink")
                return self._of_style(linked) if linked else one
        return None

    def _of_style(self, style: str) -> Element | None:
        assert self.root is not None
        links = self.root.iterfind(qn("w:abstractNum"))
        return next((one for one in links if value_of(one, "w:styleLink") == style), None)

    def _levels(self, number: str) -> dict[int, _Level]:
        abstract = self._abstract(number)
        found = list(abstract.iterfind(qn("w:lvl"))) if abstract is not None else []
        num = self._num(number)
        if num is not None:
            found += num.iterfind(f"{qn('w:lvlOverride')}/{qn('w:lvl')}")
        return {int(one.get(qn("w:ilvl"), "0")): _level(one) for one in found}

    def _start_override(self, number: str, depth: int) -> int | None:
        num = self._num(number)
        for one in num.iterfind(qn("w:lvlOverride")) if num is not None else ():
            start = value_of(one, "w:startOverride")
            if one.get(qn("w:ilvl")) == str(depth) and start.isdigit():
                return int(start)
        return None


def _level(element: Element) -> _Level:
    start, restart = value_of(element, "w:start"), value_of(element, "w:lvlRestart")
    return _Level(
        start=int(start) if start.isdigit() else 1,
        form=value_of(element, "w:numFmt") or "decimal",
        pattern=value_of(element, "w:lvlText"),
        legal=element.find(qn("w:isLgl")) is not None,
        suffix=value_of(element, "w:suff"),
        restart=int(restart) if restart.isdigit() else None,
    )
