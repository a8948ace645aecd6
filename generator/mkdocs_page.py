"""A generated page in MkDocs: HTML and contents made from its parts, without a Markdown parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from markdown.extensions.toc import nest_toc_tokens, slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.render.parts import Heading, parts

KNOWN_OPTIONS = {"permalink", "permalink_title"}
"""Options of `toc` that are followed here."""
_ID = re.compile(r'<[^>]* id="([^"]+)"')


class GeneratedPage(Page):
    """A page that the plugin made; one that has other Markdown in it is left to MkDocs."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content, contents and ids as MkDocs would, in a fraction of the time.

        A page that another one stands for says so, by an absolute address where that is known.
        """
        if other := self.meta.get("canonical"):
            self.canonical_url = urljoin(self.canonical_url or "", other)
        options = config.mdx_configs.get("toc") or {}
        found = parts(self.markdown or "") if options.keys() <= KNOWN_OPTIONS else None
        if found is None:
            super().render(config, files)
            return
        named = [_named(part) if isinstance(part, Heading) else part for part in found]
        headings = [part for part in named if isinstance(part, Heading)]
        self.content = "\n".join(
            _html(part, options) if isinstance(part, Heading) else part for part in named
        )
        tokens: list[Any] = [
            {"level": one.level, "id": one.id, "name": one.html} for one in headings
        ]
        self.toc = get_toc(nest_toc_tokens(tokens))
        self.present_anchor_ids = set(_ID.findall(self.content))


def as_generated(page: Page) -> None:
    """Let a page of the menu, which MkDocs made and titled, make its HTML itself too."""
    page.__class__ = GeneratedPage


def _named(heading: Heading) -> Heading:
    """A heading with an id; the title of a page, which has none, gets it as Markdown gives it."""
    id = heading.id or slugify(unescape(heading.html), "-") or "_1"
    return Heading(heading.level, id, heading.html)


def _html(heading: Heading, options: Mapping[str, Any]) -> str:
    sign = options.get("permalink")
    link = ""
    if sign:
        title = escape(options.get("permalink_title", "Permanent link"))
        text = "&para;" if sign is True else escape(str(sign))
        link = f'<a class="headerlink" href="#{heading.id}" title="{title}">{text}</a>'
    return f'<h{heading.level} id="{heading.id}">{heading.html}{link}</h{heading.level}>'
