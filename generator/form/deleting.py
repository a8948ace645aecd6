"""A draft that was made by mistake taken away, into the history, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.editing.edit import Conflict, NotEditable
from generator.editing.edits import history, taken_back, undo
from generator.editing.files import digests_of
from generator.editing.whole import put_files
from generator.form.answers import message, page, see_other
from generator.form.changes import time_of
from generator.form.checking import checked
from generator.form.desk import Desk, Response
from generator.form.names import department_name
from generator.form.places import Matter
from generator.form.posted import Posted, one
from generator.form.standing import DRAFT, STATUS, row_of
from generator.form.words import form_words
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS, YEAR
from generator.load.heads import heads
from generator.load.survey import broken_rule, is_hidden
from generator.yaml_nodes.fields import SLUG

HEAD = "evaluation.yml"


@dataclass(frozen=True, slots=True)
class Doomed:
    """What goes with a draft: its own files, and those that nothing else needs.

    `left` are files that do not belong to an evaluation; while they are there, nothing goes.
    """

    own: tuple[str, ...]
    framework: tuple[str, ...]
    department: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """A draft that was deleted and can be had back."""

    department: str
    year: str
    number: int
    time: str


def delete_page(desk: Desk, matter: Matter, said: str = "", status: int = 200) -> Response:
    """What would go, to be confirmed."""
    if not _is_draft(desk, matter):
        return message(desk, 409, "delete.only_drafts")
    doomed = _doomed(desk.root, matter)
    return page(
        desk, "delete", status, matter=matter, doomed=doomed, said=said,
        name=department_name(desk.root, matter.department),
        back=matter.address(desk.prefix, "matters", ""),
        digests=digests_of(desk.root, (*doomed.own, *doomed.framework, *doomed.department)),
    )  # fmt: skip


def _is_draft(desk: Desk, matter: Matter) -> bool:
    """Whether the status is draft, or there is no head to say that it is another."""
    found = checked(desk, matter.department, matter.year)
    row = row_of(found, STATUS)
    if row is not None:
        return row.value == DRAFT
    return not (desk.root / matter.folder / HEAD).exists()


def _doomed(root: Path, matter: Matter) -> Doomed:
    folder = root / matter.folder
    found = [one for one in sorted(folder.rglob("*")) if not one.is_dir()]
    own = [one for one in found if one.parent == folder and _is_own(one)]
    framework = _framework(root, matter)
    return Doomed(
        tuple(_named(root, own)),
        tuple(_named(root, framework)),
        tuple(_named(root, _department(root, matter))),
        tuple(_named(root, (one for one in found if one not in own))),
    )


def _is_own(path: Path) -> bool:
    known = path.suffix == ".yml" or path.name == "imported.csv"
    odd = is_hidden(path.name) or broken_rule(path.name)
    return known and not path.is_symlink() and not odd


def _named(root: Path, paths: Iterator[Path] | list[Path]) -> Iterator[str]:
    return (one.relative_to(root).as_posix() for one in paths)


def _framework(root: Path, matter: Matter) -> list[Path]:
    """The files of the draft's framework, where no other evaluation or framework names it."""
    named = {one.folder: one.framework for one in heads(root)}
    id = named.pop(matter.folder, "")
    # An evaluation whose head cannot be read may use it as well.
    if not SLUG.fullmatch(id) or {id, ""} & set(named.values()):
        return []
    folder = root / FRAMEWORKS / id
    files = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
    mentioned = any(id in _text(one) for one in root.glob(f"{FRAMEWORKS}/*/*.yml")
                if one.parent != folder)  # fmt: skip
    return [] if mentioned or not all(map(_is_own, files)) else files


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _department(root: Path, matter: Matter) -> list[Path]:
    """The file of a department that has no other year and nothing else."""
    folder = root / matter.department
    others = [
        one for one in folder.iterdir() if one.name not in (str(matter.year), DEPARTMENT_FILE)
    ]
    named = any(
        matter.department in _text(one)
        for one in root.glob(f"*/{DEPARTMENT_FILE}")
        if one.parent != folder
    )
    file = folder / DEPARTMENT_FILE
    return [file] if file.is_file() and not others and not named else []


def delete(desk: Desk, matter: Matter, fields: Posted) -> Response:
    """Take a draft away, with what was ticked of what only it needs."""
    say = form_words(desk.language)
    if not _is_draft(desk, matter):
        return message(desk, 409, "delete.only_drafts")
    doomed = _doomed(desk.root, matter)
    if doomed.left:
        return delete_page(desk, matter, say("delete.others_left"), 409)
    files = [*doomed.own]
    files += doomed.framework if one(fields, "framework") else ()
    files += doomed.department if one(fields, "with_department") else ()
    expected = {file: one(fields, f"h:{file}") for file in files}
    note = say("note.deleted", folder=matter.folder)
    try:
        put_files(desk.root, dict.fromkeys(files), note, expected)
    except (Conflict, NotEditable):
        return delete_page(desk, matter, say("delete.changed"), 409)
    for file in files:
        _without_empty(desk.root, file)
    return see_other(desk.prefix)


def _without_empty(root: Path, file: str) -> None:
    """Folders in which nothing is left go with their last file."""
    folder = (root / file).parent
    while folder != root:
        with suppress(OSError):
            folder.rmdir()
        folder = folder.parent


def deleted(desk: Desk) -> list[Deleted]:
    """The drafts that were deleted and are not there again, the latest first."""
    found: dict[str, Deleted] = {}
    known = history(desk.root)
    undone = taken_back(known)
    for change in known:
        for file, after in change.after.items():
            department, _, rest = file.partition("/")
            year, _, name = rest.partition("/")
            if name != HEAD or after or not YEAR.fullmatch(year) or change.number in undone:
                continue
            if change.undoes is None and not (desk.root / department / year).exists():
                entry = Deleted(department, year, change.number, time_of(change))
                found.setdefault(f"{department}/{year}", entry)
    return list(found.values())


def recover(desk: Desk, fields: Posted) -> Response:
    """Put a deleted draft back as it was."""
    say = form_words(desk.language)
    wanted = (one(fields, "department"), one(fields, "year"))
    known = [found for found in deleted(desk) if (found.department, found.year) == wanted]
    if not known:
        return message(desk, 409, "delete.gone")
    folder = "/".join(wanted)
    try:
        undo(desk.root, say("note.recovered", folder=folder), f"{folder}/")
    except (Conflict, NotEditable):
        return message(desk, 409, "delete.changed")
    matter = Matter(known[0].department, int(known[0].year), "")
    return see_other(matter.address(desk.prefix, "matters"))
