"""A generated page in its parts: headings, which are all the Markdown in it, and HTML blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +\{#([^\s{}]+)\})? *")
_BLOCK = re.compile(
    r"</?(article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr"
    r"|main|nav|ol|p|section|table|ul)[\s/>]"
)
_ENTITY = re.compile(r"&(#\d+|\w+);")
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&#]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 to 6, id (empty where it has none), text as HTML."""

    level: int
    id: str
    html: str


def parts(markdown: str) -> tuple[Heading | str, ...] | None:
    """Headings and HTML blocks of a page in order, its front matter taken off before.

    None where anything else stands in it: then a Markdown renderer has to read it.
    """
    found: list[Heading | str] = []
    for block in markdown.strip("\n").split("\n\n"):
        rest = block
        while heading := _heading(rest.partition("\n")[0]):
            found.append(heading)
            rest = rest.partition("\n")[2]
        if rest and (not _BLOCK.match(rest) or "\n#" in rest):
            return None
        found.append(rest)
    return tuple(part for part in found if part)


def _heading(line: str) -> Heading | None:
    """A heading whose text has no sign that Markdown acts on."""
    found = _HEADING.fullmatch(line)
    if found is None or _ACTIVE.search(_ENTITY.sub("", found[2])):
        return None
    return Heading(len(found[1]), found[3] or "", found[2])
