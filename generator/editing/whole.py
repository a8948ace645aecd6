"""Whole files put in place or taken away, with what they were before in the history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.editing.files import ABSENT, check_expected, content_of
from generator.editing.journal import Change, journal, record


def put_files(
    root: Path, new: Mapping[str, bytes | None], note: str, expected: Mapping[str, str]
) -> Change | None:
    """Write files as they are given, None takes one away; all of them or none.

    `expected` holds the digests they had when they were read. Gives None where nothing changes.
    Raises Conflict where one has another digest, NotEditable where one is no data file.
    """
    with journal(root) as folder:
        check_expected(root, {file: expected.get(file, ABSENT) for file in new})
        old = {file: content_of(root, file) for file in new}
        changed = {file: data for file, data in new.items() if data != old[file]}
        if not changed:
            return None
        return record(root, folder, changed, {file: old[file] for file in changed}, note)
