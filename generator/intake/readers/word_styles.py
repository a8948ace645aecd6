"""Styles of Word: what a paragraph takes from its style and from those that one is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that is none


def value_of(parent: Element | None, name: str) -> str:
    """The value of a setting below an element; "" where there is none."""
    found = parent.find(qn(name)) if parent is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""


@dataclass(frozen=True)
class Styles:
    """The styles of a document, as they stand in it."""

    root: Element | None

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = self.root.iterfind(qn("w:style")) if self.root is not None else ()
        return {one.get(qn("w:styleId")) or "": one for one in found}

    @cached_property
    def _default(self) -> str:
        for key, style in self._by_id.items():
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in (
                "1",
                "true",
            ):
                return key
        return ""

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        """The style of a paragraph and those it is based on; a ring ends."""
        key = value_of(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default
        seen: set[str] = set()
        while key in self._by_id and key not in seen:
            seen.add(key)
            yield self._by_id[key]
            key = value_of(self._by_id[key], "w:basedOn")

    def level(self, paragraph: Element) -> int:
        """1 to 9 for a heading, by its outline or by the name of its style; else 0."""
        for one in (paragraph, *self._chain(paragraph)):
            outline = value_of(one.find(qn("w:pPr")), "w:outlineLvl")
            if outline.isdigit():
                return int(outline) + 1 if int(outline) < _BODY_TEXT else 0
            if named := _HEADING.fullmatch(value_of(one, "w:name")):
                return int(named[1])
        return 0

    def of_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is an entry of the table of contents."""
        return any(_CONTENTS.fullmatch(value_of(one, "w:name")) for one in self._chain(paragraph))

    def numbering(self, paragraph: Element) -> tuple[str, str]:
        """The list and the level that the style gives."""
        number = depth = ""
        for style in self._chain(paragraph):
            own = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            number = number or value_of(own, "w:numId")
            depth = depth or value_of(own, "w:ilvl")
        return number, depth
