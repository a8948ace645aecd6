"""HTML blocks without blank lines, so that every Markdown renderer carries them whole."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(?:div|details|table|nav|ul|ol|dl|blockquote|figure)\b")
_BLANK = re.compile(r"\n\s*\n")


def tighten(markdown: str) -> str:
    """Drop blank lines inside HTML blocks and all but one between blocks.

    Text from data is escaped, so a tag found here is one of a template.
    """
    kept: list[str] = []
    depth = 0
    for piece in _BLANK.split(f"\n{markdown}\n\n"):
        kept.append(piece)
        slashes = _TAG.findall(piece)
        depth += len(slashes) - 2 * slashes.count("/")
        kept.append("\n" if depth else "\n\n")
    return "".join(kept).strip("\n") + "\n"
