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
    unpacking, size, inner = zlib.decompressobj(), 0, b""
    at = 0
    try:
        while size < limit and not unpacking.eof and at < len(packed):
            chunk = unpacking.unconsumed_tail or packed[at : at + _MEGABYTE]
            if not unpacking.unconsumed_tail:
                at += _MEGABYTE
            out = unpacking.decompress(chunk, _MEGABYTE)
            size += len(out)
            inner = inner or (out if out[:1] and out[0] & 0x0F == 8 else b"\0")
    except zlib.error:
        return size
    return size + (_unpacked(inner, limit - size, twice=False) if twice else 0)
