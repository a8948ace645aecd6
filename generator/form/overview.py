"""The first page of the form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing.sheet.keys import Key, file_keys
from generator.form.answers import page
from generator.form.deleting import deleted
from generator.form.departments import Named, departments
from generator.form.desk import Desk, Response
from generator.form.heads import HEAD, files_of, status_of
from generator.form.places import PARTS, Matter, settings_address, source_address
from generator.form.standing import DRAFT, PUBLISHED
from generator.form.telling import sort_of
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS, PAGES, RESERVED, SITE_FILE, YEAR
from generator.yaml_nodes.fields import SLUG

SORTS = {"errors": "errors", "to_fill": "open", "todo": "todo", "warnings": "warnings"}
"""What is counted of an evaluation, and where the page of what is left to do lists it."""
ORDER = (DRAFT, "under_reply", "audited", PUBLISHED, "withdrawn")
MANY = 10
"""Above so many evaluations the page has a field to find some of them by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An evaluation in the list; `counts` are problems by sort, each with where it lists them."""

    name: str
    year: int
    status: str
    status_name: str
    address: str
    counts: Mapping[str, tuple[int, str]]

    @property
    def rank(self) -> tuple[bool, int]:
        """Those with errors come first, then drafts, last what is published."""
        known = ORDER.index(self.status) if self.status in ORDER else 0
        return (not self.counts["errors"][0], known)


def start_page(desk: Desk, wanted: str = "") -> Response:
    """All evaluations, or those of departments in whose files a text stands, and other data."""
    wanted = " ".join(wanted.split())
    every = departments(desk)
    found = [one for one in every if _mentions(desk.root, one, wanted)]
    years = evaluations(desk.root)
    entries = _entries(desk, found, years, whole=not wanted)
    return page(
        desk, "start", entries=entries, sorts=SORTS, wanted=wanted, count=len(years),
        many=len(years) > MANY, deleted=deleted(desk), files=_files(desk),
        site=settings_address(desk.prefix, SITE_FILE),
        departments=[(one.name, _settings(desk, one.id)) for one in found],
    )  # fmt: skip


def _mentions(root: Path, department: Named, wanted: str) -> bool:
    """Whether a text is in the name of a department, its other names, its region or its folder."""
    if not wanted or wanted in department.id or wanted in department.name:
        return True
    content = (root / department.id / DEPARTMENT_FILE).read_bytes()
    return wanted in content.decode("utf-8", "replace")


def _settings(desk: Desk, department: str) -> str:
    return settings_address(desk.prefix, f"{department}/{DEPARTMENT_FILE}")


def _files(desk: Desk) -> list[tuple[str, str]]:
    """The files of frameworks, each with where it is edited as text."""
    found = (path for path in sorted(desk.root.glob(f"{FRAMEWORKS}/*/*.yml")))
    names = (path.relative_to(desk.root).as_posix() for path in found if not path.is_symlink())
    return [(name, source_address(desk.prefix, name)) for name in names]


def evaluations(root: Path) -> list[tuple[str, int]]:
    """The departments and years there are, the latest year of each first."""
    found: list[tuple[str, int]] = []
    for folder in sorted(root.iterdir()):
        own = folder.name not in (FRAMEWORKS, PAGES, *RESERVED) and SLUG.fullmatch(folder.name)
        if not own or folder.is_symlink() or not folder.is_dir():
            continue
        years = [one.name for one in folder.iterdir() if YEAR.fullmatch(one.name) and one.is_dir()]
        found.extend((folder.name, int(year)) for year in sorted(years, reverse=True))
    return found


def _entries(
    desk: Desk, found: Sequence[Named], years: Sequence[tuple[str, int]], *, whole: bool
) -> list[Entry]:
    """The evaluations of departments in the order in which they are listed; all where `whole`."""
    names = {one.id: one.name for one in found}
    counted, statuses = _counted(desk), _statuses(desk.language)
    entries = []
    for department, year in years:
        if whole or department in names:
            status = status_of(desk.root, department, year)
            about = Matter(department, year, PARTS[0])
            matters = about.address(desk.prefix, "matters", "")
            files = files_of(desk.root, department, year)
            own = sum((counted[file] for file in files), Counter())
            counts = {sort: (own[sort], f"{matters}#{at}") for sort, at in SORTS.items()}
            name, called = names.get(department, department), statuses.get(status, status)
            address = about.address(desk.prefix)
            entries.append(Entry(name, year, status, called, address, counts))
    return sorted(entries, key=lambda one: one.rank)


def _statuses(language: str) -> dict[str, str]:
    """How each status is called."""
    key = file_keys(language)[HEAD].keys.below["status"]
    assert isinstance(key, Key)
    return {one.value: one.text for one in key.options}


def _counted(desk: Desk) -> defaultdict[str, Counter[str]]:
    """How many problems of what sort each folder of a year or a framework has, or a file above."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for problem in desk.problems():
        if not problem.accepted:
            found["/".join(problem.place.file.split("/")[:2])][sort_of(problem)] += 1
    return found
