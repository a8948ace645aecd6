"""PDF files to documents."""

from __future__ import annotations

from generator.intake.document import Document
from generator.intake.readers.unreadable import Unreadable


def read_pdf(name: str, data: bytes) -> Document:
    """Not there yet."""
    raise Unreadable("unknown-form", {"name": name})
