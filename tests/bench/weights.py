"""What a reader's browser loads of our site, in bytes: plain, and compressed as on the wire."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from generator.assets import PLOTLY_ADDRESS
from generator.search.index import FOLDER

HEAVIEST = 20
"""Pages with the longest HTML, one of which is the heaviest compressed."""
_ASSET = re.compile(r"<(?:link rel=\"stylesheet\" href|script src)=\"?([^\" >]+)")


def weights(site: Path) -> dict[str, int]:
    """Bytes by what they are of.

    `page` is the heaviest page compressed, with its styles and scripts but the one of charts, which
    is `charts`; `search_head` all that is read before a query, `search_head_wire` the same
    compressed; `search_files` and `search` the whole index.
    """
    pages = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)[-HEAVIEST:]
    head = [site / "assets" / "search-core.js", site / FOLDER / "index.json"]
    index = [path for path in (site / FOLDER).rglob("*") if path.is_file()]
    return {
        "page": max(page_weight(page) for page in pages),
        "charts": wire(site / PLOTLY_ADDRESS),
        "search_head": sum(path.stat().st_size for path in head),
        "search_head_wire": sum(map(wire, head)),
        "search_files": len(index),
        "search": sum(path.stat().st_size for path in index),
    }


def wire(path: Path) -> int:
    """Bytes of a file as a server sends it compressed."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def page_weight(page: Path) -> int:
    """Compressed bytes of a page and of the styles and scripts it names."""
    return wire(page) + sum(map(wire, assets(page)))


def assets(page: Path) -> Iterator[Path]:
    """The styles and scripts a page asks for."""
    for address in _ASSET.findall(page.read_text("utf-8")):
        yield (page.parent / address.partition("?")[0]).resolve()
