"""Doubts as they are gone through: alike ones together, those settled by themselves apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.editing.edit import Edit
from generator.editing.files import content_of, digest
from generator.form.checking import Checked
from generator.form.desk import Desk
from generator.form.origins import FILE, known_origins
from generator.form.places import PARTS, Matter
from generator.form.standards import Choice, Standards, catalogue, parameter_of
from generator.form.todo import Item, entry_rows, item_of, todo_file, todo_items, without
from generator.yaml_nodes.scalars import TO_FILL

FILLED_IN = ("fact-missing", "fact-unsure", "cell-unsure", "judgement-missing", "judgement-open",
             "judgement-no-score", "reason-missing")  # fmt: skip
"""Doubts that there is something to be filled in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An item, with what is to be chosen where it asks for a choice."""

    item: Item
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said on the page of a part: how many items are left, and the one it was opened for.

    `back` leads to where the list is gone on with, `digest` tells the list apart.
    """

    left: int
    item: Item | None
    back: str
    digest: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one kind: the heading above them, "" where there is none, and the parameter they
    ask for.
    """

    heading: str
    parameter: str
    asked: tuple[Asked, ...]

    @property
    def numbers(self) -> str:
        """The positions of the items, as a form sends them."""
        return " ".join(str(one.item.number) for one in self.asked)


def groups(items: Sequence[Item], standards: Standards, language: str) -> tuple[Group, ...]:
    """The items by what they ask for, or by their kind, where the first of them stands.

    An item whose choice cannot be put stands with those of its kind.
    """
    by_key: dict[tuple[str, str], list[Asked]] = {}
    for item in items:
        parameter = parameter_of(item.kind)
        choice = standards.choice(item.about, parameter) if parameter else None
        key = ("", parameter) if choice else (item.kind or item.key, "")
        by_key.setdefault(key, []).append(Asked(item, choice))
    return tuple(
        Group(heading(kind, parameter, language), parameter, tuple(asked))
        for (kind, parameter), asked in by_key.items()
    )


def heading(kind: str, parameter: str, language: str) -> str:
    """What stands above the doubts of a kind, "" where nothing does."""
    found: str = (catalogue()[parameter] if parameter else headings().get(kind, {})).get(
        language, ""
    )
    return found


def headings() -> dict[str, dict[str, str]]:
    """The headings by kind of doubt and language."""
    return read_catalogue("generator.form", "kinds.toml")


def listed(
    desk: Desk, matter: Matter, found: Checked, standards: Standards
) -> tuple[tuple[Group, ...], list[Item]]:
    """What is left to look at, and the items that are settled."""
    items = todo_items(desk, matter, found)
    done = _settled(items, desk, matter, found)
    left = [one for one in items if one not in done]
    return groups(left, standards, desk.language), done


def _settled(items: Iterable[Item], desk: Desk, matter: Matter, found: Checked) -> list[Item]:
    """The items that what was changed since has answered.

    What was to be filled in is; the entry is gone that was imported; a warning says the same.
    """
    imported = _imported_entries(desk.root, matter)
    differing = {one.values.get("id") for one in found.problems if one.id == "score-differs"}
    return [
        item
        for item in items
        if (item.kind == "score-computed" and item.about in differing)
        or _is_answered(item, found, imported)
    ]


def _is_answered(item: Item, found: Checked, imported: frozenset[str]) -> bool:
    readable = any(row.anchor.startswith(f"{item.file}/") for row in found.rows)
    if item.file not in PARTS or not item.about or not readable:
        return False
    own = list(entry_rows(found.rows, item.file, item.about))
    if not own:
        return f"{item.file}/{item.about}" in imported
    return item.kind in FILLED_IN and not any(row.value.strip() == TO_FILL for row in own)


def _imported_entries(root: Path, matter: Matter) -> frozenset[str]:
    """The entries that an import wrote: file and name."""
    known = known_origins(root / matter.folder / FILE)
    return frozenset(
        f"{file}/{name}" for file, about in known for name in (about, about.split(".")[0])
    )


def settling(desk: Desk, matter: Matter, after: Checked) -> tuple[Edit, ...]:
    """The edits that take the settled items off the list, as the evaluation will be."""
    done = _settled(todo_items(desk, matter, after), desk, matter, after)
    return without(desk, matter, [one.number for one in done])


def beside_fields(desk: Desk, matter: Matter, found: Checked, key: str) -> Beside | None:
    """What is said of the list on the page of a part; None where nothing is left to look at."""
    items = todo_items(desk, matter, found)
    if not items:
        return None
    item = item_of(items, key)
    place = f"#t-{item.number}" if item else "#todo"
    now = digest(content_of(desk.root, todo_file(matter)))
    return Beside(len(items), item, matter.address(desk.prefix, "matters", "") + place, now)


def after_these(page_order: Sequence[int], gone: Iterable[int]) -> str:
    """Where on the page to go on once items are gone: the next one by its new position."""
    out = set(gone)
    last = max((at for at, number in enumerate(page_order) if number in out), default=-1)
    later = [one for one in page_order[last + 1 :] if one not in out]
    earlier = [one for one in page_order[: last + 1] if one not in out]
    if not later and not earlier:
        return "#todo"
    number = later[0] if later else earlier[-1]
    return f"#t-{number - sum(one < number for one in out)}"
