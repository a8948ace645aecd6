"""Streams of a PDF that swell when unpacked: pdfminer unpacks them whole, whatever their size."""

from __future__ import annotations

import re
import zlib

from generator.intake.readers.unreadable import Unreadable

LARGEST_INSIDE = 400  # MB of all streams together
_MEGABYTE = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")


def refuse_swelling(name: str, data: bytes) -> None:
    """Raises where the packed streams of a file are larger than may be, packed twice included."""
    left = LARGEST_INSIDE * _MEGABYTE
    for found in _STREAM.finditer(data):
        left -= _unpacked(memoryview(data)[found.end() :], left, twice=True)
        if left <= 0:
            raise Unreadable("too-large-inside", {"name": name, "limit": str(LARGEST_INSIDE)})


def _unpacked(packed: bytes | memoryview, limit: int, *, twice: bool) -> int:
    """How many bytes a stream unpacks to, counted up to a limit; 0 for one that is not packed."""
    if not packed or packed[0] & 0x0F != 8:
        return 0
    unpacking, size, inner, at = zlib.decompressobj(), 0, b"", 0
    try:
        while size < limit and not unpacking.eof:
            waiting = unpacking.unconsumed_tail
            chunk = waiting or packed[at : at + _MEGABYTE]
            at += 0 if waiting else len(chunk)
            out = unpacking.decompress(chunk, _MEGABYTE)
            if not out and not chunk:
                break
            size += len(out)
            inner = inner or out
    except zlib.error:
        return size
    return size + (_unpacked(inner, limit - size, twice=False) if twice else 0)
