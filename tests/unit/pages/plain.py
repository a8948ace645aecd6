"""Data without one Chinese sign: the same folder, every Chinese text replaced by a plain one.

Pages made of it show which Chinese words are the interface's own.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from zlib import crc32

import yaml

from generator.words.catalogue import words

SIGNS = re.compile("[\u2018-\u201d\u3000-\u303f〇\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]+")
COUNTS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
"""Counts that a report prints as words."""
KEPT = frozenset({"是", "否", "日期", *words("en").units})
"""Flags and units, which the data may write in Chinese only."""


def plain(text: str) -> str:
    """A text with a word for each run of Chinese signs, the same one for the same run."""
    return SIGNS.sub(lambda run: f"T{crc32(run[0].encode()):08x}", text)


def plain_copy(data: Path, target: Path) -> Path:
    """A copy of a data folder without Chinese."""
    shutil.copytree(data, target)
    for path in sorted(target.rglob("*.yml")):
        node = yaml.compose(path.read_text(encoding="utf-8"))
        assert node is not None, path
        _walk(node)
        text = yaml.serialize(node, allow_unicode=True, width=10**6)
        path.write_text(text, encoding="utf-8")
    for path in sorted(target.rglob("*.md")):
        path.write_text(plain(path.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def _walk(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(key)
            _walk(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            _walk(one)
    elif isinstance(node, yaml.ScalarNode) and SIGNS.search(node.value):
        if not set(node.value.split("/")) <= KEPT:
            node.value = COUNTS.get(node.value) or plain(node.value)
        node.style = '"'
        node.tag = "tag:yaml.org,2002:str"
