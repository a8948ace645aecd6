"""What to copy to a host that takes uploads only, in steps that never show a link to nothing.

What is new comes before what leads to it, and what nobody needs any more goes last: who reads
between two files finds every page that can be reached, and all it asks for. Within a step any
order will do, since programs that upload choose their own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.output import Aside, Refused
from generator.publish.manifest import MANIFEST, SUMS, Manifest, Unreadable
from generator.system_faults import in_words

ARCHIVE = ".zip"
DELETE = "6-delete.txt"
ENTRANCES = frozenset({"index.html", "404.html", "sitemap.xml"})
"""Asked for though no page leads there: new or not, they come after all that they lead to."""


class Step(StrEnum):
    """The folders to upload one after the other; the manifest is last, so that it says of an
    upload that was cut off what was there before."""

    NEW_FILES = "1-new-files"
    NEW_PAGES = "2-new-pages"
    CHANGED_FILES = "3-changed-files"
    CHANGED_PAGES = "4-changed-pages"
    MANIFEST = "5-manifest"


@dataclass(frozen=True, slots=True)
class Upload:
    """Addresses to copy by step, and those to delete when all steps are done."""

    steps: Mapping[Step, tuple[str, ...]]
    gone: tuple[str, ...]


def upload(new: Manifest, old: Manifest | None) -> Upload:
    """What makes the site of the old manifest, None where there is none, into the new one.

    Raises Unreadable where the old manifest names files outside its site.
    """
    before = old.files if old else {}
    if outside := [name for name in before if not _is_inside(name)]:
        raise Unreadable(outside[0])
    steps: dict[Step, list[str]] = {step: [] for step in Step}
    for name in (one for one in sorted(new.files) if new.files[one] != before.get(one)):
        steps[_step(name, new=name not in before)].append(name)
    steps[Step.MANIFEST] += [SUMS, MANIFEST]
    gone = tuple(name for name in sorted(before) if name not in new.files)
    return Upload({step: tuple(names) for step, names in steps.items()}, gone)


def _step(name: str, *, new: bool) -> Step:
    page = name.endswith(".html")
    if new and name not in ENTRANCES:
        return Step.NEW_PAGES if page else Step.NEW_FILES
    return Step.CHANGED_PAGES if page or name in ENTRANCES else Step.CHANGED_FILES


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def packed(site: Path, manifest: Manifest, found: Upload) -> Iterator[tuple[str, bytes]]:
    """The files of an upload by their names in it, as they were published.

    Raises Refused where the published folder holds something else by now.
    """
    for step, names in found.steps.items():
        for name in names:
            content = (site / name).read_bytes()
            said = manifest.files.get(name)
            if said is not None and said != hashlib.sha256(content).hexdigest():
                raise Refused(f"{name}: 与发布时不一致 / not as it was published")
            yield f"{step}/{name}", content
    if found.gone:
        yield DELETE, "".join(f"{name}\n" for name in found.gone).encode()


def write_upload(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a folder, or an archive where its name ends so, that is not there yet: all or nothing.

    The bytes of an archive depend on its files and the compression library alone.
    """
    if os.path.lexists(target):
        raise Refused(f"{target}: 已经有了，不予覆盖 / is there already, left alone")
    aside = Aside(target)
    try:
        aside.folder.parent.mkdir(parents=True)
        (_archive if target.suffix == ARCHIVE else _folder)(aside.folder, files)
        aside.put_in_place()
    except OSError as fault:
        raise Refused(f"{fault.filename or target}: {in_words(fault)}") from fault
    finally:
        aside.remove()


def _folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _archive(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    with ZipFile(path, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
