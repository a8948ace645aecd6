"""Which problems of a list a reason speaks of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from generator.intake.wording.text import plain

ALIKE = 0.5
"""The share of a problem's pairs of signs that a reason must have."""


def pointed_at(problems: Sequence[str], reason: str) -> list[int]:
    """Numbers, from 1, of the problems whose words stand in a reason."""
    words = pairs(plain(reason))
    return [at for at, one in enumerate(problems, 1) if _share(pairs(plain(one)), words) >= ALIKE]


def pairs(text: str) -> set[str]:
    """Neighbouring signs of a text, without punctuation."""
    signs = [sign for sign in text if sign.isalnum()]
    return {one + other for one, other in itertools.pairwise(signs)}


def _share(own: set[str], words: set[str]) -> float:
    return len(own & words) / len(own) if own else 0.0
