"""When Python looks for objects that point at each other and are no longer needed.

A site of a thousand evaluations is millions of objects that stay. Looking through all of them takes
a second, and Python would do it in the middle of an edit.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

EDITS = 50
"""After so many edits all is looked through, when nobody edits."""


class Memory:
    """Keeps what stays out of the search, until there were many edits."""

    def __init__(self) -> None:
        self._edits = 0

    @contextmanager
    def making(self, *, idle: bool) -> Iterator[None]:
        """While much is made that stays; `idle` when nobody waits for it."""
        gc.disable()
        try:
            yield
        finally:
            self._edits += 1
            if idle and self._edits > EDITS:
                self.settle()
            gc.freeze()
            gc.enable()

    def settle(self) -> None:
        """Look through everything."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._edits = 0
