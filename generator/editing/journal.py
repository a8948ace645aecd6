"""The former bytes of edited files, kept in a hidden folder of the data that nothing reads.

Each change is a folder with a number: what was changed when and why, and the files as they were.
It has the ending `.open` until all files are in place; one left so is taken back.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.editing.edit import NotEditable
from generator.editing.files import (
    content_of,
    digest,
    replace_files,
    sync_folder,
    write_through,
)
from generator.editing.lock import locked

FOLDER = ".history"
KEPT = 1000
"""Changes that are kept; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of files: its number, its day and hour, what it was for.

    `before` and `after` are the digests of the files it changed; `undoes` is the number of the
    change it took back, None for others.
    """

    number: int
    time: datetime
    note: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    undoes: int | None = None


@contextmanager
def journal(root: Path) -> Iterator[Path]:
    """The folder of the history, held for one writer; a change that was cut off is taken back."""
    folder = root / FOLDER
    if folder.is_symlink() or not root.is_dir():
        raise NotEditable(FOLDER, "no-data-file")
    folder.mkdir(exist_ok=True)
    with locked(folder / ".lock"):
        for cut_off in sorted(folder.glob("*.open")):
            _take_back(root, cut_off)
        yield folder


def changes(root: Path) -> tuple[Change, ...]:
    """All changes, the oldest first."""
    folder = root / FOLDER
    numbers = sorted(int(one.name) for one in folder.glob("[0-9]*") if one.name.isdigit())
    found = (_read(_named(folder, number)) for number in numbers)
    return tuple(one for one in found if one is not None)


def former(root: Path, number: int, file: str) -> bytes | None:
    """The bytes a file had before a change; None where it was not there."""
    folder = _named(root / FOLDER, number)
    change = _read(folder)
    if change is None or file not in change.before:
        raise NotEditable(file, "no-such-change", number=number)
    return _former(folder, list(change.before).index(file), change.before[file])


def record(
    root: Path,
    folder: Path,
    new: Mapping[str, bytes | None],
    old: Mapping[str, bytes | None],
    note: str,
    undoes: int | None = None,
) -> Change:
    """Put files in place, with what they were written down before."""
    known = changes(root)
    number = known[-1].number + 1 if known else 1
    before = {file: digest(data) for file, data in old.items()}
    after = {file: digest(data) for file, data in new.items()}
    change = Change(number, datetime.now(UTC), note, before, after, undoes)
    opened = _named(folder, number).with_suffix(".open")
    opened.mkdir()
    for at, data in enumerate(old.values()):
        if data is not None:
            write_through(opened / f"{at}.before", data)
    write_through(opened / "change.json", _written(change))
    sync_folder(opened)
    sync_folder(folder)
    replace_files(root, new, old)
    opened.rename(_named(folder, number))
    sync_folder(folder)
    for one in known[: max(0, len(known) + 1 - KEPT)]:
        shutil.rmtree(_named(folder, one.number), ignore_errors=True)
    return change


def _named(folder: Path, number: int) -> Path:
    return folder / f"{number:06}"


def _written(change: Change) -> bytes:
    entries = {
        "number": change.number,
        "time": change.time.isoformat(timespec="seconds"),
        "note": change.note,
        "before": dict(change.before),
        "after": dict(change.after),
        "undoes": change.undoes,
    }
    return json.dumps(entries, ensure_ascii=False, indent=1).encode()


def _read(folder: Path) -> Change | None:
    try:
        entries = json.loads((folder / "change.json").read_bytes())
        return Change(
            int(entries["number"]),
            datetime.fromisoformat(entries["time"]),
            str(entries["note"]),
            dict(entries["before"]),
            dict(entries["after"]),
            entries["undoes"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _former(folder: Path, at: int, wanted: str) -> bytes | None:
    path = folder / f"{at}.before"
    data = path.read_bytes() if path.exists() else None
    if digest(data) != wanted:
        raise NotEditable(FOLDER, "history-damaged")
    return data


def _take_back(root: Path, opened: Path) -> None:
    """Undo what a program that ended in between had put in place."""
    change = _read(opened)
    if change is not None:
        for at, (file, before) in enumerate(change.before.items()):
            now = content_of(root, file)
            if digest(now) == change.after[file] != before:
                replace_files(root, {file: _former(opened, at, before)}, {file: now})
    shutil.rmtree(opened)
