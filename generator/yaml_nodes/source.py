"""Bytes of a data file to text, with guards: size, links, encoding, forbidden characters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.problems import Place, Report

MAX_BYTES = 2 * 1024 * 1024
MAX_CHARACTER_PROBLEMS = 20

_LINE_BREAKS_OF_UNICODE = "\x85\u2028\u2029"
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def read(path: Path, name: str, report: Report) -> str | None:
    """The text of a file with plain line ends, or None after reporting why not.

    Only a byte order mark, carriage returns and nothing else are normalised.
    """
    start = Place(name)
    if path.is_symlink():
        report.add("symlink", start)
        return None
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            report.add("file-too-large", start, size=f"{size:,}", limit=f"{MAX_BYTES:,}")
            return None
        data = path.read_bytes()
    except OSError as fault:
        report.add("unreadable", start, why=fault.strerror or str(fault))
        return None
    text = _decode(data, start, report)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _only_allowed(text, name, report) else None


def _decode(data: bytes, start: Place, report: Report) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        report.add("encoding", start, found="UTF-16")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        report.add("encoding", Place(start.file, line, column), found=_guess(data))
        return None


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK / GB18030"


def _only_allowed(text: str, name: str, report: Report) -> bool:
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, 1):
            if (kind := _forbidden(char)) is not None:
                code = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
                report.add(kind, Place(name, number, column), character=code)
                found += 1
                if found == MAX_CHARACTER_PROBLEMS:
                    return False
    return found == 0


def _forbidden(char: str) -> str | None:
    """The id of the problem a character is, or None where it is allowed."""
    if char in _BIDI_CONTROLS:
        return "bidi-control"
    if char in _LINE_BREAKS_OF_UNICODE:
        return "line-separator"
    if char == "\ufeff":
        return "stray-bom"
    if char == "\t":
        return "tab"
    category = unicodedata.category(char)
    if category == "Co":
        return "private-use"
    if category in ("Cc", "Cs"):
        return "control-character"
    return None
