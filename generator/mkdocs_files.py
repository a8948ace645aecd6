"""Generated pages and files as MkDocs knows them: it can link to them, and does not make them."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class GeneratedFile(File):
    """A file that MkDocs neither reads nor writes.

    For MkDocs it is no documentation page: else it would hold all of them, in one process, and a
    preview would be built whole before it starts.
    """

    def __init__(self, address: str, path: str, config: MkDocsConfig) -> None:
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=f"{address}index.html" if path.endswith(".md") else address,
            inclusion=InclusionLevel.INCLUDED,
        )
        self.generated_by = "evaluations"

    def is_documentation_page(self) -> bool:
        """Never: it is not MkDocs that makes it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is written ahead."""


class LinkedFiles(Files):
    """The files of a site, and the tables beside its pages as soon as somebody links to one.

    Only a page that is made says which tables it has, and few are linked to.
    """

    def __init__(self, files: Files, is_table: Callable[[str], bool], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._is_table = is_table
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path of the sources."""
        found = super().get_file_from_path(path)
        if found is None and path.endswith(".csv") and self._is_table(path):
            found = generated_file(path, self._config)
            self.append(found)
        return found


def generated_page(address: str, config: MkDocsConfig) -> GeneratedFile:
    """The page at an address (`a/b/`)."""
    return GeneratedFile(address, f"{address}index.md", config)


def generated_file(address: str, config: MkDocsConfig) -> GeneratedFile:
    """The file at an address."""
    return GeneratedFile(address, address, config)


def address_of(file: File) -> str:
    """The address of a page, "" for the home page."""
    return file.dest_uri.removesuffix("index.html")
