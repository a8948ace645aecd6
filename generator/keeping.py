"""What keeps published addresses alive: files of the record, redirects, addresses of pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from generator.assets import twin_of
from generator.load.record import RECORD, kept, plain_bytes
from generator.model.disclosure import Disclosure
from generator.model.record import Record, Version
from generator.pages import addresses
from generator.pages.redirects import RedirectPage, redirect_makers
from generator.pages.releases import Archived
from generator.render.redirect import render_redirect
from generator.words.catalogue import Words

Makers = dict[str, Callable[[], bytes]]
INDEX = "index.html"


def standing(pages: Iterable[str], files: Iterable[str], written: Iterable[str]) -> frozenset[str]:
    """The addresses of pages that are to stay: generated, whole files such as cards, and those
    written by hand (by path); not those of the record, which stay by themselves."""
    whole = (one.removesuffix(INDEX) for one in files if one.endswith(f"/{INDEX}"))
    found = {*pages, *whole, *map(_of_written, written)}
    return frozenset(one for one in found if not one.startswith(addresses.RELEASES))


def _of_written(path: str) -> str:
    """Where MkDocs puts a page: `a/b.md` at `a/b/`, `a/index.md` at `a/`."""
    stem = twin_of(path)[0].removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def archived(root: Path) -> Archived:
    """The data.json kept of a version; its hash was looked at when the data were read."""

    def read(release: str, version: Version) -> bytes:
        return plain_bytes(root / RECORD / kept(release, *version.key))

    return read


def record_files(root: Path, record: Record) -> Makers:
    """The whole record as open data by address."""
    own: Makers = {}
    for release in record.releases:
        file = root / RECORD / f"{release.id}.yml"
        own[addresses.release_file(release.id)] = partial(plain_bytes, file)
        for one in release.versions:
            if one.change.shown:
                at = f"{addresses.version(release.id, *one.key)}data.json"
                own[at] = partial(plain_bytes, root / RECORD / kept(release.id, *one.key))
    return own


def redirect_files(disclosure: Disclosure, existing: Collection[str], say: Words) -> Makers:
    """A page that leads on, at every address that has no page any more."""
    makers = redirect_makers(disclosure, existing, say)
    return {f"{address}{INDEX}": partial(_redirect, make) for address, make in makers.items()}


def _redirect(make: Callable[[], RedirectPage]) -> bytes:
    return render_redirect(make())
