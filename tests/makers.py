"""What is made when it is asked for, all of it asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def made_by(makers: Mapping[str, Callable[[], T]]) -> dict[str, T]:
    """Everything by its address."""
    return {address: make() for address, make in makers.items()}
