"""What a measured value is made of, by its definition or its description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.wording.arithmetic import formula
from generator.intake.wording.expressions import operands, without_percent
from generator.model.expressions import Binary, Expression, FactName

_LEAD = (
    r"(?:反映和考核|反映|考核|评价|衡量|用以反映|经验收或者考核)?"
    r"(?:各?部门(?:和|（)?(?:单位)?）?)?(?:的)?(?:本年度|年度)?"
)
_RATIO = re.compile(
    r"(?P<a>[^，。；：]+?)(?:与|和|占|同)(?P<b>[^，。；：]+?)(?:之间)?的(?:比率|比值|比例|比重|百分比|占比|之比)"
)
_CHANGE = re.compile(
    r"(?:本年度?|当年|年度)?(?P<a>[^，。；：]+?)(?:比|较|与)(?:上一?年度?|去年)(?:相比)?的?(?:变动|增长|增减|变化|下降)(?:比)?率"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """An expression over operands, the words it is from, whether they are a printed formula."""

    tree: Expression
    quote: str
    printed: bool


def wording(*texts: str) -> Wording | None:
    """The first formula of the texts, else the first description that is plain enough."""
    for text in texts:
        for printed in _formulas(text):
            return printed
    return next((found for text in texts if (found := _described(text))), None)


def _formulas(text: str) -> Iterator[Wording]:
    """What follows an equals sign, or a text that is one quotient."""
    starts = [found.end() for found in re.finditer(r"[=]", text)]
    for start in (*starts, 0):
        found = formula(text[start:])
        if found is None or not isinstance(found.tree, Binary):
            continue
        tree = without_percent(found.tree)
        whole = start > 0 or found.end >= len(text.rstrip("。；; "))
        if whole and operands(tree) and _is_ratio(tree):
            yield Wording(tree, text[start : start + found.end], True)


def _is_ratio(tree: Expression) -> bool:
    return isinstance(tree, Binary) and all(len(name) > 1 for name in operands(tree))


def _described(text: str) -> Wording | None:
    if found := _CHANGE.search(text):
        now = FactName(_named(found["a"]))
        then = FactName("上年" + now.id)
        return Wording(Binary("/", Binary("-", now, then), then), found[0], False)
    if found := _RATIO.search(text):
        one, other = _named(found["a"]), _named(found["b"])
        return Wording(Binary("/", FactName(one), FactName(other)), found[0], False)
    return None


def _named(text: str) -> str:
    text = re.sub(r"[（(][^（）()]*[）)]", "", text)
    return re.sub(rf"^{_LEAD}", "", text) or text
