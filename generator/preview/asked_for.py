"""Files of a preview that are made when a browser asks for them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class AskedFor(File):
    """A generated page or file that MkDocs knows, can link to, and neither reads nor writes.

    For MkDocs it is no documentation page: else a preview would be built whole before it starts.
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


def asked_for_page(address: str, config: MkDocsConfig) -> AskedFor:
    """The page at an address (`a/b/`)."""
    return AskedFor(address, f"{address}index.md", config)


def asked_for_file(address: str, config: MkDocsConfig) -> AskedFor:
    """The file at an address."""
    return AskedFor(address, address, config)
