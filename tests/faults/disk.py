"""No room on the disk: the old site stays, and nothing of the new one."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.ground import Ground, Place, Tally, published

MB = 1024 * 1024
SIZE = 256 * MB


def full(ground: Ground, count: int) -> Tally:
    """A small disk of its own, with ever more room left, up to just too little."""
    tally = Tally("disk full")
    needed = _used(ground.folder / "after" / "www")
    with mounted(ground.folder / "disk", f"size={SIZE}") as disk:
        if disk is None:
            tally.saw("left out: mounting is not allowed here")
            return tally
        for number in range(count):
            place = ground.fresh(disk / "try")
            _fill(disk, needed * number // count)
            _refused(ground, place, tally, "磁盘空间已满", "No space left on device")
            (disk / "ballast").unlink()
            ground.repaired(place, tally)
    return tally


def out_of_files(ground: Ground, count: int) -> Tally:
    """A disk that has room but takes no more files."""
    tally = Tally("disk takes no more files")
    with mounted(ground.folder / "disk", f"size={SIZE}") as disk:
        if disk is None:
            tally.saw("left out: mounting is not allowed here")
            return tally
        for number in range(count):
            place = ground.fresh(disk / "try")
            used = os.statvfs(disk).f_files - os.statvfs(disk).f_ffree
            _remount(disk, f"nr_inodes={used + len(ground.new) * number // count}")
            _refused(ground, place, tally, "磁盘空间已满")
            _remount(disk, "nr_inodes=100000")
            ground.repaired(place, tally)
    return tally


def too_large(ground: Ground) -> Tally:
    """A system that lets no file grow beyond a megabyte; needs no rights."""
    tally = Tally("no file may be larger than 1 MB")
    place = ground.fresh()

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (MB, MB))

    _refused(ground, place, tally, "文件太大", preexec_fn=limited)
    ground.repaired(place, tally)
    return tally


def _refused(ground: Ground, place: Place, tally: Tally, *words: str, **more: object) -> None:
    done = published(place, **more)
    tally.tried += 1
    ground.refused(done, place, tally, *words)


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path | None]:
    """A disk in memory; None where none may be mounted."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        done = False
    try:
        yield folder if done else None
    finally:
        if done:
            subprocess.run(["umount", str(folder)], check=True)


def _remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)


def _fill(disk: Path, room: int) -> None:
    """Leave so many bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, max(free - room, 1))


def _used(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
