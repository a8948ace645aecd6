"""Which form a file has, told by its bytes: names lie, and old forms are renamed to new ones."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

from generator.intake.readers.packages import checked_package
from generator.intake.readers.unreadable import Unreadable

LARGEST = 100  # MB of a file
LARGEST_TEXT = 10  # MB of a plain text
MEGABYTE = 1024 * 1024
TEXT_ENDINGS = (".txt", ".text", ".md")
NAMED_OLD = {
    ".doc": "old-word",
    ".wps": "old-word",
    ".xls": "old-excel",
    ".et": "old-excel",
    ".ofd": "ofd",
}
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is no larger than may be; decided before it is opened."""
    values = {"name": path.name}
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file", values)
        if status.st_size == 0:
            raise Unreadable("empty", values)
        refuse_larger(path.name, status.st_size, LARGEST)
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("missing", values) from None
    except OSError:
        raise Unreadable("no-access", values) from None


def refuse_larger(name: str, size: int, limit: int) -> None:
    """Raises where `size` bytes are more than `limit` MB."""
    if size > limit * MEGABYTE:
        values = {"name": name, "size": str(-(-size // MEGABYTE)), "limit": str(limit)}
        raise Unreadable("too-large", values)


def form_of(name: str, data: bytes) -> str:
    """docx, xlsx, pdf or text; raises for every other form, with a kind that says which."""
    values = {"name": name}
    if data.startswith(_OLD):
        raise Unreadable(_old_kind(data), values)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(name, data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"{\\rtf", b"<html", b"<!doctype html", b"mime-version:")):
        raise Unreadable("rich-text", values)
    if start.startswith(tuple(mark.lower() for mark in _ARCHIVES)):
        raise Unreadable("archive", values)
    return _by_ending(name, data)


def _old_kind(data: bytes) -> str:
    """Names of streams stand in UTF-16 in the directory of such a file."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "encrypted"
    if holds("WordDocument"):
        return "old-word"
    return "old-excel" if holds("Workbook") or holds("Book") else "old-office"


def _packed(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return checked_package(name, package)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged(name, error) from error


def damaged(name: str, error: BaseException) -> Unreadable:
    """What a library says of a file it cannot read, on one line."""
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return Unreadable("damaged", {"name": name, "reason": reason})


def _by_ending(name: str, data: bytes) -> str:
    ending = Path(name).suffix.lower()
    if ending in TEXT_ENDINGS:
        refuse_larger(name, len(data), LARGEST_TEXT)
        return "text"
    if ending in (".docx", ".xlsx", ".pdf"):
        raise Unreadable("damaged", {"name": name, "reason": f"not a {ending} file inside"})
    raise Unreadable(NAMED_OLD.get(ending, "unknown-form"), {"name": name})
