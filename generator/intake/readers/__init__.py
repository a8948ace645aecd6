"""Files of reports to documents: each form has one reader, and no other module knows the form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.intake.document import Document
from generator.intake.readers.forms import damaged, form_of, read_bytes
from generator.intake.readers.unreadable import Unreadable

__all__ = ["Unreadable", "read_document"]


def read_document(path: Path) -> Document:
    """What a report holds; its form is told by its bytes, not by its name.

    Raises Unreadable for every file that is not a report that can be read, with what to do.
    """
    data = read_bytes(path)
    read = _reader(form_of(path.name, data))
    try:
        document = read(path.name, data)
    except Unreadable:
        raise
    except Exception as error:  # the libraries raise whatever they stumble over
        raise damaged(path.name, error) from error
    if not document.blocks:
        raise Unreadable("no-content", {"name": path.name})
    return document


def _reader(form: str) -> Callable[[str, bytes], Document]:
    """The readers of a form take a name and bytes; their libraries are slow to load."""
    if form == "docx":
        from generator.intake.readers.word import read_word

        return read_word
    if form == "xlsx":
        from generator.intake.readers.excel import read_excel

        return read_excel
    if form == "pdf":
        from generator.intake.readers.pdf import read_pdf

        return read_pdf
    from generator.intake.readers.text import read_text

    return read_text
