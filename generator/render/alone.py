"""Pages that MkDocs has no part in, as files."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Protocol

from generator.pages.addresses import relative
from generator.render.languages import mark_chinese
from generator.render.pages import environment

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    class Alone(DataclassInstance, Protocol):
        """The context of a page: a dataclass, its fields the names of its template."""

        @property
        def language(self) -> str:
            """The language of the page."""

        @property
        def address(self) -> str:
            """Where it stands, from the root."""


def render_alone(page: Alone, template: str) -> bytes:
    """The HTML of a page, whole."""
    values = {field.name: getattr(page, field.name) for field in dataclasses.fields(page)}
    href = partial(relative, here=page.address)
    html = environment(page.language).get_template(template).render(**values, href=href)
    return (html if page.language == "zh" else mark_chinese(html)).encode()
