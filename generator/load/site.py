"""The publisher's settings."""

from __future__ import annotations

from pathlib import Path

from generator.load.folder import SITE_FILE, Folder
from generator.model.disclosure import Language, Site
from generator.problems import Report
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

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
        contact=fields.text("contact", ""),
        languages=_languages(fields),
    )
    fields.finish()
    return site


def languages_of(root: Path) -> tuple[Language, ...]:
    """The languages of a site before all of it is read, which is when mistakes are told."""
    return load_site(Folder(root, "", Report())).languages


def _languages(fields: Fields) -> tuple[Language, ...]:
    found = fields.choices("languages", Language) if fields.has("languages") else ()
    return found or NO_SITE.languages
