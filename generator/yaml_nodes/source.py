"""Bytes of a data file to text, with guards: size, links, encoding."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from generator.problems import Place, Report
from generator.yaml_nodes.characters import only_allowed
from generator.yaml_nodes.encoding import decode

MAX_BYTES = 2 * 1024 * 1024
ATTEMPTS = 3
_KEY = re.compile(r"\s*(?:- |#|[^\s,]+\s*[:：])")


def read(path: Path, name: str, report: Report) -> str | None:
    """The text of a file with plain line ends, or None after reporting why not.

    Only a byte order mark, carriage returns and nothing else are normalised.
    """
    data = read_bytes(path, name, report)
    text = decode(data, name, report) if data is not None else None
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_table(text):
        report.add("pasted-table", Place(name))
        return None
    return text if only_allowed(text, name, report) else None


def _is_table(text: str) -> bool:
    """Whether the first lines have the same number of tabs or commas, and no key."""
    lines = [line for line in text.split("\n", 3)[:3] if line.strip()]
    if len(lines) < 2 or any(_KEY.match(line) for line in lines):
        return False
    return any(
        lines[0].count(sign) and len({line.count(sign) for line in lines}) == 1 for sign in "\t,"
    )


def read_bytes(path: Path, name: str, report: Report) -> bytes | None:
    """The bytes of a file, read at once, or None after reporting why not."""
    start = Place(name)
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            report.add("symlink", start)
        elif not stat.S_ISREG(status.st_mode):
            report.add("not-a-file", start, name=path.name)
        elif status.st_size > MAX_BYTES:
            size, limit = f"{status.st_size:,}", f"{MAX_BYTES // 1024 // 1024}"
            report.add("file-too-large", start, size=size, limit=limit)
        elif (data := _unchanged(path)) is not None:
            return data
        else:
            report.add("file-changing", start)
    except PermissionError:
        report.add("no-permission", start)
    except OSError as fault:
        report.add("unreadable", start, why=fault.strerror or str(fault))
    return None


def _unchanged(path: Path) -> bytes | None:
    """The bytes of a file that nobody wrote to meanwhile; None if it changed at every attempt."""
    for _ in range(ATTEMPTS):
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if same and len(data) == after.st_size:
            return data
    return None
