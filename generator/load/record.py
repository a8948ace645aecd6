"""What was published when, as `publish` wrote it; and where old addresses lead."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from generator.load.folder import EARLIEST_YEAR, Folder
from generator.model.record import Change, Record, Redirect, Release, Version, way
from generator.problems import Report
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

RECORD = "record"
REDIRECTS = "redirects.yml"
RELEASE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([1-9]\d{0,3}))?")
_EVALUATION = re.compile(r"([a-z0-9][a-z0-9-]{0,63})/((?:19|20)[0-9]{2})")


def load_record(folder: Folder) -> Record:
    """The releases in the folder `record`, each of which names the one before it."""
    found: list[Release] = []
    names = {f"{id}.yml": id for id in releases_in(folder.root / folder.name)}
    folder.check_files(tuple(names))
    for name, id in names.items():
        fields = folder.open(name, required=True)
        if fields is None:
            continue
        release = _release(fields, id, record_sum(folder.root / folder.name / name))
        if release is None:
            continue
        before = found[-1].sum if found else ""
        if release.previous != before:
            fields.problem("record-chain", fields.at("previous"), release=id)
        found.append(release)
    return Record(tuple(found))


def releases_in(folder: Path) -> tuple[str, ...]:
    """The ids of the releases in a folder, oldest first: days, with a number from the second on."""
    stems = (path.stem for path in folder.glob("*.yml") if not path.is_symlink())
    return tuple(sorted((one for one in stems if RELEASE.fullmatch(one)), key=_order))


def _order(id: str) -> tuple[str, int]:
    found = RELEASE.fullmatch(id)
    return (found[1], int(found[2] or 1)) if found else (id, 0)


def kept(id: str, department: str, year: int) -> str:
    """The name in the folder `record` of an evaluation's data.json as a release published it."""
    return f"{id}/{department}/{year}.json"


def record_sum(path: Path) -> str:
    """The SHA-256 of a file of the record, the same whatever line ends a copy was given."""
    return hashlib.sha256(plain_bytes(path)).hexdigest()


def plain_bytes(path: Path) -> bytes:
    """A file of the record as it was written, with plain line ends."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _release(fields: Fields, id: str, sum: str) -> Release | None:
    day = fields.day("published_on")
    if fields.text("release") != id:
        fields.problem("record-name", fields.at("release"), found=id)
    release = Release(
        id,
        day,
        fields.text("software"),
        fields.text("previous", ""),
        fields.paragraphs("note"),
        tuple(_version(one) for one in fields.children("versions")),
        fields.texts("addresses"),
        sum,
        fields.place,
    ) if day else None  # fmt: skip
    return release if fields.finish() else None


def _version(fields: Fields) -> Version:
    written = _EVALUATION.fullmatch(fields.text("evaluation"))
    if written is None:
        fields.problem("record-evaluation", fields.at("evaluation"))
    version = Version(
        written[1] if written else "",
        int(written[2]) if written else EARLIEST_YEAR,
        fields.choice("change", Change),
        fields.text("score", ""),
        fields.text("grade", ""),
        fields.text("content", ""),
        fields.place,
    )
    fields.finish()
    return version


def check_kept(root: Path, record: Record, report: Report) -> None:
    """Every version that was published is kept as it was."""
    for release in record.releases:
        for one in release.versions:
            if not one.change.shown:
                continue
            name = kept(release.id, one.department, one.year)
            if _sum(root / RECORD / name) != one.content:
                report.add("record-altered", one.place, name=f"{RECORD}/{name}")


def _sum(path: Path) -> str:
    try:
        seen = path.lstat()
    except OSError:
        return ""
    return _sum_of(path, seen.st_size, seen.st_mtime_ns)


@lru_cache(maxsize=65536)
def _sum_of(path: Path, size: int, written: int) -> str:
    """Remembered while size and time of a file stay what they were."""
    return record_sum(path)


def load_redirects(folder: Folder) -> tuple[Redirect, ...]:
    """Where old addresses lead."""
    fields = folder.open(REDIRECTS, required=False)
    if fields is None:
        return ()
    found = tuple(_redirects(fields))
    fields.finish()
    return found


def _redirects(file: Fields) -> Iterator[Redirect]:
    told: set[str] = set()
    for fields in file.children("redirects", required=True):
        origin = plain_address(fields.text("from"))
        to = plain_address(fields.text("to")) if fields.has("to") else None
        gone = fields.text("gone", "", length=PARAGRAPH_LENGTH)
        fields.finish()
        if (to is None) == (not gone):
            fields.problem("redirect-half", fields.place)
        elif origin in told:
            fields.problem("redirect-twice", fields.at("from"), address=origin)
        else:
            told.add(origin)
            yield Redirect(origin, to, gone, fields.place)


def plain_address(written: str) -> str:
    """An address as pages have it: `a/b/`, or "" for the first page of the site."""
    bare = written.strip("/")
    return f"{bare}/" if bare else ""


def check_present(
    folder: Folder, record: Record, redirects: Collection[Redirect], report: Report
) -> None:
    """Every evaluation that was published and not withdrawn is still there, or leads elsewhere."""
    for department, year in record.issued:
        latest = record.latest((department, year))
        name = f"{department}/{year}"
        if latest is None or folder.inside(department).holds(str(year)):
            continue
        if way(f"{name}/", redirects, ()) is None:
            report.add("evaluation-lost", latest.place, name=name)
