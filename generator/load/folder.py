"""The data folder: which files there are, and one file read as typed fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.load.survey import broken_rule, is_hidden
from generator.problems import Place, Report
from generator.yaml_nodes.fields import SLUG, Fields, as_slug
from generator.yaml_nodes.keys import Unfilled
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.parse import parse
from generator.yaml_nodes.source import read, read_bytes

SCHEMA_VERSION = 1
SITE_FILE = "site.yml"
FRAMEWORKS = "frameworks"
PAGES = "pages"
RESERVED = frozenset(
    {
        "404", "accessibility", "assets", "changes", "compare", "data", "en", "frameworks", "index",
        "indicators", "method", "pages", "record", "releases", "search", "sitemap", "years", "zh",
    }
)  # fmt: skip
YEAR = re.compile(r"(19|20)[0-9]{2}")
EARLIEST_YEAR, LATEST_YEAR = 1949, 2999
_YAML_NAME = re.compile(r".*\.ya?ml", re.IGNORECASE)
_YAML_INSIDE = re.compile(r".*\.ya?ml.*", re.IGNORECASE)


class Folder:
    """A folder of the data, its files named relative to the root of the data."""

    def __init__(self, root: Path, name: str, report: Report) -> None:
        self.root = root
        self.name = name
        self.report = report
        self.unfilled = Unfilled.NOWHERE
        self._told: set[str] = set()

    @property
    def place(self) -> Place:
        """The folder itself."""
        return Place(self.name or ".")

    def inside(self, name: str) -> Folder:
        """A folder below this one."""
        return Folder(self.root, self.file(name), self.report)

    def file(self, name: str) -> str:
        """The name of a file in this folder, relative to the root of the data."""
        return f"{self.name}/{name}" if self.name else name

    def holds(self, name: str) -> bool:
        """Whether a file stands here, under its own or a mistaken name that was reported."""
        return name in self._told or (self.root / self.name / name).exists()

    def folders(self) -> tuple[str, ...]:
        """Names of the folders below, sorted; hidden ones left out."""
        return tuple(
            entry.name for entry in self._entries() if entry.is_dir() and not _is_refused(entry)
        )

    def check_files(self, known: Collection[str]) -> None:
        """Report YAML files nobody reads, with the name that was probably meant."""
        files = [entry for entry in self._entries() if not entry.is_dir()]
        present = {entry.name for entry in files}
        absent = [name for name in known if name not in present]
        for entry in files:
            if _is_refused(entry):
                self._told.add(unicodedata.normalize("NFC", entry.name).strip().rstrip("."))
            elif entry.name not in known and _YAML_INSIDE.fullmatch(entry.name):
                self._report_unknown(entry.name, known, absent)
            elif (meant := _plain_name(entry.name)) in absent:
                self._report_meant(entry.name, meant)

    def _report_unknown(self, name: str, known: Collection[str], absent: Collection[str]) -> None:
        place = Place(self.file(name))
        twin = re.sub(r"\.ya?ml.*", ".yml", name, flags=re.IGNORECASE).casefold()
        meant = twin if twin in absent else _nearest(name, absent)
        if meant is not None:
            self._report_meant(name, meant)
        elif twin in known and _YAML_NAME.fullmatch(name):
            self.report.add("ambiguous-file", place, name=name, wanted=twin)
        elif _YAML_NAME.fullmatch(name):
            listed = "、".join(sorted(known))
            self.report.add("unknown-file", place, name=name, known=listed)

    def _report_meant(self, name: str, meant: str) -> None:
        self._told.add(meant)
        self.report.add("file-name", Place(self.file(name)), name=name, wanted=meant)

    def open(self, name: str, *, required: bool) -> Fields | None:
        """The fields of a YAML file, its schema version checked; None when it cannot be used."""
        path = self.root / self.name / name
        full = self.file(name)
        if not path.exists() and not path.is_symlink():
            if required and name not in self._told:
                self.report.add("missing-file", self.place, name=full)
            return None
        text = read(path, full, self.report)
        node = parse(text, full, self.report) if text is not None else None
        if node is None:
            return None
        fields = Fields(node, self.report)
        fields.unfilled = self.unfilled
        return fields if _has_known_version(fields) else None

    def contents(self) -> Iterator[tuple[str, str, bytes]]:
        """All that reading this folder can depend on: names, kinds and bytes of YAML files."""
        for entry in self._entries():
            kind = "link" if entry.is_symlink() else "folder" if entry.is_dir() else "file"
            yaml = kind == "file" and _YAML_INSIDE.fullmatch(entry.name)
            data = read_bytes(entry, entry.name, Report()) if yaml else None
            yield entry.name, kind, data or b""

    def _entries(self) -> list[Path]:
        """What stands in the folder, sorted; hidden files left out."""
        path = self.root / self.name
        try:
            return sorted(entry for entry in path.iterdir() if not is_hidden(entry.name))
        except OSError:
            return []


def _nearest(name: str, absent: Collection[str]) -> str | None:
    """The absent file whose name, its extension left aside, is most like this one."""
    stems = {one.removesuffix(".yml"): one for one in absent}
    found = nearest(re.sub(r"\.ya?ml.*", "", name, flags=re.IGNORECASE), stems)
    return stems[found] if found else None


def _plain_name(name: str) -> str:
    """A name without extension, or with a full-width stop in it, as it should be."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return plain if plain.endswith(".yml") else f"{plain}.yml"


def _is_refused(entry: Path) -> bool:
    """Whether the survey of the data folder has reported a file."""
    return entry.is_symlink() or broken_rule(entry.name) is not None


def _has_known_version(fields: Fields) -> bool:
    found = fields.text("schema_version", "")
    if not found:
        fields.problem("no-schema-version", fields.place, version=SCHEMA_VERSION)
    elif found != str(SCHEMA_VERSION):
        newer = found.isascii() and found.isdigit() and int(found[:9]) > SCHEMA_VERSION
        kind = "schema-version" if newer else "schema-version-odd"
        fields.problem(kind, fields.at("schema_version"), found=found, version=SCHEMA_VERSION)
        return False
    return True


def check_slug(name: str, place: Place, report: Report) -> bool:
    """Whether a folder name can be an address; reports why not."""
    if not SLUG.fullmatch(name):
        report.add("bad-slug", place, found=name, meant=as_slug(name))
    elif name in RESERVED:
        report.add("reserved-slug", place, found=name)
    else:
        return True
    return False
