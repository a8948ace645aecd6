"""Scalars stay the text that was typed, and every node knows its place."""

from __future__ import annotations

import pytest

from generator.problems import Place, Report
from generator.yaml_nodes.nodes import Mapping, Scalar, Sequence
from generator.yaml_nodes.parse import parse

GUESSED = "no off NO on yes y null 08 010 0017 0o17 1:30 22:00 1_000 2021-01-01 .nan 12e3 0x1F"


def parsed(text: str) -> Mapping:
    report = Report()
    node = parse(text, "x.yml", report)
    assert report.problems == ()
    assert node is not None
    return node


@pytest.mark.parametrize("word", GUESSED.split())
def test_no_word_changes_its_meaning(word: str) -> None:
    value = parsed(f"{word}: {word}").entries[word]
    assert isinstance(value, Scalar)
    assert value.text == word


def test_places_count_lines_and_columns_from_one() -> None:
    node = parsed("a: 1\nb:\n- 甲: 乙\n")
    assert node.keys["b"] == Place("x.yml", 2, 1)
    items = node.entries["b"]
    assert isinstance(items, Sequence)
    first = items.items[0]
    assert isinstance(first, Mapping)
    assert first.entries["甲"].place == Place("x.yml", 3, 6)


def test_a_block_keeps_what_looks_like_markup() -> None:
    text = "# 标题\n- 一\n1. 二\n    缩进\n---\n"
    block = "".join(f"  {line}\n" for line in text.splitlines())
    value = parsed(f"a: |\n{block}").entries["a"]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_numbers_cut_by_a_comma_in_braces_are_put_together() -> None:
    row = parsed("row: {a: 1,002,183.41, b: 2}").entries["row"]
    assert isinstance(row, Mapping)
    assert list(row.entries) == ["a", "b"]
    assert row.entries["a"] == Scalar("1,002,183.41", True, Place("x.yml", 1, 10))


def test_every_slip_of_a_file_is_told_in_one_run() -> None:
    report = Report()
    node = parse("z: 0\na：1\nb:2\nc: @d\ne: '好\nf: g\n", "x.yml", report)
    found = [(problem.id, problem.place.line) for problem in report.problems]
    assert found == [
        ("full-width-colon", 2),
        ("no-space-after-colon", 3),
        ("special-start", 4),
        ("open-quote", 5),
    ]
    assert node is not None
    assert list(node.entries) == ["z", "a", "b", "c", "e", "f"]


def test_a_correct_line_is_not_blamed_for_the_next_one() -> None:
    report = Report()
    parse("a: [甲]\nb: 备注: 完成\nc: '丙'\n", "x.yml", report)
    assert [problem.place for problem in report.problems] == [Place("x.yml", 2, 6)]
