"""A whole site built aside by MkDocs, each language by a process of its own."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import requires, version
from pathlib import Path

from generator.output import Refused
from generator.system_faults import in_words

NEVER = "315532800"
"""1980-01-01, the earliest day archives can name: what is built tells no day but those of data."""
LANGUAGE, PDFS = "EVALUATIONS_LANGUAGE", "EVALUATIONS_PDFS"
"""What the options of the plugin in mkdocs.yml are read from."""
OWN = "evaluations-site"
COMPRESSED = "sitemap.xml.gz"
"""Written by MkDocs beside the same file uncompressed; its bytes depend on the library at hand."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def build_site(
    project: Path, folder: Path, languages: Sequence[str], *, pdfs: bool = False
) -> None:
    """Have the site of a project, with its `mkdocs.yml`, written to a folder that is not there.

    The first language stands at its root, each other in a folder of its name. `pdfs` says that the
    PDFs will be put beside the pages. Raises Refused with what MkDocs said where it fails or warns.
    """
    beside = [folder, *(folder.parent / f"language-{one}" for one in languages[1:])]
    running: list[subprocess.Popen[str]] = []
    while_needed, needed = os.pipe()
    try:
        for language, place in zip(languages, beside, strict=True):
            told = {LANGUAGE: language, PDFS: str(pdfs).lower()}
            running.append(_started(project, place, told, while_needed))
        for one in running:
            said, _ = one.communicate()
            if one.returncode != 0:
                raise Refused(_why(one.returncode, said.strip()))
    finally:
        for one in running:
            if one.poll() is None:
                one.terminate()
                one.wait()
        os.close(while_needed)
        os.close(needed)
    for language, place in zip(languages[1:], beside[1:], strict=True):
        place.rename(folder / language)


def make_alike(folder: Path) -> None:
    """Take away what differs from machine to machine: compressed copies, rights by `umask`.

    Everybody may read what is public, the server's own user among them.
    """
    for path in (folder, *sorted(folder.rglob("*"))):
        if path.name == COMPRESSED:
            path.unlink()
        else:
            path.chmod(0o755 if path.is_dir() else 0o644)


def _why(code: int, said: str) -> str:
    """What to tell of a build that failed: what MkDocs said, but for what the system refused it."""
    if code < 0:
        return f"MkDocs: 被系统中止，可能内存不足 / ended by the system, short of memory? ({code})"
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        if f"[Errno {number}]" in said:
            return in_words(OSError(number, os.strerror(number)))
    return f"MkDocs:\n{said}"


def _started(
    project: Path, folder: Path, told: Mapping[str, str], while_needed: int
) -> subprocess.Popen[str]:
    """A build at work; of clock and surroundings it knows nothing that could show."""
    command = [sys.executable, "-m", "generator.publish.build_process", "build", "--strict"]
    return subprocess.Popen(
        [*command, "--site-dir", str(folder)],
        cwd=project,
        env={
            **os.environ,
            **told,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": NEVER,
        },
        stdin=while_needed,
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
