"""A page that leads elsewhere, as a file."""

from __future__ import annotations

import dataclasses
from functools import partial

from generator.pages.addresses import relative
from generator.pages.redirects import RedirectPage
from generator.render.languages import mark_chinese
from generator.render.pages import environment


def render_redirect(page: RedirectPage) -> bytes:
    """The HTML of a redirect, which MkDocs has no part in."""
    template = environment(page.language).get_template("redirect.html.j2")
    values = {field.name: getattr(page, field.name) for field in dataclasses.fields(page)}
    html = template.render(**values, href=partial(relative, here=page.address))
    return (html if page.language == "zh" else mark_chinese(html)).encode()
