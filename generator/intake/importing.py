"""A report's file to a draft in the data folder: read, recognised, verified, put in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.intake.draft import Doubt, Draft
from generator.intake.grouping import Item, items, settled
from generator.intake.readers import read_document
from generator.intake.recognise.report import Asked, recognise
from generator.intake.reuse import Known, hints
from generator.intake.verifying import verified
from generator.intake.writing import file_text, framework_files, year_files
from generator.load import Loaded, load
from generator.load.disclosure import DEPARTMENT_FILE
from generator.load.folder import FRAMEWORKS
from generator.output import new_folders
from generator.problems import Report


class NotPossible(Exception):
    """Nothing was written; what is the matter, in Chinese and in English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese, english)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written: folders by what they hold, the draft, the doubts in the files' order."""

    draft: Draft
    doubts: tuple[Doubt, ...]
    folders: tuple[str, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The doubts with those that are alike told in one."""
        return items(self.doubts)


def import_report(path: Path, data: Path, asked: Asked) -> Imported:
    """Make the draft of a report.

    Raises Unreadable, NotPossible and Refused; nothing is written then.
    """
    loaded = load(data, Report())
    _possible(data, asked)
    document = read_document(path)
    asked = replace(
        asked, framework=asked.framework or _free(data, f"{asked.department}-{asked.year}")
    )
    department = loaded.disclosure.departments.get(asked.department)
    if department is not None and not asked.name:
        asked = replace(asked, name=department.name)
    draft = recognise(document, asked, _known(loaded))
    if not draft.indicators:
        raise NotPossible(
            "没有找到指标体系及得分表，没有写入；请导入附件的 Excel 得分表，"
            "或者用 --framework 写明按哪个已有的指标体系",
            "no table of indicators and scores was found, nothing was written; import the Excel "
            "score table, or name an existing framework with --framework",
        )
    if draft.framework and (data / FRAMEWORKS / draft.framework_id).exists():
        raise NotPossible(
            f"指标体系 {draft.framework_id} 已经存在，与报告的不同；请用 --framework 另起一个名称",
            f"the framework {draft.framework_id} exists and differs; name another with --framework",
        )
    found = (*_of_body(draft, asked, data), *verified(draft, data, asked.department, asked.year))
    doubts = settled(_ordered(found))
    return Imported(draft, doubts, _write(data, draft, asked, doubts))


def _possible(data: Path, asked: Asked) -> None:
    folder = data / asked.department / str(asked.year)
    if folder.exists() and any(folder.iterdir()):
        raise NotPossible(
            f"{folder} 已经有内容，不予覆盖；要重新导入，请先把它移走",
            f"{folder} is not empty and was left alone; move it away to import again",
        )


def _free(data: Path, name: str) -> str:
    """A name for a new framework that no folder has."""
    name = name[:60].rstrip("-")
    number = 1
    while (data / FRAMEWORKS / (one := name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return one


def _known(loaded: Loaded) -> Mapping[str, Known]:
    """The frameworks that could be read, with the facts of their last evaluation."""
    known = {}
    for id in loaded.sound_frameworks:
        used = [one for one in loaded.disclosure.evaluations if one.framework == id]
        last = max(used, key=lambda one: one.year, default=None)
        known[id] = Known(loaded.disclosure.frameworks[id], hints(last) if last else {})
    return known


def _of_body(draft: Draft, asked: Asked, data: Path) -> tuple[Doubt, ...]:
    """The doubts of the report; those about a department only where it is new, or not this one."""
    has = (data / asked.department / "department.yml").exists()
    doubts = tuple(one for one in draft.doubts if not (has and one.file == "department.yml"))
    body = str(draft.year["evaluation"].get("evaluated_body", ""))
    if has and body and asked.name and body != asked.name:
        values = {"found": body, "expected": asked.name}
        first = draft.doubts[0].origin if draft.doubts else None
        if first is not None:
            return (Doubt("other-body", "evaluation.yml", "evaluated_body", first, values), *doubts)
    return doubts


_ORDER = (
    "evaluation.yml",
    "framework.yml",
    "indicators.yml",
    "rules.yml",
    "facts.yml",
    "judgements.yml",
)


def _ordered(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """The doubts by file, in the order in which an editor goes through them, each once."""
    once = list(dict.fromkeys(_key(one) for one in doubts))
    by_key = {_key(one): one for one in reversed(doubts)}
    files = [*_ORDER, *sorted({one.file for one in doubts} - set(_ORDER))]
    return tuple(sorted((by_key[key] for key in once), key=lambda one: files.index(one.file)))


def _key(doubt: Doubt) -> tuple[object, ...]:
    return doubt.kind, doubt.file, doubt.about, tuple(sorted(doubt.values.items()))


def _write(data: Path, draft: Draft, asked: Asked, doubts: tuple[Doubt, ...]) -> tuple[str, ...]:
    """Put the folders in place, all of them or none; what was written, by its name in the data."""
    folders: dict[Path, Mapping[str, bytes]] = {}
    told = []
    if draft.framework:
        folders[data / FRAMEWORKS / draft.framework_id] = framework_files(draft)
        told.append(f"{FRAMEWORKS}/{draft.framework_id}")
    home, year = data / asked.department, str(asked.year)
    files = year_files(draft, doubts, asked.department)
    if home.exists():
        folders[home / year] = files
    else:
        inside = {f"{year}/{name}": content for name, content in files.items()}
        folders[home] = {DEPARTMENT_FILE: file_text(draft.department), **inside}
        told.append(f"{asked.department}/{DEPARTMENT_FILE}")
    new_folders(folders)
    if not (home / DEPARTMENT_FILE).exists():
        aside = home / f".{DEPARTMENT_FILE}.new"
        aside.write_bytes(file_text(draft.department))
        aside.rename(home / DEPARTMENT_FILE)
        told.append(f"{asked.department}/{DEPARTMENT_FILE}")
    return (*told, f"{asked.department}/{year}")
