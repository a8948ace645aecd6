"""A whole site built aside by MkDocs, each language by a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import requires, version
from pathlib import Path

from generator.output import Refused

NEVER = "315532800"
"""1980-01-01, the earliest day archives can name: what is built tells no day but those of data."""
OWN = "evaluations-site"
COMPRESSED = "sitemap.xml.gz"
"""Written by MkDocs beside the same file uncompressed; its bytes depend on the library at hand."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def build_site(project: Path, folder: Path, languages: Sequence[str]) -> None:
    """Have the site of a project, with its `mkdocs.yml`, written to a folder that is not there.

    The first language stands at its root, each other in a folder of its name. Raises Refused with
    what MkDocs said where it fails or warns.
    """
    beside = [folder, *(folder.parent / f"language-{one}" for one in languages[1:])]
    running: list[subprocess.Popen[str]] = []
    try:
        for language, place in zip(languages, beside, strict=True):
            running.append(_started(project, place, language, languages))
        for one in running:
            said, _ = one.communicate()
            if one.returncode != 0:
                raise Refused(f"MkDocs:\n{said.strip()}")
    finally:
        for one in running:
            if one.poll() is None:
                one.terminate()
                one.wait()
    for language, place in zip(languages[1:], beside[1:], strict=True):
        place.rename(folder / language)
    _make_alike(folder)


def _make_alike(folder: Path) -> None:
    """Take away what differs from machine to machine: compressed copies, rights by `umask`.

    Everybody may read what is public, the server's own user among them.
    """
    for path in (folder, *sorted(folder.rglob("*"))):
        if path.name == COMPRESSED:
            path.unlink()
        else:
            path.chmod(0o755 if path.is_dir() else 0o644)


def _started(
    project: Path, folder: Path, language: str, languages: Sequence[str]
) -> subprocess.Popen[str]:
    """A build at work; of clock and surroundings it knows nothing that could show."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={
            **os.environ,
            "EVALUATIONS_LANGUAGE": language,
            "EVALUATIONS_LANGUAGES": " ".join(languages),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": NEVER,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def software() -> dict[str, str]:
    """The version of this software and of each package it names as needed: what a site is made of
    everywhere, whatever else a machine has."""
    needed = (_NAME.match(one) for one in requires(OWN) or () if "extra ==" not in one)
    return {name: version(name) for name in (OWN, *(one[0] for one in needed if one))}
