"""Files to a folder, whole or not at all."""

from __future__ import annotations

import glob
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.exchange import exchange
from generator.progress import Progress, Stage, silent, told
from generator.stopping import unstoppable
from generator.system_faults import in_words

MARK = ".evaluations-output"
MARK_TEXT = "This folder is replaced whole by the evaluations command.\n"


_TOKEN = "[0-9a-f]" * 8


class Refused(Exception):
    """The target cannot be written; nothing was changed."""


def replace_folder(
    target: Path, files: Mapping[str, bytes], keep_out_of: Path, progress: Progress = silent
) -> None:
    """Write files beside the target, then put them in its place.

    A folder that is not empty and was not written by this function is refused, and so is one
    inside the data folder or around it.
    """
    target, data = target.absolute(), keep_out_of.resolve()
    resolved = target.resolve()
    if resolved == data or data in resolved.parents or resolved in data.parents:
        raise Refused(f"{target}: 不能写入数据文件夹 / the data folder cannot be written to")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(f"{target}: 不是文件夹 / not a folder")
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise Refused(
            f"{target}: 文件夹里有其他内容，不予覆盖 / the folder holds other files, left alone"
        )
    _beside(target, {**files, MARK: MARK_TEXT.encode()}, progress)


def new_folder(target: Path, files: Mapping[str, bytes], progress: Progress = silent) -> None:
    """Write files to a folder that is not there yet or empty; any other is refused.

    For data somebody may go on with, which nothing replaces.
    """
    target = target.absolute()
    refuse_unless_new(target)
    _beside(target, files, progress)


def refuse_unless_new(target: Path) -> None:
    """Raise Refused for what is neither an empty folder nor not there yet."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(f"{target}: 不是文件夹 / not a folder")
    if target.exists() and any(target.iterdir()):
        raise Refused(f"{target}: 文件夹不是空的，不予覆盖 / the folder is not empty, left alone")


def new_folders(folders: Mapping[Path, Mapping[str, bytes]], progress: Progress = silent) -> None:
    """Write several folders that are not there yet: all of them, or none."""
    asides: dict[Path, Path] = {}
    try:
        for target, files in folders.items():
            if target.exists() or target.is_symlink():
                raise Refused(f"{target}: 已经有了，不予覆盖 / is there already, left alone")
            asides[target] = _aside(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            asides[target].mkdir(mode=0o700)
            _write(asides[target] / "new", files, progress)
        with unstoppable():
            _place(asides)
    except OSError as fault:
        raise Refused(f"{fault.filename}: {in_words(fault)}") from fault
    finally:
        with unstoppable():
            for aside in asides.values():
                shutil.rmtree(aside, ignore_errors=True)


class Aside:
    """A folder that somebody else writes beside the one it is to replace."""

    def __init__(self, target: Path, by: str = "") -> None:
        self._target = target.resolve()
        self._around = _aside(self._target, by)

    @property
    def folder(self) -> Path:
        """Where to write."""
        return self._around / "new"

    def put_in_place(self) -> None:
        """Replace the target, whose hidden entries stay; Refused where it cannot, nothing lost."""
        try:
            _take_hidden(self._target, self.folder)
            with unstoppable():
                _swap(self._around, self._target)
        except OSError as fault:
            raise Refused(f"{self._target}: {in_words(fault)}") from fault
        finally:
            self.remove()

    def remove(self) -> None:
        """Leave nothing beside the target."""
        with unstoppable():
            shutil.rmtree(self._around, ignore_errors=True)


def _take_hidden(old: Path, new: Path) -> None:
    """Have the hidden entries of a folder, a server's settings say, in the new one as well."""
    for entry in old.iterdir() if old.is_dir() else ():
        if not entry.name.startswith(".") or os.path.lexists(new / entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _place(asides: Mapping[Path, Path]) -> None:
    """Rename what was written aside; whatever fails, none of it is in place."""
    placed: list[Path] = []
    try:
        for target, aside in asides.items():
            (aside / "new").rename(target)
            placed.append(target)
    except BaseException:
        for target in placed:
            target.rename(asides[target] / "new")
        raise


def _aside(target: Path, by: str = "") -> Path:
    """A folder beside a target that nobody else has."""
    return target.parent / f".{target.name}{by}-{secrets.token_hex(4)}"


def abandoned(target: Path, by: str) -> tuple[Path, ...]:
    """What writers of this name, of which none may be at work, left beside a target."""
    target = target.resolve()
    return tuple(sorted(target.parent.glob(f"{glob.escape(f'.{target.name}{by}-')}{_TOKEN}")))


def _beside(target: Path, files: Mapping[str, bytes], progress: Progress) -> None:
    """Write files beside the target, then put them in its place; when stopped, nothing is left."""
    aside = _aside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.mkdir(mode=0o700)
        _write(aside / "new", files, progress)
        with unstoppable():
            _swap(aside, target)
    except OSError as fault:
        raise Refused(f"{target}: {in_words(fault)}") from fault
    finally:
        with unstoppable():
            shutil.rmtree(aside, ignore_errors=True)


def _swap(aside: Path, target: Path) -> None:
    """Put what was written aside in place; whatever fails, the old folder is in its place.

    Where the system can, in one step: who reads meanwhile finds the old folder or the new one.
    """
    new, old = aside / "new", aside / "old"
    if target.exists() and exchange(new, target):
        return
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise


def _write(folder: Path, files: Mapping[str, bytes], progress: Progress) -> None:
    folder.mkdir()
    for name, content in told(files.items(), Stage.WRITING, progress):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
