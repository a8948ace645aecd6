"""What a published site consists of: the hash of every file, and of the data it was made from.

Two files at the root of the site say so. `SHA256SUMS` holds all files but itself in the form of
coreutils, so that `sha256sum -c SHA256SUMS` checks a copy anywhere. `manifest.json` says besides
from which data and with which software they were made; it cannot hold its own hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
FORMAT = 1
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")


class Unreadable(Exception):
    """There is no manifest, or it is none of ours."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`sources` and `files` give the SHA-256 by name: of what was read, and of what was made.

    `software` gives the version by package: this one and all it was built with.
    """

    software: Mapping[str, str]
    sources: Mapping[str, str]
    files: Mapping[str, str]

    @property
    def data(self) -> str:
        """One hash for all that was read: the same data and settings give the same one."""
        return hashlib.sha256(sums(self.sources)).hexdigest()

    @property
    def joined(self) -> bool:
        """Whether it is of several published sites put together, not of one."""
        return bool(self.sources) and all(one.endswith(f"/{MANIFEST}") for one in self.sources)


def add_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the two files into a site, for everybody to read as all else there."""
    for name, content in written(manifest).items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o644)


def written(manifest: Manifest) -> dict[str, bytes]:
    """The two files, by address."""
    said = {
        "format": FORMAT,
        "data": manifest.data,
        "software": dict(sorted(manifest.software.items())),
        "sources": dict(sorted(manifest.sources.items())),
        "files": dict(sorted(manifest.files.items())),
    }
    text = (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
    all_files = {**manifest.files, MANIFEST: hashlib.sha256(text).hexdigest()}
    return {MANIFEST: text, SUMS: sums(all_files)}


def sums(files: Mapping[str, str]) -> bytes:
    """Hashes in the form of `sha256sum`, sorted by name."""
    return "".join(f"{files[name]}  {name}\n" for name in sorted(files)).encode()


def read_manifest(place: Path) -> Manifest:
    """The manifest of a published folder, or in a copy of the file; raises Unreadable."""
    file = place / MANIFEST if place.is_dir() else place
    try:
        said = json.loads(file.read_bytes())
        parts = [_texts(said[name]) for name in ("software", "sources", "files")]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Unreadable(str(file)) from fault
    if said.get("format") != FORMAT:
        raise Unreadable(f"{file}: format {said.get('format')}")
    return Manifest(*parts)


def read_sums(folder: Path) -> Mapping[str, str]:
    """The hashes of `SHA256SUMS` by address; raises Unreadable."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise Unreadable(str(folder / SUMS)) from fault
    found = [_SUM.fullmatch(line) for line in lines]
    if not all(found):
        raise Unreadable(str(folder / SUMS))
    return {one[2]: one[1] for one in found if one}


def _texts(said: Any) -> Mapping[str, str]:
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise ValueError
    return said
