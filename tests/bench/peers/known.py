"""The builders that are measured, in the order in which they are shown."""

from __future__ import annotations

from tests.bench.peers import hugo, jinja, material, ours
from tests.bench.peers.peer import Peer

PEERS = (
    Peer("ours", 4000, ours.whole),
    Peer("ours-without-search", 4000, ours.without_search),
    Peer("ours-again", 4000, ours.again),
    Peer("hugo-yaml", 4000, hugo.from_yaml),
    Peer("hugo-markdown", 1000, hugo.from_markdown, from_markdown=True),
    Peer("jinja", 4000, jinja.bare),
    Peer("lean", 1000, material.lean, from_markdown=True),
    Peer("stock", 60, material.stock, from_markdown=True),
)
TITLES = {
    "ours": "ours, `mkdocs build`",
    "ours-without-search": "ours without the search index",
    "ours-first": "ours, by a process that stays",
    "ours-again": "ours again, one figure changed",
    "hugo-yaml": "Hugo from the same YAML",
    "hugo-markdown": "Hugo from our Markdown",
    "jinja": "bare Jinja from the same YAML",
    "lean": "lean Material from our Markdown",
    "stock": "stock Material from our Markdown",
}
