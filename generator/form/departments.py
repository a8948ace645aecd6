"""Which department and year a page is told: one of those there are, or a new one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.form.desk import Desk
from generator.form.names import department_name, name_in, text_in
from generator.form.posted import Posted, one
from generator.form.words import form_words
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import EARLIEST_YEAR, FRAMEWORKS, LATEST_YEAR, PAGES, RESERVED, SITE_FILE
from generator.load.survey import is_hidden
from generator.yaml_nodes.fields import SLUG
from generator.yaml_nodes.scalars import YES

_YEAR = re.compile(r"[0-9]{4}")
FRAMEWORK_FILE = "framework.yml"
FIELDS = ("department", "folder", "name", "region", "year")


@dataclass(frozen=True, slots=True)
class Named:
    """A department or a framework that can be chosen."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Where:
    """What is asked for; `name` and `region` are those of a new department.

    `wrong` is a key of the words that says what is missing or cannot be, "" where all is right.
    """

    department: str
    year: int
    name: str
    region: str
    wrong: str


def departments(desk: Desk) -> list[Named]:
    """The departments there are, by their folder."""
    return [
        Named(folder.name, department_name(desk.root, folder.name))
        for folder in sorted(desk.root.iterdir())
        if folder.name not in (FRAMEWORKS, PAGES, *RESERVED)
        and not is_hidden(folder.name)
        and not folder.is_symlink()
        and (folder / DEPARTMENT_FILE).is_file()
    ]


def frameworks(desk: Desk) -> list[Named]:
    """The frameworks there are, by their folder."""
    found = sorted((desk.root / FRAMEWORKS).glob(f"*/{FRAMEWORK_FILE}"))
    return [
        Named(one.parent.name, name_in(desk.root, f"{FRAMEWORKS}/{one.parent.name}/{one.name}"))
        for one in found
        if not is_hidden(one.parent.name)
    ]


def regions(desk: Desk) -> list[str]:
    """The regions a new department may be in: those of departments, that of most first, then the
    one the description of the site names; invented departments are in none of them."""
    described = text_in(desk.root, SITE_FILE, "description")
    site = re.search(form_words(desk.language)("ask.site_region"), described)
    found = [region for region, _ in _regions(desk).most_common()]
    return [one for one in dict.fromkeys([*found, site[1] if site else ""]) if one]


def only_region(desk: Desk) -> str:
    """The region all departments are in, or the site where there are none; "" for several."""
    found = regions(desk)
    return found[0] if len(_regions(desk)) == 1 or len(found) == 1 else ""


def _regions(desk: Desk) -> Counter[str]:
    """The regions of departments, with how many are in each."""
    files = [f"{one.id}/{DEPARTMENT_FILE}" for one in departments(desk)]
    real = (file for file in files if text_in(desk.root, file, "invented") not in YES)
    found = (text_in(desk.root, file, "region") for file in real)
    return Counter(region for region in found if region)


def typed_fields(fields: Posted, *more: str) -> dict[str, str]:
    """What was typed, for the page that is shown again."""
    return {name: one(fields, name) for name in (*FIELDS, *more)}


def where(desk: Desk, fields: Posted, *, named: bool) -> Where:
    """What was typed about department and year; `named` says whether a new one needs its name."""
    department, year = one(fields, "department").strip(), one(fields, "year").strip()
    name, region = (" ".join(one(fields, key).split()) for key in ("name", "region"))
    number = int(year) if _YEAR.fullmatch(year) and year.isascii() else 0
    if department:
        known = department in [found.id for found in departments(desk)]
        wrong = "" if known else "ask.unknown"
        name = region = ""
    else:
        department = one(fields, "folder").strip()
        wrong = _wrong(desk, department)
        if not wrong and named and not name:
            wrong = "ask.no_name"
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        wrong = wrong or "ask.no_year"
    return Where(department, number, name, region, wrong)


def _wrong(desk: Desk, folder: str) -> str:
    if not folder:
        return "ask.no_department"
    if not SLUG.fullmatch(folder):
        return "ask.no_slug"
    if folder in RESERVED:
        return "ask.reserved"
    return "ask.taken" if (desk.root / folder).exists() else ""
