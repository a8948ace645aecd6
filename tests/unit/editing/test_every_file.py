"""Edits in every YAML file that is shipped: they change what they say and nothing else."""

from __future__ import annotations

import difflib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editing.changing import changed, read_plain
from generator.editing.edit import Edit, Path
from generator.editing.values import Plain, edited
from generator.editing.written import end_of_line, next_line, read_written, start_of_line, way
from generator.yaml_nodes.emit import Typed, Value
from tests.unit.editing.shipped import shipped

EVALUATIONS = sorted(name for name in shipped() if name.startswith("evaluations/"))
ALIKE = [name for at, name in enumerate(EVALUATIONS) if "/shili-" not in name or at % 4 == 0]
"""All that people wrote; those of the invented district are written alike, some of them do."""
AWKWARD: tuple[Value, ...] = (
    "0017", "1:30", "477.50", "no", "~", "- 一", "凭证 #17", "甲: 乙", "'引'", '"', "[甲", "{", "%",
    "新的文字", "一段\n二段\n", "一段\n", "", Decimal("12.30"), True, ["甲", "乙"], [], {"名": "1"},
)  # fmt: skip


def places(tree: Plain, path: Path = ()) -> list[tuple[Path, Plain]]:
    """Every value of a tree with its path."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if tree else ()
    found = (
        [] if isinstance(tree, str) else [one for at, v in below for one in places(v, (*path, at))]
    )
    return [(path, tree), *found]


def test_there_are_files():
    assert len(EVALUATIONS) > 450


@pytest.mark.parametrize("part", range(4))
def test_all_values_changed_and_changed_back_give_the_same_bytes(part):
    for name in ALIKE[part::4]:
        content = shipped()[name]
        text = content.decode()
        root, tree = read_written(text, name), read_plain(text, name)
        single = [(path, value) for path, value in places(tree) if isinstance(value, str)]
        there, back = [], []
        for path, value in single:
            style = list(way(root, path))[-1].style
            block = "\n" if style == "|" else ""
            there.append(Edit(name, path, f"{value}变{block}"))
            back.append(Edit(name, path, f"{value}{block}" if style else Typed(value)))
        other = changed(content, there)
        assert other != content
        assert changed(other, back) == content


def test_what_says_the_same_changes_no_byte():
    for name in EVALUATIONS[::20]:
        content = shipped()[name]
        found = places(read_plain(content.decode(), name))[1:]
        same = [Edit(name, path, value) for path, value in found if isinstance(value, str)]
        assert changed(content, same) == content


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_edit_changes_what_it_says_and_no_other_line(data):
    name = data.draw(st.sampled_from(EVALUATIONS))
    line_break = data.draw(st.sampled_from([b"\n", b"\r\n"]))
    content = shipped()[name].replace(b"\n", line_break)
    tree = read_plain(content.decode(), name)
    edit = data.draw(edits(name, tree))
    after = changed(content, [edit])
    assert after is not None
    assert read_plain(after.decode(), name) == edited(tree, edit, edit.path)
    assert after.count(b"\n") == after.count(line_break)
    old, new = content.decode().splitlines(), after.decode().splitlines()
    gone = [line[2:] for line in difflib.ndiff(old, new) if line.startswith("- ")]
    assert [line for line in gone if line not in touched(content.decode(), name, edit)] == []


def edits(name: str, tree: Plain) -> st.SearchStrategy[Edit]:
    """Any edit of a tree: a value replaced or deleted, an item appended, a key added."""
    found = places(tree)[1:]
    value: st.SearchStrategy[Value] = st.sampled_from(AWKWARD)
    lists = [(*path, len(one)) for path, one in found if isinstance(one, list)]
    mappings = [(*path, "新键") for path, one in found if isinstance(one, dict)]
    some = [path for path, _ in found]
    return st.one_of(
        st.builds(Edit, st.just(name), st.sampled_from([*some, *lists, *mappings]), value),
        st.builds(Edit, st.just(name), st.sampled_from([*some, *lists, *mappings]), value),
        st.builds(Edit, st.just(name), st.sampled_from(some), st.none()),
    )


def touched(text: str, name: str, edit: Edit) -> set[str]:
    """The lines an edit may touch: of the value or, where it is new, of what stands around it."""
    values = list(way(read_written(text, name), edit.path))
    value = values[-1]
    flow = next((one for one in values if one.flow), None)
    if len(values) <= len(edit.path):
        if flow is None:
            return set()
        value = flow
    around = flow or value
    alone = edit.value is None and len(values[-2].items or ()) == 1
    around = values[-2] if alone and flow is None else around
    first = start_of_line(text, max(0, start_of_line(text, around.start) - 1))
    following = end_of_line(text, next_line(text, around.end))
    return set(text[first:following].splitlines())
