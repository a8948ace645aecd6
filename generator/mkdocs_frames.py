"""Generated pages in the frame of the theme, as MkDocs makes those written by hand."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.build import PageFile
from generator.mkdocs_page import GeneratedPage, as_generated

EditUri = Callable[[PageFile], str | None]
Find = Callable[[str], PageFile | None]


@dataclass(frozen=True)
class Frames:
    """What a build of MkDocs has gathered, with which each generated page is framed.

    MkDocs notes in menu and settings which page it is at, so one page is framed at a time.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    edit_uri: EditUri
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _titled: dict[str, PageFile] = field(default_factory=dict)

    def framed(self, made: PageFile, find: Find) -> bytes:
        """The HTML of a generated page; `find` gives others by path, for titles in the menu."""
        folder = Path(tempfile.mkdtemp(prefix="preview-"))
        try:
            self.write(made, find, folder / "page.html")
            return (folder / "page.html").read_bytes()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def write(self, made: PageFile, find: Find, path: Path) -> Page:
        """Write the HTML of a generated page to a file; the page of MkDocs that was made of it."""
        with self._lock:
            self.title_menu(find)
            page = self._populated(made)
            page.file.abs_dest_path = str(path)
            _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)
            return page

    def _populated(self, made: PageFile) -> Page:
        """The page of MkDocs with its content; one that stands in the menu is that of the menu."""
        page = next((one for one in self.nav.pages if one.file.src_uri == made.path), None)
        if page is None:
            file = File.generated(self.config, made.path, content=made.markdown)
            file.edit_uri = self.edit_uri(made)
            page = GeneratedPage(None, file, self.config)
        else:
            as_generated(page)
            page.file.content_string = made.markdown
            page.file.edit_uri = self.edit_uri(made)
            given = self.config
            page._set_edit_url(given.repo_url, given.edit_uri, given.edit_uri_template)
        _populate_page(page, self.config, self.files)
        return page

    def title_menu(self, find: Find) -> None:
        """Read the generated pages in the menu that mkdocs.yml gives no title."""
        for page in self.nav.pages:
            path = page.file.src_uri
            if page.file.is_documentation_page() or "title" in vars(page):
                continue
            made = find(path)
            if made is not None and self._titled.get(path) != made:
                self._titled[path] = made
                self._populated(made)
