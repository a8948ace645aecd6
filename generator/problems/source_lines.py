"""The line of a data file that a place is on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.problems.printing import SourceLine
from generator.problems.problem import Place

MAX_BYTES = 2 * 1024 * 1024


def source_lines(root: Path) -> SourceLine:
    """Gives source lines of files below a folder; None for what cannot be read as text."""

    @cache
    def lines(file: str) -> tuple[str, ...]:
        path = root / file
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return ()
            return tuple(path.read_text(encoding="utf-8-sig", errors="replace").splitlines())
        except OSError:
            return ()

    def line(place: Place) -> str | None:
        found = lines(place.file)
        return found[place.line - 1] if 0 < place.line <= len(found) else None

    return line
