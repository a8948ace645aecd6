"""The columns of the open data, declared once: type, meaning, unit, whether they may be empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: Frictionless type, meaning, getter.

    Types are "string", "integer", "number", "boolean", "date", and "array" or "object" as JSON. A
    getter gives the text of the value, or None where it is empty.
    """

    name: str
    type: str
    zh: str
    en: str
    get: Callable[[T], str | None]
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values, where they are not empty, stand in the key of another file."""

    columns: tuple[str, ...]
    name: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSchema(Generic[T]):
    """A file of the open data: one row for each T."""

    file: str
    name: str
    row_zh: str
    row_en: str
    columns: tuple[Column[T], ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
