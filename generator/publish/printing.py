"""What came of a publication or a verification, for people, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.publish.checking import Fault
from generator.publish.publishing import Published
from generator.publish.verifying import Difference

MOST = 20
"""Names listed of each sort."""


def as_text(found: Published, target: Path, key: str = "published") -> str:
    """What was put in place, and the hash that stands for all of it; `key` is "published" or
    "built"."""
    count = len(found.files)
    if found.same:
        return _both("same", target=target, all=count)
    numbers = {name: len(getattr(found, name)) for name in ("new", "changed", "gone")}
    lines = [_both(key, target=target, all=count, **numbers)]
    if found.release:
        lines.append(_both("release", release=found.release))
    return "\n".join([*lines, _both("sum", sum=found.sum)])


def faults_text(faults: Sequence[Fault]) -> str:
    """The faults of a built site, those alike together."""
    lines = [_both("faults", count=len(faults))]
    for kind in dict.fromkeys(one.kind for one in faults):
        mine = [f"{one.file}: {one.found}" for one in faults if one.kind is kind]
        lines += [f"{_line(kind)}:", *_listed(mine)]
    return "\n".join(lines)


def difference_text(found: Difference, key: str, count: int) -> str:
    """Whether hashes agree; `key` is "kept" of a folder, "again" of a site built once more."""
    if not found:
        return _both(key, all=count)
    lines = [_both(f"not_{key}")]
    for sort in ("missing", "altered", "added"):
        lines += [f"{_line(sort)} {one}" for one in _listed(getattr(found, sort))]
    return "\n".join(lines)


def pdfs_text(count: int) -> str:
    """That PDFs were not printed again; "" where there are none."""
    return _both("pdfs", count=count) if count else ""


def software_text(found: Iterable[str]) -> str:
    """The packages that are of another version now; "" where none is."""
    told = ", ".join(found)
    return _both("software", found=told) if told else ""


def _listed(names: Sequence[str]) -> list[str]:
    shown = [f"  {one}" for one in names[:MOST]]
    rest = len(names) - len(shown)
    return [*shown, f"  {_line('more', count=rest)}"] if rest else shown


def _both(key: str, **values: object) -> str:
    """A line in each language."""
    return "\n".join(text.format(**values) for text in _texts()[key].values())


def _line(key: str, **values: object) -> str:
    """Both languages in one line."""
    return " / ".join(text.format(**values) for text in _texts()[key].values())


def _texts() -> dict[str, dict[str, str]]:
    return read_catalogue("generator.publish", "words.toml")
