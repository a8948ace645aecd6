"""The publisher's settings and the departments."""

from __future__ import annotations

from generator.load.folder import SITE_FILE, Folder
from generator.model.disclosure import Department, Site
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
    )
    fields.finish()
    return site


def load_department(folder: Folder, id: str) -> Department | None:
    """The department in a folder, or None when its file cannot be used."""
    fields = folder.open("department.yml", required=True)
    if fields is None:
        return None
    name = fields.text("name")
    department = Department(
        id,
        name,
        fields.text("short_name", name),
        fields.text("region", ""),
        fields.flag("invented", False),
        fields.place,
    )
    return department if fields.finish() else None
