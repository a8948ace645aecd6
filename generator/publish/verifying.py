"""Does a published folder hold what its manifest says, and do the data give it again?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.digests import digests
from generator.publish.manifest import (
    MANIFEST,
    SUMS,
    Manifest,
    Unreadable,
    read_manifest,
    read_sums,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Addresses whose files are not as they should be."""

    missing: tuple[str, ...]
    altered: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.altered or self.added)


def verify(folder: Path) -> Difference:
    """A published folder against its own manifest; hidden files are the server's, not the site's.

    The two files of the manifest are held against each other. Raises Unreadable.
    """
    manifest, listed = read_manifest(folder), read_sums(folder)
    own = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    if listed != {**manifest.files, MANIFEST: own}:
        raise Unreadable(f"{folder / SUMS} ≠ {folder / MANIFEST}")
    found = {name: one for name, one in digests(folder).items() if not name.startswith(".")}
    return difference(listed, {name: one for name, one in found.items() if name != SUMS})


def difference(said: Mapping[str, str], found: Mapping[str, str]) -> Difference:
    """What differs between the hashes that were said and those that were found."""
    return Difference(
        tuple(name for name in said if name not in found),
        tuple(name for name in said if name in found and found[name] != said[name]),
        tuple(name for name in found if name not in said),
    )


def other_software(was: Manifest, now: Mapping[str, str]) -> tuple[str, ...]:
    """The packages of a manifest whose version is another one now: "name was → now"."""
    return tuple(
        f"{name} {version} → {now.get(name, '–')}"
        for name, version in was.software.items()
        if now.get(name) != version
    )
