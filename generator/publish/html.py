"""One page of a built site: what can be linked to, what it links to, what it would fetch or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

FETCHED_LINKS = frozenset(
    {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect"}
    | {"dns-prefetch"}
)
"""What a `<link>` may be for that makes a browser ask for it."""
_SOURCES = "//@src | //object/@data | //form/@action | //@formaction | //@poster | //@background"
_SETS = "//@srcset | //@imagesrcset"
_DRAWN = "//*[local-name()='use' or local-name()='image']/@*[local-name()='href']"
_HANDLERS = "//@*[starts-with(name(), 'on')]"
_DATA = frozenset({"application/json", "application/ld+json"})
"""Types of `<script>` that no browser runs."""
_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Html:
    """`links` are addresses a reader can follow, `fetched` those a browser asks for by itself.

    `inline` are the names of attributes and elements whose text would run as a script or dress the
    page; `policies` what the page says of itself before it asks for anything; `address` where it
    says that it stands, "" where it does not.
    """

    ids: frozenset[str]
    links: tuple[str, ...]
    fetched: tuple[str, ...]
    inline: tuple[str, ...]
    policies: tuple[str, ...]
    address: str


def read_html(path: Path) -> Html:
    """A page, read as browsers read it: faulty HTML too."""
    tree = lxml.html.document_fromstring(path.read_bytes(), parser=_parser())
    return Html(
        frozenset(_texts(tree, "//@id | //a/@name")),
        tuple(dict.fromkeys(_links(tree))),
        tuple(dict.fromkeys(_fetched(tree))),
        tuple(dict.fromkeys(_inline(tree))),
        tuple(_policies(tree)),
        next(iter(_texts(tree, "//head/link[@rel='canonical']/@href")), ""),
    )


def addresses_of_style(text: str) -> Iterator[str]:
    """What a style sheet asks for."""
    for found in _STYLE_URL.finditer(text):
        yield (found[1] or found[2]).strip()


def _parser() -> Any:
    return lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)


def _texts(tree: Any, path: str) -> list[str]:
    return [str(one) for one in tree.xpath(path)]


def _links(tree: Any) -> Iterator[str]:
    yield from _texts(tree, "//a/@href | //area/@href")
    for one in tree.xpath("//meta[@http-equiv and @content]"):
        if one.get("http-equiv").strip().lower() == "refresh":
            yield from _REFRESH.findall(one.get("content"))


def _fetched(tree: Any) -> Iterator[str]:
    yield from _texts(tree, _SOURCES)
    yield from _texts(tree, _DRAWN)
    yield from _texts(tree, "//base/@href")
    for told in _texts(tree, "//@ping"):
        yield from told.split()
    for sources in _texts(tree, _SETS):
        yield from (one.split()[0] for one in sources.split(",") if one.strip())
    for link in tree.xpath("//link[@href]"):
        if FETCHED_LINKS & set((link.get("rel") or "").lower().split()):
            yield link.get("href")
    for style in _texts(tree, "//style/text() | //@style"):
        yield from addresses_of_style(style)


def _inline(tree: Any) -> Iterator[str]:
    for one in tree.xpath(_HANDLERS + " | //@style"):
        yield f"{one.getparent().tag} {one.attrname}"
    for script in tree.xpath("//script[not(@src)]"):
        if (script.get("type") or "").strip().lower() not in _DATA:
            yield "script"
    if tree.xpath("//style[text()]"):
        yield "style"


def _policies(tree: Any) -> Iterator[str]:
    """A policy holds for what comes after it."""
    for one in tree.xpath("//head/meta[@http-equiv and @content]"):
        late = one.xpath("preceding::script | preceding::style | preceding::link")
        if one.get("http-equiv").lower() == "content-security-policy" and not late:
            yield one.get("content")
