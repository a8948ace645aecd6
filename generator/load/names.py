"""Names that can be referred to."""

from __future__ import annotations

from collections.abc import Collection, Iterator


class _Anything(Collection[str]):
    """Holds every name."""

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


ANYTHING: Collection[str] = _Anything()
"""Stands for names that could not be read: what refers to them is not told as a second problem."""
