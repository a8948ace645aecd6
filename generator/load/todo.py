"""What is still to be done: `todo.yml` of a year folder, and the values to be filled in."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.todo import TodoItem, ToFill
from generator.problems import Report
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.keys import Unfilled

TODO = "todo.yml"


def load_todo(file: Fields, files: Collection[str]) -> tuple[TodoItem, ...]:
    """The items in the order of the file; a warning each in a draft, else an error each.

    `files` are the names of the files of a year folder; a path with a slash, from the root of the
    data, may lead to another.
    """
    is_draft = file.unfilled is Unfilled.ANYWHERE
    found: list[TodoItem] = []
    for fields in file.children("todo"):
        item = TodoItem(
            fields.text("text", length=PARAGRAPH_LENGTH),
            _about_file(fields, files),
            fields.text("about", ""),
            fields.text("from", ""),
            fields.place,
            fields.text("kind", ""),
        )
        if fields.finish():
            _report(fields, item, is_draft=is_draft)
            found.append(item)
    file.finish()
    return tuple(found)


def _about_file(fields: Fields, files: Collection[str]) -> str:
    if not fields.has("file"):
        return ""
    name = fields.text("file")
    return name if "/" in name else fields.one_of("file", files, "file")


def _report(fields: Fields, item: TodoItem, *, is_draft: bool) -> None:
    about = " › ".join(one for one in (item.file, item.about) if one)
    values = {"text": item.text, "about": f"{about}: " if about else ""}
    if is_draft:
        fields.warn("todo", item.place, **values)
    else:
        fields.problem("todo-left", item.place, **values)


def unfilled_in(folder: str, report: Report) -> tuple[ToFill, ...]:
    """The values of a folder that were reported as still to be filled in, by place."""
    return tuple(
        ToFill(one.values["key"], one.place)
        for one in report.problems
        if one.id == "to-fill" and one.place.file.startswith(f"{folder}/")
    )
