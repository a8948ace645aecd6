"""Chance that can be repeated: a generator of its own for every thing drawn."""

from __future__ import annotations

from random import Random


def chance(seed: int, *keys: object) -> Random:
    """The generator for one thing, named by keys; whatever else is drawn does not change it."""
    return Random("|".join(str(key) for key in (seed, *keys)))
