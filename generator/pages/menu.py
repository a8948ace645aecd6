"""Titles of the entries of the site's menu that the program knows."""

from __future__ import annotations

from generator.words.catalogue import Words

ENTRIES = {
    "index.md": "site.home",
    "years/index.md": "home.way_years",
    "indicators/index.md": "home.way_concepts",
    "compare/index.md": "compare.title",
    "data/index.md": "site.data",
    "method/index.md": "approach.title",
    "changes/index.md": "changes.title",
}
"""Keys of the titles, by path of the page."""


def menu_title(path: str, say: Words) -> str | None:
    """The title of an entry; None for pages that name themselves."""
    return _title(ENTRIES[path], say) if path in ENTRIES else None


def _title(key: str, say: Words) -> str:
    return say(key)
