"""The next release: what became of each evaluation since the last one, which addresses are new."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.assets import hand_written
from generator.build import Examined, plan
from generator.exposure import Shown, shown
from generator.load.folder import SCHEMA_VERSION, Folder
from generator.load.record import RECORD, kept, load_record, plain_bytes
from generator.model.record import Change, Key, Record, Version
from generator.output import Refused
from generator.problems import Place, Report
from generator.yaml_nodes.emit import Typed, Value, emit

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Said:
    """What the publisher says of a release: its day, and what there is to tell, or ""."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The next release: its file, and by name in the folder `record` the versions it keeps."""

    id: str
    text: bytes
    kept: Mapping[str, bytes]


def today() -> date:
    """The day of a release of which nothing else is said."""
    return datetime.now().astimezone().date()


def refuse_lost(examined: Examined) -> None:
    """Raise Refused where an address that was published would lead nowhere."""
    lost = [one.values["address"] for one in examined.problems if one.id == "address-lost"]
    if lost:
        lines = "\n".join(f"- from: {one}\n  to: " for one in lost)
        raise Refused(
            f"{len(lost)} 处公布过的网址会打不开。请在数据文件夹的 redirects.yml 里写明引到哪里"
            f"（to），或者为什么没有了（gone）：\n"
            f"{len(lost)} published addresses would lead nowhere; say in redirects.yml where to "
            f"(`to`), or why nothing is left (`gone`):\n\nredirects:\n{lines}"
        )


def next_release(data: Path, examined: Examined, said: Said, software: str) -> Next | None:
    """The release that these data are, None where neither a version nor an address is new.

    Raises Refused for a day before the last release.
    """
    record = load_record(Folder(data, RECORD, Report()))
    made = plan(examined, written=hand_written(examined.root))
    seen = shown(examined.results, preview=False)
    keys = ((one.department.id, one.evaluation.year) for one in seen.results)
    contents = {(id, year): made.files[f"{id}/{year}/data.json"]() for id, year in keys}
    versions = tuple(_versions(contents, seen, record, data / RECORD, software))
    addresses = sorted(made.standing - record.addresses)
    if not versions and not addresses:
        return None
    id = _id(record, said.day)
    return Next(
        id,
        emit(_written(id, record, versions, addresses, said, software)).encode(),
        {kept(id, *one.key): contents[one.key] for one in versions if one.change.shown},
    )


def _versions(
    contents: Mapping[Key, bytes], seen: Shown, record: Record, folder: Path, software: str
) -> Iterator[Version]:
    """What is not as it was, by department and year; `folder` is that of the record."""
    withdrawn = {(one.department.id, one.year) for one in seen.withdrawn}
    for key in sorted(contents.keys() | record.issued.keys()):
        last = record.issued[key][-1] if key in record.issued else None
        was_shown = last is not None and last.version.change.shown
        if key not in contents:
            if was_shown:
                change = Change.WITHDRAWN if key in withdrawn else Change.REMOVED
                yield Version(*key, change, "", "", "", NOWHERE)
        elif last is None or not was_shown:
            yield _version(key, Change.NEW, contents[key])
        elif last.version.content != _sum(contents[key]):
            old = json.loads(plain_bytes(folder / kept(last.release.id, *key)))
            new = json.loads(contents[key])
            if last.release.software == software or not says_all(new, old):
                more = len(new.get("corrections", ())) > len(old.get("corrections", ()))
                yield _version(key, Change.CORRECTED if more else Change.CHANGED, contents[key])


def says_all(new: Any, old: Any) -> bool:
    """Whether one document says what another said, and at most more of each thing.

    That is how one looks that other software made of the same data: it may have learnt to tell
    more, which is no change of what was published.
    """
    if isinstance(new, dict) and isinstance(old, dict):
        return all(name in new and says_all(new[name], one) for name, one in old.items())
    if isinstance(new, list) and isinstance(old, list):
        return len(new) == len(old) and all(map(says_all, new, old))
    return bool(new == old)


def _version(key: Key, change: Change, content: bytes) -> Version:
    row = json.loads(content)["evaluation"]
    return Version(*key, change, row["score"] or "", row["grade"] or "", _sum(content), NOWHERE)


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _id(record: Record, day: date) -> str:
    """The day, with a number from the second release of that day on."""
    last = record.releases[-1].day if record.releases else day
    if day < last:
        raise Refused(
            f"发布日期 {day} 早于上一次发布的 {last} / {day} is before the last release, {last}"
        )
    same = sum(one.day == day for one in record.releases)
    return f"{day}-{same + 1}" if same else day.isoformat()


def _written(
    id: str,
    record: Record,
    versions: tuple[Version, ...],
    addresses: list[str],
    said: Said,
    software: str,
) -> dict[str, Value]:
    note = "\n".join(line.strip() for line in said.note.splitlines() if line.strip())
    return {
        "schema_version": SCHEMA_VERSION,
        "release": id,
        "published_on": said.day,
        "software": Typed(software),
        **({"previous": record.releases[-1].sum} if record.releases else {}),
        **({"note": f"{note}\n"} if note else {}),
        "versions": [_entry(one) for one in versions],
        "addresses": addresses,
    }


def _entry(one: Version) -> dict[str, Value]:
    found = {"score": one.score, "grade": one.grade, "content": one.content}
    return {
        "evaluation": f"{one.department}/{one.year}",
        "change": one.change.value,
        **{name: value for name, value in found.items() if value},
    }
