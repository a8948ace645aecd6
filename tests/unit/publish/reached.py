"""What readers of a host can reach."""

from __future__ import annotations

from collections.abc import Collection, Mapping

ENTRANCES = ("index.html", "404.html")
"""The home page, and the page that a server shows at a wrong address."""


def missing(host: Mapping[str, Collection[str]]) -> set[str]:
    """What readers do not find who follow links from an entrance; a site without its home page is
    not there yet. `host` are the names of its files, each with those it links to or asks for."""
    seen: set[str] = set()
    todo = [name for name in ENTRANCES if name in host and "index.html" in host]
    while todo:
        name = todo.pop()
        seen.add(name)
        todo += [one for one in host.get(name, ()) if one not in seen]
    return seen - host.keys()
