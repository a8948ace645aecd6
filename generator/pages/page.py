"""A page before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass


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
    """What stands at the top of every page: where we are, warnings, the parts around it."""

    title: str
    trail: tuple[Link, ...]
    tabs: tuple[Tab, ...] = ()
    invented: bool = False
    notice: str = ""


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

    @property
    def path(self) -> str:
        """Where the Markdown of the page is written."""
        return f"{self.address}index.md"
