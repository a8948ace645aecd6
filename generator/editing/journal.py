"""The former bytes of edited files, kept in a hidden folder of the data that nothing reads.

Each change is a folder with a number: what was changed when and why, and the files as they were.
It has the ending `.open` until all files are in place; one left so is taken back, unless they are.
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
    digests_of,
    replace_files,
    sync_folder,
    write_through,
)
from generator.locking import Busy, locked

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
    """The folder of the history, held for one writer; a change that was cut off is settled.

    Raises NotEditable where the disk is full or a file cannot be written; nothing was changed.
    """
    folder = root / FOLDER
    if folder.is_symlink() or not root.is_dir():
        raise NotEditable(FOLDER, "no-data-file")
    try:
        folder.mkdir(exist_ok=True)
        with locked(folder / ".lock"):
            for cut_off in sorted(folder.glob("*.open")):
                _settle(root, cut_off)
            yield folder
    except Busy as busy:
        raise NotEditable(FOLDER, "busy") from busy
    except OSError as fault:
        raise NotEditable(FOLDER, "not-written", why=fault.strerror or str(fault)) from fault


def changes(root: Path) -> tuple[Change, ...]:
    """All changes, the oldest first."""
    folder = root / FOLDER
    found = (_read(_named(folder, number)) for number in _numbers(folder))
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
    number = max(_numbers(folder), default=0) + 1
    before = {file: digest(data) for file, data in old.items()}
    after = {file: digest(data) for file, data in new.items()}
    change = Change(number, datetime.now(UTC), note, before, after, undoes)
    opened = _named(folder, number).with_suffix(".open")
    opened.mkdir()
    try:
        _keep(opened, change, old)
        sync_folder(folder)
        replace_files(root, new, old)
    except BaseException:
        if _are(root, before):
            shutil.rmtree(opened)
        raise
    opened.rename(_named(folder, number))
    sync_folder(folder)
    for one in known[: max(0, len(known) + 1 - KEPT)]:
        shutil.rmtree(_named(folder, one.number), ignore_errors=True)
    return change


def _keep(opened: Path, change: Change, old: Mapping[str, bytes | None]) -> None:
    for at, data in enumerate(old.values()):
        if data is not None:
            write_through(opened / f"{at}.before", data)
    write_through(opened / "change.json", _written(change))
    sync_folder(opened)


def _are(root: Path, digests: Mapping[str, str]) -> bool:
    """Whether files have these digests."""
    return digests_of(root, digests) == dict(digests)


def _numbers(folder: Path) -> list[int]:
    """The numbers of all changes, those that cannot be read among them."""
    return sorted(int(one.name) for one in folder.glob("[0-9]*") if one.name.isdecimal())


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


def _settle(root: Path, opened: Path) -> None:
    """Undo what a program that ended in between had put in place, unless that was all of it."""
    change = _read(opened)
    if change is not None:
        if _are(root, change.after):
            opened.rename(opened.with_suffix(""))
            return
        for at, (file, before) in enumerate(change.before.items()):
            now = content_of(root, file)
            if digest(now) == change.after[file] != before:
                replace_files(root, {file: _former(opened, at, before)}, {file: now})
    shutil.rmtree(opened)
