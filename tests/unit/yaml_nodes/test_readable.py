"""What can be read of a file without telling its problems."""

from __future__ import annotations

from generator.yaml_nodes.nodes import Mapping
from generator.yaml_nodes.readable import items_at, node_at, readable, text_at

FILE = """\
name:  县工信局
empty:
todo:
  - text: 一
  - 二
"""


def test_values_are_found_by_their_keys() -> None:
    node = readable(FILE.encode())
    assert text_at(node, "name") == "县工信局"
    assert [text_at(one, "text") for one in items_at(node, "todo")] == ["一", ""]
    assert node_at(node, "empty") is not None


def test_what_is_not_there_is_empty() -> None:
    node = readable(FILE.encode())
    assert [text_at(node, key) for key in ("empty", "todo", "other")] == ["", "", ""]
    assert items_at(node, "name") == () == items_at(None, "todo")
    assert node_at(items_at(node, "todo")[1], "text") is None


def test_a_mark_and_line_ends_of_windows_are_read_over() -> None:
    node = readable(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert isinstance(node, Mapping)
    assert node == readable(FILE.encode())


def test_no_file_and_a_broken_one_have_nothing() -> None:
    assert readable(None) is None
    assert readable(b"name: [") is None
