"""A whole evaluation on one page, to be printed or kept as one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.metadata import of_evaluation
from generator.pages.page import Page
from generator.pages.provenance import Provenance, provenance
from generator.pages.published import Published
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Report:
    """Context of report.md.j2: the parts of an evaluation in order, by id, with their names.

    The parts stand in a mapping, where no downloads are looked for: the files of their tables lie
    beside their own pages.
    """

    names: tuple[tuple[str, str], ...]
    pages: Mapping[str, Page]
    provenance: Provenance


def report(result: Result, parts: Iterable[Page], published: Published, say: Words) -> Page:
    """The report; `parts` are the pages of `addresses.PARTS`, in their order."""
    pages = dict(zip(addresses.PARTS, parts, strict=True))
    context = Report(
        names=tuple((part, say(f"evaluation.{part}")) for part in pages),
        pages=pages,
        provenance=provenance(result, "report", published, say),
    )
    page = evaluation_page(result, "report", context, "evaluation.yml", say)
    page = of_evaluation(page, result, published, say)
    # Its words stand on the pages of the parts already, and there they are to be found.
    tags = (*page.metadata.tags, ("robots", "noindex"))
    of_all = addresses.evaluation(result)
    return replace(page, metadata=replace(page.metadata, tags=tags, canonical=of_all))
