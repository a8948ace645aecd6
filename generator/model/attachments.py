"""Files published with an evaluation (附件): the report itself, its tables."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it lies in the data folder: `path` from its root, size in bytes, SHA-256."""

    name: str
    title: str
    note: str
    path: str
    size: int
    sha256: str
    place: Place
