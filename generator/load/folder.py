"""The data folder: which files there are, and one file read as typed fields."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from generator.problems import Place, Report
from generator.yaml_nodes.fields import SLUG, Fields, nearest
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read

SCHEMA_VERSION = 1
SITE_FILE = "site.yml"
FRAMEWORKS = "frameworks"
PAGES = "pages"
RESERVED = frozenset(
    "404 assets changes compare data frameworks index indicators method pages search sitemap"
    " stylesheets years javascripts".split()
)
YEAR = re.compile(r"(19|20)[0-9]{2}")
MAX_ENTRIES = 20_000


class Folder:
    """A folder of the data, its files named relative to the root of the data."""

    def __init__(self, root: Path, name: str, report: Report) -> None:
        self.root = root
        self.name = name
        self.report = report

    @property
    def place(self) -> Place:
        """The folder itself."""
        return Place(self.name or ".")

    def inside(self, name: str) -> Folder:
        """A folder below this one."""
        return Folder(self.root, f"{self.name}/{name}" if self.name else name, self.report)

    def file(self, name: str) -> str:
        """The name of a file in this folder, relative to the root of the data."""
        return f"{self.name}/{name}" if self.name else name

    def folders(self) -> tuple[str, ...]:
        """Names of the folders below, sorted; hidden ones left out."""
        return tuple(name for name, is_folder in self._entries() if is_folder)

    def check_files(self, known: Collection[str]) -> None:
        """Report YAML files nobody reads, with the name that was probably meant."""
        present = {name for name, is_folder in self._entries() if not is_folder}
        for name in sorted(present):
            if name in known or not name.casefold().endswith((".yml", ".yaml")):
                continue
            if name.removesuffix(".yaml") + ".yml" in known:
                twin = name.removesuffix(".yaml") + ".yml"
                id = "ambiguous-file" if twin in present else "file-name"
                self.report.add(id, Place(self.file(name)), name=name, meant=twin)
            else:
                meant = nearest(name, [one for one in known if one not in present])
                known_text = "、".join(sorted(known))
                self.report.add(
                    "unknown-file", Place(self.file(name)), name=name, known=known_text, meant=meant
                )

    def open(self, name: str, *, required: bool) -> Fields | None:
        """The fields of a YAML file, its schema version checked; None when it cannot be used."""
        path = self.root / self.name / name
        full = self.file(name)
        if not path.exists() and not path.is_symlink():
            if required:
                self.report.add("missing-file", self.place, name=full)
            return None
        text = read(path, full, self.report)
        node = parse(text, full, self.report) if text is not None else None
        if node is None:
            return None
        fields = Fields(node, self.report)
        if not fields.has("schema_version"):
            fields.problem("no-schema-version", fields.place, version=SCHEMA_VERSION)
        elif (found := fields.text("schema_version")) != str(SCHEMA_VERSION):
            fields.problem(
                "schema-version", fields.at("schema_version"), found=found, version=SCHEMA_VERSION
            )
            return None
        return fields

    def _entries(self) -> list[tuple[str, bool]]:
        """Names in the folder and whether they are folders, sorted, links refused."""
        found: list[tuple[str, bool]] = []
        path = self.root / self.name
        if not path.is_dir():
            return found
        for number, entry in enumerate(path.iterdir()):
            if number == MAX_ENTRIES:
                self.report.add("too-many-files", self.place, limit=MAX_ENTRIES)
                break
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_symlink():
                self.report.add("symlink", Place(self.file(entry.name)))
                continue
            found.append((entry.name, entry.is_dir()))
        return sorted(found)


def check_slug(name: str, place: Place, report: Report) -> bool:
    """Whether a folder name can be an address; reports why not."""
    if not SLUG.fullmatch(name):
        report.add("bad-slug", place, found=name)
    elif name in RESERVED:
        report.add("reserved-slug", place, found=name)
    else:
        return True
    return False
