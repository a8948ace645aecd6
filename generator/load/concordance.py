"""What became of the indicators of the edition before: a framework's concordance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.load.folder import Folder
from generator.load.framework import CONCORDANCE, LoadedFramework
from generator.load.names import ANYTHING
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.problems import Place
from generator.yaml_nodes.fields import NAME_LENGTH, PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Sequence as ListNode

Named = Sequence[tuple[str, Place]]

ONE_TO_ONE = (Change.SAME, Change.CHANGED_WEIGHT, Change.CHANGED_RULE)
EXAMPLES: Mapping[Change, str] = {
    **{one: f"{{change: {one}, old: a, new: b}} / {{change: {one}, both: [a, b]}}"
       for one in ONE_TO_ONE},
    Change.SPLIT: "{change: split, old: a, new: [b, c]}",
    Change.MERGED: "{change: merged, old: [a, b], new: c}",
    Change.NEW: "{change: new, new: [a, b]}",
    Change.DROPPED: "{change: dropped, old: [a, b]}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Editions:
    """The two frameworks and the names that may be referred to in each."""

    old: str
    new: str
    old_nodes: Collection[str]
    new_nodes: Collection[str]


def load_concordance(
    folder: Folder, id: str, frameworks: Mapping[str, LoadedFramework]
) -> tuple[Concordance, bool] | None:
    """The concordance in a framework's folder and whether all of it could be read; None without.

    `frameworks` are those found, also unsound ones: names are checked against what they have.
    """
    file = folder.open(CONCORDANCE, required=False)
    if file is None:
        return None
    older = _older(file, id, frameworks)
    before = frameworks.get(older)
    names = _Editions(older, id, before.nodes if before else ANYTHING, frameworks[id].nodes)
    entries: list[ConcordanceEntry] = []
    for fields in file.children("entries", required=True):
        entries.extend(_entries(fields, names))
        fields.finish()
    return Concordance(older, id, tuple(entries), file.at("from")), file.finish()


def _older(file: Fields, id: str, frameworks: Collection[str]) -> str:
    if file.has("from") and file.text("from") == id:
        file.problem("concordance-with-itself", file.at("from"), id=id)
        return ""
    return file.one_of("from", [one for one in frameworks if one != id], "framework")


def _entries(fields: Fields, names: _Editions) -> list[ConcordanceEntry]:
    """The entries that one item of the list stands for; none where its form is wrong."""
    change = fields.choice("change", Change)
    reason = fields.text("reason", length=PARAGRAPH_LENGTH)
    both, old, new = (_ids(fields, key) for key in ("both", "old", "new"))
    _check_known(fields, (*both, *old), names.old, names.old_nodes)
    _check_known(fields, (*both, *new), names.new, names.new_nodes)
    if not fields.has("change") or not fields.ok:
        return []
    if not _has_form(change, both, old, new):
        place = fields.at("change")
        fields.problem("concordance-form", place, change=change, example=EXAMPLES[change])
        return []
    return [
        ConcordanceEntry(change, before, after, reason, place)
        for before, after, place in _joined(change, both, old, new, fields.place)
    ]


def _ids(fields: Fields, key: str) -> Named:
    """One id or a list of them, each with its place; none where the key is left out."""
    if isinstance(fields.node.entries.get(key), ListNode):
        return fields.placed_texts(key, length=NAME_LENGTH)
    text = fields.text(key, "")
    return [(text, fields.at(key))] if text else []


def _check_known(fields: Fields, ids: Named, edition: str, nodes: Collection[str]) -> None:
    for id, place in ids:
        if id not in nodes:
            meant = nearest(id, nodes)
            fields.problem("concordance-unknown", place, id=id, edition=edition, meant=meant)


def _has_form(change: Change, both: Named, old: Named, new: Named) -> bool:
    if both:
        return change in ONE_TO_ONE and not old and not new
    match change:
        case Change.SPLIT:
            return len(old) == 1 and len(new) > 1
        case Change.MERGED:
            return len(old) > 1 and len(new) == 1
        case Change.NEW:
            return not old and len(new) > 0
        case Change.DROPPED:
            return len(old) > 0 and not new
        case _:
            return len(old) == len(new) == 1


def _joined(
    change: Change, both: Named, old: Named, new: Named, place: Place
) -> list[tuple[tuple[str, ...], tuple[str, ...], Place]]:
    """Ids of the older and of the newer edition, entry by entry, with the place of each."""
    if both:
        return [((id,), (id,), where) for id, where in both]
    if change is Change.NEW:
        return [((), (id,), where) for id, where in new]
    if change is Change.DROPPED:
        return [((id,), (), where) for id, where in old]
    return [(tuple(id for id, _ in old), tuple(id for id, _ in new), place)]
