"""Pages for tests: views set on a page of the published site as its own templates set them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from generator.pages.addresses import relative
from generator.render.blocks import tighten
from generator.render.pages import environment
from tests.browser.conftest import serving
from tests.browser.visits import Site
from tests.site.building import UNDER, build, copy_project

IMPORT = '{% import "parts.j2" as parts with context %}\n'


@contextmanager
def site_with(
    browser: Browser, folder: Path, name: str, template: str, views: Mapping[str, Any]
) -> Iterator[Site]:
    """The published site with one hand-written page more, at `name`/."""
    project = copy_project(folder / "project")
    href = partial(relative, here=f"{name}/")
    page = environment().from_string(IMPORT + template).render(**views, href=href)
    (project.data / "pages" / f"{name}.md").write_text(tighten(page), encoding="utf-8")
    built = build(project, folder / "www" / UNDER)
    with serving(built.site.parent) as host:
        yield Site(browser, f"{host}{UNDER}/", built.site)
