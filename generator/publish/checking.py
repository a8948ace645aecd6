"""A built site looked through before it is public: dead links, other hosts, scripts in text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urldefrag, urlsplit

from generator.policy import PAGE
from generator.publish.digests import files_of
from generator.publish.html import Html, addresses_of_style, read_html
from generator.workers import shared_out

AT_ONCE = 100
"""Pages that one process reads before it gives account of them."""
SAFE = frozenset({"http", "https", "mailto", "tel"})
"""Schemes of links a reader may follow."""
HELD = frozenset({"data"})
"""Schemes that carry what they name with them, so that nothing is asked for."""


class Kind(StrEnum):
    """What is wrong with a page."""

    DEAD_LINK = "dead-link"
    DEAD_ANCHOR = "dead-anchor"
    FOREIGN = "foreign"
    UNSAFE_LINK = "unsafe-link"
    INLINE = "inline"
    POLICY = "policy"
    SYMLINK = "symlink"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault of one file of a site: what was found in it."""

    file: str
    kind: Kind
    found: str


def _all(name: str) -> bool:
    return True


def faults_of(site: Path, looked_at: Callable[[str], bool] = _all) -> tuple[Fault, ...]:
    """All faults of a built site, sorted by file; of those files alone that are `looked_at`.

    Where its home page says at what address it will stand, links that begin with that address, or
    with its path, lead into the site.
    """
    files = {path.relative_to(site).as_posix(): path for path in files_of(site)}
    found = [Fault(name, Kind.SYMLINK, name) for name, path in files.items() if path.is_symlink()]
    those = {name: path for name, path in files.items() if looked_at(name)}
    pages = _read({name: path for name, path in those.items() if name.endswith(".html")})
    root = pages["index.html"].address if "index.html" in pages else ""
    known = _Known(frozenset(files), {name: page.ids for name, page in pages.items()}, root)
    for name, page in pages.items():
        found += _of_page(name, page, known)
    for name, path in those.items():
        if name.endswith(".css"):
            asked = addresses_of_style(path.read_text(encoding="utf-8", errors="replace"))
            found += _of_fetched(name, asked, known)
    return tuple(sorted(set(found)))


def _read(pages: Mapping[str, Path]) -> Mapping[str, Html]:
    names = list(pages)
    some = [names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE)]
    found: dict[str, Html] = {}
    for read in shared_out(lambda those: {one: read_html(pages[one]) for one in those}, some):
        found.update(read)
    return {name: found[name] for name in names}


@dataclass(frozen=True, slots=True)
class _Known:
    files: Set[str]
    ids: Mapping[str, Set[str]]
    root: str

    def target(self, page: str, address: str) -> str | None:
        """The file of this site that an address on a page leads to; None for what is no part of it:
        another host, or on its own host what stands beside the site."""
        own = urlsplit(self.root).path or "/"
        if self.root and address.startswith(self.root):
            address = own + address.removeprefix(self.root)
        parts = urlsplit(address)
        beside = parts.path.startswith("/") and not parts.path.startswith(own)
        if parts.scheme or parts.netloc or beside:
            return None
        if not parts.path:
            return page
        absolute = parts.path.startswith("/")
        path = unquote(parts.path.removeprefix(own) if absolute else parts.path)
        name = normpath(join("" if absolute else page.rpartition("/")[0], path))
        if path.rpartition("/")[2] in ("", ".", ".."):
            name = normpath(f"{name}/index.html")
        return name


def _of_page(name: str, page: Html, known: _Known) -> Iterator[Fault]:
    if page.policies != (PAGE,):
        yield Fault(name, Kind.POLICY, "; ".join(page.policies) or "-")
    for one in page.inline:
        yield Fault(name, Kind.INLINE, one)
    yield from _of_fetched(name, page.fetched, known)
    for link in page.links:
        if (kind := _of_link(name, link.strip(), known)) is not None:
            yield Fault(name, kind, link)


def _is_address(text: str) -> bool:
    """Whether it can be read as an address at all: `http://[x` cannot."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def _of_link(name: str, link: str, known: _Known) -> Kind | None:
    if not _is_address(link):
        return Kind.DEAD_LINK
    address, fragment = urldefrag(link)
    target = known.target(name, address)
    if target is None:
        return None if urlsplit(address).scheme in SAFE | {""} else Kind.UNSAFE_LINK
    if target not in known.files:
        return Kind.DEAD_LINK
    if fragment and target in known.ids and unquote(fragment) not in known.ids[target]:
        return Kind.DEAD_ANCHOR
    return None


def _of_fetched(name: str, asked: Iterable[str], known: _Known) -> Iterator[Fault]:
    for address in asked:
        if not _is_address(address.strip()):
            yield Fault(name, Kind.DEAD_LINK, address)
            continue
        target = known.target(name, urldefrag(address.strip())[0])
        if target is None and urlsplit(address.strip()).scheme not in HELD:
            yield Fault(name, Kind.FOREIGN, address)
        elif target is not None and target not in known.files:
            yield Fault(name, Kind.DEAD_LINK, address)
