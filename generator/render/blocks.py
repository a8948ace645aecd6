"""HTML blocks without blank lines, so that every Markdown renderer carries them whole."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(div|details|table|nav|ul|ol|dl|blockquote|figure)\b")


def tighten(markdown: str) -> str:
    """Drop blank lines inside HTML blocks and all but one between blocks.

    Text from data is escaped, so a tag found here is one of a template.
    """
    kept: list[str] = []
    depth = 0
    for line in markdown.split("\n"):
        if line.strip():
            kept.append(line)
        elif depth == 0 and kept and kept[-1]:
            kept.append("")
        for slash, _ in _TAG.findall(line):
            depth += -1 if slash else 1
    return "\n".join(kept).rstrip("\n") + "\n"
