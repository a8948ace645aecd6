"""Keys of earlier versions of the format."""

from __future__ import annotations

import pytest

from generator.problems import Report
from generator.problems.printing import as_text
from generator.yaml_nodes import keys
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.parse import parse


def told(text: str) -> str:
    report = Report()
    node = parse(text, "x.yml", report)
    assert node is not None
    fields = Fields(node, report)
    fields.text("source")
    fields.text("name", "")
    fields.finish()
    return as_text(report.problems, lambda place: None, "zh")


def test_a_key_of_old_is_told_its_name_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(keys.RENAMED, "origin", "source")
    assert told("name: a\norigin: 表 1\n") == (
        "x.yml:2:1: 错误 [renamed-key]\n  键“origin”是旧版本的写法，现在叫“source”\n"
        "  → 是否应为 source？ 请只改键名，内容不用改。\n"
    )


def test_beside_the_key_of_now_it_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(keys.RENAMED, "origin", "source")
    assert "[unknown-key]" in told("source: 表 1\norigin: 表 1\n")


def test_a_name_of_now_was_never_one_of_old() -> None:
    assert not set(keys.RENAMED) & set(keys.RENAMED.values())
