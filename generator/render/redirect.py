"""A page that leads elsewhere, as a file."""

from __future__ import annotations

from generator.pages.redirects import RedirectPage
from generator.render.alone import render_alone


def render_redirect(page: RedirectPage) -> bytes:
    """The HTML of a redirect."""
    return render_alone(page, "redirect.html.j2")
