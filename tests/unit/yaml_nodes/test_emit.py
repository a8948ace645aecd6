"""Plain values become YAML text that is read back as the same values, and that people can read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Report
from generator.yaml_nodes.characters import forbidden
from generator.yaml_nodes.emit import WIDTH, Value, emit
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse


def read(text: str) -> object:
    report = Report()
    node = parse(text, "test.yml", report)
    assert not report.problems
    assert node is not None
    return plain(node)


def plain(node: Node) -> object:
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(one) for one in items]
        case Mapping(entries):
            return {key: plain(one) for key, one in entries.items()}


ALLOWED = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cf")).filter(
    lambda char: forbidden(char) is None
)
AWKWARD = (
    "- a", "a: b", "a #b", "#", "是", "null", "1.50", "0x1F", "2021-01-01", "{", "'", "''", "“甲”",
    "a?",
    "a:", "? b", "&x", "%", "'a' b", "1,000", "---", "...", "~", "<<", "a, b", "- ", ": ", "‘",
)  # fmt: skip
LINES = st.text(ALLOWED, max_size=30) | st.sampled_from(AWKWARD)
KEYS = LINES.filter(bool)
PARAGRAPHS = st.lists(LINES.map(str.strip).filter(bool), min_size=1, max_size=3).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)
SINGLE = LINES | PARAGRAPHS
VALUES = st.recursive(
    SINGLE,
    lambda below: (
        st.lists(SINGLE | st.dictionaries(KEYS, below, min_size=1, max_size=3), max_size=4)
        | st.dictionaries(KEYS, below, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, Value]) -> None:
    text = emit(value)
    assert read(text) == value
    assert yaml.safe_load(text) == value  # other readers take no text for a number or a date


def test_single_values() -> None:
    value: dict[str, Value] = {
        "a": Decimal("0.90"),
        "b": 2021,
        "c": True,
        "d": False,
        "e": date(2021, 12, 31),
    }
    assert emit(value) == "a: 0.90\nb: 2021\nc: 是\nd: 否\ne: 2021-12-31\n"


def test_paragraphs_are_a_block() -> None:
    assert emit({"text": "甲。\n乙: 丙。\n"}) == "text: |\n  甲。\n  乙: 丙。\n"


def test_small_collections_stand_on_one_line() -> None:
    value: dict[str, Value] = {"a": [{"id": "甲", "weight": 3}], "b": ["甲", "乙, 丙"], "c": []}
    assert emit(value) == "a:\n- {id: 甲, weight: 3}\nb: [甲, '乙, 丙']\nc: []\n"


def test_long_collections_stand_on_lines_of_their_own() -> None:
    long = "字" * WIDTH
    assert emit({"a": [{"b": long, "c": 1}]}) == f"a:\n- b: {long}\n  c: 1\n"
    assert emit({"a": [long, "b"]}) == f"a:\n- {long}\n- b\n"


@pytest.mark.parametrize("text", ["a\tb", "a\u202eb", "\ufeff", "\ufffd", "a\x00"])
def test_what_no_data_file_may_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="U\\+"):
        emit({"a": text})


@pytest.mark.parametrize("text", ["a\n\nb\n", " a\n", "a \n", "\n"])
def test_paragraphs_with_stray_spaces_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="paragraph"):
        emit({"a": text})


def test_a_list_in_a_list_has_no_place() -> None:
    with pytest.raises(ValueError, match="no place"):
        emit({"a": [[{"b": "c"}]]})
