"""How to cite an evaluation, and how to show its card elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.published import Published
from generator.words.catalogue import Words
from generator.words.marks import noted

CARD_HEIGHT = 250
MARK_HEIGHT = 40
BAR_HEIGHT = 36
"""Pixels a narrow card needs: by itself, for the mark of what is invented, for each of its bars."""


@dataclass(frozen=True, slots=True)
class Citation:
    """`text` to cite an evaluation by, and the element that shows its card, both to copy.

    `needs_address` where the site's own address is not known and has to be put before it.
    """

    text: str
    card: str
    snippet: str
    needs_address: bool


def citation(result: Result, published: Published, say: Words) -> Citation:
    """After GB/T 7714: who answers for it, title, kind, publisher and day, address."""
    card = addresses.card(result.evaluation.department, result.evaluation.year)
    return Citation(
        text=_text(result, published, say),
        card=card,
        snippet=_snippet(result, f"{published.root}{card}", say),
        needs_address=not published.root,
    )


def _text(result: Result, published: Published, say: Words) -> str:
    evaluation = result.evaluation
    mark = say("site.invented_mark") if result.department.invented else ""
    title = noted(evaluation.title, mark, say)
    day = evaluation.published_on.isoformat() if evaluation.published_on else ""
    author = evaluation.evaluator or evaluation.commissioner
    issued = ", ".join(one for one in (published.site.publisher, day) if one)
    address = f"{published.root}{addresses.evaluation(result)}"
    parts = (author, f"{title}[DB/OL]", issued, address)
    return ". ".join(part for part in parts if part)


def _snippet(result: Result, address: str, say: Words) -> str:
    evaluation = result.evaluation
    name = say(
        "evaluation.title",
        department=result.department.name_in(evaluation.year),
        year=evaluation.year,
    )
    mark = MARK_HEIGHT if result.department.invented else 0
    height = CARD_HEIGHT + mark + BAR_HEIGHT * len(result.framework.roots)
    return (
        f'<iframe src="{address}" title="{_attribute(name)}" width="100%" height="{height}"'
        ' style="max-width:600px;border:0" loading="lazy"></iframe>'
    )


def _attribute(text: str) -> str:
    """A text as the value of an attribute, for those who copy it."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
