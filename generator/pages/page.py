"""A page before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.pages.downloads import Download, downloads


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address of the site (from its root, with a fragment at most)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of an evaluation in the row of its parts."""

    text: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of every page: where we are, warnings, the parts around it.

    `origin` says who answers for the content, and since when it is public.
    """

    title: str
    trail: tuple[Link, ...]
    tabs: tuple[Tab, ...] = ()
    invented: bool = False
    notice: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself to machines: meta tags by name, and a schema.org document.

    `canonical` is the address of the page that stands for this one, where it is not itself.
    """

    tags: tuple[tuple[str, str], ...] = ()
    dataset: Mapping[str, Any] | None = None
    canonical: str | None = None


@dataclass(frozen=True)
class Page:
    """A page: its address (`a/b/`, from the root), template, context, and the data it shows.

    `source` is the file, relative to the data folder, that an editor would open to change it;
    `context` is a frozen dataclass whose fields the template declares and uses.
    """

    address: str
    title: str
    description: str
    template: str
    head: Head
    context: object
    source: str | None
    metadata: Metadata = Metadata()

    @property
    def path(self) -> str:
        """Where the Markdown of the page is written."""
        return f"{self.address}index.md"

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The files beside the page: its charts, and its tables that have an id."""
        return downloads(self.context, self.address, invented=self.head.invented)
