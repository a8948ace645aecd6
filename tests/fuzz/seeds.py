"""What is spoilt: every file of the small folders, of the real evaluation, of the bad inputs."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.real_data import SHIPPED
from tests.spoiling import BAD_INPUTS, CASES, spoilt_folders

REAL = "shanting-industry-it"


@dataclass(frozen=True, slots=True)
class Seed:
    """A file of a data folder, with the bytes it starts from."""

    base: str
    file: str
    data: bytes


def copy_base(base: str, folder: Path) -> Path:
    """A sound data folder to put a spoilt file into."""
    if base != "real":
        return Path(shutil.copytree(CASES / base, folder))
    folder.mkdir()
    shutil.copy(SHIPPED / "site.yml", folder)
    for one in (REAL, f"frameworks/{REAL}-2021"):
        shutil.copytree(SHIPPED / one, folder / one)
    return folder


@cache
def seeds() -> tuple[Seed, ...]:
    """All of them; the bad inputs, being many and small, are most."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        found = [
            Seed(base, file, data)
            for base in ("minimal", "lifecycle", "real")
            for file, data in _files(copy_base(base, root / base)).items()
        ]
        for path in BAD_INPUTS:
            found.extend(_bad(path, root / path.stem))
    return tuple(dict.fromkeys(found))


def _bad(path: Path, below: Path) -> list[Seed]:
    """The files that the cases of a file changed, or added to folders that are there."""
    found: list[Seed] = []
    for case, folder in spoilt_folders(path, below):
        base = "lifecycle" if (folder / "example-trade").exists() else "minimal"
        sound = _files(CASES / base)
        for file, data in _files(folder).items():
            known = (CASES / base / file).parent.is_dir()
            if known and sound.get(file) != data and "rename" not in case:
                found.append(Seed(base, file, data))
    return found


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yml"))
        if path.is_file()
    }
