"""What is asked for against what there is: which folder is made, carried over from what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.carry_over.folder import carried_folder, first_folder
from generator.carry_over.former import former_of, joined_to
from generator.carry_over.words import say
from generator.carry_over.writing import file_text
from generator.checks.lifecycle import exists_in
from generator.load import Loaded
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import RESERVED
from generator.model.disclosure import Department
from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Place
from generator.yaml_nodes.emit import Value
from generator.yaml_nodes.fields import SLUG
from generator.yaml_nodes.likeness import nearest


class NotPossible(Exception):
    """The folder cannot be made; `args` are the reason in Chinese and in English."""

    def __init__(self, reason: str, meant: str | None = None, **values: object) -> None:
        for language in ("zh", "en"):
            key = f"meant_{language}"
            values[key] = say("refused", key, meant=meant) if meant else ""
        told = (say("refused", f"{reason}_{one}", **values).strip() for one in ("zh", "en"))
        super().__init__(*told)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an editor asks for; `name` and `region` are those of a department that is new."""

    department: str
    year: int
    chosen: int | None = None
    framework: str = ""
    name: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """The folder to be written, relative to the data folder, with its files by name.

    `former` is the evaluation it was carried over from, None where there was none.
    """

    folder: str
    files: dict[str, bytes]
    former: Evaluation | None


def start(root: Path, loaded: Loaded, asked: Asked) -> Started:
    """The folder for a new year, nothing of it written yet.

    Raises NotPossible where it is there already, or what is asked for does not fit what there is.
    """
    year = f"{asked.department}/{asked.year}"
    if (root / year).exists():
        raise NotPossible("there", folder=year)
    department = _department(root, loaded, asked)
    former = _former(root, loaded, department, asked)
    framework = _framework(loaded, asked, former)
    if former is not None:
        joined = joined_to(former, framework, loaded.disclosure, asked.year)
        files = carried_folder(root, joined, department)
    else:
        files = first_folder(framework, department, asked.year)
    if (root / department.id).exists():
        return Started(year, files, former)
    inside = {f"{asked.year}/{name}": content for name, content in files.items()}
    return Started(department.id, {DEPARTMENT_FILE: _department_file(asked), **inside}, former)


def _former(root: Path, loaded: Loaded, department: Department, asked: Asked) -> Evaluation | None:
    """The evaluation to carry over; what stands nearer but cannot be used is not passed over."""
    disclosure = loaded.disclosure
    found = former_of(disclosure, department, asked.year, asked.chosen)
    own = [one for one in disclosure.evaluations if one.department == department.id]
    known = "、".join(str(one.year) for one in own) or "—"
    after = found.year if found is not None and found.department == department.id else 0
    for year in range(asked.year - 1, after, -1):
        folder = f"{department.id}/{year}"
        if asked.chosen not in (None, year) or not (root / folder).is_dir():
            continue
        if any((one.department, one.year) == (department.id, year) for one in disclosure.drafts):
            raise NotPossible("unfilled", folder=folder)
        if year not in [one.year for one in own]:
            raise NotPossible("errors", folder=folder)
    if found is None and asked.chosen is not None:
        raise NotPossible("no_former", year=asked.chosen, known=known)
    return found


def _department(root: Path, loaded: Loaded, asked: Asked) -> Department:
    id, departments = asked.department, loaded.disclosure.departments
    if not SLUG.fullmatch(id) or id in RESERVED:
        raise NotPossible("slug", id=id)
    if (found := departments.get(id)) is not None:
        return _existing(found, asked)
    if (root / id).exists():
        raise NotPossible("department_errors", id=id)
    if not asked.name:
        raise NotPossible("no_department", nearest(id, departments), id=id)
    return Department(id, asked.name, asked.name, asked.region, False, Place(id))


def _existing(department: Department, asked: Asked) -> Department:
    id, name = department.id, department.name
    if asked.name or asked.region:
        raise NotPossible("known_department", id=id)
    if not exists_in(department, asked.year):
        raise NotPossible("no_life", id=id, name=name, year=asked.year)
    return department


def _framework(loaded: Loaded, asked: Asked, former: Evaluation | None) -> Framework:
    """The edition asked for, else that of the former evaluation, else the only one there is."""
    sound, frameworks = sorted(loaded.sound_frameworks), loaded.disclosure.frameworks
    id = asked.framework or (former.framework if former else "")
    if not id and len(sound) == 1:
        (id,) = sound
    if id in sound:
        return frameworks[id]
    known = "、".join(sound) or "—"
    if not id:
        raise NotPossible("which_framework", known=known)
    if id in frameworks:
        raise NotPossible("framework_errors", id=id)
    raise NotPossible("no_framework", nearest(id, sound), id=id, known=known)


def _department_file(asked: Asked) -> bytes:
    content: dict[str, Value] = {"name": asked.name}
    if asked.region:
        content["region"] = asked.region
    return file_text(content)
