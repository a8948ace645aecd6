"""What a district is called on the pages, and where its own site is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.join.questions import Row
from generator.join.sites import Site
from generator.views.tables import Cell
from generator.words.catalogue import Words
from generator.words.marks import noted


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts of the joined sites, in one language; a row names one by site and region.

    `names` holds names by (site, region), `roots` the addresses of the sites by name.
    """

    names: dict[tuple[str, str | None], str]
    roots: dict[str, str]
    all: str

    def name(self, row: Row) -> str:
        """What a district is called; all together where the row is of no site."""
        return self.names[row["site"], row["region"]] if row["site"] else self.all

    def cell(self, row: Row, at: Callable[[str], str] = str) -> Cell:
        """Its name, which leads to an address of its own site: `at` of the root."""
        root = self.roots[row["site"]] if row["site"] else None
        return Cell(self.name(row), None if root is None else at(root))


def districts(sites: Sequence[Site], rows: Sequence[Row], language: str, say: Words) -> Districts:
    """The districts of `districts.sql`; those of one name are told apart by their sites."""
    titles = {one.name: one.title for one in sites}
    own = [row for row in rows if row["site"]]
    plain = [row["region"] or titles[row["site"]] for row in own]
    names = {
        (row["site"], row["region"]): name
        if plain.count(name) == 1
        else noted(name, row["site"], say)
        for row, name in zip(own, plain, strict=True)
    }
    roots = {one.name: one.root(language) for one in sites}
    return Districts(names, roots, say("joined.all"))
