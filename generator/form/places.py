"""Where the pages of the form are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from generator.editing.sheet.keys import file_keys
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import RESERVED, SITE_FILE, YEAR
from generator.words.catalogue import DEFAULT
from generator.yaml_nodes.fields import SLUG

PARTS = tuple(file_keys(DEFAULT))
"""The files of an evaluation that have a page of their own in the form."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The evaluation a page is about, and the file of it, "" for its whole."""

    department: str
    year: int
    part: str

    @property
    def folder(self) -> str:
        """Its folder in the data."""
        return f"{self.department}/{self.year}"

    def address(self, prefix: str, page: str = "edit", part: str | None = None, **more: str) -> str:
        """The address of a page about it."""
        asked = {
            "department": self.department,
            "year": str(self.year),
            "part": self.part if part is None else part,
            **more,
        }
        return f"{prefix}{page}?{urlencode(asked)}"


def matter(root: Path, department: str, year: str, part: str) -> Matter | None:
    """What a request is about, None where there is no such evaluation."""
    named = SLUG.fullmatch(department) and department not in RESERVED and YEAR.fullmatch(year)
    if not named or part not in ("", *PARTS):
        return None
    folder = root / department / year
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return None
    return Matter(department, int(year), part)


def field_id(anchor: str) -> str:
    """The id of a field on its page."""
    return f"f-{hashlib.sha256(anchor.encode()).hexdigest()[:12]}"


def source_address(prefix: str, file: str, line: int = 0, **more: str) -> str:
    """Where a file is edited as text, at a line of it where one is given."""
    at, mark = ({"line": str(line)}, f"#L{line}") if line else ({}, "")
    return f"{prefix}source?{urlencode({'file': file, **at, **more})}{mark}"


def settings_address(prefix: str, file: str, **more: str) -> str:
    """Where the settings of the site, or what is known of a department, are filled in."""
    return f"{prefix}settings?{urlencode({'file': file, **more})}"


def has_settings(file: str) -> bool:
    """Whether a file is filled in there: that of the site, or of a department."""
    folder, _, name = file.rpartition("/")
    if name == DEPARTMENT_FILE:
        return bool(SLUG.fullmatch(folder)) and folder not in RESERVED
    return file == SITE_FILE


def entry_address(prefix: str, file: str, about: str, back: str) -> str:
    """Where a file is edited as text, at the entry of a name; `back` is the folder of the
    evaluation whose list leads there."""
    return f"{prefix}source?{urlencode({'file': file, 'find': about, 'back': back})}"


def edit_link(base_path: str, source: str) -> str | None:
    """Where a file is filled in; None for those that are edited as text alone.

    For the link "edit this page" of a preview: `base_path` is the path of the site (`/jixiao/`),
    `source` the data file a page shows.
    """
    prefix = f"{base_path.rstrip('/')}/_form/"
    if has_settings(source):
        return settings_address(prefix, source)
    department, _, rest = source.partition("/")
    year, _, file = rest.partition("/")
    if not SLUG.fullmatch(department) or department in RESERVED or not YEAR.fullmatch(year):
        return None
    part = file if file in PARTS else PARTS[0]
    return Matter(department, int(year), part).address(prefix)
