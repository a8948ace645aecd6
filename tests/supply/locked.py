"""What a lock file holds: packages by name, and which of them need which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "evaluations-site"
"""As a lock says that the project itself asks for a package."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A package at the one version that may be installed.

    `hashes` are SHA-256 of its files in hexadecimal digits, `wanted_by` names of packages, and
    `here` says whether it is installed on machines like this one.
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    wanted_by: frozenset[str]
    here: bool


def read_lock(text: str) -> dict[str, Locked]:
    """The packages of a lock file by name."""
    entries = re.split(r"^(?=[^\s#])", text, flags=re.MULTILINE)
    found = (_entry(entry) for entry in entries if re.match(r"[^\s#-]", entry))
    return {one.name: one for one in found}


def _entry(text: str) -> Locked:
    requirement = Requirement(text.partition(" \\")[0])
    (version,) = requirement.specifier
    if version.operator != "==":
        raise ValueError(f"no single version: {requirement}")
    return Locked(
        canonicalize_name(requirement.name),
        version.version,
        tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", text)),
        frozenset(_wanted_by(text)),
        requirement.marker is None or requirement.marker.evaluate(),
    )


def _wanted_by(text: str) -> Iterator[str]:
    """Names after `# via`, on its line or on those below it."""
    for name in re.findall(r"^ +#(?: via |   )(\S+)", text, flags=re.MULTILINE):
        if name != "-c":
            yield canonicalize_name(name)


def needed(lock: Mapping[str, Locked], roots: Collection[str]) -> set[str]:
    """The names of these packages and of all that they need."""
    found: set[str] = {canonicalize_name(root) for root in roots}
    while more := {one.name for one in lock.values() if one.wanted_by & found} - found:
        found |= more
    return found
