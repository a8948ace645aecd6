"""Jinja set up strict, and one page rendered."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.pages.addresses import relative
from generator.pages.page import Page
from generator.policy import PAGE
from generator.remembered import remembered
from generator.render.blocks import tighten
from generator.render.chapters import chapter
from generator.render.markdown import heading_text, html_text, json_block
from generator.render.rows import rate_bar, table_rows
from generator.words.catalogue import words


@cache
def environment(language: str = "zh") -> Environment:
    """Templates with escaping on and undefined names as errors."""
    env = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["heading"] = heading_text
    env.filters["json_block"] = json_block
    env.globals["say"] = words(language)
    env.globals["policy"] = PAGE
    env.globals["table_rows"] = table_rows
    env.globals["rate_bar"] = rate_bar
    return env


def front_matter(page: Page) -> str:
    """Title and description for MkDocs, escaped for HTML, because its themes do not.

    Tags and dataset are plain: theme_overrides/main.html escapes them.
    """
    entries: dict[str, Any] = {
        "title": html_text(page.title),
        "description": html_text(page.description),
        "hide": ["navigation"],
        "head_tags": page.metadata.tags,
    }
    if page.metadata.canonical is not None:
        entries["canonical"] = relative(page.metadata.canonical, page.address)
    if page.metadata.dataset is not None:
        entries["dataset"] = page.metadata.dataset
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n"


@remembered
def render(page: Page, language: str = "zh") -> str:
    """The Markdown of a page."""
    template = environment(language).get_template(f"{page.template}.md.j2")
    href = partial(relative, here=page.address)
    chapter_of = partial(_chapter, report=page.address, language=language)
    body = template.render(
        **_fields(page.context), head=page.head, href=href, chapter_of=chapter_of
    )
    return front_matter(page) + tighten(body)


def _chapter(part: str, pages: Mapping[str, Page], report: str, language: str) -> Markup:
    """A page among others, which a report holds them all of, as a chapter of it."""
    addresses = {id: page.address for id, page in pages.items()}
    return chapter(render(pages[part], language), part, addresses, report)


def _fields(context: Any) -> dict[str, Any]:
    """The fields of a context as names for its template, nested objects left as they are."""
    return {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
