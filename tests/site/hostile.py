"""Texts that are code somewhere, put into every text of a data folder."""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

import yaml

MARK = "window.owned=1"
PIECES = (
    (
        "2021. <script>window.owned=1</script>",
        "<img src=x onerror=window.owned=1>",
        "{{ 7*7 }}{% raw %}",
        "甲|乙 2*3*4 a_b_c ~~80%~~",
        "%{y} &lt;b&gt; &#60;",
    ),
    (
        "# [查看](javascript:window.owned=1)",
        "[看](java&#115;cript:window.owned=1)",
        "*强调*{: onfocus=window.owned=1 autofocus}",
        "$x$ \\( \\) `甲` ![图](x.png) [TOC]",
    ),
    (
        '--8<-- "mkdocs.yml"',
        "</script></td></table></details></div><svg/onload=window.owned=1>",
        "\"'><iframe srcdoc=x> <!-- ]]> 𠮷〇㎡🙂",
    ),
    (
        "- 项目 {#top .big onclick=window.owned=1}",
        "<a href=javascript:window.owned=1>x</a><br>",
        "<b>粗</b> :smile: [^1] ==x== ++y++ https://example.com",
    ),
    (
        "=1+1 > 引用",
        "<details open ontoggle=window.owned=1>",
        "<base href=//example.com> <meta http-equiv=refresh content=0>",
    ),
    (
        "+ <math><mtext><table><mglyph><style><!--</style><img title='--><img src=x",
        "onerror=window.owned=1>'> <noscript><p title='</noscript><img src=x",
        "onerror=window.owned=1>'>",
    ),
    (
        "<link rel=stylesheet href=//example.com/a> <style>@import '//example.com/b'</style>",
        "<form id=__config action=//example.com> <img name=__md_scope src=//example.com/c>",
    ),
    (
        "[引][1] [1]: javascript:window.owned=1 <object data=javascript:window.owned=1>",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }} \\u003cscript>",
        "</textarea></title><input autofocus onfocus=window.owned=1> <template>",
    ),
)
ROUNDS = len(PIECES)

TEXTS = frozenset(
    {
        "answer", "base_text", "column", "commissioner", "conclusion", "description", "duty",
        "edition", "ended", "evaluated_body", "evaluator", "explanation", "fail", "framework_text",
        "goal", "grade", "grades_source", "heading", "indicator", "institution", "level",
        "methods_text", "name", "note", "now", "organisation", "parent", "part_of", "pass",
        "period", "publisher", "purpose", "reading", "reason", "reference", "reference_source",
        "region", "report_number", "role", "row", "row_heading", "scope", "short_name", "source",
        "staffing_text", "standard", "summary", "table", "target", "team_table", "team_text",
        "terms", "text", "title", "ungraded", "was", "what", "where",
    }
)  # fmt: skip
"""Keys whose value is free text or refers to one."""
LISTS = frozenset(
    {
        "abbreviations", "basis", "both", "functions", "indicators", "levels", "measures", "new",
        "offices", "old", "subordinates", "tables",
    }
)  # fmt: skip
"""Keys whose value is a list of such texts."""
FIGURES = frozenset(
    {"below", "deduction", "measured", "quote", "rate", "score", "weight", "where", "why"}
)
"""Such keys in the file of printed figures."""
NAMED = frozenset(
    {
        "cells", "deductions", "measured", "score_rates", "scores",
    }
)  # fmt: skip
"""Keys whose value has names as keys."""


def hostile(text: str, round: int) -> str:
    """A text with hostile signs before each line, the same ones for the same text."""
    lines = (f"{_before(line, round)} {line}" if line else line for line in text.split("\n"))
    return "\n".join(lines)


def _before(line: str, round: int) -> str:
    return " ".join(PIECES[(crc32(line.encode()) + round) % ROUNDS])


def spoil(data: Path, round: int) -> dict[str, str]:
    """Make every text of a data folder hostile; old texts with new ones."""
    done: dict[str, str] = {}
    for path in sorted(data.rglob("*.yml")):
        node = yaml.compose(path.read_text(encoding="utf-8"))
        assert node is not None, path
        _Spoiler(path.name, round, done).walk(node, "", "")
        text = yaml.serialize(node, allow_unicode=True, width=10**6)
        path.write_text(text, encoding="utf-8")
    return done


class _Spoiler:
    def __init__(self, file: str, round: int, done: dict[str, str]) -> None:
        self.file = file
        self.round = round
        self.done = done

    def walk(self, node: yaml.Node, key: str, above: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if above and key in NAMED and self.file != "figures.yml":
                    self._spoil(name)
                self.walk(value, name.value if key not in NAMED else f"{key}:", key)
                _quote(name)
        elif isinstance(node, yaml.SequenceNode):
            for one in node.value:
                self.walk(one, key, above or key)
        else:
            if self._is_text(node.value, key, above):
                self._spoil(node)
            _quote(node)

    def _is_text(self, text: str, key: str, above: str) -> bool:
        if self.file == "figures.yml":
            return key in FIGURES
        if key == "cells:":
            return not re.fullmatch(r"-?[0-9.]+", text)
        if key in ("problems", "basis"):  # ids in findings.yml, a choice in rules.yml
            return (key == "problems") == (self.file == "rules.yml")
        if key == "id":
            return self.file == "indicators.yml" or above == "tables"
        if key == "role":  # of a person in method.yml, else a choice
            return self.file == "method.yml"
        if key == "number":
            return above == "tables"
        return key in TEXTS or key in LISTS

    def _spoil(self, node: yaml.Node) -> None:
        old = node.value.removesuffix("\n")
        new = hostile(old, self.round)
        for line, other in zip(old.split("\n"), new.split("\n"), strict=True):
            self.done[" ".join(line.split())] = " ".join(other.split())
        node.value = new


def _quote(node: yaml.Node) -> None:
    if isinstance(node, yaml.ScalarNode):
        node.style = '"'
        node.tag = "tag:yaml.org,2002:str"
