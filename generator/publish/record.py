"""The record in the data folder: a release is entered before it is built, and stays if it came out.

A file `record/<release>.yml` is a release; it is written last, its versions before it. While it is
not published, `record/.pending` names it, so that a publishing that was killed leaves no release
nobody ever saw.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.load.record import RECORD, kept, plain_bytes, record_sum, releases_in
from generator.locking import Busy, locked
from generator.output import Refused
from generator.publish.releases import Next
from generator.stopping import unstoppable

LOCK = ".publish.lock"
PENDING = ".pending"
PUBLISHED = "releases"
"""The folder of a site that holds a copy of the record."""


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """While no other publication adds to this record, to whichever target; raises Refused."""
    try:
        with locked(data / LOCK, wait=0):
            yield
    except Busy as busy:
        raise Refused(
            f"{data}: 这些数据正在发布到别处，请等它结束 / being published to another folder, "
            "wait until it is done"
        ) from busy


@contextmanager
def entered(data: Path, release: Next | None) -> Iterator[None]:
    """The release in the record while it is being published; taken out where that fails."""
    if release is None:
        yield
        return
    record = data / RECORD
    try:
        _enter(record, release)
        yield
    except BaseException:
        with unstoppable():
            _take_out(record, release.id)
        raise
    (record / PENDING).unlink()


def settle(data: Path, target: Path) -> bool:
    """Undo the entry of a publishing that was killed, unless its site was put in place.

    Whether the record is another one now.
    """
    record = data / RECORD
    try:
        id = (record / PENDING).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return False
    if _sums(target / PUBLISHED).get(id) == _sums(record).get(id, "none"):
        (record / PENDING).unlink()
        return False
    _take_out(record, id)
    return True


def take_over(data: Path, target: Path) -> bool:
    """Copy the releases that the published site has and the data do not.

    Whether there were any. Raises Refused where each has releases that the other lacks.
    """
    ours, theirs = _sums(data / RECORD), _sums(target / PUBLISHED)
    shared = [one for one in theirs.items() if one in ours.items()]
    if len(shared) == len(theirs):
        return False
    if len(shared) < len(ours):
        longer = target if len(theirs) > len(ours) else data / RECORD
        raise Refused(
            f"数据里的发布记录（{len(ours)} 次）与已发布的（{len(theirs)} 次）不是同一份，"
            f"较长的是 {longer}；请找回最后一次发布用的数据文件夹\n"
            f"the record of the data ({len(ours)} releases) and that of the published site "
            f"({len(theirs)}) went different ways, the longer one is {longer}; "
            "publish from the folder that was published last"
        )
    for id in [one for one in theirs if one not in ours]:
        _copy(target / PUBLISHED, data / RECORD, id)
    return True


def _sums(folder: Path) -> Mapping[str, str]:
    """The releases in a folder by id, oldest first."""
    return {id: record_sum(folder / f"{id}.yml") for id in releases_in(folder)}


def _enter(record: Path, release: Next) -> None:
    record.mkdir(exist_ok=True)
    _write(record / PENDING, f"{release.id}\n".encode())
    shutil.rmtree(record / release.id, ignore_errors=True)
    for name, content in release.kept.items():
        (record / name).parent.mkdir(parents=True, exist_ok=True)
        _write(record / name, content)
    _write(record / f"{release.id}.yml", release.text)


def _take_out(record: Path, id: str) -> None:
    """Remove a release, its file first: without it the rest is nothing to anybody."""
    (record / f"{id}.yml").unlink(missing_ok=True)
    shutil.rmtree(record / id, ignore_errors=True)
    (record / PENDING).unlink(missing_ok=True)
    if record.is_dir() and not any(record.iterdir()):
        record.rmdir()


def _copy(published: Path, record: Path, id: str) -> None:
    """One release with its versions, out of a published site."""
    for path in sorted((published / id).glob("*/*/data.json")):
        department, year = path.parts[-3:-1]
        place = record / kept(id, department, int(year))
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, plain_bytes(path))
    _write(record / f"{id}.yml", plain_bytes(published / f"{id}.yml"))


def _write(path: Path, content: bytes) -> None:
    """A file, whole or not at all."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)
