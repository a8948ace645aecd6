"""The site as it is published: its settings, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.disclosure import Site
from generator.pages import addresses


@dataclass(frozen=True, slots=True)
class Published:
    """`root` is the absolute address of the site with a slash at its end, "" where not known.

    `data_sum` gives the SHA-256 of the open data of an evaluation, `software` is what made the site
    and its version; `pdfs` says that each evaluation has its full report beside it as a PDF.
    """

    site: Site
    root: str = ""
    data_sum: Callable[[Result], str] | None = None
    software: str = ""
    pdfs: bool = False

    def url(self, address: str, here: str) -> str:
        """An address for machines: absolute where that is known, else as seen from a page."""
        return f"{self.root}{address}" if self.root else addresses.relative(address, here)
