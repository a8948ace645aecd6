"""Bytes to text: UTF-8 alone is read; what else a file seems to be is told."""

from __future__ import annotations

import re

from generator.problems import Place, Report

BOM = b"\xef\xbb\xbf"
FORMATS = (
    (b"PK\x03\x04", "Excel / Word (.xlsx, .docx)"),
    (b"\xd0\xcf\x11\xe0", "Excel / Word (.xls, .doc)"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)
"""How files of other kinds begin, and their names."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_COMMON = frozenset(bytes([one]) for one in range(0xB0, 0xD8))
"""First bytes of the 3755 commonest characters in GB 2312."""


def decode(data: bytes, name: str, report: Report) -> str | None:
    """The text of a file, a byte order mark at its start left out; None after reporting why not."""
    if other := _other_format(data):
        report.add("other-format", Place(name), found=other)
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in data[:4] and data.strip(b"\0")):
        report.add("encoding", Place(name), found="UTF-16")
        return None
    bare = data.removeprefix(BOM)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as fault:
        place = _place(bare, fault.start, name)
        if found := _guess(bare):
            report.add("encoding", place, found=found)
        else:
            report.add("not-text", place)
        return None
    if "\0" in text:
        report.add("not-text", _place(bare, bare.index(b"\0"), name))
        return None
    return text


def _place(data: bytes, at: int, name: str) -> Place:
    """Line and column of a byte, all before it being sound text."""
    begin = data.rfind(b"\n", 0, at) + 1
    column = len(data[begin:at].decode("utf-8")) + 1
    return Place(name, data.count(b"\n", 0, at) + 1, column)


def _other_format(data: bytes) -> str | None:
    for start, found in FORMATS:
        if data.startswith(start):
            return found
    opening = data[:200].removeprefix(BOM).decode("latin-1")
    return "HTML / XML" if _MARKUP.match(opening) else None


def _guess(data: bytes) -> str:
    """An encoding in which the bytes make sense, empty where there is none."""
    for encoding, found in (("gb18030", "GBK / GB18030"), ("big5", "Big5")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _is_plausible(text):
            return found
    return ""


def _is_plausible(text: str) -> bool:
    """Whether most Chinese characters are common ones, as in text read with the right encoding."""
    chinese = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    common = sum(char.encode("gb2312", "ignore")[:1] in _COMMON for char in chinese)
    return 5 * common >= 4 * len(chinese)
