"""Texts that are code somewhere, put into every text of a data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import yaml

from generator.schemas.catalogue import Form, Key, catalogue

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

FREE = frozenset({"line", "text", "texts", "by line"})
"""Types whose values are texts of people."""
BOUND: dict[str, dict[tuple[str, ...], str]] = {
    "facts.yml": {
        ("facts", "id"): "a name in expressions: letters, digits and the underscore alone",
        ("facts", "at_most"): "such a name",
        ("facts", "last_year_of"): "such a name",
    },
    "rules.yml": {("rules", "measure", "expression"): "arithmetic"},
    "figures.yml": {
        ("figures", "fact"): "a name in expressions",
        ("figures", "expression"): "arithmetic",
        ("figures", "printed"): "a number",
    },
    "published.yml": {("places", "measured"): "numbers"},
    "evaluation.yml": {
        ("report_url",): "an address, and nothing but letters that addresses may have",
        ("attachments", "file"): "the name of a file, which is hostile from the beginning",
    },
    "redirects.yml": {
        ("redirects", "from"): "an address within the site",
        ("redirects", "to"): "an address within the site",
    },
    "findings.yml": {
        ("problems", "id"): "part of an address",
        ("recommendations", "id"): "part of an address",
        ("recommendations", "problems"): "such an id",
    },
    "replies.yml": {("replies", "finding"): "such an id"},
    "follow_ups.yml": {("follow_ups", "finding"): "such an id"},
    "todo.yml": {("todo", "file"): "the name of a file of the data"},
    "accepted.yml": {("accepted", "file"): "the name of a file of the data"},
}
"""What is no free text though it is written as one, and why: all else is made hostile."""
UNITS = frozenset(
    {"元", "万元", "亿元", "%", "倍", "日期", "天", "m²", "万m²", "亩", "m", "km", "人"}
)
"""Units that are computed with, and what is counted per head; all others are names."""

Keys = tuple[str, ...]


def hostile(text: str, round: int) -> str:
    """A text with hostile signs before each line, the same ones for the same text."""
    lines = (f"{_before(line, round)} {line}" if line else line for line in text.split("\n"))
    return "\n".join(lines)


def _before(line: str, round: int) -> str:
    return " ".join(PIECES[(crc32(line.encode()) + round) % ROUNDS])


def text_fields() -> dict[tuple[str, Keys], Key]:
    """Every free text of the data by file, or kind of rule, and keys."""
    forms = {**catalogue().files, **catalogue().kinds}
    return {
        (name, path): key
        for name, form in forms.items()
        for path, key in form.keys.items()
        if FREE.intersection(key.types) and path not in BOUND.get(name, {})
    }


@dataclass
class Spoilt:
    """Old texts with new ones, and in which fields they stand; `bound` are those left alone."""

    texts: dict[str, str] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)
    fields: set[tuple[str, Keys]] = field(default_factory=set)


def spoil(data: Path, round: int) -> Spoilt:
    """Make every text of a data folder hostile."""
    done = Spoilt()
    for path in sorted(data.rglob("*.yml")):
        node = yaml.compose(path.read_text(encoding="utf-8"))
        assert node is not None, path
        _Spoiler(round, done).walk(node, catalogue().files[path.name], ())
        text = yaml.serialize(node, allow_unicode=True, width=10**6)
        path.write_text(text, encoding="utf-8")
    return done


@dataclass
class _Spoiler:
    round: int
    done: Spoilt

    def walk(self, node: yaml.Node, form: Form, path: Keys) -> None:
        """Go through the mappings of a form, or those listed, from the keys at a path on."""
        if isinstance(node, yaml.SequenceNode):
            for one in node.value:
                self.walk(one, form, path)
        elif isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                below = (*path, name.value)
                if key := form.keys.get(below):
                    self._key(value, key, form, below)
                _quote(name)
                _quote(value)

    def _key(self, node: yaml.Node, key: Key, form: Form, path: Keys) -> None:
        for kind in key.types:
            match kind.split():
                case ["rule"]:
                    self._rule(node)
                case ["by", *what]:
                    self._named(node, (form.name, path), *what)
                case ["like", file, keys]:
                    self.walk(node, catalogue().files[file], tuple(keys.split(".")))
                case ["map" | "list"]:
                    self.walk(node, form, path)
        if path in BOUND.get(form.name, {}):
            self.done.bound.add(node.value if isinstance(node, yaml.ScalarNode) else "")
        elif FREE.intersection(key.types):
            self._texts(node, (form.name, path))

    def _rule(self, node: yaml.Node) -> None:
        (kind,) = (value.value for name, value in node.value if name.value == "kind")
        self.walk(node, catalogue().kinds[kind], ())

    def _named(self, node: yaml.Node, field: tuple[str, Keys], what: str, *_: str) -> None:
        """A mapping whose keys are data: names of indicators, columns, contexts, or levels."""
        for name, value in node.value:
            if what != "integer":
                self._texts(name, field)
            if what == "rule":
                self._rule(value)
            elif what == "line" and field[1] not in BOUND.get(field[0], {}):
                self._texts(value, field)
            _quote(name)
            _quote(value)

    def _texts(self, node: yaml.Node, field: tuple[str, Keys]) -> None:
        if isinstance(node, yaml.SequenceNode):
            for one in node.value:
                self._texts(one, field)
        elif isinstance(node, yaml.ScalarNode):
            if field[1][-1] != "unit":
                self._spoil(node)
            elif not UNITS.intersection(node.value.split("/")):
                self._spoil(node, stroke="-")
            self.done.fields.add(field)
        _quote(node)

    def _spoil(self, node: yaml.ScalarNode, stroke: str = "/") -> None:
        """`stroke` stands for strokes: those of a unit are computed with."""
        if re.fullmatch(r"-?[0-9.,%]*", node.value):
            return
        old = node.value.removesuffix("\n")
        new = hostile(old, self.round).replace("/", stroke)
        for line, other in zip(old.split("\n"), new.split("\n"), strict=True):
            self.done.texts[" ".join(line.split())] = " ".join(other.split())
        node.value = new


def _quote(node: yaml.Node) -> None:
    if isinstance(node, yaml.ScalarNode):
        node.style = '"'
        node.tag = "tag:yaml.org,2002:str"
