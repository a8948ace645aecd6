"""Whether a site was really built: all its pages, with the scores on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.districts import PARTS, District
from tests.bench.measuring import Failed


@dataclass(frozen=True, slots=True)
class Made:
    """How many pages a site has, and how many bytes in all its files."""

    pages: int
    bytes: int


def made(site: Path) -> Made:
    """What a folder holds."""
    sizes = [(path.suffix, path.stat().st_size) for path in site.rglob("*") if path.is_file()]
    return Made(sum(suffix == ".html" for suffix, _ in sizes), sum(size for _, size in sizes))


def check_complete(site: Path, district: District, sources: Iterable[str] = ()) -> None:
    """Raise Failed unless every published evaluation has all its pages and its printed score.

    `sources` are paths of Markdown pages, each of which must have become a page.
    """
    wanted = {
        f"{one}/{part}/index.html".replace("//", "/") for one in district.totals for part in PARTS
    }
    wanted |= {page_of(source) for source in sources}
    missing = sorted(one for one in wanted if not _has_text(site / one))
    if missing or not district.totals:
        raise Failed(f"{site}: {len(missing)} of {len(wanted)} pages missing: {missing[:5]}")
    for one, total in district.totals.items():
        if total not in (site / one / "index.html").read_text("utf-8"):
            raise Failed(f"{site}: the score {total} does not stand on the page of {one}")


def _has_text(page: Path) -> bool:
    return page.is_file() and page.stat().st_size > 0


def page_of(source: str) -> str:
    """`a/index.md` becomes `a/index.html`, `a.md` `a/index.html`, as with directory addresses."""
    path = Path(source)
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return (folder / "index.html").as_posix()
