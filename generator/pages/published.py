"""The site as it is published: its settings, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.disclosure import Site
from generator.pages import addresses


@dataclass(frozen=True, slots=True)
class Published:
    """`root` is the absolute address of the site with a slash at its end, "" where not known."""

    site: Site
    root: str = ""

    def url(self, address: str, here: str) -> str:
        """An address for machines: absolute where that is known, else as seen from a page."""
        return f"{self.root}{address}" if self.root else addresses.relative(address, here)
