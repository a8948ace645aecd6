"""Score tables of the other framework families, laid out as each is used, from their test data.

What a table must give back stands beside it: names, weights and scores of the leaves in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from docx import Document as new_document
from openpyxl import Workbook

from generator.audit.result import Result
from generator.model.framework import Framework, Indicator
from tests.unit.families.folders import examined
from tests.unit.intake.making import excel_file, word_file
from tests.unit.intake.making.report import ABOVE, LEFT, Row


@dataclass(frozen=True)
class Leaf:
    """What an importer should find; `weight` in points of the whole, `parents` from the top."""

    name: str
    parents: tuple[str, ...]
    weight: Decimal
    score: Decimal
    standard: str


@dataclass(frozen=True)
class Form:
    title: str
    above: tuple[str, ...]
    rows: tuple[Row, ...]
    heads: int
    leaves: tuple[Leaf, ...]


def form(family: str) -> Form:
    """The table of a family's latest evaluation: a, c, d, e, f or g."""
    result = max(examined(family).results, key=lambda one: one.evaluation.year)
    rows, heads, above = _LAYOUTS[family](result)
    title = f"{result.evaluation.year}年度部门整体绩效评价指标体系及得分表"
    return Form(title, above, rows, heads, tuple(_leaves(result)))


def word_form(family: str) -> bytes:
    made, document = form(family), new_document()
    document.add_paragraph(made.title)
    for text in made.above:
        document.add_paragraph(text)
    word_file.add_table(document, made.rows, made.heads)
    return word_file.saved(document)


def excel_form(family: str) -> bytes:
    made, workbook = form(family), Workbook()
    workbook.remove(workbook.worksheets[0])
    excel_file.add_sheet(workbook, "得分表", (made.title, *made.above), made.rows)
    return excel_file.saved(workbook)


# ---- what stands in the data ----------------------------------------------------------------


def _leaves(result: Result) -> Iterator[Leaf]:
    framework = result.framework
    for leaf in _judged(result):
        parents = tuple(one.name for one in _parents(framework, leaf))
        score = result.scores.nodes[leaf.id].score
        yield Leaf(leaf.name, parents, leaf.weight, score, _standard(framework, leaf))


def _judged(result: Result) -> list[Indicator]:
    """Leaves that count: those of a slot that were not chosen stand in no table."""
    nodes = result.scores.nodes
    return [one for one in result.framework.leaves if one.id in nodes and nodes[one.id].applies]


def _parents(framework: Framework, node: Indicator) -> list[Indicator]:
    by_id = {one.id: one for one in framework.indicators}
    above: list[Indicator] = []
    while node.parent is not None:
        node = by_id[node.parent]
        above.insert(0, node)
    return above


def _standard(framework: Framework, leaf: Indicator) -> str:
    return framework.rules[leaf.id].standard.strip()


def _points(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _score(result: Result, node: Indicator) -> str:
    return f"{result.scores.nodes[node.id].score:.2f}"


def _reason(result: Result, leaf: Indicator) -> str:
    judgement = result.evaluation.judgements.get(leaf.id)
    reason = judgement.reason if judgement else ""
    return reason if isinstance(reason, str) else "".join(reason)


def _total(result: Result, width: int, at: int) -> Row:
    """合计 over the columns before that of the score."""
    total = f"{result.scores.total.score:.2f}"
    return ("合计", *[LEFT] * (at - 1), total, *[""] * (width - at - 1))


def _merged(rows: list[list[str]], columns: int) -> list[Row]:
    """Texts that come again in the leading columns are one cell, within that of the column left."""
    out: list[Row] = []
    for at, row in enumerate(rows):
        same = True
        cells = list(row)
        for column in range(columns):
            same = same and at > 0 and rows[at - 1][column] == row[column]
            cells[column] = ABOVE if same else row[column]
        out.append(tuple(cells))
    return out


# ---- layouts --------------------------------------------------------------------------------

Layout = tuple[tuple[Row, ...], int, tuple[str, ...]]


def _family_a(result: Result) -> Layout:
    """Three levels, points in columns of their own, a sub-total below each part."""
    head = ("一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评分标准", "得分")
    out: list[Row] = [head]
    for root in result.framework.roots:
        rows = [
            [
                *(text for one in _parents(result.framework, leaf)
                  for text in (one.name, _points(one.weight))),
                leaf.name, _points(leaf.weight), _standard(result.framework, leaf),
                _score(result, leaf),
            ]
            for leaf in _judged(result)
            if _parents(result.framework, leaf)[0] is root
        ]  # fmt: skip
        out += _merged(rows, 4)
        out.append((f"{root.name}小计", _points(root.weight), *[""] * 5, _score(result, root)))
    return (*out, _total(result, 8, 7)), 1, ()


def _family_c(result: Result) -> Layout:
    """Points in brackets behind names, standard and explanation in one column, reasons."""
    head = ("一级指标", "二级指标", "三级指标", "指标解释及评分标准", "得分", "扣分原因")
    rows = []
    for leaf in _judged(result):
        names = [
            f"{one.name}（{_points(one.weight)}分）"
            for one in (*_parents(result.framework, leaf), leaf)
        ]
        names = [*names[:2], names[-1]] if len(names) > 2 else [*names, *names[-1:]][:3]
        standard = _standard(result.framework, leaf)
        rows.append([*names, standard, _score(result, leaf), _reason(result, leaf)])
    return (head, *_merged(rows, 2), _total(result, 6, 4)), 1, ()


def _family_d(result: Result) -> Layout:
    """Two levels, numbered rows, the points of a leaf in a column of their own."""
    head = ("序号", "评价阶段", "评价内容", "标准分", "评分标准", "评价得分", "备注")
    rows = []
    for number, leaf in enumerate(_judged(result), 1):
        stage = _parents(result.framework, leaf)[0]
        rows.append(
            [
                f"{stage.name}（{_points(stage.weight)}分）", str(number), leaf.name,
                _points(leaf.weight), _standard(result.framework, leaf), _score(result, leaf), "",
            ]
        )  # fmt: skip
    merged = [(row[1], row[0], *row[2:]) for row in _merged(rows, 1)]
    return (head, *merged, _total(result, 7, 5)), 1, ()


def _family_e(result: Result) -> Layout:
    """The self-evaluation form: a double head, the self score beside the reviewed one."""
    heads: list[Row] = [
        ("绩效指标", LEFT, LEFT, "分值", "评分标准", "得分", LEFT, "偏差原因分析及改进措施"),
        ("一级指标", "二级指标", "三级指标", ABOVE, ABOVE, "自评得分", "财政审核得分", ABOVE),
    ]
    rows = []
    for leaf in _judged(result):
        above = [*_parents(result.framework, leaf), leaf]
        first = f"{above[0].name}（{_points(above[0].weight)}分）"
        judgement = result.evaluation.judgements[leaf.id]
        own = judgement.self_score
        rows.append(
            [
                first, above[min(1, len(above) - 1)].name, leaf.name, _points(leaf.weight),
                _standard(result.framework, leaf), "" if own is None else _points(own),
                _score(result, leaf), _reason(result, leaf),
            ]
        )  # fmt: skip
    return (*heads, *_merged(rows, 2), _total(result, 8, 6)), 2, ("单位：分",)


def _family_f(result: Result) -> Layout:
    """Points belong to goals: a row over the whole width names each goal with its points."""
    head = ("指标类型", "绩效指标", "分值", "评分标准", "得分")
    out: list[Row] = [head]
    for root in result.framework.roots:
        out.append((f"{root.name}（{_points(root.weight)}分）", *[LEFT] * 4))
        rows = [
            [
                ([*_parents(result.framework, leaf), leaf][1:] or [leaf])[0].name, leaf.name,
                _points(leaf.weight), _standard(result.framework, leaf), _score(result, leaf),
            ]
            for leaf in _judged(result)
            if leaf is root or root in _parents(result.framework, leaf)
        ]  # fmt: skip
        out += _merged(rows, 1)
    return (*out, _total(result, 5, 4)), 1, ()


def _family_g(result: Result) -> Layout:
    """Relative weights: those of a part's leaves add up to 100; bonus and penalty at the end."""
    head = ("一级指标", "权重", "二级指标", "相对权重", "评分标准", "得分")
    rows = []
    for leaf in _judged(result):
        parents = _parents(result.framework, leaf)
        root = parents[0] if parents else leaf
        share = leaf.weight / root.weight * 100
        rows.append(
            [
                root.name, _points(root.weight), leaf.name, f"{_points(share)}%",
                _standard(result.framework, leaf), _score(result, leaf),
            ]
        )  # fmt: skip
    return (head, *_merged(rows, 2), _total(result, 6, 5)), 1, ()


_LAYOUTS: dict[str, Callable[[Result], Layout]] = {
    "a": _family_a,
    "c": _family_c,
    "d": _family_d,
    "e": _family_e,
    "f": _family_f,
    "g": _family_g,
}
FAMILIES = tuple(_LAYOUTS)
