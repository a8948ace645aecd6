"""The publisher's settings."""

from __future__ import annotations

from generator.load.folder import SITE_FILE, Folder
from generator.model.disclosure import Site
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH

NO_SITE = Site("", "", "", False)


def load_site(root: Folder) -> Site:
    """The settings in site.yml."""
    fields = root.open(SITE_FILE, required=True)
    if fields is None:
        return NO_SITE
    site = Site(
        fields.text("name"),
        fields.text("description", "", length=PARAGRAPH_LENGTH),
        fields.text("publisher", ""),
        fields.flag("show_personal_names", False),
        code=fields.text("code", ""),
        column=fields.text("column", ""),
        content_source=fields.text("content_source", ""),
        terms=fields.text("terms", "", length=PARAGRAPH_LENGTH),
    )
    fields.finish()
    return site
