"""What a page of a joined site is made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.page import Link, Tab
from generator.views.tables import Table

HOME, TOTALS, COMPARE = "", "totals/", "compare/"
ADDRESSES = (HOME, TOTALS, COMPARE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading: paragraphs, tables, then links."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedPage:
    """Context of joined.html.j2; `searched` puts the search on it, `invented` is a warning.

    `address` counts from the root of the joined site, whatever the language.
    """

    language: str
    address: str
    site: str
    title: str
    menu: tuple[Tab, ...]
    languages: tuple[tuple[str, Link], ...]
    invented: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    searched: bool = False
