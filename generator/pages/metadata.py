"""What pages say of themselves in their head, and who answers for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.pages.page import Metadata, Page
from generator.pages.published import Published
from generator.words.catalogue import Words
from generator.words.marks import day, noted, sentences

Tag = tuple[str, str]


def of_site(
    page: Page, published: Published, say: Words, dataset: Mapping[str, Any] | None = None
) -> Page:
    """A page about the whole site, with its metadata.

    Where its head marks all it shows as invented, its title says so already.
    """
    site = published.site
    page = _warned(page, say) if page.head.invented else page
    tags = (("ColumnName", site.column), ("ContentSource", site.content_source or site.publisher))
    return _described(page, published, tags, dataset)


def of_department(page: Page, department: Department, published: Published, say: Words) -> Page:
    """A page about a department, with its metadata."""
    site = published.site
    named = (department.name, department.short_name, *department.abbreviations)
    tags = (
        ("ColumnName", site.column or department.name),
        ("ContentSource", site.content_source or site.publisher),
        ("Keywords", _keywords(*named, say("head.topic"))),
    )
    return _described(_marked(page, department, say), published, tags, None)


def of_evaluation(
    page: Page,
    result: Result,
    published: Published,
    say: Words,
    dataset: Mapping[str, Any] | None = None,
) -> Page:
    """A page of an evaluation, with its metadata and its source in view."""
    evaluation, department = result.evaluation, result.department
    name = department.name_in(evaluation.year)
    short = department.short_name_in(evaluation.year)
    year = say("evaluation.year", year=evaluation.year)
    page = _marked(page, department, say)
    tags = (
        ("ColumnName", published.site.column or name),
        ("ArticleTitle", page.title),
        ("PubDate", evaluation.published_on.isoformat() if evaluation.published_on else ""),
        ("ContentSource", source(result, published)),
        ("Keywords", _keywords(name, short, department.name, year, say("head.topic"))),
    )
    head = replace(page.head, origin=_origin(result, published, say))
    return _described(replace(page, head=head), published, tags, dataset)


def source(result: Result, published: Published) -> str:
    """Who answers for the content of an evaluation, "" where nobody is recorded."""
    site = published.site
    return site.content_source or result.evaluation.evaluator or site.publisher


def _origin(result: Result, published: Published, say: Words) -> str:
    said, since = source(result, published), result.evaluation.published_on
    if said and since:
        return say("head.origin_since", source=said, day=day(since, say))
    if since:
        return say("head.since", day=day(since, say))
    return say("head.origin", source=said) if said else ""


def _marked(page: Page, department: Department, say: Words) -> Page:
    """A page that says in title and description where its department is invented."""
    if not department.invented:
        return page
    title = noted(page.title, say("site.invented_mark"), say)
    return _warned(replace(page, title=title), say)


def _warned(page: Page, say: Words) -> Page:
    """A page whose description begins with the sentence that its data are invented."""
    said = (one for one in (say("site.invented"), page.description) if one)
    return replace(page, description=sentences(said, say))


def _keywords(*words: str) -> str:
    return ",".join(dict.fromkeys(one for one in words if one))


def _described(
    page: Page,
    published: Published,
    tags: tuple[Tag, ...],
    dataset: Mapping[str, Any] | None,
) -> Page:
    site = published.site
    every = (
        ("SiteName", site.name),
        ("SiteIDCode", site.code),
        *tags,
        ("og:type", "website" if not page.address else "article"),
        ("og:site_name", site.name),
        ("og:title", page.title),
        ("og:description", page.description or site.description),
        ("og:url", published.root and f"{published.root}{page.address}"),
    )
    given = tuple((name, content) for name, content in every if content)
    return replace(page, metadata=Metadata(given, dataset))
