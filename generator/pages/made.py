"""Pages that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.pages.page import Page

Made = Callable[[], Page]
"""A page that is made when it is asked for."""


class Pages(Mapping[str, Page]):
    """The pages of a site by address, each made once, when it is asked for."""

    def __init__(self, makers: Mapping[str, Made]) -> None:
        self._makers = makers
        self._made: dict[str, Page] = {}

    def __getitem__(self, address: str) -> Page:
        if address not in self._made:
            self._made[address] = self._makers[address]()
        return self._made[address]

    def forget(self, addresses: Iterable[str]) -> None:
        """Let go of pages; asked for again, they are made again."""
        for address in addresses:
            self._made.pop(address, None)

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def get(self, address: str, default: Any = None) -> Any:
        """The page at an address; unlike any mapping's, it hides no mistake made in making it."""
        return self[address] if address in self._makers else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
