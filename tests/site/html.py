"""HTML as far as the tests look at it: elements, ids, addresses, texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

URL_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "cite", "background")
UNDER = "/jixiao"
"""Where a site stands on its host when its address is set."""


@dataclass
class Html:
    """A page: elements with their attributes in order, pieces of text, ids."""

    elements: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [value for _, attrs in self.elements for name, value in attrs if name == "id"]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Elements and the names of their attributes."""
        return [(tag, tuple(name for name, _ in attrs)) for tag, attrs in self.elements]

    def urls(self) -> Iterator[tuple[str, str, str]]:
        """Element, attribute and address of everything that is linked, loaded or sent to."""
        for tag, attrs in self.elements:
            for name, value in attrs:
                if name in URL_ATTRIBUTES:
                    yield tag, name, value
                elif name in ("srcset", "imagesrcset"):
                    for part in value.split(","):
                        yield tag, name, part.split()[0]
                elif name == "style":
                    for url in css_urls(value):
                        yield tag, name, url


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html = Html()
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.html.elements.append((tag, tuple((name, value or "") for name, value in attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.html.scripts.append(data)
        elif self._open == "style":
            self.html.styles.append(data)
        elif data.strip():
            self.html.texts.append(" ".join(data.split()))


def parse(text: str) -> Html:
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.html


@cache
def page(path: Path) -> Html:
    return parse(path.read_text(encoding="utf-8"))


def pages(site: Path) -> dict[str, Html]:
    """All pages of a site by path."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): page(path) for path in found}


def css_urls(text: str) -> list[str]:
    """What a style sheet loads."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found = re.findall(r"url\(\s*['\"]?([^'\")]*)", bare)
    return found + re.findall(r"@import\s+['\"]([^'\"]+)", bare)


def is_foreign(url: str) -> bool:
    """Whether an address names a host of its own."""
    parts = urlsplit(url.strip())
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp", "ws", "wss")


def broken_links(site: Path) -> list[str]:
    """Internal links, loads and fragments that lead nowhere."""
    every = pages(site)
    broken: list[str] = []
    for name, html in every.items():
        for tag, attribute, url in html.urls():
            if is_foreign(url) or url.startswith("data:"):
                continue
            target, fragment = _target(name, url)
            path = site / target
            if path.is_dir():
                target, path = posixpath.join(target, "index.html"), path / "index.html"
            if not path.is_file():
                broken.append(f"{name}: <{tag} {attribute}={url}>")
            elif fragment and fragment not in every.get(posixpath.normpath(target), Html()).ids:
                broken.append(f"{name}: <{tag} {attribute}={url}> has no #{fragment}")
    return broken


def _target(page: str, url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    if parts.path.startswith("/"):  # only the page of an unknown address, from the root
        target = unquote(parts.path).removeprefix(UNDER).lstrip("/")
    elif parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    else:
        target = page
    return target or ".", unquote(parts.fragment)
