"""Where in the report the values of an imported evaluation came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.editing.sheet import Row

FILE = "imported.csv"
MAX_BYTES = 8 * 1024 * 1024


def origins(root: Path, folder: str, rows: Sequence[Row]) -> dict[str, str]:
    """The places in the report by the anchors of rows; none where nothing was imported."""
    known = known_origins(root / folder / FILE)
    found: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for row in rows if known else ():
        file = row.anchor.split("/")[0]
        for about in _names(row):
            if (file, about) in known and (file, about) not in told:
                told.add((file, about))
                found[row.anchor] = known[file, about]
                break
    return found


def known_origins(path: Path) -> Mapping[tuple[str, str], str]:
    """The origins by file and entry, as the import wrote them."""
    try:
        if path.is_symlink() or path.stat().st_size > MAX_BYTES:
            return {}
        text = path.read_text(encoding="utf-8-sig")
        lines = csv.DictReader(io.StringIO(text, newline=""))
        return {
            (line["file"], line["about"]): line["origin"].removeprefix("'")
            for line in lines
            if line.get("file") and line.get("about") and line.get("origin")
        }
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}


def _names(row: Row) -> Iterator[str]:
    """The names under which an import may have told of a value, the most exact one first."""
    steps = row.anchor.split("/")[1:]
    if len(steps) != len(row.path):
        return
    pairs = tuple(zip(steps, row.path, strict=True))
    items = [step for step, position in pairs if isinstance(position, int)]
    keys = [step for step, position in pairs if isinstance(position, str)]
    yield ".".join([*items, keys[-1]])
    if items:
        yield ".".join([keys[0], *items])
        yield ".".join(items)
