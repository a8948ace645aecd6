"""Mistakes in the data as shown in a preview."""

from __future__ import annotations

from collections.abc import Sequence

from generator.problems import Problem
from generator.problems.catalogue import hint, message
from generator.render.blocks import tighten
from generator.render.pages import environment
from generator.words.catalogue import words

MAX_SHOWN = 50


def banner(problems: Sequence[Problem], language: str = "zh") -> str:
    """The mistakes as an HTML block for the top of a page."""
    return _block(problems, "state.broken", language)


def error_page(problems: Sequence[Problem], language: str = "zh") -> str:
    """The page of a preview that has no good state to show yet."""
    title = words(language)("state.title")
    block = _block(problems, "state.broken_start", language)
    return f"---\nhide: [navigation, toc]\n---\n\n# {title}\n\n{block}"


def _block(problems: Sequence[Problem], lead: str, language: str) -> str:
    rows = [
        (str(one.place), message(one, language), hint(one, language))
        for one in problems[:MAX_SHOWN]
    ]
    template = environment(language).get_template("problems.j2")
    return tighten(template.render(rows=rows, lead=words(language)(lead, count=len(problems))))
