"""What an import or a new folder left for a person to look at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.editing.edit import Edit
from generator.editing.files import content_of
from generator.editing.sheet import Row
from generator.editing.sheet.keys import file_keys
from generator.form.checking import Checked
from generator.form.desk import Desk
from generator.form.places import PARTS, Matter, entry_address, field_id
from generator.form.words import form_words
from generator.load.todo import TODO
from generator.yaml_nodes import nodes
from generator.yaml_nodes.readable import items_at, readable, text_at

QUOTED = re.compile("“([^“”]+)”")
"""What a text names first."""
OF_FRAMEWORKS = {
    "framework.yml": "matters.framework",
    "indicators.yml": "matters.indicators",
    "rules.yml": "matters.rules",
}
"""How the files of a framework are called."""
KEYS_OF_FRAMEWORKS = {"rounding": "matters.rounding", "grades": "matters.grades"}
"""How the keys are called that are asked about."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what to look at, of which file and entry, where in the report, of which kind.

    `number` is its position in the list, `key` a name that stays while others go. `label` says in
    words what it is about; `address` leads to the part of the form, or to the line of the file.
    """

    number: int
    key: str
    text: str
    file: str
    about: str
    origin: str
    kind: str
    label: str
    address: str


def todo_file(matter: Matter) -> str:
    """The list of an evaluation, named from the data folder."""
    return f"{matter.folder}/{TODO}"


def todo_items(desk: Desk, matter: Matter, found: Checked) -> tuple[Item, ...]:
    """The items of a list; none where it cannot be read, which is said as a problem."""
    return tuple(
        _item(at, node, desk, matter, found)
        for at, node in enumerate(_listed(desk, matter))
        if isinstance(node, nodes.Mapping)
    )


def _listed(desk: Desk, matter: Matter) -> tuple[nodes.Node, ...]:
    return items_at(readable(content_of(desk.root, todo_file(matter))), "todo")


def _item(at: int, node: nodes.Mapping, desk: Desk, matter: Matter, found: Checked) -> Item:
    file, about, text = (text_at(node, key) for key in ("file", "about", "text"))
    key = hashlib.sha256("\n".join((file, about, text)).encode()).hexdigest()[:12]
    label = _label(desk.language, file, _name(about, file, found, desk.language))
    address = _address(desk, matter, file, about, text, found, key)
    return Item(
        at, key, text, file, about, text_at(node, "from"), text_at(node, "kind"), label, address
    )


def _address(
    desk: Desk, matter: Matter, file: str, about: str, text: str, found: Checked, key: str
) -> str:  # fmt: skip
    if file in PARTS:
        first = next(entry_rows(found.rows, file, about), None)
        field = f"#{field_id(first.anchor)}" if first else ""
        return matter.address(desk.prefix, part=file, item=key) + field
    quoted = QUOTED.search(text)
    name = about or (quoted[1] if quoted else "")
    whole = file if "/" in file else f"{matter.folder}/{file or TODO}"
    return entry_address(desk.prefix, whole, name, matter.folder)


def _name(about: str, file: str, found: Checked, language: str) -> str:
    """What an entry is called on the pages, where that is known."""
    if file.endswith("/framework.yml") and about in KEYS_OF_FRAMEWORKS:
        return form_words(language)(KEYS_OF_FRAMEWORKS[about])
    leaf = found.framework.by_id.get(about) if found.framework else None
    if leaf is not None:
        return leaf.name
    rows = entry_rows(found.rows, file, about)
    return next((row.group for row in rows if row.group), about)


def _label(language: str, file: str, name: str) -> str:
    known = file_keys(language)
    last = file.rpartition("/")[2]
    if file in known:
        file = known[file].name
    elif last in OF_FRAMEWORKS:
        file = form_words(language)(OF_FRAMEWORKS[last])
    return " › ".join(one for one in (file, name) if one)


def without(desk: Desk, matter: Matter, numbers: Iterable[int]) -> tuple[Edit, ...]:
    """The edits that take items off the list; the file goes with the last one."""
    file = todo_file(matter)
    gone = sorted(set(numbers), reverse=True)
    if gone and len(gone) >= len(_listed(desk, matter)):
        return (Edit(file, (), None),)
    return tuple(Edit(file, ("todo", number), None) for number in gone)


def item_of(items: Sequence[Item], key: str) -> Item | None:
    """The item of a key."""
    return next((one for one in items if key and one.key == key), None)


def entry_rows(rows: Iterable[Row], file: str, about: str) -> Iterator[Row]:
    """The rows of the entry an item is about: a name, or several from outside in, with dots."""
    wanted = f"/{about.replace('.', '/')}/"
    for row in rows:
        own, _, steps = row.anchor.partition("/")
        if own == file and wanted in f"/{steps}/":
            yield row
