"""The data as they would be with other files, in a folder aside."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.load.survey import is_hidden


def files_below(root: Path, folder: str = "", *, deep: bool = True) -> Iterator[str]:
    """The files of a folder by their names from the root, hidden ones and links left out.

    Those of the folders in it too, where `deep`.
    """
    for path in sorted((root / folder).glob("**/*" if deep else "*")):
        name = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and not any(map(is_hidden, name.parts)):
            yield name.as_posix()


@contextmanager
def data_with(root: Path, names: Iterable[str], new: Mapping[str, bytes | None]) -> Iterator[Path]:
    """A copy of the files named, with those of `new` in place of what is there; None takes one
    away. Nothing in the data folder changes; the copy is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="evaluations-aside-") as folder:
        aside = Path(folder) / "data"
        for name in names:
            target = aside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, target)
        for name, content in new.items():
            _put(aside / name, content)
        yield aside


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
