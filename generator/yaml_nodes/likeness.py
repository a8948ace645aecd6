"""What was probably meant by a name that is not known."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

MAX_LENGTH = 100
"""Longer texts are no mistyped names; comparing them takes long."""


def nearest(text: str, known: Collection[str]) -> str | None:
    """The known name most like the text, or None when none is close."""
    if len(text) > MAX_LENGTH:
        return None
    folded = {_fold(name): name for name in known}
    found = get_close_matches(_fold(text), folded, n=1, cutoff=0.5)
    return folded[found[0]] if found else None


def _fold(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def listed(known: Collection[str], limit: int = 20) -> str:
    """Names for a message, the first ones when there are many."""
    names = list(known)
    return "、".join(names[:limit]) + ("…" if len(names) > limit else "")
